"""CK701 duplicate-work

What it does: reports entries that are one work: the same DOI, or titles alike by the same author of the same year.
What differs in
volume, edition, part or pages is never reported, nor what several source documents list, or a source and its bibliography.
Why it matters: the work is printed twice, and "2009a" and "2009b" are given to one book.
Example:
    @book{ostrom, title = {Governing the Commons}, …} and @book{ostrom1990, title = {Governing the commons}, …}
Use instead:
    one of them
Fix: none; `citekit dedupe` merges them.
"""

from collections.abc import Iterator, Sequence

from citekit.linting.clusters import clusters
from citekit.linting.duplicates import pairs, works
from citekit.linting.rule import WARNING, list_rule
from citekit.linting.subject import Entry, File, Problem


@list_rule("CK701", "duplicate-work", WARNING)
def duplicate_work(files: Sequence[File], style: str) -> Iterator[Problem]:
    for cluster in (cluster for files_of_one in _together(files) for cluster in clusters(pairs(works(files_of_one)))):
        for pair in cluster:
            other = pair.first.entry
            if (
                other.file is pair.second.entry.file
                and other.file.tex
                and other.key.lower() == pair.second.entry.key.lower() != ""
            ):
                continue  # the key that stands twice is told by CK812
            line = other.file.lines.position(other.record.span.start)[0] if other.record.span else other.record.line
            same_file = other.file is pair.second.entry.file
            place = f"line {line}" if same_file else f"{other.file.path}:{line}"
            yield pair.second.entry.problem(f"the same work as {other.key or 'the entry'} ({place}): {pair.evidence}")


def _together(files: Sequence[File]) -> Iterator[list[Entry]]:
    """What is compared: all bibliographies, and each source document for itself."""
    yield [entry for file in files if not file.is_source for entry in file.entries]
    yield from (file.entries for file in files if file.is_source)
