"""Citations whose mark-up leaked into the text: `citation-type="booksimple" xlink:type="simple">Author. Title …`.

The key is the attribute ``citation-type`` (or the tag of a citation); ``xlink:type`` alone stands on links too. Attributes
come in any order, with any quotes, over several lines, and escaped any number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from citekit.extraction.aligned import Clean
from citekit.extraction.headings import heading_of

_AMP: Final = r"&(?:(?:amp|#0{0,6}38);)*+"
_LT: Final = rf"(?:<|{_AMP}(?:lt|#0{{0,6}}60|#x3[cC]);)"
_GT: Final = rf"(?:>|{_AMP}(?:gt|#0{{0,6}}62|#x3[eE]);)"
_QUOTE: Final = rf"(?:\\?[\"'“”„‟‘’‚‛`´″«»]{{1,2}}|\\?{_AMP}(?:quot|apos|#0{{0,6}}3[49]|#x2[27]|[lr][sd]quo|[lr]aquo);)"
# Names have no dots, and may stand behind one: the end of the item above runs into "citation-type". So it does without a stop;
# but then only the names that all leaks have tell where the word ends.
_KNOWN: Final = r"(?:citation-type|xlink:|xmlns\b)"
_NAME: Final = rf"(?:(?<![\w:-])|(?<=\w)(?={_KNOWN}))[A-Za-z_][\w-]{{0,60}}(?::[\w-]{{1,60}})?"
_GLUED: Final = re.compile(rf"[\w-]{{1,60}}?(?={_KNOWN}[\w:-]{{0,30}}\s*=)")
_ENTITY: Final = r"(?:quot|apos|#0{0,6}3[49]|#x2[27]|[lr][sd]quo|[lr]aquo|lt|gt|#0{0,6}6[02]|#x3[ceCE]);"
_VALUE: Final = rf"(?:[^<>&\"'“”„‟‘’‚‛`´″«»\\\n]|(?!{_AMP}{_ENTITY})&){{0,300}}+"
_ATTRIBUTE: Final = rf"{_NAME}\s*=\s*(?:{_QUOTE}{_VALUE}{_QUOTE}|[\w.:/#-]{{1,300}}+)"
_TAG: Final = rf"{_LT}\s*(?:[\w.]{{1,30}}:)?(?P<tag>(?:[a-z]{{2,12}}-)?citation)(?![\w-])\s*"
# Few attributes: a text of nothing but attributes must not be read again from each of them.
_OPENER: Final = re.compile(rf"(?:{_TAG})?(?P<attributes>(?:{_ATTRIBUTE}\s*+){{0,12}}+)/?{_GT}")
_TYPE: Final = re.compile(rf"(?P<name>citation-type|publication-type)\s*=\s*{_QUOTE}?(?P<value>[\w.:-]{{0,60}})")
# The same, cut off by the end of the line (or, without ">", by a text that starts with a capital).
_PARTIAL: Final = re.compile(
    rf"(?:{_LT}\s*(?:[\w.:-]{{1,60}}\s*+)?)?(?:{_ATTRIBUTE}\s*+){{0,12}}+(?:{_NAME}\s*(?:=\s*(?:{_QUOTE}{_VALUE})?)?)?\s*\Z"
)
_UNCLOSED: Final = re.compile(rf"(?:{_TAG})?(?P<attributes>(?:{_ATTRIBUTE}\s++){{1,12}}+)(?=[A-ZÀ-Þ“\"‘—])")
CLOSER: Final = re.compile(rf"{_LT}/\s*(?:[\w.]{{1,30}}:)?(?:(?:[a-z]{{2,12}}-)?citation|ref|ref-list)\s*(?:{_GT}|\Z)")
_OTHER_LEAK: Final = re.compile(rf"(?:{_LT}\s*[\w.:-]{{1,60}}\s+)?(?:{_ATTRIBUTE}\s*+){{1,12}}+{_GT}")
# The attributes of something else inside a citation, torn apart by line ends.
_TORN_END: Final = re.compile(rf"{_ATTRIBUTE}\Z")
_TORN_START: Final = re.compile(rf"(?:{_ATTRIBUTE}\s*+){{1,12}}+(?:{_GT}|\Z)")
_LONGEST_TORN: Final = 400
# The first attributes of an opener, at the end of a line of text; the rest is on the next lines.
_PARTIAL_END: Final = re.compile(
    rf"(?:{_LT}\s*(?:[\w.]{{1,30}}:)?(?:[a-z]{{2,12}}-)?citation(?:\s+|\Z)|(?={_KNOWN})|(?<!\w)(?![\w-]{{0,60}}{_KNOWN})(?=[a-z][\w-]{{1,20}}\s?=))"
    rf"(?:{_ATTRIBUTE}\s*+){{0,12}}+(?:{_NAME}\s*(?:=\s*)?)?\Z"
)
_ANY_TAG: Final = re.compile(rf"{_LT}/?[A-Za-z][\w.:-]{{0,60}}(?:\s+{_ATTRIBUTE}){{0,12}}\s*/?{_GT}")
_BETWEEN: Final = re.compile(r"(?:[\s•‣◦▪▫■□●○◆◇►▸▶➢➤✓✔·∙⁃*+–—-]|\[?\d{1,3}[.)\]])*\Z")
_TAIL: Final = re.compile(rf"(?:[\s•‣◦▪▫■□●○◆◇►▸▶➢➤✓✔·∙⁃*+–-]|{_LT}/?(?:ref|ref-list|li|ul|p)(?:\s[^<>&]{{0,80}})?{_GT})+\Z")
_LONGEST_TAIL: Final = 300
_LOOK_BACK: Final = 1000  # characters before an opener that say whether it is one: many openers on a line stay linear
OWN_CITATION: Final = "original"  # the type under which an article cites itself


@dataclass(frozen=True, slots=True)
class Opener:
    """The leaked start of a citation: where it stands in a text, and the type it names."""

    start: int
    end: int
    citation_type: str | None


def may_open(text: str) -> bool:
    """Whether a line is worth a closer look."""
    return "citation" in text or "xlink" in text or "xmlns" in text


def openers(text: str, *, inside: bool = False) -> list[Opener]:
    """Every leaked start of a citation in ``text``; one inside running text is none, but ``inside`` of a citation it is."""
    found: list[Opener] = []
    position = start = 0
    while text.find("citation", start) >= 0 and (match := _OPENER.search(text, start)):
        start = match.end()
        opener = _opener(match)
        if opener is None:
            continue
        begin = max(position, opener.start - _LOOK_BACK)
        before = visible(text[begin : opener.start])
        if found or inside or not before or heading_of(before) or CLOSER.search(text, begin, opener.start):
            found.append(opener)
            position = opener.end
    if not found and "citation" in text and (bare := _UNCLOSED.match(text)) and (opener := _opener(bare)):
        found.append(opener)
    return found


def _opener(match: re.Match[str]) -> Opener | None:
    kind = _TYPE.search(match["attributes"])
    if not match["tag"] and not (kind and kind["name"] == "citation-type"):
        return None
    start = match.start() + (glued(match[0]) if not match["tag"] else 0)
    return Opener(start, match.end(), kind["value"] if kind else None)


def visible(before: str) -> str:
    """What a reader sees of the text before an opener: no tags, bullets and numbers. Only a heading may be left."""
    bare = _ANY_TAG.sub(" ", before).strip()
    return "" if _BETWEEN.match(bare) else bare.strip(" \t\n•*-")


def glued(text: str) -> int:
    """How much of the first word belongs to the text above: "laborerscitation-type=…"."""
    found = _GLUED.match(text)
    return found.end() if found else 0


def is_partial(text: str) -> bool:
    """Whether ``text`` is nothing but the first part of an opener, and its rest may stand on the next line."""
    return len(text) <= 1000 and may_open(text) and _PARTIAL.match(text) is not None


def partial_end(text: str) -> int:
    """Where the first part of an opener starts with which a line of text ends; its length if there is none."""
    low = max(len(text) - _LONGEST_TORN, 0)
    found = _PARTIAL_END.search(text, low) if text.find("=", low) >= 0 or text.endswith("citation") else None
    return found.start() if found else len(text)


def is_other_leak(text: str) -> bool:
    """Leaked attributes of something that is no citation (`related-article-type="rs" xlink:type="simple">…`)."""
    match = _OTHER_LEAK.match(text)
    return bool(match) and not openers(text[: match.end()] if match else "")


def is_torn(above: str, text: str) -> bool:
    """Whether ``text`` goes on with the leaked attributes at the end of the line ``above``, which are no citation's."""
    if "=" not in above[-_LONGEST_TORN:] or not may_open(text) or not _TORN_START.match(text):
        return False
    end = _TORN_END.search(above, max(len(above) - _LONGEST_TORN, 0))
    return bool(end) and not _TYPE.search(above, max(len(above) - _LONGEST_TORN, 0)) and not _TYPE.match(text)


def contents(line: Clean, found: list[Opener], offset: int = 0) -> Iterator[tuple[Opener, Clean, bool]]:
    """The text after each opener, and whether it ends there (an end tag, another opener); ``line`` starts at ``offset``."""
    ends = [opener.start - offset for opener in found[1:]] + [len(line.text)]
    for opener, end in zip(found, ends, strict=True):
        text, closed = until_closed(line.cut(opener.end - offset, end))
        last = end == len(line.text)
        if not last and (tail := _TAIL.search(text.text, max(len(text.text) - _LONGEST_TAIL, 0))):
            text = text.cut(0, tail.start())
        yield opener, text, closed or not last


def until_closed(text: Clean) -> tuple[Clean, bool]:
    """The text before the end tag of a citation, and whether there is one."""
    closer = CLOSER.search(text.text) if "/" in text.text else None
    return (text.cut(0, closer.start()), True) if closer else (text, False)
