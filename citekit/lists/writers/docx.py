"""DOCX, by python-docx (extra ``citekit[docx]``)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from citekit.lists import ListEntry, ReadingList
from citekit.model import UsageError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from citekit.csl.richtext import RichText, Span


@dataclass(frozen=True, slots=True)
class Face:
    """How a run of characters is set."""

    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    underline: bool = False
    raised: int = 0  # 1 superscript, -1 subscript


def write(listed: ReadingList) -> bytes:
    """The list as a Word document. Raises UsageError where python-docx is not installed."""
    try:
        from docx import Document as new_document
    except ImportError:
        raise UsageError("docx needs python-docx: pip install 'citekit[docx]'") from None
    document = new_document()
    if listed.title:
        document.add_heading(_clean(listed.title), 1)
    for group in listed.groups:
        if group.heading:
            document.add_heading(_clean(group.heading), 2)
        for entry in group.entries:
            _entry(document, entry, listed)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _entry(document: Document, entry: ListEntry, listed: ReadingList) -> None:
    from docx.shared import Inches

    for number, line in enumerate(_paragraphs(entry.content)):
        paragraph = document.add_paragraph()
        if listed.layout.hanging_indent:
            paragraph.paragraph_format.left_indent = Inches(0.5)
            paragraph.paragraph_format.first_line_indent = Inches(0 if number else -0.5)
        paragraph.paragraph_format.line_spacing = max(listed.layout.line_spacing, 1)
        _runs(paragraph, line)
    if entry.annotation:
        from citekit.csl.outputs import text

        paragraph = document.add_paragraph(_clean(text.write_value(entry.annotation)))
        paragraph.paragraph_format.left_indent = Inches(0.5)


def _paragraphs(content: RichText) -> list[list[tuple[str, Face]]]:
    """The runs of an entry, a list for each paragraph (a block starts a new one)."""
    paragraphs: list[list[tuple[str, Face]]] = [[]]
    for text, face, starts in _walk(content.children, Face()):
        if starts and paragraphs[-1]:
            paragraphs.append([])
        if text:
            paragraphs[-1].append((text, face))
    return [paragraph for paragraph in paragraphs if paragraph]


def _walk(children: tuple[str | Span, ...], face: Face) -> Iterator[tuple[str, Face, bool]]:
    from citekit.csl.richtext import Kind

    for child in children:
        if isinstance(child, str):
            yield child, face, False
            continue
        block = child.kind in (Kind.BLOCK, Kind.INDENT)
        if block:
            yield "", face, True
        yield from _walk(child.children, _face(face, child.kind))
        if child.kind is Kind.LEFT_MARGIN:
            yield "\t", face, False
        if block:
            yield "", face, True


def _face(face: Face, kind: str) -> Face:
    changes: dict[str, dict[str, bool | int]] = {
        "italic": {"italic": True},
        "oblique": {"italic": True},
        "roman": {"italic": False},
        "bold": {"bold": True},
        "medium": {"bold": False},
        "light": {"bold": False},
        "small-caps": {"small_caps": True},
        "plain-caps": {"small_caps": False},
        "underline": {"underline": True},
        "no-underline": {"underline": False},
        "superscript": {"raised": 1},
        "subscript": {"raised": -1},
        "baseline": {"raised": 0},
    }
    return replace(face, **changes.get(kind, {}))  # type: ignore[arg-type]


def _runs(paragraph: Paragraph, line: list[tuple[str, Face]]) -> None:
    for text, face in line:
        run = paragraph.add_run(_clean(text))
        run.italic, run.bold = face.italic or None, face.bold or None
        run.font.small_caps, run.font.underline = face.small_caps or None, face.underline or None
        run.font.superscript, run.font.subscript = face.raised > 0 or None, face.raised < 0 or None


def _clean(text: str) -> str:
    """XML 1.0 has no place for most control characters."""
    return "".join(char for char in text if char >= " " or char in "\t\n")
