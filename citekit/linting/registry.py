"""The rules there are. A file ``rules/ck101_missing_author.py`` holds rule CK101, so listing codes imports none of them."""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from citekit.linting import rules as _folder
from citekit.linting.rule import Rule, rule_of

ALL = "ALL"


@cache
def table() -> Mapping[str, str]:
    """Code -> module of every rule of citekit, in order of codes; nothing is imported."""
    names = sorted(module.name for module in pkgutil.iter_modules(_folder.__path__) if module.name.startswith("ck"))
    return {name[:5].upper(): f"{_folder.__name__}.{name}" for name in names}


def name_of(code: str) -> str:
    """The name of a rule, told by its file: CK101 -> "missing-author"."""
    module = table().get(code, "")
    return module.rpartition(".")[2][6:].replace("_", "-")


@cache
def load(code: str) -> Rule:
    """The rule of a code; KeyError for a code that is not in the table."""
    found = list(rules_in(importlib.import_module(table()[code])))
    return next(rule for rule in found if rule.code == code)


def rules_in(module: object) -> Iterator[Rule]:
    """The rules that a module declares."""
    for value in list(vars(module).values()):
        rule = rule_of(value)
        if rule is not None and (isinstance(value, Rule) or value.__module__ == module.__name__):  # type: ignore[attr-defined]
            yield rule


def matches(selector: str, code: str, name: str) -> bool:
    """Whether a selector names a rule: ``ALL``, a code, the start of one (``CK2``, ``HS``), or the rule's name."""
    upper = selector.strip().upper()
    return upper == ALL or selector.strip().lower() == name or (_CODE.fullmatch(upper) is not None and code.startswith(upper))


def is_known(selector: str, more: Iterable[Rule] = ()) -> bool:
    """Whether a selector names any rule of ours, or of ``more`` (plugins)."""
    return any(matches(selector, code, name_of(code)) for code in table()) or any(
        matches(selector, rule.code, rule.name) or rule.code.startswith(selector.upper()) for rule in more
    )


def closest(selector: str) -> list[str]:
    """Up to three codes or names that may have been meant."""
    upper = selector.upper()
    meant = upper[:2] + upper[2:].translate(_LOOK_ALIKES)
    if meant in table():
        return [meant]
    names = {name_of(code): code for code in table()}
    near = difflib.get_close_matches(upper, table(), n=3, cutoff=0.6)
    return near or difflib.get_close_matches(selector.lower(), names, n=3, cutoff=0.5)


_CODE = re.compile(r"[A-Z]{2,}\d*")  # CK101, CK1, and the codes of plugins: HS001
_LOOK_ALIKES = str.maketrans("OILSZ", "01152")
