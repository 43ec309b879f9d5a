"""HTML: a page of its own that prints well, with the class names of citeproc-js."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from citekit.lists import Group, ListEntry, ReadingList

_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ max-width: 40rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/{line} Georgia, serif; }}
.csl-entry {{ margin: 0 0 {gap}em; overflow-wrap: break-word; {hang} }}
.csl-block, .annotation {{ margin: 0.3em 0 0 {block}; text-indent: 0; }}
.csl-left-margin {{ float: left; }}
.csl-right-inline {{ margin: 0 0 0 2.5em; }}
.csl-indent {{ margin-left: 2em; }}
@media print {{ body {{ margin: 0; max-width: none; }} .csl-entry {{ break-inside: avoid; }} a {{ color: inherit; }} }}
</style>
</head>
<body>
{body}
</body>
</html>
"""


def write(listed: ReadingList) -> str:
    """The list as a complete page; values are escaped, DOIs and URLs are links."""
    layout = listed.layout
    return _PAGE.format(
        language=escape(listed.language),
        title=escape(listed.title or "Reading List"),
        line=f"{1.4 * max(layout.line_spacing, 1):g}",
        gap=f"{0.8 * max(layout.entry_spacing, 0):g}",
        hang="padding-left: 2em; text-indent: -2em;" if layout.hanging_indent else "",
        block="0" if layout.hanging_indent else "2em",
        body="\n".join(_body(listed)),
    )


def _body(listed: ReadingList) -> Iterator[str]:
    if listed.title:
        yield f"<h1>{escape(listed.title)}</h1>"
    for group in listed.groups:
        yield from _group(group)


def _group(group: Group) -> Iterator[str]:
    if group.heading:
        yield f"<h2>{escape(group.heading)}</h2>"
    yield '<div class="csl-bib-body">'
    yield from (_entry(entry) for entry in group.entries)
    yield "</div>"


def _entry(entry: ListEntry) -> str:
    from citekit.csl.outputs import html

    annotation = f'\n<div class="annotation">{html.write_value(entry.annotation)}</div>' if entry.annotation else ""
    return f'<div class="csl-entry" id="ref-{escape(entry.id)}">{html.write(entry.content, links=True)}{annotation}</div>'
