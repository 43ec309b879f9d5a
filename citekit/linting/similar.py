"""How alike two texts are, by rapidfuzz."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from citekit.linting.text import STOP_WORDS

_LONG: Final = 4  # letters from which a word may be a misspelling of another; shorter ones are other words


def alike(one: str, other: str) -> float:
    """Twice the characters in common, over those of both, in per cent (0 to 100)."""
    if one == other:
        return 100.0
    from rapidfuzz.fuzz import ratio

    return ratio(one, other)


def letters_apart(one: str, other: str) -> int:
    """How many letters were lost, added, changed or swapped with their neighbour (optimal string alignment)."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other)


def misspelt(one: str, other: str) -> bool:
    """Whether two words may be one, written wrong: a letter apart, and long enough for that to be an accident."""
    if one == other:
        return True
    return min(len(one), len(other)) >= _LONG and one.isalpha() and other.isalpha() and letters_apart(one, other) == 1


def reworded(one: str, other: str) -> bool:
    """Whether two folded texts differ in words, not only in how words are spelt: "in men" and "in women" do.

    Words that are joined, articles that are left out and slips of a letter are no other words.
    """
    mine, yours = one.split(), other.split()
    for kind, start, stop, low, high in SequenceMatcher(None, mine, yours, autojunk=False).get_opcodes():
        if kind != "equal" and _other_words(mine[start:stop], yours[low:high]):
            return True
    return False


def _other_words(mine: list[str], yours: list[str]) -> bool:
    if not mine or not yours:
        return not STOP_WORDS.issuperset((*mine, *yours))
    if len(mine) != len(yours):
        mine, yours = ([word for word in words if word not in STOP_WORDS] for words in (mine, yours))
    if len(mine) == len(yours):
        return not all(misspelt(a, b) for a, b in zip(mine, yours, strict=True))
    return not misspelt("".join(mine), "".join(yours))


def abridged(one: str, other: str) -> bool:
    """Whether one of two folded texts is the other shortened: its beginning, some of its words, or their initials."""
    short, long = sorted((one, other), key=len)
    if not short:
        return True
    words = [word for word in long.split() if word not in STOP_WORDS]
    if f" {short} " in f" {long} " or short.replace(" ", "") == "".join(word[0] for word in words):
        return True
    parts = [word for word in short.split() if word not in STOP_WORDS]
    rest = iter(words)
    return bool(parts) and all(any(word.startswith(part) for word in rest) for part in parts)
