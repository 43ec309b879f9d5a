"""Fragment -> Parsed.

A fragment is mended, read in every shape that its signs allow, and the best reading is handed out with the runner-up. What
the parser is not sure of carries a doubt; the self-check prints the reading back and compares.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citekit.model import Fragment, Name, Parsed, Span
from citekit.parsing.doubts import DOUBTS
from citekit.parsing.explain import Explanation, Segment, explain
from citekit.parsing.shapes import read_fragment
from citekit.parsing.structured import parse_structured
from citekit.parsing.words import Words, load_words

__all__ = [
    "DOUBTS",
    "Explanation",
    "Segment",
    "Words",
    "explain",
    "load_words",
    "parse_fragment",
    "parse_fragments",
    "parse_text",
]


def parse_fragment(fragment: Fragment, *, above: tuple[Name, ...] = (), words: Words | None = None) -> Parsed:
    """Read one fragment. Never raises for any text.

    ``above`` is the author of the entry above, for "———."; ``words`` the word lists (``load_words``), citekit's own if None.
    """
    parsed = read_fragment(fragment, above, words or load_words())
    return parse_structured(fragment, parsed) if fragment.structured else parsed


def parse_fragments(fragments: Iterable[Fragment], *, words: Words | None = None) -> Iterator[Parsed]:
    """Read fragments one by one, as they come; "———." is the author of the entry above in the same document and section."""
    above: tuple[Name, ...] = ()
    place: tuple[str | None, str | None] | None = None
    for fragment in fragments:
        here = (fragment.document.path, fragment.section)
        parsed = parse_fragment(fragment, above=above if here == place else (), words=words)
        reference = parsed.reference
        above = reference.author or reference.editor or reference.translator or reference.director
        place = here
        yield parsed


def parse_text(raw: str, id: str = "", *, words: Words | None = None) -> Parsed:  # noqa: A002 (the word of CSL)
    """Read one reference string; ``id`` becomes the id of the reference."""
    return parse_fragment(Fragment(raw, span=Span(0, len(raw)), id=id), words=words)
