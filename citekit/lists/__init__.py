"""Reading lists: references in a style, grouped, sorted and annotated, ready to be written in any format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from citekit.lists.arrange import Arrangement, arrange
from citekit.model import Finding, Reference, UsageError

if TYPE_CHECKING:
    from citekit.csl.result import Layout
    from citekit.csl.richtext import RichText

WRITERS = ("text", "markdown", "html", "latex", "rtf", "terminal", "docx", "pdf")


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry: the styled reference, and the annotation where the style does not print it itself."""

    id: str
    content: RichText
    annotation: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading; a list that is not grouped is one group without a heading."""

    heading: str
    entries: tuple[ListEntry, ...]


@dataclass(frozen=True, slots=True)
class ReadingList:
    """A finished list. ``findings`` tell of items that could not be styled and stand as plain text.

    ``citations`` (only where they were asked for) are the references cited each alone, in the order of the input.
    """

    groups: tuple[Group, ...]
    style: str
    layout: Layout
    title: str = ""
    language: str = "en-US"
    findings: tuple[Finding, ...] = ()
    citations: tuple[ListEntry, ...] = ()

    def write(self, to: str = "text") -> str:
        """The list as text, markdown, html, latex, rtf or terminal. Raises UsageError for another format."""
        if to not in WRITERS or to in BINARY:
            known = ", ".join(name for name in WRITERS if name not in BINARY)
            raise UsageError(f"a reading list cannot be written as text of kind {to!r}; known: {known}")
        return self._writer(to)  # type: ignore[return-value]

    def write_bytes(self, to: str) -> bytes:
        """The list as the bytes of a file of that format (UTF-8, or the binary form of docx and pdf)."""
        if to not in WRITERS:
            raise UsageError(f"unknown format {to!r}; known: {', '.join(WRITERS)}")
        written = self._writer(to)
        return written if isinstance(written, bytes) else written.encode("utf-8")

    def _writer(self, to: str) -> str | bytes:
        from importlib import import_module

        written: str | bytes = import_module(f"citekit.lists.writers.{to}").write(self)
        return written


BINARY = ("docx", "pdf")


def reading_list(
    references: Sequence[Reference],
    style: str | Path = "apa",
    *,
    annotated: bool = False,
    locale: str | None = None,
    title: str = "",
    group_by: str = "",
    sort: str = "",
    cited: bool = False,
) -> ReadingList:
    """Style the references and arrange them.

    ``annotated`` takes the style's annotated variant where there is an official one, and else sets the annotation under its
    entry. ``group_by`` is one of arrange.GROUPS, ``sort`` one of arrange.ORDERS; without them the style's own order holds.
    ``cited`` makes the citations too. Raises StyleError and UsageError for a style that is unknown, broken or has no
    bibliography.
    """
    from citekit.csl import load_style
    from citekit.csl.locate import annotated_variant
    from citekit.formats.csljson import to_item

    arrangement = Arrangement.of(group_by, sort)
    variant = annotated_variant(style) if annotated else None
    loaded = load_style(variant or style, locale)
    unique = _with_ids(references)
    session = loaded.session([to_item(reference) for reference in unique.values()])
    rendered = session.bibliography()
    if loaded.book.bibliography is None:
        raise UsageError(f"the style {str(style)!r} has no bibliography, only notes or citations: see `citekit cite`")
    citations = session.citations().entries if cited else ()
    beside = annotated and variant is None
    entries = [ListEntry(entry.id, entry.content, unique[entry.id].annotation if beside else "") for entry in rendered.entries]
    groups = arrange(entries, unique, arrangement)
    return ReadingList(
        tuple(Group(heading, tuple(members)) for heading, members in groups),
        str(variant or style),
        rendered.layout,
        title,
        loaded.locale,
        rendered.findings,
        tuple(ListEntry(entry.id, entry.content) for entry in citations),
    )


def _with_ids(references: Sequence[Reference]) -> dict[str, Reference]:
    """References by an id of their own: one without an id, or with one that is taken, gets a number."""
    from dataclasses import replace

    named: dict[str, Reference] = {}
    for number, reference in enumerate(references, start=1):
        key = reference.id
        if not key or key in named:
            key = f"{reference.id or 'item'}-{number}"
        named[key] = reference if key == reference.id else replace(reference, id=key)
    return named
