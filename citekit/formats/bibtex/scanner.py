"""Text -> blocks, under the rules of bibtex.web (section "Reading the database file"), going on where ``bibtex`` gives up.

Braces count even after a backslash and inside quotes; ``%`` is no comment; white space may stand anywhere between tokens;
everything outside ``@…{…}`` is ignored. Where ``bibtex`` would skip the rest of an entry, the scanner notes a ``Damage`` and
reads on at the next thing that looks like a field. Linear in the text, whatever the text; no recursion.
"""

from __future__ import annotations

import gc
import re
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
from citekit.formats.bibtex.cursor import FLAT, IDENTIFIER, NAME
from citekit.formats.bibtex.values import ValueReader

_QUOTED: Final = r"[^{}\"]*+(?:\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}[^{}\"]*+)*+"

_HEAD: Final = re.compile(rf"@\s*+({IDENTIFIER})\s*+([{{(])?")
_BLOCK: Final = re.compile(rf"@\s*+{IDENTIFIER}\s*+[{{(]")
_KEY: Final = {"{": re.compile(r"\s*+([^\s,}]*+)\s*+"), "(": re.compile(r"\s*+([^\s,]*+)\s*+")}
_FIELD: Final = re.compile(
    rf",\s*+({IDENTIFIER})\s*+=\s*+(?:\{{({FLAT})\}}|\"({_QUOTED})\"|([0-9]++)|({IDENTIFIER}))\s*+(?=[,}})])"
)
_NO_KEY: Final = re.compile(rf"{IDENTIFIER}=[{{\"]")
_BARE_KEY: Final = re.compile(r"[^,{}\"#=\r\n()]*[^,{}\"#=\s()](?=\s*,)")
_NO_EQUALS: Final = re.compile(r"([A-Za-z][\w-]*)(?:\s*+(:)\s*+|\s++)(?=[{\"])")
_LINE: Final = re.compile(r"[\r\n]")
_RESYNC: Final = re.compile(
    rf"(?P<field>(?<=[\s,]){IDENTIFIER}\s*+=(?=\s*+[{{\"\w]))|(?P<open>\{{)|(?P<close>[}})])|(?P<comma>,)"
    rf"|(?P<block>(?<=[\r\n])[ \t]*+@[ \t]*+{IDENTIFIER}\s*+[{{(])"
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


class _Scanner(ValueReader):
    def blocks(self) -> list[Block]:
        blocks: list[Block] = []
        done = position = 0
        while (at := self.text.find("@", position)) >= 0:
            head = _HEAD.match(self.text, at)
            block = self.block(head) if head else None
            if block is None:
                position = head.end(1) if head else at + 1
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
        end = self.closing_brace(head.end() - 1) if head[2] == "{" else None
        if end is None:
            return CommentBlock("", head.start(), head.end(1))
        if inner := _BLOCK.search(self.text, head.end(), end):
            damage = Damage("CK820", "bibtex reads what this @comment holds; biber does not", head.start(), end + 1)
            return CommentBlock(self.text[head.end() : inner.start()], head.start(), inner.start(), (damage,))
        return CommentBlock(self.text[head.end() : end], head.start(), end + 1)

    def unopened(self, head: re.Match[str]) -> DamagedBlock | None:
        line = self.line_start(head.start())
        if (line and self.text[line - 1] not in "\r\n") or not self.text[head.end(1) : head.end(1) + 1].isspace():
            return None
        damage = Damage("CK817", f"@{head[1]} is not followed by an opening brace", head.start(), head.end(1))
        return DamagedBlock(self.text[head.start() : head.end(1)], head.start(), head.end(1), (damage,))

    def string(self, head: re.Match[str]) -> Block:
        name = NAME.match(self.text, self.space(head.end()))
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
        if all(one.code != "CK803" for one in damage):
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
                if all(one.code != "CK803" for one in damage):  # else the value that is not closed took the brace
                    message = f"the entry {key or head[1]} is not closed by {closing}"
                    damage.append(Damage("CK804", message, head.start(), end))
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
        if self.at_block(start):
            key, position = "", start
        after = text[position : position + 1]
        no_key = Damage("CK807", f"the {head[1]} has no key", head.end(), head.end())
        if after == "=" or ("=" in key and _NO_KEY.match(text, start)):
            damage.append(no_key)
            return "", start, start
        if not key:
            damage.append(no_key)
        elif after not in (",", "}", ")") and (longer := _BARE_KEY.match(text, start)):
            damage.append(Damage("CK808", f'the key "{longer[0]}" holds white space', start + len(key), longer.end()))
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
        if text[here] == closing:
            return here, True
        fresh = comma or _LINE.search(text, self.before_space(here), here)
        if name := NAME.match(text, here) or (_NO_EQUALS.match(text, here) if fresh else None):
            if not comma and not self.told_before(here, damage):
                damage.append(Damage("CK802", f"a comma is missing before {name[1]}", here, here + len(name[1]), name[1]))
            if name.re is _NO_EQUALS:
                spot = name.start(2) if name[2] else name.end()
                damage.append(Damage("CK801", f"= is expected after {name[1]}", spot, spot + 1, name[1]))
            field = self.value(name, closing, damage)
            fields.append(field)
            return self.space(field.value_end), True
        if text[here] == ",":
            if comma:
                damage.append(Damage("CK805", "there is a comma too many", here, here + 1))
            return here, True
        if self.at_block(here):
            return here, False
        if comma or not fields:
            return self.resync(here, closing, damage)
        return self.resync(here, closing, damage, fields[-1])

    def told_before(self, position: int, damage: list[Damage]) -> bool:
        """Whether what stands before ``position`` has been told already: no key, or no field."""
        return bool(damage) and (
            damage[-1].code == "CK807" or (damage[-1].code == "CK801" and damage[-1].end == self.before_space(position))
        )

    def past_comments(self, position: int, damage: list[Damage]) -> int:
        while self.text[position : position + 1] == "%":
            line = _LINE.search(self.text, position)
            end = line.start() if line else len(self.text)
            damage.append(Damage("CK806", "% does not start a comment inside an entry", position, end))
            position = self.space(end)
        return position

    def resync(self, position: int, closing: str, damage: list[Damage], behind: FieldBlock | None = None) -> tuple[int, bool]:
        """Skip what is no field, and say so; on to the next field, comma, end or block.

        ``behind`` is the field whose value stands right before, and is probably not whole.
        """
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
        start, message = position, f"a field or {closing} is expected here"
        if behind and text[position - 1] == '"':
            start, message = position - 1, f"this quotation mark ends the value of {behind.name}; one inside it needs braces"
        skipped = max(self.before_space(end), position)
        if all(one.code != "CK801" for one in damage):  # what follows in the same entry mostly comes of the first
            damage.append(Damage("CK801", message, start, skipped, behind.name if behind else None))
        if not found:
            return end, False
        return self.space(end), found.lastgroup != "block"


def _flat_field(found: re.Match[str]) -> FieldBlock:
    group = found.lastindex or 0
    start, end = found.span(group)
    if group <= 3:
        start, end = start - 1, end + 1
    return FieldBlock(intern(found[1]), (Piece(_KINDS[group], found[group], start, end),), found.start(1), start, end)


_KINDS: Final = ("", "", "braced", "quoted", "number", "macro")
