"""The options of ``cs:name``, with what it inherits from citation, bibliography and style (CSL 1.0.2, "Name Options")."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

#: Attributes that have another name where they are inherited from.
_INHERITED = {"delimiter": "name-delimiter", "form": "name-form"}

#: Both attributes are needed to shorten a list (CSL 1.0.2, "Et-al"): without ``et-al-use-first`` all names are shown.
_ALL = "1000000"


@dataclass(frozen=True, slots=True)
class NameOptions:
    """One names element's options in one area of the style."""

    and_: str | None
    delimiter: str
    precedes_last: str
    body_precedes_last: str  # before an organisation: what ``cs:name`` itself says is not heard
    precedes_et_al: str
    et_al_min: int
    et_al_use_first: int
    subsequent_min: int
    subsequent_use_first: int
    et_al_use_last: bool
    form: str
    initialize: bool
    initialize_with: str | None
    as_sort_order: str
    sort_separator: str

    def for_key(self, key: Mapping[str, str]) -> NameOptions:
        """The same with the ``names-min`` … attributes of a sort key."""
        changed: dict[str, Any] = {}
        for attribute, name in (("names-min", "et_al_min"), ("names-use-first", "et_al_use_first")):
            if attribute in key:
                changed[name] = _integer(key[attribute])
        if "names-use-last" in key:
            changed["et_al_use_last"] = key["names-use-last"] == "true"
        return replace(self, **changed) if changed else self


def read_options(own: Mapping[str, str], *outer: Mapping[str, str]) -> NameOptions:
    """``own`` are the attributes of ``cs:name``; ``outer`` those of citation or bibliography, then of the style."""

    def get(name: str, default: str | None = None) -> str | None:
        if name in own:
            return own[name]
        inherited = _INHERITED.get(name, name)
        return next((attributes[inherited] for attributes in outer if inherited in attributes), default)

    return NameOptions(
        and_=get("and"),
        delimiter=get("delimiter", ", ") or "",
        precedes_last=get("delimiter-precedes-last", "contextual") or "",
        body_precedes_last=next((a["delimiter-precedes-last"] for a in outer if "delimiter-precedes-last" in a), ""),
        precedes_et_al=get("delimiter-precedes-et-al", "contextual") or "",
        et_al_min=_integer(get("et-al-min")),
        et_al_use_first=_integer(get("et-al-use-first", _ALL)),
        subsequent_min=_integer(get("et-al-subsequent-min")),
        subsequent_use_first=_integer(get("et-al-subsequent-use-first")),
        et_al_use_last=get("et-al-use-last") == "true",
        form=get("form", "long") or "long",
        initialize=get("initialize") != "false",
        initialize_with=get("initialize-with"),
        as_sort_order=get("name-as-sort-order", "") or "",
        sort_separator=get("sort-separator", ", ") or "",
    )


def _integer(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
