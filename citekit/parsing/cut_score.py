"""How likely names end, and a title starts, at a place: what the candidate cuts are compared by."""

from __future__ import annotations

import re

from citekit.parsing import names
from citekit.parsing.names import is_initials, is_suffix
from citekit.parsing.statements import starts_statement
from citekit.parsing.words import Words

_FIRST_SENTENCE = re.compile(r"([^\W\d_][\w’'-]*)(: |\. |, )")
_PERSON_TITLE = re.compile(r"[A-Z]\. [A-Z][a-z]+ [A-Z][a-z]+")
_PERSON_SUBJECT = re.compile(r"[A-Z]\. [A-Z][\w’-]+ [A-Z][\w’-]+(?:: |’s? |, | and )")  # "C. Wright Mills: A Life"
_REST_OF_NAMES = re.compile(r"[A-Z][\w’-]+, (?:and|&) (?:[A-Z]\. ?)+(?:[a-z]+ )?[A-Z][\w’-]+\. ")  # "Liddell, and C. R. Hay."
_INITIALS = re.compile(r"(?:[^\W\d_]\. ?){1,4}(?=(\w?))")


def given_score(parts: tuple[str, ...]) -> float:
    """How likely do names end the way the last of these does?"""
    last = parts[-1]
    if is_suffix(last) and len(parts) > 2:
        last = parts[-2]
    shape = "".join(
        [
            "I" if is_initials(token) and (len(token) < 3 or "." in token) else "W"
            for token in last.split()
            if (token[0].isupper() or token.casefold() not in names.PARTICLES) and not is_suffix(token)
        ]
    )
    if len(parts) > 2 and not is_suffix(parts[-1]):
        families = all("." not in part for part in parts[0::2])
        apa = families and len(parts) % 2 == 0 and all(is_initials(part) for part in parts[1::2])
        if apa:
            return -0.5  # "Lave, J., Wenger, E."; a year in brackets follows, else other names may go on
        return 0.0 if shape.endswith("W") and len(shape) > 1 else -6.0 if shape.endswith("I") else -0.5
    score = -3.0 * shape.count("IWI") - 3.0 * ("WIW" in shape) - max(0, len(shape) - 4)
    score -= 1.5 * ("IIW" in shape) + (1.0 if shape.count("I") > 3 else 0.0) + (0.5 if shape == "I" else 0.0)
    middle = shape.count("I") if shape.startswith("W") else 0
    return score - (0.0, 0.0, 0.4, 2.0)[min(middle, 3)]


def title_score(text: str, start: int, words: Words, stop: int) -> float:
    """How likely does a title start here?"""
    if text[start] in '“"‘':
        return 3.0
    if _REST_OF_NAMES.match(text, start):
        return -3.0
    initials = _INITIALS.match(text, start)
    if (
        initials
        and _PERSON_TITLE.match(text, start)
        and len(initials[0]) <= 3
        and names.known_given(text[start + 3 : start + 30], words)
    ):
        return -0.3
    if initials and len(initials[0]) <= 3 and _PERSON_SUBJECT.match(text, start):
        return -1.2
    if initials and text[start : start + 2] not in ("A ", "I "):
        return (-2.0, -1.0, -1.2, -2.5)[min(initials[0].count("."), 4) - 1]
    first = _FIRST_SENTENCE.match(text, start)
    if first and first[2] == ". ":
        return 0.0 if first.end() >= stop - 1 or starts_statement(text, first.end()) else -2.0  # "M." or "M. Wayne."?
    return -0.5 if first and first[2] == ": " else 0.0


_NOT_IN_NAMES = frozenset(
    ("Mr.", "Mrs.", "Ms.", "v.", "vs.", "No.", "Vol.", "vol.", "Pt.", "Mt.", "Ft.", "U.S.", "U.K.", "U.N.")
)
_BEFORE_NAMES = frozenset(("St.", "Ste.", "Dr.", "Prof.", "Gen.", "Col.", "Capt.", "Lt.", "Sgt.", "Rev."))


def ends_in_title(part: str) -> bool:
    """ "Goodbye, Mr. Chips", "Shaw, G. B. St. Joan": an abbreviation that ends no name; "Seuss, Dr." is a name."""
    before, _, last = part.rpartition(" ")
    return last in _NOT_IN_NAMES or (bool(before) and last in _BEFORE_NAMES)
