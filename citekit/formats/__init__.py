"""References <-> text, one codec a file.

``read`` and ``write`` find the codec of a kind; everything that all kinds have in common (decoding, keys) is here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from typing import Any, Final

from citekit.formats.recognition import is_bibliography, kind_of_suffix, recognize, variant
from citekit.formats.told import Written, with_unique_keys
from citekit.model import Bibliography, InputError, Record, Reference, UsageError, decode

__all__ = ["KINDS", "Written", "is_bibliography", "kind_of_suffix", "read", "recognize", "variant", "write"]

_CODECS: Final = {
    "bibtex": "bib",
    "biblatex": "bib",
    "csljson": "csljson",
    "ris": "ris",
    "hayagriva": "hayagriva",
    "jsonl": "jsonl",
}
KINDS: Final = tuple(_CODECS)
"""The kinds of bibliography."""


def read(data: bytes, kind: str, path: str | None = None) -> Bibliography:
    """Read a bibliography: every entry, in order; what is odd about them is told in ``findings``.

    A key that repeats gets a suffix and a finding. InputError: nothing in ``data`` can be read as this kind.
    """
    codec = _codec(kind)
    decoded = decode(data)
    if decoded.binary:
        raise InputError(f"this is a binary file, not {kind}", path=path)
    if kind in ("bibtex", "biblatex"):
        bibliography: Bibliography = codec.read(data, kind, path)
    else:
        bibliography = codec.read(decoded.text, path)
    records, findings = with_unique_keys(bibliography.records)
    return replace(bibliography, records=records, findings=bibliography.findings + findings)


def write(
    references: Sequence[Reference], kind: str, *, unicode: bool = True, records: Sequence[Record] | None = None
) -> Written:
    """Write references as a bibliography; ``findings`` name each field that the kind cannot hold.

    References without a key get one (``keys.assign_keys``). ``unicode=False`` writes .bib files in ASCII, with TeX's
    accents. ``records``, one for each reference, bring along where it came from (kind ``jsonl`` tells it).
    """
    from citekit.formats.keys import assign_keys

    codec = _codec(kind)
    keyed = [reference for _, reference in assign_keys(references)]
    if kind in ("bibtex", "biblatex"):
        written: Written = codec.write(keyed, kind, unicode=unicode)
    elif kind == "jsonl" and records is not None:
        written = codec.write(keyed, [replace(record, reference=ours) for record, ours in zip(records, keyed, strict=True)])
    else:
        written = codec.write(keyed)
    return written


def _codec(kind: str) -> Any:
    if kind not in _CODECS:
        raise UsageError(f'"{kind}" is not a kind of bibliography; there are {", ".join(KINDS)}')
    return import_module(f"citekit.formats.{_CODECS[kind]}")
