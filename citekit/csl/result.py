"""What rendering hands back: entries in the style's order, the layout a writer needs, and findings."""

from __future__ import annotations

from dataclasses import dataclass

from citekit.csl.richtext import RichText
from citekit.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Entry:
    """One bibliography entry (or one citation), with the id of its item as text."""

    id: str
    content: RichText


@dataclass(frozen=True, slots=True)
class Layout:
    """How a style wants a bibliography to be set (CSL 1.0.2, "Whitespace"); spacings are factors of a line."""

    hanging_indent: bool = False
    second_field_align: str = ""  # "", "flush" or "margin"
    line_spacing: int = 1
    entry_spacing: int = 1


@dataclass(frozen=True, slots=True)
class Rendered:
    """A bibliography in the style's order, or citations in input order."""

    entries: tuple[Entry, ...] = ()
    layout: Layout = Layout()
    findings: tuple[Finding, ...] = ()
