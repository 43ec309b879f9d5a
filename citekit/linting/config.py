"""What a user asks of the linter: ``citekit.toml`` or ``[tool.citekit]`` of pyproject.toml, and the command line over it."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from types import MappingProxyType
from typing import Final

from citekit.linting import registry
from citekit.model import InputError, Severity, StyleError, UsageError

MODELS: Final = ("auto", "bibtex", "biblatex")
FAIL_ON: Final = ("error", "warning", "info", "never")
FILE_NAME: Final = "citekit.toml"
_TABLE: Final = ("tool", "citekit")
_NONE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({})
_RANKS: Final = {Severity.ERROR: 3, Severity.WARNING: 2, Severity.INFO: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Settings of one run. Selectors are codes, beginnings of codes, rule names, or ``ALL``.

    ``select`` empty means every rule that is on by default; ``severity`` and ``per_file_ignores`` map selectors and globs.
    ``source`` is the file the settings were read from. ``today`` is what dates are judged by.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NONE)
    style: str = ""
    model: str = "auto"
    baseline: str = ""
    fail_on: str = "warning"
    plugins: tuple[str, ...] = ()
    source: Path | None = None
    today: date = field(default_factory=date.today)

    @classmethod
    def load(cls, start: Path) -> Config:
        """The settings of the nearest folder at or above ``start`` that has any; else the defaults.

        Raises UsageError, naming file and line, for unknown, ill-typed or contradictory settings.
        """
        folder = start.resolve()
        for place in (folder, *folder.parents):
            for path, table in ((place / FILE_NAME, ()), (place / "pyproject.toml", _TABLE)):
                if path.is_file():
                    settings = _read(path, table)
                    if settings is not None:
                        return cls.of(settings, path)
        return cls()

    @classmethod
    def read(cls, path: Path) -> Config:
        """The settings of one file: a pyproject.toml by its ``[tool.citekit]``, any other whole."""
        settings = _read(path, _TABLE if path.name == "pyproject.toml" else ())
        return cls() if settings is None else cls.of(settings, path)

    @classmethod
    def of(cls, settings: Mapping[str, object], path: Path | None = None) -> Config:
        """Settings as TOML gives them; ``path`` is where they stand, for messages."""
        reader = _Reader(path)
        known = {f.name.replace("_", "-"): f.name for f in fields(cls) if f.name not in ("source", "today")}
        values: dict[str, object] = {}
        for key, value in settings.items():
            if key == _TABLE[0] and isinstance(value, dict) and _TABLE[1] in value:
                reader.fail(key, "the settings of citekit.toml stand at its top; [tool.citekit] is for pyproject.toml")
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                reader.fail(key, f'unknown setting "{key}"' + (f'; did you mean "{near[0]}"?' if near else ""))
            values[known[key]] = reader.value(key, value)
        config = cls(**values, source=path)  # type: ignore[arg-type]
        config.check(reader)
        return config

    def changed(self, **settings: object) -> Config:
        """A copy with settings of the command line, checked; None leaves a setting as it is."""
        config = replace(self, **{name: value for name, value in settings.items() if value is not None})  # type: ignore[arg-type]
        config.check(_Reader(None))
        return config

    @property
    def baseline_file(self) -> Path:
        """Where the baseline lies: beside the settings that name it, or where the command line says."""
        return (self.source.parent if self.source else Path.cwd()) / self.baseline

    def line_of(self, key: str) -> int:
        """The line of a setting in its file; 1 if it is not there."""
        return _Reader(self.source).line_of(key) or 1

    @contextmanager
    def placing(self, key: str) -> Iterator[None]:
        """Let what goes wrong with a setting be told at its place in the file, where it comes from one."""
        try:
            yield
        except (UsageError, StyleError) as error:
            line = _Reader(self.source).line_of(key)
            if not line:
                raise
            raise UsageError(error.message, path=str(self.source), line=line) from error

    def check(self, reader: _Reader) -> None:
        """Raise UsageError for what contradicts itself or names nothing."""
        reader.one_of("model", self.model, MODELS)
        reader.one_of("fail-on", self.fail_on, FAIL_ON)
        for selector in {*self.select, *self.extend_select} & set(self.ignore):
            reader.fail("ignore", f'"{selector}" is both selected and ignored', selector)
        for selector, severity in self.severity.items():
            reader.one_of(selector, severity, tuple(Severity))
        named = {
            "select": self.select,
            "ignore": self.ignore,
            "extend-select": self.extend_select,
            "severity": tuple(self.severity),
            "per-file-ignores": tuple(code for codes in self.per_file_ignores.values() for code in codes),
        }
        if not self.plugins:  # what a plugin calls its rules is known once it is loaded
            for key, selectors in named.items():
                for selector in selectors:
                    if not registry.is_known(selector):
                        near = " or ".join(registry.closest(selector))
                        reader.fail(key, f'no rule "{selector}"' + (f"; did you mean {near}?" if near else ""), selector)

    def wants(self, code: str, name: str, default: bool = True) -> bool:
        """Whether a rule is to run. The longest selector that names it decides; ``ignore`` wins a tie."""
        chosen = _reach((*self.select, *self.extend_select), code, name)
        if not self.select and default:
            chosen = max(chosen, 0)
        return chosen > _reach(self.ignore, code, name)

    def severity_of(self, code: str, name: str, usual: Severity) -> Severity:
        """The severity asked for, by the longest selector that names the rule; else ``usual``."""
        best = max((key for key in self.severity if registry.matches(key, code, name)), key=len, default="")
        return Severity(self.severity[best]) if best else usual

    def ignored_in(self, path: str | None) -> tuple[str, ...]:
        """The selectors that ``per-file-ignores`` leaves out in a file (globs of its path or its name)."""
        if not path or not self.per_file_ignores:
            return ()
        name = Path(path).name
        return tuple(
            code
            for glob, codes in self.per_file_ignores.items()
            if fnmatch(path, glob) or fnmatch(name, glob) or fnmatch(path, f"*/{glob}")
            for code in codes
        )

    def fails(self, severities: Iterable[Severity]) -> bool:
        """Whether findings of these severities make the run fail."""
        if self.fail_on == "never":
            return False
        floor = _RANKS[Severity(self.fail_on)]
        return any(_RANKS[severity] >= floor for severity in severities)


def _reach(selectors: Iterable[str], code: str, name: str) -> int:
    """How exactly the best of the selectors names a rule: -1 not at all, a whole code or name 9."""
    reach = -1
    for selector in selectors:
        if registry.matches(selector, code, name):
            exact = selector.lower() in (code.lower(), name)
            reach = max(reach, 9 if exact else 0 if selector.upper() == registry.ALL else len(selector))
    return reach


def _read(path: Path, table: tuple[str, ...]) -> Mapping[str, object] | None:
    try:
        settings: object = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        raise UsageError(f"not valid TOML: {error}", path=str(path), line=line, column=column) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read: {error}", path=str(path)) from error
    for key in table:
        settings = settings.get(key) if isinstance(settings, dict) else None
    return settings if isinstance(settings, dict) else None


class _Reader:
    """Checks the types of settings and says where a wrong one stands."""

    def __init__(self, path: Path | None) -> None:
        self.path = path

    def value(self, key: str, value: object) -> object:
        if key in ("style", "model", "baseline", "fail-on"):
            if not isinstance(value, str):
                self.fail(key, f'"{key}" must be a string')
            return value
        if key in ("severity", "per-file-ignores"):
            if not isinstance(value, dict):
                self.fail(key, f'"{key}" must be a table')
            return {str(name): self._inner(key, str(name), inner) for name, inner in value.items()}  # type: ignore[attr-defined]
        return self._texts(key, value)

    def _inner(self, key: str, name: str, value: object) -> object:
        if key == "per-file-ignores":
            return self._texts(name, value)
        if not isinstance(value, str):
            self.fail(name, f'the severity of "{name}" must be a string')
        return value

    def _texts(self, key: str, value: object) -> tuple[str, ...]:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fail(key, f'"{key}" must be a list of strings')
        return tuple(value)  # type: ignore[arg-type]

    def one_of(self, key: str, value: str, allowed: Iterable[str]) -> None:
        if value not in allowed:
            self.fail(key, f'"{value}" is none of {", ".join(allowed)}')

    def fail(self, key: str, message: str, value: str = "") -> None:
        line = self.line_of(key, value)
        raise UsageError(message, path=str(self.path) if self.path else None, line=line)

    def line_of(self, key: str, value: str = "") -> int:
        """tomllib tells no lines: the first line that sets the key or heads its table, or the value after it."""
        if self.path is None:
            return 0
        heading = re.compile(
            rf"""\s*(?:["']?{re.escape(key)}["']?\s*=|\[[^]]*\b{re.escape(key)}\s*\]|\[\s*{re.escape(key)}\s*\.)"""
        )
        lines = self.path.read_text(encoding="utf-8").splitlines()
        first = next((number for number, line in enumerate(lines, 1) if heading.match(line)), 0)
        quoted = re.compile(rf"""["']?{re.escape(value)}["']?\s*[],=]|["']{re.escape(value)}["']""") if value else None
        later = (n for n, line in enumerate(lines, 1) if n >= first and quoted and quoted.search(line))
        return next(later, first)
