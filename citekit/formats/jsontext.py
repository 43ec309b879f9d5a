"""JSON as this program reads and writes it: values with their place, and values kept as text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

_DECODER: Final = json.JSONDecoder(parse_constant=str)  # NaN is no JSON: kept as a word
_DEEPEST: Final = 100
_SPACE: Final = re.compile(r"[ \t\r\n\ufeff]*")
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_NEXT_ELEMENT: Final = re.compile(r"\}\s*,\s*(?=[{\[\d\"])")


class Broken:
    """A stretch of a JSON text that cannot be read."""

    def __init__(self, message: str, offset: int) -> None:
        self.message = message
        self.offset = offset


def decode_at(text: str, start: int) -> tuple[object, int]:
    """The value at ``start`` and the offset behind it; ValueError when there is none (too deep a nesting included)."""
    try:
        value, end = _DECODER.raw_decode(text, start)
        return _checked(value, _DEEPEST), end
    except RecursionError:
        raise json.JSONDecodeError("nested too deeply", text, start) from None


def objects(text: str) -> Iterator[tuple[object, int, int]]:
    """The elements of a JSON array (or the one value), each with its start and end; a damaged one as ``Broken``.

    After damage, reading goes on at the next object, so that one bad element does not take the others with it.
    """
    position = _skip(text, 0)
    in_array = text.startswith("[", position)
    position = _skip(text, position + 1) if in_array else position
    while position < len(text) and text[position] != "]":
        try:
            value, end = decode_at(text, position)
            yield value, position, end
        except ValueError as error:
            offset = error.pos if isinstance(error, json.JSONDecodeError) else position
            message = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            end = _after_damage(text, position, offset)
            yield Broken(message, offset), position, end
        position = _skip(text, end)
        if not in_array:
            break
        if text.startswith(",", position):
            position = _skip(text, position + 1)


def _after_damage(text: str, start: int, offset: int) -> int:
    """Where the next element begins: at the next line that is indented as the damaged one, else behind the next ``},``."""
    line = text.rfind("\n", 0, start) + 1
    indent = text[line:start]
    if line and not indent.strip():
        found = text.find(f"\n{indent}{text[start]}", offset)
        return found + 1 + len(indent) if found >= 0 else len(text)
    behind = _NEXT_ELEMENT.search(text, offset)
    return behind.end() if behind else len(text)


def to_text(value: object) -> str:
    """A JSON value as text that ``from_text`` reads back: strings as they are, all else as JSON."""
    if isinstance(value, str) and from_text(value) == value:
        return value
    return _canonical(value)


def from_text(text: str) -> object:
    """Read ``to_text``; text that is not JSON in canonical form stands for itself."""
    if not text or text[0] not in '{["-0123456789tfn':
        return text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return value if _canonical(value) == text else text


def dumps(value: object) -> str:
    """JSON for people: two spaces, letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _skip(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _checked(value: object, deepest: int) -> object:
    """``value`` without lone surrogates: ``"\\ud800"`` is valid JSON but no text, and becomes U+FFFD."""
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value) if _LONE_SURROGATE.search(value) else value
    if not deepest:
        raise RecursionError
    if isinstance(value, list):
        return [_checked(element, deepest - 1) for element in value]
    if isinstance(value, dict):
        return {str(_checked(key, deepest)): _checked(element, deepest - 1) for key, element in value.items()}
    return value
