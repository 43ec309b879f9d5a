"""Text -> blocks, under the rules of bibtex.web (section "Reading the database file"), going on where ``bibtex`` gives up.

Braces count even after a backslash and inside quotes; ``%`` is no comment; white space may stand anywhere between tokens;
everything outside ``@…{…}`` is ignored. Where ``bibtex`` would skip the rest of an entry, the scanner notes a ``Damage`` and
reads on at the next thing that looks like a field. Linear in the text, whatever the text; no recursion.
"""

from __future__ import annotations

import gc
import re
from functools import cached_property
from sys import intern
from typing import Final

from citekit.formats.bibtex.blocks import (
    Block,
    CommentBlock,
    Damage,
    DamagedBlock,
    EntryBlock,
    FieldBlock,
    Piece,
    PreambleBlock,
    StringBlock,
    TextBlock,
)

# bibtex.web, "id_class": what a type, field or macro name may hold; it does not begin with a digit.
_ID: Final = r"(?![0-9])[^\x00-\x20\x7f\s\"#%'(),={}]++"
# Balanced text to brace depth 2, without backtracking; deeper values take the slow way.
_FLAT: Final = r"[^{}]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}]*+)*+"
_QUOTED: Final = r"[^{}\"]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}\"]*+)*+"

_HEAD: Final = re.compile(rf"@\s*({_ID})\s*([{{(])?")
_BLOCK: Final = re.compile(rf"@\s*{_ID}\s*[{{(]")
_KEY: Final = {"{": re.compile(r"\s*([^\s,}]*)\s*"), "(": re.compile(r"\s*([^\s,]*)\s*")}
_FIELD: Final = re.compile(rf",\s*+({_ID})\s*+=\s*+(?:\{{({_FLAT})\}}|\"({_QUOTED})\"|([0-9]++)|({_ID}))\s*+(?=[,}})])")
_NAME: Final = re.compile(rf"({_ID})\s*+=\s*+")
_NO_KEY: Final = re.compile(rf"{_ID}=[{{\"]")
_WORD: Final = re.compile(rf"([0-9]++)|({_ID})")
_BARE: Final = re.compile(r"[^,{}\"#=\r\n]*")
_BARE_KEY: Final = re.compile(r"[^,{}\"#=\r\n()]*[^,{}\"#=\s()](?=\s*,)")
_LINE: Final = re.compile(r"[\r\n]")
_SPACE: Final = re.compile(r"\s*")
_QUOTE_MARKS: Final = re.compile(r"[{}\"]")
_BLOCK_AT_LINE: Final = re.compile(rf"(?:(?<=[\r\n])|\A)[ \t]*+(?=@[ \t]*+{_ID}\s*+[{{(])")
# Where a value that is never closed most likely ends: before a line that starts a field or a block.
_CUT: Final = re.compile(rf"[\r\n][ \t]*+(?=@[ \t]*+{_ID}\s*+[{{(]|{_ID}[ \t]*+=[ \t]*+[{{\"0-9a-zA-Z])")
_QUOTE_CUT: Final = re.compile(rf"\"(?=\s*[,}}#])|{_CUT.pattern}")
_RESYNC: Final = re.compile(
    rf"(?P<field>(?<=[\s,]){_ID}\s*+=(?=\s*+[{{\"\w]))|(?P<open>\{{)|(?P<close>[}})])|(?P<comma>,)"
    rf"|(?P<block>(?<=[\r\n])[ \t]*+@[ \t]*+{_ID}\s*+[{{(])"
)


def scan(text: str) -> tuple[Block, ...]:
    """All blocks of ``text`` in order; their spans touch and cover it."""
    # Blocks hold no cycles; letting the collector walk through half a million of them again and again doubles the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return tuple(_Scanner(text).blocks())
    finally:
        if collecting:
            gc.enable()


