"""What is odd about an item before any style sees it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from citekit.csl.dates import DATES, read_date
from citekit.csl.source import NAMES, read_names
from citekit.model.finding import Severity

_KNOWN = (
    "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection "
    "dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case "
    "legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance "
    "periodical personal_communication post post-weblog regulation report review review-book software song speech "
    "standard thesis treaty webpage"
)
_TYPES = frozenset(_KNOWN.split())


def complaints(raw: Mapping[str, Any]) -> Iterator[tuple[Severity, str]]:
    """Messages for whoever wrote the item, worst first."""
    kind = raw.get("type")
    if not kind:
        yield Severity.WARNING, "the item has no type; styles print it as they print what they know nothing of"
    elif not isinstance(kind, str) or kind not in _TYPES:
        yield Severity.INFO, f"{kind!r} is no CSL type; styles print it as they print what they know nothing of"
    if raw.get("id") in (None, ""):
        yield Severity.WARNING, "the item has no id"
    for name, value in raw.items():
        if value in (None, "", [], {}):
            continue
        if name in DATES:
            if not read_date(value):
                yield Severity.WARNING, f"the date in {name!r} cannot be read and is left out: {_short(value)}"
        elif name in NAMES:
            if not isinstance(value, list) or len(read_names(value)) < len(value):
                yield Severity.WARNING, f"{name!r} should be a list of names; read as well as it can be: {_short(value)}"
        elif isinstance(value, Mapping) and name not in ("custom", "multi"):
            yield Severity.WARNING, f"{name!r} should be text and is left out: {_short(value)}"


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:59] + "…"
