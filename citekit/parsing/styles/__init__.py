"""Styles with a grammar of their own, beside the home style: each reads a text by that grammar, to its end, or says nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from citekit.parsing.reading import Reading, Text
from citekit.parsing.styles.comma import read_comma_style
from citekit.parsing.styles.finish import COMPLETE
from citekit.parsing.styles.german import read_colon_style
from citekit.parsing.styles.isbd import read_isbd
from citekit.parsing.styles.iso690 import read_iso690
from citekit.parsing.styles.mla import read_mla
from citekit.parsing.styles.vancouver import read_vancouver

STYLES: Final[tuple[Callable[[Text], Reading | None], ...]] = (
    read_vancouver,
    read_colon_style,
    read_iso690,
    read_comma_style,
    read_isbd,
)


def read_styles(source: Text) -> list[Reading]:
    """What the styles whose signs show make of a text."""
    return [reading for read in STYLES if (reading := read(source))]


__all__ = ["COMPLETE", "read_mla", "read_styles"]
