"""Values: pieces in braces, in quotation marks, macros, numbers, joined by ``#``; and values that lack their end."""

from __future__ import annotations

import re
from typing import Final

from citekit.formats.bibtex.blocks import Damage, FieldBlock, Piece
from citekit.formats.bibtex.cursor import IDENTIFIER, NAME, Cursor

_WORD: Final = re.compile(rf"([0-9]++)|({IDENTIFIER})")
_BARE: Final = re.compile(r"[^,{}\"#=\r\n]*")
_QUOTE_MARKS: Final = re.compile(r"[{}\"]")
# Where a value that is never closed most likely ends: before a line that starts a field or a block, or that ends the entry.
_CUT: Final = re.compile(
    rf"[\r\n][ \t]*+(?=@[ \t]*+{IDENTIFIER}\s*+[{{(]|{IDENTIFIER}[ \t]*+=[ \t]*+[{{\"0-9a-zA-Z]|[}})]\s*+(?:@|\Z))"
)
# The mark that "ends" a value opens that of the next field: the value's own was lost.
_NEXT_FIELD: Final = re.compile(rf"[\r\n][ \t]*+{IDENTIFIER}[ \t]*+=[ \t]*+\Z")
_QUOTE_CUT: Final = re.compile(rf"\"(?=\s*+[,}}#])|{_CUT.pattern}")
_KINDS: Final = {"{": "braced", '"': "quoted"}


class ValueReader(Cursor):
    """Reads the values of fields, of ``@string`` and of ``@preamble``."""

    def value(self, name: re.Match[str], closing: str, damage: list[Damage]) -> FieldBlock:
        """The field whose ``name =`` was found; ``closing`` ends the block it stands in."""
        pieces = self.pieces(name.end(), closing, name[1], damage)
        if not pieces:
            damage.append(Damage("CK809", f"{name[1]} has no value", name.start(), name.end(), name[1]))
            return FieldBlock(name[1], (), name.start(), name.end(), name.end())
        return FieldBlock(name[1], pieces, name.start(), pieces[0].start, pieces[-1].end)

    def pieces(self, position: int, closing: str, field: str, damage: list[Damage]) -> tuple[Piece, ...]:
        """All pieces of a value; none if there is no value."""
        pieces: list[Piece] = []
        while piece := self.piece(position, closing, field, damage):
            pieces.append(piece)
            position = self.space(piece.end)
            if self.at(position) != "#":
                return tuple(pieces)
            position = self.space(position + 1)
        if pieces:
            damage.append(Damage("CK809", f"# is not followed by a value in {field}", pieces[-1].end, position, field))
        return tuple(pieces)

    def piece(self, start: int, closing: str, field: str, damage: list[Damage]) -> Piece | None:
        opening = self.at(start)
        if opening not in ("{", '"') or not opening:
            return self.word(start, closing, field, damage)
        end = self.closing_brace(start) if opening == "{" else self.quote_end(start)
        if end is None or self.swallowed(start, end) or (opening == '"' and _NEXT_FIELD.search(self.text, start, end)):
            return self.cut(start, field, damage)
        return Piece(_KINDS[opening], self.text[start + 1 : end], start, end + 1)

    def word(self, start: int, closing: str, field: str, damage: list[Damage]) -> Piece | None:
        """A macro, a number, or text that lacks its braces."""
        word = _WORD.match(self.text, start)
        if not word:
            return None
        after = self.space(word.end())
        ended = self.at(after) in ("", ",", "#", closing) or (self.at(after) == "%" and after > word.end())
        if ended or self.at_block(after) or NAME.match(self.text, after):
            return Piece("number" if word[1] else "macro", word[0], start, word.end())
        bare = _BARE.match(self.text, start)
        value = bare[0].rstrip() if bare else word[0]
        damage.append(Damage("CK810", f"the value of {field} needs braces: {value}", start, start + len(value), field))
        return Piece("bare", value, start, start + len(value))

    def quote_end(self, start: int) -> int | None:
        """The closing quotation mark: the next one outside braces, which must be matched."""
        position = start + 1
        while found := _QUOTE_MARKS.search(self.text, position):
            if found[0] == '"':
                return found.start()
            end = self.closing_brace(found.start()) if found[0] == "{" else None
            if end is None:
                return None
            position = end + 1
        return None

    def swallowed(self, start: int, end: int) -> bool:
        """Whether a value's end is another thing's: behind it a block begins or the file ends, so that the entry has none.

        Then a field begins inside the value, or the brace stands alone on its line, as those of entries do.
        """
        here = self.space(end + 1)
        if here < len(self.text) and not self.at_block(here):
            return False
        line = self.line_start(end)
        alone = self.text[end] == "}" and line > start + 1 and self.text[line - 1] in "\r\n"
        return alone or _CUT.search(self.text, start, end) is not None

    def cut(self, start: int, field: str, damage: list[Damage]) -> Piece:
        """A value without its end: it ends where the next line looks like a field or a block."""
        opening = self.text[start]
        found = (_CUT if opening == "{" else _QUOTE_CUT).search(self.text, start + 1)
        stop = found.start() if found else len(self.text)
        if not (found and found[0] == '"'):
            stop = self.before_space(stop)
            stop = max(stop - 1 if self.text[stop - 1] == "," else stop, start + 1)
        inner = self.text[start + 1 : stop]
        after = stop + 1 if found and found[0] == '"' else stop
        damage.append(Damage("CK803", f"the value of {field} is not closed", start, after, field))
        return Piece(_KINDS[opening], inner, start, after)
