"""Markdown (CommonMark): headings, an entry a paragraph, annotations as block quotes."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.lists import ReadingList


def write(listed: ReadingList) -> str:
    """The list as Markdown; what a value holds of Markdown's marks is escaped."""
    from citekit.csl.outputs import markdown

    def paragraphs() -> Iterator[str]:
        if listed.title:
            yield f"# {markdown.escape(' '.join(listed.title.split()))}"
        for group in listed.groups:
            if group.heading:
                yield f"## {markdown.escape(' '.join(group.heading.split()))}"
            for entry in group.entries:
                yield markdown.write(entry.content, links=True).strip()
                if entry.annotation:
                    yield f"> {markdown.write_value(entry.annotation)}"

    return "".join(f"{paragraph}\n\n" for paragraph in paragraphs()).removesuffix("\n")
