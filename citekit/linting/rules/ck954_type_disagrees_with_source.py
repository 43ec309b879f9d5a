"""CK954 type-disagrees-with-source

What it does: reports an entry of another type than the source marks it to be (citation-type, publication-type).
Why it matters: the type decides what is printed; one of the two is wrong.
Example:
    source: <citation citation-type="journal">; entry: book
Use instead:
    article-journal
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.rule import INFO, rule
from citekit.linting.subject import Entry, Problem

# The values of JATS and NLM that name a type; "booksimple", "other" and the like do not.
_TYPES = {
    "journal": ("article", "article-journal", "article-magazine", "article-newspaper", "review", "review-book", "periodical"),
    "book": ("book", "chapter", "collection", "classic", "entry", "entry-encyclopedia", "entry-dictionary", "pamphlet"),
    "confproc": ("paper-conference", "book", "chapter"),
    "thesis": ("thesis",),
    "patent": ("patent",),
    "report": ("report", "document", "book"),
    "webpage": ("webpage", "post", "post-weblog"),
    "newspaper": ("article-newspaper",),
}


@rule("CK954", "type-disagrees-with-source", INFO, tex=False)
def type_disagrees_with_source(entry: Entry) -> Iterator[Problem]:
    parsed = entry.record.parsed
    marked = (parsed.fragment.citation_type or "").lower() if parsed is not None else ""
    expected = _TYPES.get(marked)
    if expected and entry.reference.type not in expected:
        yield entry.problem(f"the source marks it as {marked}, it was read as {entry.reference.type}")
