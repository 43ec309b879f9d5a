"""Numbers and ranges of numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from citekit.model import Reference

_RANGE = re.compile(r"(?<=[0-9ivxlcdm])\s*(?:-{1,3}|[‐‑‒–—−])\s*(?=[0-9ivxlcdm])")
_FIELDS = ("page", "volume", "issue", "number_of_pages")


def dash_ranges(reference: Reference) -> Reference:
    """An en dash in ranges (117-23 -> 117–23), as CSL and BibTeX styles expect; letters around a hyphen keep it (A-12)."""
    changes = {
        field: dashed
        for field in _FIELDS
        if (value := getattr(reference, field)) and (dashed := _RANGE.sub("–", value)) != value
    }
    return replace(reference, **changes) if changes else reference  # type: ignore[arg-type]
