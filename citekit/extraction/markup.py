"""Mark-up, read with lxml, with the source position of every character.

lxml (libxml2) decides about structure: names, namespaces, attributes, and what a broken HTML page means. It knows no character
positions, though, and in a damaged file it drops text. So a scanner goes first: it finds the tags and the text between them in
the decoded source, and hands lxml a skeleton in which each text is a number. What lxml reports comes back with the text, its
place, and nothing lost; no entity, DTD or comment of the source ever reaches it.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from citekit.extraction.aligned import Clean
from citekit.extraction.characters import unescape
from citekit.extraction.elements import HTML_RAW_TEXT
from citekit.extraction.events import Events, Target, parser_for
from citekit.extraction.lines import LineCounter

_TAG: Final = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z_][\w.-]*+(?::[\w.-]++)?)"
    r"(?P<rest>(?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>"
)
_LOOSE_TAG: Final = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z_][\w.-]*+(?::[\w.-]++)?)(?P<rest>[^<>]*+)>")
_ATTRIBUTES: Final = re.compile(r"(?:\s+[A-Za-z_][\w.-]*+(?::[\w.-]++)?\s*=\s*(?:\"[^\"<]*+\"|'[^'<]*+'))*+\s*/?")
_ATTRIBUTE: Final = re.compile(
    r"(?<![\w.:-])(?P<name>[A-Za-z_][\w.-]{0,80}(?::[\w.-]{1,80})?)\s*=\s*[\"'“”‘’„«»]{0,2}(?P<value>[^<>\"'“”‘’„«»]{0,400})"
)
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_IGNORED: Final = ("meta", "base")  # they speak of bytes and links, and could change how lxml reads the rest
_MARKUP: Final = re.compile(r"<(?=[A-Za-z_/!?])")
_LONGEST_NAME: Final = 200
_FEED: Final = 1 << 16


Report = Callable[[str, str, int, int], None]  # code, message, line, column


class Reader:
    """Reads mark-up that comes in pieces, and tells a `Target` what it finds."""

    def __init__(self, target: Target, report: Report, *, html: bool) -> None:
        self._target, self._report, self._html = target, report, html
        self._lines = LineCounter()
        self._open: list[str] = []
        self._counts: dict[str, int] = {}
        self._texts: deque[tuple[int, Clean, int, int]] = deque()
        self._number = 0
        self._skeleton: list[str] = []
        self._size = 0
        self._fed = False  # lxml cannot close what was never opened
        self._base = 0
        self._rest = ""
        self._raw = ""  # the name of the open script or style
        self._parser = parser_for(Events(target, self._texts), html=html)
        if not html:
            self._write("<citekit>")  # a root of ours: a source may be a fragment with several

    def feed(self, piece: str) -> None:
        """Read the next piece of the source."""
        self._scan(self._rest + piece, final=False)

    def close(self) -> None:
        """Read what is left; every open element ends here."""
        self._scan(self._rest, final=True)
        if not self._html:
            for name in reversed(self._open):
                self._write(f"</{name}>")
            if self._open:
                line = self._lines.count(self._rest, self._base, self._base + len(self._rest))
                shown = ", ".join(dict.fromkeys(self._open[-3:]))
                self._report("CK844", f"the document ends inside {len(self._open)} open element(s): {shown}", line, 1)
            self._write("</citekit>")
        self._pass_on()
        if self._fed:
            self._parser.close()

    @property
    def pending(self) -> int:
        """Characters that wait for their end (a comment, a long text)."""
        return len(self._rest)

    def _scan(self, text: str, *, final: bool) -> None:
        position = 0
        while position < len(text):
            if self._raw:
                position = self._skip_raw(text, position, final)
                if self._raw:
                    break
                continue
            less = text.find("<", position)
            if less < 0:
                if not final:
                    break
                less = len(text)
            if less > position:
                self._add_text(text, position, less)
                position = less
                continue
            end = self._markup(text, less, final)
            if end < 0:
                break
            position = end
        self._lines.count(text, self._base, self._base + position)
        self._base += position
        self._rest = text[position:]
        if self._size > _FEED:
            self._pass_on()

    def _markup(self, text: str, less: int, final: bool) -> int:
        """Read the mark-up at ``less``; returns where it ends, -1 where it does not end yet."""
        if text.startswith("<!--", less):
            return self._until("-->", text, less, final, "comment")
        if text.startswith("<![CDATA[", less):
            end = text.find("]]>", less)
            if end < 0 and not final:
                return -1
            self._add_text(text, less + 9, end if end >= 0 else len(text), entities=False)
            return end + 3 if end >= 0 else len(text)
        if text.startswith("<?", less):
            return self._until(">" if self._html else "?>", text, less, final, "processing instruction")
        if text.startswith("<!", less):
            return self._declaration(text, less, final)
        return self._tag(text, less, final)

    def _until(self, mark: str, text: str, start: int, final: bool, noun: str) -> int:
        end = text.find(mark, start + 2)
        if end >= 0:
            return end + len(mark)
        if final:
            self._tell("CK846", f"a {noun} starts here and never ends", text, start)
            return len(text)
        return -1

    def _declaration(self, text: str, start: int, final: bool) -> int:
        """Skip a document type with all it declares: entities are never expanded."""
        if len(text) - start < 9 and not final:
            return -1
        close = text.find(">", start)
        bracket = text.find("[", start, close if close >= 0 else len(text))
        if bracket >= 0 and text[start + 2 : start + 9].upper() == "DOCTYPE":
            inner = re.compile(r"\]\s*>").search(text, bracket)
            if inner or not final:
                return inner.end() if inner else -1
            self._tell("CK843", "the document type declaration never ends", text, start)
            return close + 1 if close >= 0 else len(text)
        return close + 1 if close >= 0 else (len(text) if final else -1)

    def _tag(self, text: str, less: int, final: bool) -> int:
        found = _TAG.match(text, less)
        if not found:
            following = text.find("<", less + 1)
            if following < 0 and not final and text.find(">", less) < 0:
                return -1
            found = _LOOSE_TAG.match(text, less)
        if not found:
            return self._broken(text, less, following if following >= 0 else len(text))
        name = found["name"]
        if found["end"]:
            self._end(name, text, less)
        else:
            self._begin(found, text)
            if self._html and name.lower() in HTML_RAW_TEXT and not found["rest"].endswith("/"):
                self._raw = name
        return found.end()

    def _broken(self, text: str, less: int, end: int) -> int:
        """A "<" that starts no tag is text; the first part of a tag that was cut off is dropped and told."""
        cut = re.compile(r"</?[A-Za-z_][\w.:-]*(?:\s+[\w:.-]+\s*=[^<>]*|\s*)\Z").match(text, less, end)
        if cut:
            self._tell("CK843", f"a tag is cut off: {text[less : min(end, less + 40)]!r}", text, less)
            return end
        start = _MARKUP.search(text, less + 1)  # all up to the next tag is one text, however many "<" there are
        end = start.start() if start else len(text)
        self._add_text(text, less, end)
        return end

    def _skip_raw(self, text: str, start: int, final: bool) -> int:
        """Skip the inside of a script or style; what is not text of the page is no source."""
        close = re.compile(rf"</{re.escape(self._raw)}(?=[\s/>])", re.IGNORECASE).search(text, start)
        if close or final:
            if not close:
                self._tell("CK844", f"<{self._raw}> never ends", text, start)
            self._raw = ""
            return close.start() if close else len(text)
        return max(start, len(text) - _LONGEST_NAME)

    def _begin(self, found: re.Match[str], text: str) -> None:
        name, rest = found["name"][:_LONGEST_NAME], found["rest"]
        empty = rest.endswith("/")
        if not _ATTRIBUTES.fullmatch(rest) and (not self._html or rest.count('"') % 2 or rest.count("'") % 2):
            pairs = {match["name"]: match["value"].strip() for match in _ATTRIBUTE.finditer(rest)}
            rest = "".join(f' {key}="{value}"' for key, value in pairs.items()) + ("/" if empty else "")
        if not (self._html and name.lower() in _IGNORED):
            self._write(f"<{name}{_ILLEGAL.sub(' ', rest)}>")
        if not empty and not self._html:
            self._open.append(name)
            self._counts[name] = self._counts.get(name, 0) + 1

    def _end(self, name: str, text: str, less: int) -> None:
        if self._html:
            self._write(f"</{name}>")
            return
        if not self._counts.get(name):
            self._tell("CK845", f"</{name}> ends an element that is not open", text, less)
            return
        while self._open:
            top = self._open.pop()
            self._counts[top] -= 1
            self._write(f"</{top}>")
            if top == name:
                return
            self._tell("CK844", f"<{top}> is still open at </{name}>", text, less)

    def _add_text(self, text: str, start: int, end: int, *, entities: bool = True) -> None:
        if end <= start:
            return
        content = text[start:end]
        if content.isspace():
            self._write(" " if "\n" not in content else "\n")
            return
        clean = Clean.of_source(content, self._base + start)
        if entities and "&" in content:
            clean = unescape(clean)
        line = self._lines.count(text, self._base, self._base + start)
        self._number += 1
        self._texts.append((self._number, clean, line, self._lines.column(self._base + start)))
        self._write(f"{self._number};")

    def _tell(self, code: str, message: str, text: str, offset: int) -> None:
        line = self._lines.count(text, self._base, self._base + offset)
        self._report(code, message, line, self._lines.column(self._base + offset))

    def _write(self, skeleton: str) -> None:
        self._skeleton.append(skeleton)
        self._size += len(skeleton)

    def _pass_on(self) -> None:
        """Give lxml what was written."""
        whole = "".join(self._skeleton)
        self._skeleton, self._size = [], 0
        if whole:
            self._fed = True
            self._parser.feed(whole)


def read(pieces: Iterable[str], target: Target, report: Report, *, html: bool) -> Iterator[None]:
    """Feed all ``pieces``; yields after each, so that the caller can take what the target has collected."""
    reader = Reader(target, report, html=html)
    for piece in pieces:
        reader.feed(piece)
        yield
    reader.close()
    yield
