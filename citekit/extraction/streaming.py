"""Fragments of a file of any size; memory stays flat."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from citekit.extraction.findings import Collector, finding
from citekit.extraction.kinds import recognize
from citekit.extraction.metadata import Metadata
from citekit.extraction.pipeline import drafts
from citekit.extraction.reading import check_kind, declared_encoding, to_fragment
from citekit.model import Document, Finding, Fragment, InputError, decode

_CHUNK: Final = 1 << 20
_HEAD: Final = 1 << 16


def iter_fragments(
    path: str | Path, kind: str | None = None, tell: Callable[[Finding], None] | None = None
) -> Iterator[Fragment]:
    """The citations of a file, one by one, as `extract_file` finds them, without holding the file.

    Their ``document`` has no text, and the metadata that were known when the first of them was found. ``tell`` gets what the
    reader has to say when the last is read. Raises `InputError` if the file cannot be read.
    """
    check_kind(kind)
    tell = tell or (lambda _: None)
    path = Path(path)
    try:
        encoding, mark, told = _encoding(path)
        for found in told:
            tell(found)
        if any(found.code == "CK842" for found in told):
            return
        head = next(_chunks(path, encoding, mark), "")
        document = Document(str(path), "", kind or recognize(head, str(path)), encoding)
        metadata, findings = Metadata(), Collector(str(path))
        known: Document | None = None
        pieces = _pieces(path, encoding, mark, whole_lines=document.kind in ("text", "markdown"))
        for draft in drafts(document.kind, pieces, metadata, findings):
            known = known or metadata.document(document)
            yield to_fragment(draft, known)
        for found in findings.all():
            tell(found)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=str(path)) from error


def _encoding(path: Path) -> tuple[str, int, tuple[Finding, ...]]:
    """The encoding of a file, the length of its byte order mark, and what is to say about it.

    `citekit.model.decode`'s rules, piece by piece.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    declared = declared_encoding(head)
    first = decode(head, declared)
    if first.binary:
        return first.encoding, 0, (finding("CK842", "binary data; no text is read from it", path=str(path)),)
    if first.bom:
        return first.encoding, len("\ufeff".encode(first.encoding)), ()
    wide = [first.encoding] if first.encoding.startswith("utf-16") else []
    candidates = dict.fromkeys([*([declared] if declared and declared != "cp1252" else []), "utf-8", *wide, "cp1252"])
    encoding = next((encoding for encoding in candidates if _fits(path, encoding)), "latin-1")
    if encoding in ("utf-8", declared):
        return encoding, 0, ()
    return encoding, 0, (finding("CK841", f"nothing tells the encoding; it is read as {encoding}", path=str(path), line=1),)


def _fits(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if "\0" in decoder.decode(chunk):
                    return False
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _chunks(path: Path, encoding: str, mark: int) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    with path.open("rb") as file:
        file.seek(mark)
        while chunk := file.read(_CHUNK):
            yield decoder.decode(chunk)
        yield decoder.decode(b"", final=True)


def _pieces(path: Path, encoding: str, mark: int, *, whole_lines: bool) -> Iterator[tuple[int, str]]:
    """The decoded file in pieces ``(offset, text)``; with ``whole_lines`` each ends at a line end."""
    offset = 0
    held: list[str] = []
    for chunk in _chunks(path, encoding, mark):
        end = chunk.rfind("\n") + 1 if whole_lines else len(chunk)
        if not end:
            held.append(chunk)
            continue
        piece = "".join([*held, chunk[:end]])
        held = [chunk[end:]] if end < len(chunk) else []
        yield offset, piece
        offset += len(piece)
    if held:
        yield offset, "".join(held)
