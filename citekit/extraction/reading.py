"""Bytes -> Document -> Fragments, for a document that is held whole."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from citekit.extraction.drafts import Draft
from citekit.extraction.findings import Collector, finding
from citekit.extraction.kinds import KINDS, recognize
from citekit.extraction.metadata import Metadata
from citekit.extraction.pipeline import drafts
from citekit.model import Alignment, Document, Finding, Fragment, InputError, UsageError, decode

_DECLARED: Final = re.compile(
    rb"""<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']|<meta[^>]{0,300}?charset\s*=\s*["']?([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_HEAD: Final = 4096
_PROBE: Final = rb"\u0041 +AAAA- ~{ az"  # what every encoding of web pages reads as ASCII, and unicode_escape and utf-7 do not

_ALWAYS_SAID: Final = "cp1252"  # pages declare it out of habit: what is valid UTF-8 is UTF-8 all the same


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one source: its document, the citations in order, and what the reader has to say."""

    document: Document
    fragments: tuple[Fragment, ...] = ()
    findings: tuple[Finding, ...] = ()


def declared_encoding(head: bytes) -> str | None:
    """The encoding that an XML declaration or an HTML ``meta`` names, if Python knows it and it can be true.

    "latin-1" and "us-ascii" mean cp1252 in the web's documents (WHATWG Encoding); a declared UTF-16 in
    a file that can be read as ASCII is none.
    """
    found = _DECLARED.search(head[:_HEAD])
    if not found:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
        believable = _PROBE.decode(name) == _PROBE.decode("ascii")
    except (LookupError, ValueError):
        return None
    return ("cp1252" if name in ("iso8859-1", "ascii") else name) if believable else None


def read_document(data: bytes, path: str | None = None, kind: str | None = None) -> tuple[Document, tuple[Finding, ...]]:
    """Decode a source and say of which kind it is; its metadata come with `extract`.

    Findings tell of a guessed encoding and of binary data (a document with no text, then).
    Raises `UsageError` for a ``kind`` that is none.
    """
    check_kind(kind)
    declared = declared_encoding(data)
    decoded = decode(data, None if declared == _ALWAYS_SAID else declared)
    found: list[Finding] = []
    text = decoded.text
    if decoded.binary:
        found.append(finding("CK842", "binary data; no text is read from it", path=path))
        text = ""
    elif decoded.guessed and decoded.encoding != declared:
        found.append(finding("CK841", f"nothing tells the encoding; it is read as {decoded.encoding}", path=path, line=1))
    return Document(path, text, kind or recognize(text, path), decoded.encoding), tuple(found)


def check_kind(kind: str | None) -> None:
    if kind is not None and kind not in KINDS:
        raise UsageError(f"{kind!r} is no kind of source document; there are: {', '.join(KINDS)}")


def fragments(document: Document) -> Iterator[Fragment]:
    """The citations of a document, in order."""
    yield from _extract(document, ()).fragments


def extract(data: bytes, path: str | None = None, kind: str | None = None) -> Extraction:
    """The document, its metadata and its citations."""
    document, findings = read_document(data, path, kind)
    return _extract(document, findings)


def extract_file(path: str | Path) -> Extraction:
    """`extract` for a file. Raises `InputError` if it cannot be read."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=str(path)) from error
    return extract(data, str(path))


def _extract(document: Document, findings: tuple[Finding, ...]) -> Extraction:
    metadata, collector = Metadata(), Collector(document.path)
    found = list(drafts(document.kind, [(0, document.text)], metadata, collector))
    document = metadata.document(document)
    return Extraction(document, tuple(to_fragment(draft, document) for draft in found), (*findings, *collector.all()))


def to_fragment(draft: Draft, document: Document) -> Fragment:
    """A draft as the model's fragment."""
    clean = draft.clean
    return Fragment(
        clean.text,
        document,
        clean.span,
        draft.number,
        draft.section or None,
        draft.citation_type or None,
        Alignment(clean.segments),
        clean.marks,
        draft.structured,
    )
