"""BibTeX and BibLaTeX files <-> references, through ``mapping``."""

from __future__ import annotations

from collections.abc import Sequence

from citekit.formats.bib_reading import read_entry
from citekit.formats.bibtex.entries import BibEntry, entries
from citekit.formats.bibtex.syntax import BibFile, TextBlock
from citekit.formats.told import Written, nothing_found
from citekit.model import Bibliography, Record, Reference


def read(data: bytes, kind: str, path: str | None = None) -> Bibliography:
    """Read every entry, damaged and duplicate ones too; ``@xdata`` is data of other entries, not a work.

    To BibTeX any text is a comment; where there is nothing else, a finding says so.
    """
    bib = BibFile.read(data, path)
    found = entries(bib)
    findings = bib.findings
    if bib.text.strip() and all(isinstance(block, TextBlock) for block in bib.blocks):
        findings += (nothing_found("there is no BibTeX entry in this file", path=path),)
    records = tuple(_record(entry, kind, path) for entry in found if entry.type != "xdata")
    return Bibliography(records, findings, path, kind, bib.text, bib)


def write(references: Sequence[Reference], kind: str, *, unicode: bool = True) -> Written:
    """Write entries; values and keys are escaped so that they cannot break out of their place."""
    from citekit.formats.bib_writing import write_references

    return write_references(references, kind, unicode=unicode)


def _record(entry: BibEntry, kind: str, path: str | None) -> Record:
    return Record(read_entry(entry, kind), path, entry.line, entry.column, entry.type, entry.fields, entry.span, entry.spans)
