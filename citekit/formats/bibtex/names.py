"""Name lists of a .bib entry -> ``model.Name`` and back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from citekit.formats.bibtex.latex import plain, to_tex
from citekit.formats.bibtex.namesplit import NameParts, parse_name, split_names
from citekit.model import Name

__all__ = ["NameParts", "parse_name", "read_names", "split_names", "write_names"]

# biblatex manual, "Name lists", extended name format: family=…, given=…, prefix=…, suffix=…, useprefix=…
_EXTENDED: Final = re.compile(r"\s*(?:family|given|prefix|suffix|useprefix|id|nametemplates|[a-z]+-i)\s*=")
_PAIR: Final = re.compile(r"\s*([a-z-]+)\s*=\s*(\"[^\"]*\"|(?:[^,{}]|\{(?:[^{}]|\{[^{}]*\})*\})*+)\s*(?:,|\Z)")
_OTHERS: Final = "others"


def read_names(value: str, *, useprefix: bool = False) -> tuple[Name, ...]:
    """The names of a TeX list, each part decoded after the split.

    A name that is one braced group is a literal, and so is a final ``others`` ("and others"). The von part is the dropping
    particle, or with ``useprefix`` (biblatex's option) the non-dropping one.
    """
    names = split_names(value)
    return tuple(_read_name(name, useprefix) for name in names)


@lru_cache(maxsize=32768)
def _read_name(text: str, useprefix: bool) -> Name:
    if _EXTENDED.match(text):
        return _extended(text, useprefix)
    if _is_group(text) or text.lower() == _OTHERS:
        return Name(literal=plain(text).strip())
    parts = parse_name(text)
    first, von, last, jr = (plain(part).strip() for part in parts)
    name = _name(first, von, last, jr, useprefix)
    return name if name else Name(literal=plain(text).strip())


def _name(first: str, von: str, last: str, jr: str, useprefix: bool) -> Name:
    particle, prefix = ("", von) if useprefix else (von, "")
    return Name(family=last, given=first, dropping_particle=particle, non_dropping_particle=prefix, suffix=jr)


def _extended(text: str, useprefix: bool) -> Name:
    pairs = {found[1]: plain(found[2].strip().strip('"')).strip() for found in _PAIR.finditer(text)}
    prefixed = pairs["useprefix"].lower() == "true" if "useprefix" in pairs else useprefix
    family = pairs.get("family", "")
    return _name(pairs.get("given", ""), pairs.get("prefix", ""), family, pairs.get("suffix", ""), prefixed)


def _is_group(text: str) -> bool:
    """Whether the whole name is one pair of braces, and not a special character ``{\\'E}``."""
    if not text.startswith("{") or not text.endswith("}") or text.startswith("{\\"):
        return False
    depth = 0
    for brace in re.finditer(r"[{}]", text):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.end() == len(text)
    return False


def write_names(names: Iterable[Name], unicode: bool = True) -> str:
    """A TeX list that ``read_names`` reads back as the same names; parts that would be split otherwise stand in braces."""
    return " and ".join(written for name in names if (written := _write_name(name, unicode)))


def _write_name(name: Name, unicode: bool) -> str:
    if name.literal:
        return name.literal if name.literal == _OTHERS else f"{{{to_tex(name.literal, unicode=unicode)}}}"
    von = " ".join(part for part in (name.dropping_particle, name.non_dropping_particle) if part)
    wanted = (name.given, von, name.family, name.suffix)
    tex = [to_tex(part, unicode=unicode) for part in wanted]
    for guards in _GUARDS:
        written = _compose(*(f"{{{part}}}" if guarded and part else part for part, guarded in zip(tex, guards, strict=True)))
        if (
            split_names(f"x and {written} and x") == ["x", written, "x"]
            and tuple(plain(part).strip() for part in parse_name(written)) == wanted
        ):
            return written
    return _compose(tex[0], *(f"{{{part}}}" if part else "" for part in tex[1:]))


# Which of first, von, last, jr stand in braces: as few as will do.
_GUARDS: Final = (
    (False, False, False, False), (False, False, True, False), (True, False, False, False), (True, False, True, False),
    (False, False, False, True), (True, False, True, True),
)  # fmt: skip


def _compose(first: str, von: str, last: str, jr: str) -> str:
    family = f"{von} {last}" if von and last else von or last
    if jr:
        return f"{family}, {jr}, {first}"
    return f"{family}, {first}" if first and family else family or f"{{{first}}}"
