"""Small made things: year-suffix letters, citation labels, short addresses."""

from __future__ import annotations

import re

from citekit.csl.run import Run

_LABEL_AUTHORS = 4


def letters(number: int) -> str:
    """0 -> "a", 25 -> "z", 26 -> "aa"."""
    text, number = "", number + 1
    while number:
        number, place = divmod(number - 1, 26)
        text = chr(97 + place) + text
    return text


def citation_label(run: Run) -> str:
    """The item's own label, or letters of its authors and two digits of its year ("DoeRoe99"), with the year suffix."""
    own = run.item.text("citation-label")
    label = own or _trigraph(run)
    if run.year_suffix is not None and not run.looking:
        label += letters(run.year_suffix)
    return label


def _trigraph(run: Run) -> str:
    names = next((found for variable in ("author", "editor", "translator") if (found := run.item.names(variable))), [])
    families = [re.sub(r"^[^A-Z\u00c0-\u00de]+", "", name.family or name.literal) or name.family for name in names]
    sizes = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}.get(len(families), (1, 1, 1, 1) if families else ())
    text = "".join(family[:size].lower().capitalize() for family, size in zip(families, sizes, strict=False))
    year = next(
        (d.begin["year"] for name in ("issued", "original-date") if (d := run.item.date(name)) and "year" in d.begin), None
    )
    return text + (f"{year % 100:02}" if year is not None else "0000"[:2])


def short_url(text: str) -> str:
    """The host alone."""
    text = re.sub(r"(.*\.[^/]+)/.*", r"\1", text)
    return re.sub(r"https?://", "", text, count=1) if "//www." in text else text
