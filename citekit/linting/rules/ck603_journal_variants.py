"""CK603 journal-variants

What it does: reports a journal that is written in several ways in one list: in full and abbreviated, with and without
"The", "&" and "and".
Why it matters: a list prints one journal in one way.
Example:
    journal = {J. Econ. Lit.} in one entry, journal = {Journal of Economic Literature} in another
Use instead:
    journal = {Journal of Economic Literature} in both
Fix: none.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from citekit.linting.rule import WARNING, list_rule
from citekit.linting.subject import File, Problem
from citekit.linting.text import STOP_WORDS, folded, plain
from citekit.linting.variants import rarer


@list_rule("CK603", "journal-variants", WARNING)
def journal_variants(files: Sequence[File], style: str) -> Iterator[Problem]:
    values = [value for file in files for entry in file.entries for value in entry.values("journal", "journaltitle")]
    whole = _in_full({_words(value.text) for value in values})
    written = [(" ".join(whole[_words(value.text)]), plain(value.text), value) for value in values if _words(value.text)]
    for how, usual, value in rarer(written):
        yield value.problem(f'the journal "{how}" is also written "{usual}"')


def _words(text: str) -> tuple[str, ...]:
    """The words that tell a journal from others; its last one always does ("Physical Review A")."""
    found = folded(text.replace("\\&", " and ").replace("&", " and ")).split()
    return tuple(word for index, word in enumerate(found, 1) if word not in STOP_WORDS or index == len(found))


def _in_full(all_words: set[tuple[str, ...]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """For each journal the longest one of the list that it abbreviates, itself if none."""
    blocks: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for words in all_words:
        blocks[tuple(word[0] for word in words)].append(words)
    full: dict[tuple[str, ...], tuple[str, ...]] = {}
    for block in blocks.values():
        for words in block:
            full[words] = max(
                (other for other in block if _abbreviates(words, other)), key=lambda other: sum(map(len, other)), default=words
            )
    return full


def _abbreviates(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) < 2 or short == long:
        return False
    return all(_shortens(one, other) for one, other in zip(short, long, strict=True))


def _shortens(word: str, whole: str) -> bool:
    """ "natl" of "national": its letters in order, the first and at least two."""
    if word == whole:
        return True
    if word.isdigit() or len(word) >= len(whole) or (len(word) > 1 and word[:2] != whole[:2]):
        return False
    rest = iter(whole)
    return all(letter in rest for letter in word)
