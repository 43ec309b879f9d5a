"""References + style -> rich text: citeproc-py, completed from outside.

``load_style`` gives a :class:`Style`, whose ``bibliography`` and ``citations`` take CSL-JSON items and give back rich text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from citekit.csl.result import Entry as Entry
    from citekit.csl.result import Rendered as Rendered
    from citekit.csl.richtext import RichText as RichText
    from citekit.csl.style import Style as Style
    from citekit.csl.style import load_style as load_style

_PLACES = {
    "Entry": "citekit.csl.result",
    "Rendered": "citekit.csl.result",
    "RichText": "citekit.csl.richtext",
    "Style": "citekit.csl.style",
    "load_style": "citekit.csl.style",
}
__all__ = ["Entry", "Rendered", "RichText", "Style", "load_style"]


def __getattr__(name: str) -> Any:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_PLACES[name]), name)
