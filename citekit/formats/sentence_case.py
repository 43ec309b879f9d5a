"""English titles as CSL styles want them: in sentence case, capitals that must stay protected.

.bib files have titles in title case and braces around what must keep its case; CSL styles expect sentence case and turn it
into title case where they print that. The rules are those of pandoc's .bib reader and of citeproc, its CSL engine. This is
for output to a style: it forgets how the title was written, so no round trip goes through it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum, auto
from typing import Any, Final

from citekit.formats.mapping import ARTICLE_TYPES, IN_BOOK_TYPES
from citekit.model import NAME_FIELDS, Name, Reference

_TOKEN: Final = re.compile(
    r"(?P<tag></?(?:i|b|sub|sup|sc|span)\b[^>]*>)|(?P<initials>\b(?:[A-Z]\.){2,})"
    r"|(?P<word>[^\W_]+)|(?P<space>\s+)|(?P<sign>.)",
    re.DOTALL,
)
_KEEPS_CASE: Final = re.compile(r"<sc\b|<span\b[^>]*(?:nocase|small-caps)")
_NOCASE: Final = re.compile(r'<span class="nocase">((?:(?!</?span\b).)*)</span>', re.DOTALL)
_LOWER_START: Final = re.compile(r"(?:^|[^\w]|_)(?:<[^>]*>)*([^\W\d_])")
INNER_CAPITALS: Final = r"(?:[^\W_]+[A-Z][^\W_]*|(?:[A-Z]\.){2,})"
"""A word with a capital that is not its first letter (NASA, McDonald, iPod), or initials (U.S.): no case change touches it."""
_INITIALS: Final = re.compile(r"(?<![^\W_])([A-Z])\.(?=[A-Z](?:\.|$))")
_PARTICLE: Final = re.compile(r"(?:[a-zß-ÿ'’]+ )+(?=\w)|[a-zß-ÿ]+[-'’](?=\w)")
_BEHIND: Final = re.compile(r"([A-ZÀ-Þ].*?) ((?:[a-zß-ÿ]+ )*[a-zß-ÿ]+['’]?)")
_TITLES: Final = ("title", "volume_title", "collection_title", "title_short", "event_title", "original_title")


class _State(Enum):
    START = auto()  # of the title, of a sentence, or after a colon
    ENDED = auto()  # after . ? ! : without a space yet
    WITHIN = auto()


def is_english(language: str) -> bool:
    """Whether titles of a reference with this CSL ``language`` are English; one that does not say is taken to be."""
    return not language or language.lower().replace("_", "-").split("-")[0] in ("en", "eng", "english", "american", "british")


def sentence_case(title: str, language: str = "") -> str:
    """``title`` in sentence case if it is English, else as it is.

    A word that is capitalized and nothing else loses its capital, unless it begins the title or follows ``: ``, ``. ``,
    ``? `` or ``! ``. Words with inner capitals stay, as does what stands in a nocase span; a span that then protects
    no lower-case word has done its work and goes.
    """
    if not is_english(language):
        return title
    return _NOCASE.sub(_unprotected, _converted(title))


def as_styles_want(reference: Reference) -> Reference:
    """The reference as CSL styles take it.

    English titles in sentence case, and a short title where the title shows one (before its colon); initials apart
    (``J. G.``, as styles that shorten given names need them); particles that stand in the family name as particles.
    """
    values: dict[str, Any] = {
        field: tuple(_with_parts(name) for name in names) for field in NAME_FIELDS if (names := getattr(reference, field))
    }
    for field in _TITLES:
        values[field] = sentence_case(getattr(reference, field), reference.language)
    if reference.type in IN_BOOK_TYPES and reference.container_title:
        values["container_title"] = sentence_case(reference.container_title, reference.language)
    if reference.type in ARTICLE_TYPES and reference.collection_title.isdecimal():
        values["collection_title"] = _numbered_series(reference.collection_title)
    styled = replace(reference, **values)
    return styled if styled.title_short else replace(styled, title_short=_short(styled))


def _with_parts(name: Name) -> Name:
    """``J.G.`` is two initials; ``al-`` and ``de`` before a capital are particles of the family name, ``de`` behind the given
    name is one that drops."""
    given = _INITIALS.sub(r"\1. ", name.given)
    behind = None if name.dropping_particle or name.non_dropping_particle else _BEHIND.fullmatch(given)
    if behind:
        return replace(name, given=behind[1], dropping_particle=behind[2])
    particle = None if name.dropping_particle or name.non_dropping_particle else _PARTICLE.match(name.family)
    if particle and name.family[particle.end()].isupper():
        name = replace(name, family=name.family[particle.end() :], non_dropping_particle=particle[0].strip())
    return replace(name, given=given) if given != name.given else name


def _numbered_series(number: str) -> str:
    """A journal's series that is only a number: ``3`` is the ``3rd series``."""
    ending = "th" if number[-2:-1] == "1" else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th")
    return f"{number}{ending} series"


def _short(reference: Reference) -> str:
    of_volume = reference.volume_title and reference.type not in IN_BOOK_TYPES
    title = reference.volume_title if of_volume else reference.title
    short, colon, _ = title.partition(":")
    return short if colon and short.count("<") == short.count(">") and _is_closed(short) else ""


def _is_closed(text: str) -> bool:
    return len(re.findall(r"<[^/>][^>]*>", text)) == text.count("</")


def _converted(title: str) -> str:
    out: list[str] = []
    state = _State.START
    keeping: list[bool] = []
    for token in _TOKEN.finditer(title):
        text = token[0]
        if token["tag"]:
            if not text.startswith("</"):
                keeping.append(bool(_KEEPS_CASE.match(text)))
            elif keeping:
                keeping.pop()
        elif token["word"]:
            out.append(text if any(keeping) else _word(text, state))
            state = _State.WITHIN
            continue
        elif token["initials"]:
            state = _State.WITHIN
        elif token["space"]:
            state = _State.START if state is _State.ENDED or not "".join(out).strip() else _State.WITHIN
        elif text in ".?!:":
            state = _State.ENDED
        out.append(text)
    return "".join(out)


def _word(word: str, state: _State) -> str:
    capitalized = word[0].isupper() and (len(word) == 1 or (word[1:].islower() and word[1:].isalpha()))
    if state is not _State.START:
        return word.lower() if capitalized else word
    return word[0].upper() + word[1:] if word.islower() and word.isalpha() else word


def _unprotected(found: re.Match[str]) -> str:
    inner = found[1]
    starts = _LOWER_START.findall(re.sub(r"<[^>]*>", "", inner))
    return found[0] if any(letter.islower() for letter in starts) else inner
