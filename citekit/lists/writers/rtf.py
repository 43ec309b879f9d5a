"""RTF 1.9: a document that word processors open."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.lists import ReadingList

_HEAD = r"{\rtf1\ansi\ansicpg1252\deff0\uc1{\fonttbl{\f0\froman Times New Roman;}}\fs24" + "\n"


def write(listed: ReadingList) -> str:
    """The list as a complete document; hanging indent of half an inch where the style asks for one."""
    from citekit.csl.outputs import rtf

    hang = r"\li720\fi-720" if listed.layout.hanging_indent else r"\li0\fi0"
    line = rf"\sl{240 * max(listed.layout.line_spacing, 1)}\slmult1"

    def paragraphs() -> Iterator[str]:
        if listed.title:
            yield rf"\pard\qc\sa240{{\b\fs32 {rtf.escape(listed.title)}}}\par"
        for group in listed.groups:
            if group.heading:
                yield rf"\pard\sb240\sa120{{\b {rtf.escape(group.heading)}}}\par"
            for entry in group.entries:
                yield rf"\pard{hang}\sa120{line} {rtf.write(entry.content, links=True).strip()}\par"
                if entry.annotation:
                    yield rf"\pard\li720\sa120{line} {rtf.write_value(entry.annotation)}\par"

    return _HEAD + "\n".join(paragraphs()) + "\n}\n"
