"""Names that are one letter away from another name of the list, and probably mean the same person.

Compared are full names only: "Dijsktra, Edsger W." and "Dijkstra, Edsger W.", never "Li, J." and "Lu, J.". Names that a letter
makes another name (Hansen and Hanson, Frances and Francis) are left alone. Candidates share the name with one letter left
out, so that the cost grows with the list and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from citekit.linting.given_names import GIVEN_NAMES
from citekit.linting.people_index import Person
from citekit.linting.similar import letters_apart
from citekit.linting.text import folded

_Form = tuple[str, str]
_FAMILY: Final = 6  # letters of a family name, and of a given name, from which on one more or less is likelier a slip
_GIVEN: Final = 5
_ENDING: Final = re.compile(r"(?:(s)[eo]n|(man)n|[aes]+)\Z")
_CROWD: Final = 50  # of one key; more are no misspellings of each other


def misspelled(everybody: Sequence[Person]) -> Iterator[tuple[Person, _Form]]:
    """The first occurrence of each rarer form, with the form that is meant; of equally frequent ones the later is told."""
    counts = Counter(person.form for person in everybody)
    first: dict[_Form, Person] = {}
    for person in everybody:
        first.setdefault(person.form, person)
    order = {form: number for number, form in enumerate(first)}
    told: set[_Form] = set()
    for one, other in _pairs(list(first)):
        rarer, usual = sorted((one, other), key=lambda form: (counts[form], -order[form]))
        if rarer not in told:
            told.add(rarer)
            yield first[rarer], usual


def _pairs(forms: Sequence[_Form]) -> Iterator[tuple[_Form, _Form]]:
    by_key: dict[tuple[str, str], list[_Form]] = defaultdict(list)
    for form in forms:
        family, given = folded(form[0]), folded(form[1])
        if not _is_full(given) or any(char.isdigit() for char in family):
            continue
        if len(family.replace(" ", "")) >= _FAMILY:
            for part in _shortened(family):
                by_key[part, given].append(form)
        if len(given.split()[0]) >= _GIVEN:
            for part in _shortened(given):
                by_key[family, part].append(form)
    seen: set[frozenset[_Form]] = set()
    for near in by_key.values():
        for number, one in enumerate(near[:_CROWD]):
            for other in near[number + 1 : _CROWD]:
                pair = frozenset((one, other))
                if pair not in seen and _is_slip(one, other):
                    yield one, other
                seen.add(pair)


def _shortened(word: str) -> set[str]:
    """The word, and the word without each of its letters in turn."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _is_full(given: str) -> bool:
    return bool(given) and len(given.split()[0]) > 2


def _is_slip(one: _Form, other: _Form) -> bool:
    (family, given), (its_family, its_given) = ((folded(form[0]), folded(form[1])) for form in (one, other))
    if given == its_given:
        return letters_apart(family, its_family) == 1 and not _are_two_names(family, its_family)
    if family != its_family or letters_apart(given, its_given) != 1:
        return False
    return not {given.split()[0], its_given.split()[0]} <= GIVEN_NAMES and len(given.split()) == len(its_given.split())


def _are_two_names(one: str, other: str) -> bool:
    """Endings that make two families of one: Hansen and Hanson, Petrov and Petrova, Robert and Roberts, Clark and Clarke."""
    return _ENDING.sub(r"\1\2", one) == _ENDING.sub(r"\1\2", other)
