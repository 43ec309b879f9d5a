"""All names of a bibliography, and how much of a given name tells one person from the others.

Two names that share the family name are told apart by initials, and two that share the initials too by the given name: that is
how the rules of ``givenname-disambiguation-rule`` count (CSL 1.0.2, "Disambiguation"). The counting is citeproc-js's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from citekit.csl.initials import initials
from citekit.csl.source import Name

SHORT, INITIALS, FULL = range(3)
_LAST_WORD = re.compile(r"[,!]* ([^,]+)$")


class NameRegister:
    """See the module. ``rule`` is the style's ``givenname-disambiguation-rule``; ``adds`` says that it disambiguates by
    given names at all."""

    def __init__(self, rule: str, *, adds: bool, demotes_never: bool = False, with_hyphen: bool = True) -> None:
        self.rule = rule
        self.adds = adds
        self.demotes_never = demotes_never
        self.with_hyphen = with_hyphen
        self._families: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    def add(self, item_id: str, name: Name, index: int) -> None:
        """Take note of a name in place ``index`` of its list."""
        if self.rule.startswith("primary-") and index:
            return
        family, initial, given = self._keys(item_id, name)
        if family and initial:
            self._families[family][initial].add(given)

    def level(self, item_id: str, name: Name, index: int, requested: int, form: str, initialize_with: str | None) -> int:
        """SHORT, INITIALS or FULL: what ``name`` needs, where the style itself would print ``form`` and disambiguation
        by cite has ``requested`` so much."""
        least = SHORT if form == "short" else INITIALS if initialize_with is not None else FULL
        family, initial, _ = self._keys(item_id, name)
        others = self._families.get(family, {})
        if initial not in others:
            return least
        if self.rule == "by-cite" and least <= requested:
            return requested
        if not self.adds or (self.rule.startswith("primary-name") and index):
            return least
        several = len(others) > 1
        if self.rule.endswith("-with-initials"):
            return INITIALS if several else SHORT
        if len(others[initial]) > 1 or (several and initialize_with is None):
            return FULL
        return INITIALS if several else least

    def _keys(self, item_id: str, name: Name) -> tuple[str, str, str]:
        family, initial, given = _keys(name.family, name.given, self.with_hyphen)
        if self.demotes_never and name.non_dropping and name.family:
            family = f"{family} {name.non_dropping}"
        return (f"{item_id}{family}" if self.rule == "by-cite" else family), initial, given


@lru_cache(maxsize=65_536)
def _keys(family: str, given: str, with_hyphen: bool) -> tuple[str, str, str]:
    """The names without full stops; "et al." and the like at the end of a given name do not count."""
    full = _without_stops(given)
    last = _LAST_WORD.search(full)
    if last and last[1] == last[1].lower():
        full = full[: last.start()]
    return _without_stops(family), initials(full, "%s", with_hyphen=with_hyphen), full


def _without_stops(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace(".", " ")).rstrip()
