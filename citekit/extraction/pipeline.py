"""From pieces of decoded text to drafts: which reader goes with which kind. The table of contents of this room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from citekit.extraction.drafts import Draft
from citekit.extraction.findings import Collector
from citekit.extraction.lines import Line
from citekit.extraction.lists import search
from citekit.extraction.metadata import Metadata

Pieces = Iterable[tuple[int, str]]  # offset in the decoded source, text; cut at line ends


def drafts(kind: str, pieces: Pieces, metadata: Metadata, findings: Collector) -> Iterator[Draft]:
    """The citations of a source of ``kind`` that comes in ``pieces``; fills ``metadata`` and ``findings`` on its way."""
    if kind == "markdown":
        from citekit.extraction.markdown import inline, markdown_lines

        return search(markdown_lines(_uncommented(pieces), metadata), findings.tell, inline)
    if kind in ("html", "xml"):
        return search(_markup_lines(kind, pieces, metadata, findings), findings.tell)
    from citekit.extraction.typed import typed_italics

    return search(_text_lines(pieces, metadata), findings.tell, typed_italics)


def _text_lines(pieces: Pieces, metadata: Metadata) -> Iterator[Line]:
    from citekit.extraction.text import lines_of

    first = True
    for line in lines_of(_uncommented(pieces), mail=True):
        if first and line.text:
            first = False
            line.joined = not line.marker and metadata.look_for_title(line.text)  # the title is no section
        metadata.look(line.text)
        yield line


def _uncommented(pieces: Pieces) -> Iterator[tuple[int, str]]:
    from citekit.extraction.text import without_comments

    for base, piece in pieces:
        yield base, without_comments(piece)


def _markup_lines(kind: str, pieces: Pieces, metadata: Metadata, findings: Collector) -> Iterator[Line]:
    from citekit.extraction.html import HtmlLines
    from citekit.extraction.markup import read
    from citekit.extraction.nlm import XmlLines

    target = HtmlLines(metadata) if kind == "html" else XmlLines(metadata, findings.tell)
    for _ in read((piece for _, piece in pieces), target, findings.tell, html=kind == "html"):
        yield from target.lines
        target.lines = []
    target.finish()
    yield from target.lines
