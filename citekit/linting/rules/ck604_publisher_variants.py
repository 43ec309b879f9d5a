"""CK604 publisher-variants

What it does: reports a publisher that is written in several ways in one list: "Oxford UP", "Oxford University Press",
"The MIT Press".
Why it matters: a list prints one publisher in one way.
Example:
    publisher = {Oxford UP} in one entry, publisher = {Oxford University Press} in another
Use instead:
    publisher = {Oxford University Press} in both
Fix: none.
"""

from collections.abc import Iterator, Sequence

from citekit.linting.rule import INFO, list_rule
from citekit.linting.subject import File, Problem
from citekit.linting.text import folded, plain, word_set
from citekit.linting.variants import rarer

_COMMON = word_set(
    "the and press publishers publisher publishing publications verlag inc ltd llc gmbh co company sons books pub"
)


@list_rule("CK604", "publisher-variants", INFO)
def publisher_variants(files: Sequence[File], style: str) -> Iterator[Problem]:
    values = [value for file in files for entry in file.entries for value in entry.values("publisher")]
    written = [(_essence(value.text), plain(value.text), value) for value in values]
    for how, usual, value in rarer(row for row in written if row[0]):
        yield value.problem(f'the publisher "{how}" is also written "{usual}"')


def _essence(text: str) -> str:
    words = ["university" if word == "univ" else word for word in folded(text).split()]
    if words and words[-1] == "up":
        words[-1:] = ["university"]
    if len(words) > 1 and words[-1] == "p" and words[-2] == "u":
        words[-2:] = ["university"]
    return " ".join(word for word in words if word not in _COMMON)
