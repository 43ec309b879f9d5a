"""Plain text: an entry a paragraph, annotations indented below."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.lists import ReadingList


def write(listed: ReadingList) -> str:
    """The list as UTF-8 text; a line break inside a value is a space, so that an entry stays one paragraph."""
    from citekit.csl.outputs import text

    def paragraphs() -> Iterator[str]:
        if listed.title:
            yield underlined(listed.title, "=")
        for group in listed.groups:
            if group.heading:
                yield underlined(group.heading, "-")
            for entry in group.entries:
                yield text.write(entry.content).strip()
                if entry.annotation:
                    yield "    " + text.write_value(entry.annotation)

    return "".join(f"{paragraph}\n\n" for paragraph in paragraphs()).removesuffix("\n")


def underlined(heading: str, mark: str) -> str:
    """A heading with a line below it."""
    heading = " ".join(heading.split())
    return f"{heading}\n{mark * len(heading)}"
