"""Given names made initials, as the reference processor makes them (CSL 1.0.2, "initialize-with")."""

from __future__ import annotations

import re
from functools import lru_cache

_TAGS = r"(?:i|sc|b|sub|sup|span\s+class=\"no(?:case|decor)\"|span)"
_GAPS = re.compile(rf"([-\s]*</*{_TAGS}>[-\s]*|[-\s]+)")
_UPPER = (
    "A-Z\u0e01-\u0e5b\u00c0-\u017f\u0400-\u042f\u0590-\u05d4\u05d6-\u05ff\u0600-\u06ff\u0370\u0372\u0376\u0386"
    "\u0388-\u03ab\u03e2\u03e4\u03e6\u03e8\u03ea\u03ec\u03ee\u03f4\u03f7\u03fd-\u03ff"
)
_ALPHA = "a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0400-\u052f\u0600-\u06ff\u0370-\u03ff\u1f00-\u1fff"
_LETTERS = (
    "a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff\u1f00-\u1fff\u0600-\u06ff"
    "\u200c\u200d\u200e\u0218-\u021b\u202a-\u202e"
)
_INITIAL = re.compile(rf"([{_UPPER}])([{_ALPHA}]*)(\.)*")
#: A text of a script that has letters to make initials of (an ampersand counts).
starts_with_letter = re.compile(f"[&{_LETTERS}]").match
_ANY_LETTER = re.compile(f"[-0-9{_LETTERS}]")
_LEADING_TAGS = re.compile(r"^(?:<[^>]+>)*")
_TAG_RUN = re.compile(r"(?:<[^>]+>)+")
_MERGEABLE = re.compile(r"-*<[^>]+>-*")
_TRAILING = "\t\n\x0b\x0c\r \ufeff\u00a0"
_SPACES = re.compile(r"[\t\n\x0b\x0c\r ]+")


@lru_cache(maxsize=8192)
def initials(given: str, terminator: str, *, normalize_only: bool = False, with_hyphen: bool = True) -> str:
    """ "Jean-Luc" -> "J.-L." for the terminator "."; ``normalize_only`` touches what already is an initial or abbreviation."""
    if not given:
        return ""
    if given in ("Lord", "Lady") or (not starts_with_letter(_LEADING_TAGS.sub("", given)) and "%s" not in terminator):
        return given
    name = given if with_hyphen else given.replace("-", " ")
    name = _tidy(name)
    name = re.sub(r"-([a-z])", "\u2013\\1", name)
    name = re.sub(r"\.(?=[^ ])", ". ", name)
    parts = _GAPS.split(name)
    if len(parts) == 1:
        tail = re.search(r"[^.]+$", parts[0])
        if tail and len(tail[0]) == 1 and tail[0] != tail[0].lower():
            parts[0] += "."
    made = _normalize(parts, terminator) if normalize_only else _initialize(parts, terminator)
    return re.sub("\u2013([a-z])", r"-\1", made)


def _tidy(name: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"\s*-\s*", "-", name))


def _finish(parts: list[str]) -> str:
    return _SPACES.sub(" ", re.sub(r"\s*-\s*", "-", "".join(parts).rstrip(_TRAILING)))


def _merge_tag(tags: str, new: str) -> str:
    """Keep the tags of a gap, before the space that ends ``new``."""
    found = "".join(_MERGEABLE.findall(tags))
    if not found:
        return new
    stem = new.rstrip()
    return stem + found + new[len(stem) :]


def _normalize(parts: list[str], terminator: str) -> str:
    short = []
    for i, part in enumerate(parts):
        bare = _LEADING_TAGS.sub("", part)
        if len(bare) > 1 and bare[-1] == ".":
            head, _, tail = part.rpartition(".")
            parts[i] = head + tail
            short.append(True)
        else:
            short.append(len(part) == 1 and part.upper() == part)
    last = len(parts) - 1
    for i in range(0, len(parts), 2):
        if not short[i]:
            continue
        if i < last - 1:
            tags = "".join(_TAG_RUN.findall(parts[i + 1])) or parts[i + 1]
            tags = "".join(_TAG_RUN.findall(tags)) or tags
            if not short[i + 2]:
                tags += " "
            parts[i + 1] = terminator.removesuffix("\ufeff") + tags if len(parts[i + 2]) > 1 else _merge_tag(tags, terminator)
        if i == last:
            parts[i] += terminator
    return _finish(parts)


def _initialize(parts: list[str], terminator: str) -> str:
    last = len(parts) - 1
    for i in range(0, last + 1, 2):
        part = parts[i]
        if not part:
            continue
        first, extra, dotted = _split_initial(part, terminator)
        if first and first[0] == first[0].upper():
            parts[i] = first + extra
            if "%s" in terminator:
                parts[i] = terminator.replace("%s", parts[i])
            elif i == last:
                parts.append(terminator)
            elif "-" in parts[i + 1]:
                parts[i + 1] = _merge_tag(parts[i + 1].replace("-", "", 1), terminator) + "-"
            else:
                parts[i + 1] = _merge_tag(parts[i + 1], terminator)
        elif _ANY_LETTER.search(part) and not dotted:
            parts[i] = " " + part
    return _finish(parts)


def _split_initial(part: str, terminator: str) -> tuple[str, str, bool]:
    """The initial, the lower-cased rest of leading capitals ("GRegory" -> "Gr"), and whether the part is an abbreviation."""
    match = _INITIAL.match(part)
    if not match:
        if not starts_with_letter(part) and len(part) > 1 and "%s" in terminator:
            return part[0], _lowered(part[1:]), False
        return "", "", False
    first, rest, dot = match[1], match[2], match[3]
    if rest and dot:
        return first + rest, "", True
    return first, _lowered(rest), bool(dot)


def _lowered(rest: str) -> str:
    capitals = ""
    for character in rest:
        if character != character.upper():
            break
        capitals += character
    return capitals.lower() if len(capitals) < len(rest) else ""
