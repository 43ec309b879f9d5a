"""The doubts of the parser: one table of codes, each with its name and its message for a librarian."""

from __future__ import annotations

from typing import Final

from citekit.model import Doubt

DOUBTS: Final[dict[str, tuple[str, str]]] = {
    "CK901": ("author-end", "the author may end after “{0}” or after “{1}”"),
    "CK902": ("unread-text", "this text of the reference belongs to no field: “{0}”"),
    "CK903": ("printed-otherwise", "printed back, the reference differs from the source at “{0}”"),
    "CK904": ("no-reference", "this does not look like a reference: no imprint, journal or address was found"),
    "CK905": ("two-references", "this seems to hold two references; the second starts at “{0}”"),
    "CK906": ("unsure-imprint", "neither the place nor the publisher is known to the lists: “{0}”"),
    "CK907": ("no-date", "no date was found, and the source does not say that there is none"),
    "CK908": ("unsure-author", "“{0}” may be the author, or the start of the title"),
    "CK909": ("unsure-shape", "this may be {0} or {1}"),
    "CK910": ("unsure-end", "the annotation may start before or after “{0}”"),
    "CK911": ("unsure-title", "the title may end after “{0}”"),
    "CK912": ("odd-year", "the year {0} is in the future or before printing"),
    "CK913": ("damaged", "characters of this field are damaged beyond repair: “{0}”"),
    "CK914": ("author-above", "a dash stands for the author of the entry above, but there is none"),
    "CK915": ("broken-off", "the reference seems to be cut off after “{0}”"),
    "CK917": ("unsure-site", "“{0}” may be the site or who keeps it"),
    "CK918": ("unsure-volume", "the title may be “{0}” (the set) or “{1}” (the volume)"),
    "CK916": ("unsure-series", "“{0}” was taken for the name of a series; it may belong to the title"),
}


def doubt(code: str, field: str | None, values: tuple[str, ...]) -> Doubt:
    """The doubt ``code`` about ``field`` (a CSL variable), worded for a librarian."""
    return Doubt(code, field, DOUBTS[code][1].format(*values))
