"""The text of a .bib file with what every reader of it asks: white space, braces, what a name is."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

# bibtex.web, "id_class": what a type, field or macro name may hold; it does not begin with a digit.
IDENTIFIER: Final = r"(?![0-9])[^\x00-\x20\x7f\s\"#%'(),={}]++"

# Balanced text to brace depth 2, without backtracking; deeper groups take the slow way.
FLAT: Final = r"[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+"

NAME: Final = re.compile(rf"({IDENTIFIER})\s*+=\s*+")
_GROUP: Final = re.compile(rf"\{{{FLAT}\}}")
_SPACE: Final = re.compile(r"\s*+")
_BLOCK_AT_LINE: Final = re.compile(rf"(?:(?<=[\r\n])|\A)[ \t]*+@[ \t]*+{IDENTIFIER}\s*+[{{(]")


class Cursor:
    """Looks around in a text; every question is answered in time that the reading can afford (linear in all)."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def closing(self) -> dict[int, int]:
        """Each opening brace that is closed, with its closing one: made once, when the first deep value is met."""
        stack: list[int] = []
        pairs: dict[int, int] = {}
        for brace in re.finditer(r"[{}]", self.text):
            if brace[0] == "{":
                stack.append(brace.start())
            elif stack:
                pairs[stack.pop()] = brace.start()
        return pairs

    def closing_brace(self, position: int) -> int | None:
        """The partner of the opening brace there; shallow groups, nearly all, need no table of the whole text."""
        flat = _GROUP.match(self.text, position)
        return flat.end() - 1 if flat else self.closing.get(position)

    def at(self, position: int) -> str:
        """The character there, or nothing at the end."""
        return self.text[position : position + 1]

    def space(self, position: int) -> int:
        """Past the white space."""
        found = _SPACE.match(self.text, position)
        return found.end() if found else position

    def before_space(self, position: int) -> int:
        """Before the white space that ends there."""
        while position and self.text[position - 1].isspace():
            position -= 1
        return position

    def line_start(self, position: int) -> int:
        """Before the blanks that end there."""
        while position and self.text[position - 1] in " \t":
            position -= 1
        return position

    def at_block(self, position: int) -> bool:
        """Whether an ``@type{`` stands there, first on its line."""
        return self.at(position) == "@" and _BLOCK_AT_LINE.match(self.text, self.line_start(position)) is not None
