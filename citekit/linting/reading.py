"""Reading a .bib for linting alone.

Rules look at fields as they are written. Making references of the entries takes most of the time that reading a .bib takes, and
only the rules about a style need them.
"""

from __future__ import annotations

from citekit.formats import read, recognize
from citekit.formats.told import damaged
from citekit.linting.subject import TEX_KINDS
from citekit.model import Bibliography, InputError, Record, Reference, decode


def read_as_written(data: bytes, kind: str | None = None, path: str | None = None) -> Bibliography | None:
    """The entries of a .bib as written, their references bare; None if ``data`` is something else.

    Raises InputError as ``citekit.formats.read`` does.
    """
    kind = kind or recognize(data, path)
    if kind not in TEX_KINDS:
        return None
    from citekit.formats.bibtex.entries import entries
    from citekit.formats.bibtex.syntax import BibFile, TextBlock

    bib = BibFile.read(data, path)
    if bib.decoded.binary or not any(not isinstance(block, TextBlock) for block in bib.blocks):
        return read(data, kind, path)  # which says what is the matter
    records = (
        Record(Reference(id=entry.key), path, entry.line, entry.column, entry.type, entry.fields, entry.span, entry.spans)
        for entry in entries(bib)
        if entry.type != "xdata"
    )
    return Bibliography(tuple(records), bib.findings, path, kind, bib.text, bib)


def unreadable(data: bytes, kind: str | None, path: str | None, error: InputError) -> Bibliography:
    """An input of which nothing could be read, as a bibliography without entries and one finding."""
    finding = damaged(error.message, path=path, line=error.line, column=error.column)
    return Bibliography((), (finding,), path, kind or recognize(data, path) or "", decode(data).text)


def read_again(text: str, before: Bibliography) -> Bibliography:
    """A changed text of an input, read as the input was."""
    data = text.encode("utf-8", "surrogatepass")
    return read_as_written(data, before.kind, before.path) or read(data, before.kind, before.path)
