"""What people type to find entries, read into a tree.

    kennan cold war          all of these words, anywhere in the entry
    "iron curtain"           words next to each other
    kenn*                    words that begin so
    author:kennan            in that field, by any name it has in BibTeX, BibLaTeX or CSL
    title:"long telegram"
    year:1950  year:1940..1950  year:>1950  year:..1900
    -reprint  -author:smith  not so
    war or peace             one of them; `or` binds less than the blank
    (war or peace) russia

Case and accents do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from citekit.library.fieldnames import YEAR, all_names, meanings
from citekit.library.words import without_elision, words
from citekit.model import UsageError


@dataclass(frozen=True, slots=True)
class Words:
    """Words next to each other, the last perhaps only begun, in one of ``fields`` (None: in any)."""

    words: tuple[str, ...]
    begun: bool = False
    fields: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """A date that touches the years ``first`` to ``last``."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Has:
    """One of ``fields`` is there: ``doi:*``."""

    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Not:
    part: Query


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds; without parts everything does."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Any:
    parts: tuple[Query, ...]


Leaf = Words | Years | Has
Query = Leaf | Not | All | Any

_TOKEN: Final = re.compile(
    r"(?P<space>\s+)|(?P<open>\()|(?P<close>\))"
    r"|(?P<minus>-)?(?:(?P<field>[A-Za-z_][\w-]*):(?=[^\s)])(?!//))?(?:(?P<group>\()|\"(?P<phrase>[^\"]*)\"(?P<star>\*)?|(?P<word>[^\s()\"]+))"
)
_YEARS: Final = re.compile(r"(?P<sign>[<>]=?)?(?P<first>-?\d{1,4})?(?P<to>\.\.)?(?P<last>-?\d{1,4})?\Z")
_DAY: Final = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?\*?")
_EVER: Final = 99_999
_DEEPEST: Final = 50


def read_query(text: str, known: frozenset[str] = frozenset()) -> Query:
    """Read a query. ``known`` are field names of the library that no table knows (``timestamp``, ``mendeley-groups`` …).

    An empty query means everything. UsageError: what is wrong, with the column.
    """
    query = _Reader(text, known).read()
    return All(()) if query is None else query


