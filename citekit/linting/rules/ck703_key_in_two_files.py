"""CK703 key-in-two-files

What it does: reports a key that stands for different works in two files of one run.
Why it matters: a document that uses both files cites one of them for both.
Example:
    @book{ostrom1990, …} in a.bib, @article{ostrom1990, …} in b.bib
Use instead:
    keys of their own
Fix: none; the keys stand in documents too.
"""

from collections.abc import Iterator, Sequence

from citekit.linting.rule import WARNING, list_rule
from citekit.linting.similar import alike
from citekit.linting.subject import Entry, File, Problem
from citekit.linting.text import folded


@list_rule("CK703", "key-in-two-files", WARNING)
def key_in_two_files(files: Sequence[File], style: str) -> Iterator[Problem]:
    if len(files) < 2:
        return
    first: dict[str, Entry] = {}
    for entry in (entry for file in files for entry in file.entries):
        key = entry.key.lower()
        other = first.setdefault(key, entry)
        if key and other.file is not entry.file and _different(other, entry):
            yield entry.problem(f"the key {entry.key} stands for another work in {other.file.path}", "")


def _different(one: Entry, other: Entry) -> bool:
    return alike(folded(one.get("title")), folded(other.get("title"))) < 80
