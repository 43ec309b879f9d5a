"""Names as ``bibtex`` splits them: lists at ``and``, a name into first, von, last and jr.

Source: bibtex.web, sections "name_scan_for_and" and "x_format_name". One thing differs, on purpose: ``bibtex`` asks only the
letters A-Z and a-z whether a word is a von part and steps over all others, so that ``Émile`` counts as lower case; here
every letter has its case, as in biber.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

_AND: Final = re.compile(r"(?<=[ \t\r\n])and(?=[ \t\r\n])", re.IGNORECASE)
_AND_OR_BRACE: Final = re.compile(rf"[{{}}]|{_AND.pattern}", re.IGNORECASE)
_TOKEN: Final = re.compile(r"[^{},~\s-]++|[{},]|[~\s-]")
_COMMAND: Final = re.compile(r"\{\\([A-Za-z]*)")
_LOWER_COMMANDS: Final = frozenset(("i", "j", "oe", "ae", "aa", "o", "l", "ss"))
_UPPER_COMMANDS: Final = frozenset(("OE", "AE", "AA", "O", "L"))
_PLAIN: Final = re.compile(r"([A-Z][A-Za-z'.]*+), ([A-Z][A-Za-z'.]*+(?: [A-Z][A-Za-z'.]*+)*+)\Z")


class NameParts(NamedTuple):
    """BibTeX's four parts of a name, in TeX."""

    first: str = ""
    von: str = ""
    last: str = ""
    jr: str = ""


def split_names(value: str) -> list[str]:
    """The names of a list; ``and`` inside braces joins nothing. Empty names are left out."""
    if "{" not in value and "}" not in value:
        names = _AND.split(value)
    else:
        names, depth, start = [], 0, 0
        for found in _AND_OR_BRACE.finditer(value):
            if found[0] == "{":
                depth += 1
            elif found[0] == "}":
                depth = max(depth - 1, 0)
            elif depth == 0:
                names.append(value[start : found.start()])
                start = found.end()
        names.append(value[start:])
    return [stripped for name in names if (stripped := name.strip(" \t\r\n"))]


@lru_cache(maxsize=32768)
def parse_name(text: str) -> NameParts:
    """The parts of one name as the real ``bibtex`` has them; ties between words become blanks."""
    if plain := _PLAIN.match(text):
        return NameParts(plain[2], "", plain[1], "")
    words, before, commas = _words(text.rstrip(" \t\r\n,~-"))
    count = len(words)
    if not commas:
        first_end, von_end = _von_between(words, before, count)
        spans = ((0, first_end), (first_end, von_end), (von_end, count), (count, count))
    else:
        last_end = commas[0]
        jr_end = commas[1] if len(commas) > 1 else last_end
        von_end = _von_end(words, 0, last_end)
        spans = ((jr_end, count), (0, von_end), (von_end, last_end), (last_end, jr_end))
    return NameParts(*(_joined(words, before, start, end) for start, end in spans))


def _words(text: str) -> tuple[list[str], list[str], list[int]]:
    """The words of a name, what stands before each, and how many words stand before each of the first two commas."""
    words: list[list[str]] = []
    before: list[str] = []
    commas: list[int] = []
    depth, starting, separator = 0, True, ""
    for found in _TOKEN.finditer(text):
        token = found[0]
        if depth == 0 and (token in "~-" or token.isspace()):
            separator = token if not starting else separator
            starting = True
        elif depth == 0 and token == ",":
            if len(commas) < 2:
                commas.append(len(words))
                separator = ","
            starting = True
        else:
            depth += (token == "{") - (token == "}")
            if starting:
                words.append([])
                before.append(separator)
            starting = False
            if depth < 0:
                depth = 0
            else:
                words[-1].append(token)
    return ["".join(word) for word in words], before, commas


def _von_between(words: list[str], before: list[str], count: int) -> tuple[int, int]:
    """Where the first name ends and where the von part ends, in a name without a comma."""
    for start in range(count - 1):
        if _is_von(words[start]):
            return start, _von_end(words, start, count)
    start = max(count - 1, 0)
    while start > 0 and before[start] == "-":
        start -= 1
    return start, start


def _von_end(words: list[str], start: int, last_end: int) -> int:
    end = last_end - 1
    while end > start and not _is_von(words[end - 1]):
        end -= 1
    return max(end, start)


def _is_von(word: str) -> bool:
    """Whether the first letter outside braces, or of a special character ``{\\…}``, is in lower case."""
    depth = 0
    place = 0
    while place < len(word):
        character = word[place]
        if depth == 0 and character == "{" and (found := _COMMAND.match(word, place)) and place + 3 < len(word):
            return _special_is_lower(word, found)
        if character in "{}":
            depth += 1 if character == "{" else -1
        elif depth == 0 and (character.islower() or character.isupper()):
            return character.islower()
        place += 1
    return False


def _special_is_lower(word: str, command: re.Match[str]) -> bool:
    if command[1] in _LOWER_COMMANDS or command[1] in _UPPER_COMMANDS:
        return command[1] in _LOWER_COMMANDS
    depth = 1
    for character in word[command.end() :]:
        if character.islower() or character.isupper():
            return character.islower()
        depth += (character == "{") - (character == "}")
        if depth == 0:
            break
    return False


def _joined(words: list[str], before: list[str], start: int, end: int) -> str:
    parts: list[str] = []
    for place in range(start, end):
        if place > start:
            parts.append("-" if before[place] == "-" else " ")
        parts.append(words[place])
    return "".join(parts)
