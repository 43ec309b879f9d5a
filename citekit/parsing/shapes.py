"""The shapes of references, and how one is chosen: each reader whose sign shows reads the text; the best reading wins."""

from __future__ import annotations

import re
from collections.abc import Callable

from citekit.model import Fragment, Name, Parsed
from citekit.parsing.annotation import read_annotation
from citekit.parsing.article import read_article
from citekit.parsing.assemble import assemble
from citekit.parsing.authordate import read_author_date
from citekit.parsing.book import read_book
from citekit.parsing.chapter import read_chapter, read_sub_verbo, unquoted_chapter
from citekit.parsing.document import read_document
from citekit.parsing.head import Head, read_head
from citekit.parsing.imprint import GOOD
from citekit.parsing.judge import judge
from citekit.parsing.reading import Reading, Text
from citekit.parsing.recording import read_recording
from citekit.parsing.repair import repair
from citekit.parsing.speech import read_speech
from citekit.parsing.styles import COMPLETE, read_mla, read_styles
from citekit.parsing.thesis import read_thesis
from citekit.parsing.web import read_web
from citekit.parsing.words import Words

# Signs of a shape: cheap words first, for most references show none of them.
_THESIS = ("iss.", "issertation", "hesis", "heses", "Habilitation", "Thèse", "Mémoire de", "Tesis", "Tesi di", "Tese de",
           "arbeit")  # fmt: skip
_SPEECH = ("presented ", "delivered ", "given ", "read ")
_WEB = ("://", "www.", "Web.")
_QUOTES = ("“", '"', "‘", " '", "«", "„")
# The patterns start with a set of characters, for which a text is searched quickly.
_NUMBERS = re.compile(
    r"[\s:.(,](?:(?<=[\s:.(])\d{1,4}(?::|, no|, pt|\(| \(|\.\d| ?, ?\d)|(?<=,) (?:no|vol|pp?)\. ?[A-Z]?\d"
    r"|(?<=\b(?:19|20)\d\d[:,]) (?:pp?\. )?[A-Z]?\d)"
)
_RECORD = (
    re.compile(
        r"[LCRAM](?<!\w.)(?:(?<=L)P|(?<=M)P3|(?<=C)(?:D|ompact disc|assette)|(?<=R)ecord(?:s|ings?)?|(?<=A)udiocassette)\b"
    ),
    re.compile(r"[\d-](?:(?:(?<=\d)\d|(?<=-))\d[\w-]*, (?:19|20)\d\d|(?<=-)\d\d, (?:19|20))"),
    re.compile(r"[A-Z][A-Z]{1,4}[ -]?\d{3,}"),
)
_SURE_BOOK = 4.0  # an imprint whose place and publisher the lists know: MLA prints no places
_SURE = 7.0  # a reading by the grammar of its style, to its end


def read_fragment(fragment: Fragment, above: tuple[Name, ...], words: Words) -> Parsed:
    """Mend, read in every shape that fits, choose, check."""
    mended = repair(fragment)
    source = Text(mended.text, words, mended.alignment, mended.italics, above)
    readings = sorted(_readings(source), key=lambda reading: -reading.score)
    best = readings[0] if readings and readings[0].score > 0 else read_document(source)
    runner_up = next((reading for reading in readings if reading is not best), None)
    annotation = read_annotation(source, best.end)
    confidence = judge(best, runner_up, annotation)
    return assemble(fragment, best, annotation, confidence, runner_up)


def _readings(source: Text) -> list[Reading]:
    """Every reading that the signs in the text allow; one by the grammar of another style to its end stands alone."""
    styled = read_styles(source)
    if any(reading.score >= COMPLETE for reading in styled):
        return styled
    readings = styled + _home_readings(source)
    best = max(readings, key=lambda reading: reading.score, default=None)
    if best and best.rule == "book" and best.score >= _SURE_BOOK and "irected by " not in source.text[:400]:
        return readings
    mla = read_mla(source, best.score if best else 0.0)
    return [*readings, mla] if mla else readings


def _home_readings(source: Text) -> list[Reading]:
    """The readings in the home style: Author. Title. Place: Publisher, Year."""
    text, limit = source.text, source.limit
    found: list[Reading | None] = [read_author_date(source)]
    if found[0] and found[0].score >= _SURE:
        return [found[0]]
    article: Reading | None = None
    book = read_book(source, 0)
    title_in_quotes = _title_in_quotes(source)
    barrier = limit + 1
    if book and not title_in_quotes and book.score >= GOOD:
        barrier = book.closed or book.end
    if title_in_quotes and book:
        book.score -= 3.0
    found.append(book)
    window = text[: min(limit, barrier)]
    if "s.v." in window:
        found.append(read_sub_verbo(source, 0))
    if _shows(window, _THESIS):
        found.append(_with_head(source, read_thesis))
    if _shows(window, _SPEECH):
        found.append(_with_head(source, read_speech))
    if _NUMBERS.search(window) or title_in_quotes:
        article = _with_head(source, lambda head: read_article(head, barrier=barrier))
        found.append(article)
    if title_in_quotes:
        found.append(_with_head(source, read_chapter))
    elif " In " in window or " In: " in window:
        found.append(_with_head(source, lambda head: _plain_chapter(source, head)))
    if _shows(window, _WEB) and not (article and article.score >= 5):
        found.append(_with_head(source, lambda head: read_web(head, barrier=barrier)))
    if _RECORD[0].search(window) or _RECORD[1].search(window) or _RECORD[2].search(window):
        found.append(_with_head(source, read_recording))
    if title_in_quotes and book and book.closed and not any(found[2:]):
        book.score += 3.0  # “Why Marriage?” The History of a Debate: the quotation is a part of the title
    return [reading for reading in found if reading is not None]


def _shows(window: str, signs: tuple[str, ...]) -> bool:
    for sign in signs:  # noqa: SIM110 (asked for every text; a generator takes twice as long)
        if sign in window:
            return True
    return False


def _with_head(source: Text, read: Callable[[Head], Reading | None]) -> Reading | None:
    head = read_head(source, 0)
    return read(head) if head else None


def _plain_chapter(source: Text, head: Head) -> Reading | None:
    plain = unquoted_chapter(source, head)
    return read_chapter(plain) if plain else None


def _title_in_quotes(source: Text) -> bool:
    """Does the reference start with a title in quotes that is complete, after the author if there is one?"""
    if not _shows(source.text[:400], _QUOTES):
        return False
    head = read_head(source, 0)
    return bool(head and head.quoted and head.complete)
