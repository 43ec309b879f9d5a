"""Markdown that CommonMark, GitHub and pandoc read alike; what Markdown has no mark for is inline HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from unicodedata import category

from citekit.csl.outputs.characters import clean, safe_target
from citekit.csl.richtext import Kind, RichText, Span

_ELEMENTS: Final[dict[Kind, tuple[str, str]]] = {
    Kind.ROMAN: ('<span style="font-style:normal;">', "</span>"),
    Kind.MEDIUM: ('<span style="font-weight:normal;">', "</span>"),
    Kind.SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>"),
    Kind.PLAIN_CAPS: ('<span style="font-variant:normal;">', "</span>"),
    Kind.UNDERLINE: ("<u>", "</u>"),
    Kind.SUPERSCRIPT: ("<sup>", "</sup>"),
    Kind.SUBSCRIPT: ("<sub>", "</sub>"),
    Kind.BLOCK: ("\n\n", "\n\n"),
    Kind.LEFT_MARGIN: ("", " "),
    Kind.INDENT: ("\n\n", ""),
}
_MARKS: Final = {Kind.ITALIC: ("*", "em"), Kind.OBLIQUE: ("*", "em"), Kind.BOLD: ("**", "strong")}
_SPECIAL: Final = re.compile(r"[\\`*_\[\]<~^$@{}]|&(?=#?\w+;)")
# What would make a heading, quotation, list, rule or title block of a line that begins with it.
_LINE_START: Final = re.compile(r"^[ ]*(?:([#>+=%:-])|(\d{1,9})([.)]))", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where emphasis begins or ends."""

    kind: Kind
    opens: bool
    number: int


def write(rich: RichText, *, links: bool = False) -> str:
    """Finished rich text; with ``links``, DOIs and URLs are links."""
    tokens = [token for token in _Writer(links).walk(rich.children) if token]
    rough = _rough_pairs(tokens)
    joined = "".join(_print(token, rough) for token in tokens)
    return _guard(joined.replace("![", r"\!["))  # an exclamation mark before a link would make an image of it


def write_value(text: str) -> str:
    """A value with micro-markup."""
    from citekit.csl.values import rich_value

    return write(rich_value(text))


def escape(text: str) -> str:
    """A bare string."""
    return _guard(_escape(text))


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", clean(text))


def _guard(text: str) -> str:
    return _LINE_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text.lstrip(" "))


class _Writer:
    """Walks the tree and numbers the pairs of emphasis."""

    def __init__(self, links: bool) -> None:
        self.links = links
        self.count = 0

    def walk(self, children: tuple[str | Span, ...]) -> Iterator[str | _Mark]:
        for child in children:
            if isinstance(child, str):
                yield _escape(child)
            elif child.kind in _MARKS:
                self.count += 1
                number = self.count
                yield _Mark(child.kind, True, number)
                yield from self.walk(child.children)
                yield _Mark(child.kind, False, number)
            elif child.kind is Kind.LINK:
                yield from self.link(child)
            else:
                before, after = _ELEMENTS.get(child.kind, ("", ""))
                yield before
                yield from self.walk(child.children)
                yield after

    def link(self, span: Span) -> Iterator[str | _Mark]:
        target = safe_target(span.target) if self.links else ""
        bare = "".join(child for child in span.children if isinstance(child, str))
        if target and bare == target and len(span.children) == 1:
            yield f"<{target}>"
            return
        yield "[" if target else ""
        yield from self.walk(span.children)
        yield f"](<{target}>)" if target else ""


def _rough_pairs(tokens: list[str | _Mark]) -> set[int]:
    """The pairs whose asterisks CommonMark would not read as emphasis where they stand; they are written as elements."""
    rough: set[int] = set()
    depth = 0
    for place, token in enumerate(tokens):
        if isinstance(token, str):
            continue
        depth += 1 if token.opens else -1
        if token.opens and depth > 1:
            rough.add(token.number)  # an asterisk inside emphasis may end it
        before = tokens[place - 1] if place else " "
        after = tokens[place + 1] if place + 1 < len(tokens) else " "
        if isinstance(before, _Mark) or isinstance(after, _Mark):
            rough.add(token.number)
            continue
        outside, inside = (before[-1], after[0]) if token.opens else (after[0], before[-1])
        if inside.isspace() or (_is_mark(inside) and not (outside.isspace() or _is_mark(outside))):
            rough.add(token.number)
    return rough


def _is_mark(character: str) -> bool:
    return category(character)[0] in "PS"


def _print(token: str | _Mark, rough: set[int]) -> str:
    if isinstance(token, str):
        return token
    mark, element = _MARKS[token.kind]
    if token.number in rough:
        return f"<{element}>" if token.opens else f"</{element}>"
    return mark
