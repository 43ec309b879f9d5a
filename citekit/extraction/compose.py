"""The text of a structured citation: its values in the order and with the punctuation in which a reading list prints them."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.extraction.aligned import Clean, join
from citekit.extraction.elements import TITLES
from citekit.extraction.values import Values
from citekit.model import Span

_PRINTED = TITLES | {
    *("part-title", "data-title", "edition", "series", "volume", "issue", "fpage", "lpage", "page-range"),
    *("year", "month", "day", "season", "publisher-name", "publisher-loc", "date", "publication-date"),
}
_BEFORE = {"DOI": "https://doi.org/", "PMID": "PMID: ", "PMCID": "PMCID: ", "isbn": "ISBN ", "issn": "ISSN ", "patent": "No. "}


def composed(values: Values, part: bool) -> Clean:
    """One line to read; every value stands in it as the source has it. ``part``: an article or chapter of something larger."""
    sentences = (_article if part else _book)(values)
    parts: list[Clean | str] = []
    for sentence in (*sentences, *_others(values)):
        if sentence:
            parts += [" "] * bool(parts) + [sentence] + ["."] * (sentence.text[-1] not in ".?!”")
    return join(parts)


def _book(values: Values) -> Iterator[Clean]:
    yield _people(values, "author")
    yield _italic(values.first("article-title", "chapter-title", "part-title", "data-title", "source"))
    yield from _made_by(values)
    yield _edition(values)
    yield _after("Vol. ", values.first("volume"))
    yield values.first("series")
    yield _imprint(values)


def _article(values: Values) -> Iterator[Clean]:
    title, source = values.first("article-title", "chapter-title", "part-title", "data-title"), _italic(values.first("source"))
    yield _people(values, "author")
    yield join(["“", title, "”" if title.text[-1:] in ".?!" else ".”"])
    if values.parts.get("publisher-name") or values.parts.get("chapter-title"):
        yield _after("In ", source)
        yield from _made_by(values)
        yield _edition(values)
        yield _after("Vol. ", values.first("volume"))
        yield _imprint(values)
        yield _after("pp. ", _pages(values))
        return
    number: list[Clean | str] = [" ", values.first("volume")] if values.first("volume") else []
    issue: list[Clean | str] = [", no. ", values.first("issue")] if values.first("issue") else []
    date: list[Clean | str] = [" (", _date(values), ")"] if _date(values) else []
    pages: list[Clean | str] = [": ", _pages(values)] if _pages(values) else []
    yield join([source, *number, *issue, *date, *pages])
    yield from _made_by(values)


def _made_by(values: Values) -> Iterator[Clean]:
    for role, verb in (("editor", "Edited by "), ("translator", "Translated by "), ("director", "Directed by ")):
        alone = role == "editor" and not any(person.role == "author" for person in values.people)
        yield Clean() if alone else _after(verb, _people(values, role, inverted=False))


def _people(values: Values, role: str, *, inverted: bool = True) -> Clean:
    """Names as a reading list has them: the first one inverted. Editors stand first where there is no author."""
    people = [person for person in values.people if person.role == role]
    editors = role == "author" and not people
    if editors:
        people = [person for person in values.people if person.role == "editor"]
    parts: list[Clean | str] = []
    for index, person in enumerate(people):
        if index:
            parts.append(", and " if index == len(people) - 1 and role not in values.etal else ", ")
        if person.literal:
            parts.append(person.literal)
        elif inverted and not index:
            parts.append(join([part for part in (person.family, person.given, person.suffix) if part], ", "))
        else:
            parts.append(join([part for part in (person.given, person.family, person.suffix) if part], " "))
    if parts and role in values.etal:
        parts.append(", et al.")
    if parts and editors:
        parts.append(", ed." if len(people) == 1 else ", eds.")
    return join(parts)


def _edition(values: Values) -> Clean:
    edition = values.first("edition")
    return join([edition, "" if "ed" in edition.text.lower() else " ed."]) if edition else Clean()


def _imprint(values: Values) -> Clean:
    place, publisher, date = values.first("publisher-loc"), values.first("publisher-name"), _date(values)
    house = join([part for part in (place, publisher) if part], ": ")
    return join([part for part in (house, date) if part], ", ")


def _date(values: Values) -> Clean:
    year = values.first("year", "date", "publication-date")
    day = join([part for part in (values.first("month", "season"), values.first("day")) if part], " ")
    return join([part for part in (day, year) if part], ", " if values.first("day") else " ")


def _pages(values: Values) -> Clean:
    whole = values.first("page-range")
    return whole or join([part for part in (values.first("fpage"), values.first("lpage")) if part], "-")


def _others(values: Values) -> Iterator[Clean]:
    """Every value that has no place in the pattern, so that nothing is lost."""
    for name, texts in values.parts.items():
        rest = texts[1:] if name in _PRINTED else texts
        yield from (_after(_BEFORE.get(name, "") if not text.text.startswith("http") else "", text) for text in rest)
    for person in values.people:
        if person.role not in ("author", "editor", "translator", "director"):
            yield join([part for part in (person.given, person.family, person.literal) if part], " ")


def _after(before: str, text: Clean) -> Clean:
    return join([before, text]) if text else text


def _italic(text: Clean) -> Clean:
    return Clean(text.text, text.segments, (*text.marks, (Span(0, len(text.text)), "italic"))) if text else text