class _Scanner:
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

    def blocks(self) -> list[Block]:
        blocks: list[Block] = []
        done = position = 0
        while (at := self.text.find("@", position)) >= 0:
            head = _HEAD.match(self.text, at)
            block = self.block(head) if head else None
            if block is None:
                position = at + 1
                continue
            if at > done:
                blocks.append(TextBlock(self.text[done:at], done, at))
            blocks.append(block)
            done = position = block.end
        if done < len(self.text):
            blocks.append(TextBlock(self.text[done:], done, len(self.text)))
        return blocks

    def block(self, head: re.Match[str]) -> Block | None:
        kind = head[1].lower()
        if kind == "comment":
            return self.comment(head)
        if not head[2]:
            return self.unopened(head)
        if kind == "string":
            return self.string(head)
        if kind == "preamble":
            return self.preamble(head)
        return self.entry(head)

    def comment(self, head: re.Match[str]) -> CommentBlock:
        """``bibtex`` reads on right after the word: a block inside the braces is a block (biber skips it)."""
        end = self.closing.get(head.end() - 1) if head[2] == "{" else None
        if end is None:
            return CommentBlock("", head.start(), head.end(1))
        if inner := _BLOCK.search(self.text, head.end(), end):
            damage = Damage("CK820", "bibtex reads what this @comment holds; biber does not", head.start(), inner.start())
            return CommentBlock(self.text[head.end() : inner.start()], head.start(), inner.start(), (damage,))
        return CommentBlock(self.text[head.end() : end], head.start(), end + 1)

    def unopened(self, head: re.Match[str]) -> DamagedBlock | None:
        line = self.line_start(head.start())
        if (line and self.text[line - 1] not in "\r\n") or not self.text[head.end(1) : head.end(1) + 1].isspace():
            return None
        damage = Damage("CK817", f"@{head[1]} is not followed by an opening brace", head.start(), head.end(1))
        return DamagedBlock(self.text[head.start() : head.end(1)], head.start(), head.end(1), (damage,))

    def string(self, head: re.Match[str]) -> Block:
        name = _NAME.match(self.text, self.space(head.end()))
        if not name:
            return self.unreadable(head, "a name and = are expected in @string")
        damage: list[Damage] = []
        field = self.value(name, "}" if head[2] == "{" else ")", damage)
        return StringBlock(field, head.start(), self.close(field.value_end, head, damage), tuple(damage))

    def preamble(self, head: re.Match[str]) -> Block:
        damage: list[Damage] = []
        start = self.space(head.end())
        pieces = self.pieces(start, "}" if head[2] == "{" else ")", "preamble", damage)
        if not pieces:
            return self.unreadable(head, "@preamble holds no text in braces or quotation marks")
        return PreambleBlock(pieces, head.start(), self.close(pieces[-1].end, head, damage), tuple(damage))

    def unreadable(self, head: re.Match[str], message: str) -> DamagedBlock:
        opening = head.end() - 1
        end = self.closing.get(opening, opening) + 1
        return DamagedBlock(self.text[head.start() : end], head.start(), end, (Damage("CK801", message, head.start(), end),))

    def close(self, position: int, head: re.Match[str], damage: list[Damage]) -> int:
        """Past the closing delimiter of a @string or @preamble whose value ends at ``position``."""
        closing = "}" if head[2] == "{" else ")"
        here = self.space(position)
        if self.text[here : here + 1] == closing:
            return here + 1
        end = self.closing.get(head.end() - 1, -1) if head[2] == "{" else -1
        skipped_to = end if end >= here else position
        damage.append(Damage("CK804", f"{closing} is expected after the value", here, max(skipped_to, here)))
        return skipped_to + 1 if end >= here else position

    def entry(self, head: re.Match[str]) -> EntryBlock:
        text = self.text
        closing = "}" if head[2] == "{" else ")"
        damage: list[Damage] = []
        fields: list[FieldBlock] = []
        key, key_start, position = self.key(head, damage)
        end = position
        while True:
            if found := _FIELD.match(text, position):
                fields.append(_flat_field(found))
                position = found.end()
                continue
            here = text[position : position + 1]
            if here == closing:
                end, closed = position + 1, True
                break
            position, more = self.slow(position, closing, fields, damage)
            if not more:
                end, closed = self.before_space(position), False
                damage.append(Damage("CK804", f"the entry {key or head[1]} is not closed by {closing}", head.start(), end))
                break
        return EntryBlock(
            head[1], key, tuple(fields), head[2], head.start(), end, head.start(1), key_start, tuple(damage), closed
        )

    def key(self, head: re.Match[str], damage: list[Damage]) -> tuple[str, int, int]:
        """The key, where it starts, and where the fields begin."""
        text = self.text
        found = _KEY[head[2]].match(text, head.end())
        assert found is not None
        key, start, position = found[1], found.start(1), found.end()
        if key.startswith("@") and _BLOCK_AT_LINE.match(text, self.line_start(start)):
            key, position = "", start
        after = text[position : position + 1]
        if after == "=" or ("=" in key and _NO_KEY.match(text, start)):
            damage.append(Damage("CK807", f"the {head[1]} has no key", start, start))
            return "", start, start
        if not key:
            damage.append(Damage("CK807", f"the {head[1]} has no key", start, start))
        elif after not in (",", "}", ")") and (longer := _BARE_KEY.match(text, start)):
            damage.append(Damage("CK808", f'the key "{longer[0]}" holds white space', start, longer.end()))
            return longer[0], start, self.space(longer.end())
        elif head[2] == "(" and after not in (",", ")") and key.endswith(")"):
            return key[:-1], start, start + len(key) - 1
        return key, start, position

    def slow(self, position: int, closing: str, fields: list[FieldBlock], damage: list[Damage]) -> tuple[int, bool]:
        """One step that the fast pattern cannot take: where it leads, and whether the entry goes on there."""
        text = self.text
        comma = text[position : position + 1] == ","
        here = self.past_comments(self.space(position + 1) if comma else position, damage)
        if here >= len(text):
            return here, False
        if comma and text[here] == closing:
            return here, True
        if name := _NAME.match(text, here):
            if not comma:
                damage.append(Damage("CK802", f"a comma is missing before {name[1]}", here, here + len(name[1]), name[1]))
            field = self.value(name, closing, damage)
            fields.append(field)
            return self.space(field.value_end), True
        if comma and text[here] == ",":
            damage.append(Damage("CK805", "there is a comma too many", here, here + 1))
            return here, True
        if _BLOCK_AT_LINE.match(text, self.line_start(here)) and text[here] == "@":
            return here, False
        return self.resync(here, closing, damage)

    def past_comments(self, position: int, damage: list[Damage]) -> int:
        while self.text[position : position + 1] == "%":
            line = _LINE.search(self.text, position)
            end = line.start() if line else len(self.text)
            damage.append(Damage("CK806", "% does not start a comment inside an entry", position, end))
            position = self.space(end)
        return position

    def resync(self, position: int, closing: str, damage: list[Damage]) -> tuple[int, bool]:
        """Skip what is no field, and say so; on to the next field, comma, end or block."""
        text = self.text
        here = position
        while found := _RESYNC.search(text, here):
            if found.lastgroup == "open":
                here = self.closing.get(found.start(), found.start()) + 1
            elif found.lastgroup == "close" and found[0] != closing:
                here = found.end()
            else:
                break
        end = found.start() if found else len(text)
        damage.append(
            Damage("CK801", f"a field or {closing} is expected here", position, max(self.before_space(end), position))
        )
        if not found:
            return end, False
        return self.space(end), found.lastgroup != "block"

    def value(self, name: re.Match[str], closing: str, damage: list[Damage]) -> FieldBlock:
        pieces = self.pieces(name.end(), closing, name[1], damage)
        if not pieces:
            damage.append(Damage("CK809", f"{name[1]} has no value", name.start(), name.end(), name[1]))
            return FieldBlock(name[1], (), name.start(), name.end(), name.end())
        return FieldBlock(name[1], pieces, name.start(), pieces[0].start, pieces[-1].end)

    def pieces(self, position: int, closing: str, field: str, damage: list[Damage]) -> tuple[Piece, ...]:
        pieces: list[Piece] = []
        while piece := self.piece(position, closing, field, damage):
            pieces.append(piece)
            position = self.space(piece.end)
            if self.text[position : position + 1] != "#":
                break
            position = self.space(position + 1)
        return tuple(pieces)

    def piece(self, start: int, closing: str, field: str, damage: list[Damage]) -> Piece | None:
        text = self.text
        opening = text[start : start + 1]
        if opening in ("{", '"'):
            end = self.closing.get(start) if opening == "{" else self.quote_end(start)
            if end is not None and not self.swallowed(start, end):
                return Piece("braced" if opening == "{" else "quoted", text[start + 1 : end], start, end + 1)
            return self.cut(start, end, field, damage)
        word = _WORD.match(text, start)
        if not word:
            return None
        after = text[self.space(word.end()) :][:1]
        if after in (",", "#", closing) or _NAME.match(text, self.space(word.end())):
            return Piece("number" if word[1] else "macro", word[0], start, word.end())
        bare = _BARE.match(text, start)
        assert bare is not None
        value = bare[0].rstrip()
        damage.append(Damage("CK810", f"the value of {field} needs braces: {value}", start, start + len(value), field))
        return Piece("bare", value, start, start + len(value))

    def quote_end(self, start: int) -> int | None:
        position = start + 1
        while found := _QUOTE_MARKS.search(self.text, position):
            if found[0] == '"':
                return found.start()
            end = self.closing.get(found.start()) if found[0] == "{" else None
            if end is None:
                return None
            position = end + 1
        return None

    def swallowed(self, start: int, end: int) -> bool:
        """Whether a value's end is another thing's: behind it a block begins or the file ends, inside it a field begins."""
        here = self.space(end + 1)
        if here < len(self.text) and not _BLOCK_AT_LINE.match(self.text, self.line_start(here)):
            return False
        found = _CUT.search(self.text, start, end)
        return found is not None

    def cut(self, start: int, end: int | None, field: str, damage: list[Damage]) -> Piece:
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
        return Piece("braced" if opening == "{" else "quoted", inner, start, after)

    def space(self, position: int) -> int:
        found = _SPACE.match(self.text, position)
        return found.end() if found else position

    def before_space(self, position: int) -> int:
        while position and self.text[position - 1].isspace():
            position -= 1
        return position

    def line_start(self, position: int) -> int:
        while position and self.text[position - 1] in " \t":
            position -= 1
        return position


def _flat_field(found: re.Match[str]) -> FieldBlock:
    group = found.lastindex or 0
    start, end = found.span(group)
    if group <= 3:
        start, end = start - 1, end + 1
    return FieldBlock(intern(found[1]), (Piece(_KINDS[group], found[group], start, end),), found.start(1), start, end)


_KINDS: Final = ("", "", "braced", "quoted", "number", "macro")