class _Reader:
    def __init__(self, text: str, known: frozenset[str]) -> None:
        self.text, self.known = text, known
        self.position = 0
        self.depth = 0
        self.wordless = False

    def read(self) -> Query | None:
        query = self.either()
        if self.position < len(self.text):
            raise self.error("this parenthesis closes nothing", self.position)
        if query is None and self.wordless:
            raise self.error("there is nothing to search for in it: no letter, no digit", 0)
        return query

    def error(self, message: str, position: int) -> UsageError:
        return UsageError(message, path=f"query {self.text!r}", column=position + 1)

    def either(self) -> Query | None:
        """Parts with ``or`` between them."""
        parts: list[Query | None] = []
        while True:
            start = self.position
            part = self.every()
            word = self._word_here()
            if part is None and (word == "or" or parts) and not self.wordless:
                raise self.error("a word is missing beside `or`", self.position if word == "or" else start)
            parts.append(part)
            if word != "or":
                break
            self.position += len(word)
        said = tuple(part for part in parts if part is not None)
        return said[0] if len(said) == 1 else Any(said) if said else None

    def every(self) -> Query | None:
        """Parts side by side."""
        parts: list[Query] = []
        while self._word_here() != "or" and (found := _TOKEN.match(self.text, self.position)):
            if found["close"]:
                break
            self.position = found.end()
            if found["space"] or (self._is_plain(found) and found["word"].lower() == "and"):
                continue
            part = self.part(found)
            if part is not None:
                parts.append(part)
        rest = self.text[self.position : self.position + 1]
        if rest and rest != ")" and self._word_here() != "or":
            raise self.error("this quotation mark is not closed", self.position + self.text[self.position :].index('"'))
        return parts[0] if len(parts) == 1 else All(tuple(parts)) if parts else None

    def part(self, found: re.Match[str]) -> Query | None:
        if self._is_plain(found) and found["word"].lower() == "not":
            return self._negated(found)
        if found["open"] or found["group"]:
            if found["field"]:
                raise self.error("a field takes a word or a phrase, no parenthesis", found.start("group"))
            query = self._group(found)
        elif found["field"] and self.fields(found) is not None:
            query = self.in_field(found, self.fields(found) or frozenset())
        else:
            query = self.words(found, None)
        return Not(query) if found["minus"] and query is not None else query

    def _negated(self, found: re.Match[str]) -> Query:
        self._deeper("too many `not` behind each other", found.start())
        while (after := _TOKEN.match(self.text, self.position)) and after["space"]:
            self.position = after.end()
        if after is None or after["close"] or self._word_here() == "or":
            raise self.error("a word is missing behind `not`", found.start())
        self.position = after.end()
        part = self.part(after)
        self.depth -= 1
        return All(()) if part is None else Not(part)

    def _group(self, found: re.Match[str]) -> Query | None:
        self._deeper("too many parentheses inside each other", found.start())
        query = self.either()
        if self.text[self.position : self.position + 1] != ")":
            raise self.error("this parenthesis is not closed", self.text.index("(", found.start()))
        self.position += 1
        self.depth -= 1
        return query

    def _deeper(self, message: str, position: int) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise self.error(message, position)

    def fields(self, found: re.Match[str]) -> frozenset[str] | None:
        """The fields meant. UsageError: nothing is called so, with the names most like it."""
        name = found["field"].lower()
        fields = meanings(name) | ({name} & self.known)
        if fields:
            return fields
        from difflib import get_close_matches

        near = get_close_matches(name, sorted(all_names() | self.known), n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else ""
        message = f'there is no field "{found["field"]}"{hint} (quotation marks make it a word: "{found["field"]}:…")'
        raise self.error(message, found.start("field"))

    def in_field(self, found: re.Match[str], fields: frozenset[str]) -> Query | None:
        word = found["word"]
        if word == "*":
            return Has(fields | {"year", "date"} if YEAR in fields else fields)
        if word is None or YEAR not in fields:
            return self.words(found, fields)
        if re.fullmatch(r"\D+", word) and not word.startswith((".", "<", ">")):
            return Words(tuple(words(word)), False, fields | {"year", "date"}) if words(word) else None
        return self.years(found, word)

    def years(self, found: re.Match[str], text: str) -> Query:
        """``1950``, ``1940..1950``, ``>1950``, ``1950-03``, ``1950-03-12``."""
        if day := _DAY.fullmatch(text):
            return _on(day["year"], day["month"], day["day"] or "")
        read = _YEARS.match(text)
        if not read or not (read["first"] or read["last"]):
            raise self.error("this is no year and no range of years (1950, 1940..1950, >1950)", found.start("word"))
        first, last = (int(read[name]) if read[name] else None for name in ("first", "last"))
        if read["sign"]:
            if first is None or read["to"] or last is not None:
                raise self.error("one year is expected behind < or >", found.start("word"))
            above = read["sign"][0] == ">"
            edge = first + (0 if read["sign"][1:] else 1 if above else -1)
            return Years(edge, _EVER) if above else Years(-_EVER, edge)
        if not read["to"]:
            if first is None or last is not None:
                raise self.error("this is no year", found.start("word"))
            return Years(first, first)
        return Years(-_EVER if first is None else first, _EVER if last is None else last)

    def words(self, found: re.Match[str], fields: frozenset[str] | None) -> Query | None:
        text = found["phrase"] if found["phrase"] is not None else found["word"]
        if found["field"] and fields is None:
            text = f"{found['field']}:{text}"
        if text == "*" and found["word"]:
            return All(())
        begun = bool(found["star"]) or (found["phrase"] is None and text.endswith("*"))
        if fields is not None and fields & {"isbn", "issn"}:
            from citekit.linting.identifiers import isbn13

            number = text.replace("-", "").replace(" ", "")
            text = isbn13(number) or number
        read = tuple(words(text))
        if not read:
            self.wordless = True
            return None
        apart = tuple(without_elision(text))
        whole = Words(read, begun, fields)
        return whole if len(read) == 1 or apart == read else Any((whole, Words(apart, begun, fields)))

    def _is_plain(self, found: re.Match[str]) -> bool:
        return found["word"] is not None and not found["field"] and not found["minus"]

    def _word_here(self) -> str:
        found = re.compile(r"or(?=[\s(]|\Z)", re.IGNORECASE).match(self.text, self.position)
        return "or" if found and (self.position == 0 or self.text[self.position - 1] in " \t\n)") else ""


def _on(year: str, month: str, day: str) -> Query:
    """A month or a day, in a ``date`` as it is written, or in ``month`` and ``day`` of a year."""
    from citekit.formats.bibtex.months import MONTHS

    whole = Words(tuple(part for part in (year, month, day) if part), False, frozenset(("date",)))
    names = (
        *(
            Words((name,), begun, frozenset(("month",)))
            for name, begun in ((list(MONTHS)[int(month) - 1], True), (month, False), (str(int(month)), False))
        ),
    )
    parts: list[Query] = [Words((year,), False, frozenset(("year",))), Any(names)]
    if day:
        days = frozenset(("day", "month"))
        parts.append(Any(tuple(Words((form,), False, days) for form in dict.fromkeys((day, str(int(day)))))))
    return Any((whole, All(tuple(parts))))


def select(query: Query, found_by: Callable[[Leaf], set[int]], everything: Callable[[], set[int]]) -> set[int]:
    """The entries that a query means, where ``found_by`` knows those of one leaf."""
    match query:
        case Not():
            return everything() - select(query.part, found_by, everything)
        case Any():
            return set().union(*(select(part, found_by, everything) for part in query.parts))
        case All():
            wanted = [part for part in query.parts if not isinstance(part, Not)]
            sets = sorted((select(part, found_by, everything) for part in wanted), key=len)
            out = set.intersection(*sets) if sets else everything()
            for part in query.parts:
                if isinstance(part, Not):
                    out -= select(part.part, found_by, everything)
            return out
        case _:
            return found_by(query)
