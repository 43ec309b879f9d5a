"""Bytes -> Document -> Fragments.

``extract(data, path)`` does it all; `recognize`, `read_document` and `fragments` are its steps; `iter_fragments` reads a
file of any size without holding it; `walk` finds the source documents of a folder.
"""

from __future__ import annotations

from citekit.extraction.findings import CODES
from citekit.extraction.kinds import KINDS, SUFFIXES, recognize
from citekit.extraction.reading import Extraction, extract, extract_file, fragments, read_document
from citekit.extraction.streaming import iter_fragments
from citekit.extraction.walking import walk

__all__ = [
    "CODES",
    "KINDS",
    "SUFFIXES",
    "Extraction",
    "extract",
    "extract_file",
    "fragments",
    "iter_fragments",
    "read_document",
    "recognize",
    "walk",
]
