"""Where the author ends and the title begins: candidate cuts, each with a score."""

from __future__ import annotations

import re
from dataclasses import dataclass

from citekit.model import Name
from citekit.parsing import names
from citekit.parsing.cut_score import ends_in_title, given_score, title_score
from citekit.parsing.names import (
    BRACKETED,
    NATURAL_FIRST,
    inverted_list,
    is_initials,
    is_suffix,
    mononym,
    natural_list,
    natural_name,
    person_tokens,
    split_list,
)
from citekit.parsing.reading import Text
from citekit.parsing.statements import starts_statement
from citekit.parsing.words import Words, fold

_REPEATED = re.compile(r"(?:[—–―⸺⸻]{1,8}|-{2,8}|_{2,8})(?=[\s.,])")
_ROLE_WORD = r"(?:eds?\b\.?|editors?\b|comps?\b\.?|compilers?\b|trans\b\.?|translators?\b|dirs?\b\.?|directors?\b)"
_ROLE = re.compile(rf",?\s+[(\[]?({_ROLE_WORD}(?:(?:,? and |,? & |/){_ROLE_WORD})?)[)\]]?[.,]*(?:\s+|$)", re.IGNORECASE)
_BODY_PART = re.compile(
    r"(?:[^.:]* )?(?:House|Senate|Congress|Committee|Subcommittee|Department|Office|Bureau|Division|Parliament"
    r"|Commission|Court|Library|"
    r"Service|Administration|Agency|Board|Commons|Lords|Ministry|Army|Navy|Center|Council|Staff|Secretary(?:-General)?"
    r"|President|Governor|Senate|Geological Survey)\b[^.:]*"
)
_YEAR_IN_BRACKETS = re.compile(r"\((?:\d{4}|n\.d|in press|forthcoming)")
_COUNTRY = re.compile(r"(?:United States|U\.S\.|Great Britain|Canada|France|Germany|Australia|California|New York)\Z")
_REPRINTED = re.compile(r"\[?\d{4}(?:-\d{2,4})?\]?\. Reprint")  # a year that is no title
_ARTICLES = ("The ", "A ", "An ", "On ", "In ", "Of ")


@dataclass(slots=True)
class Cut:
    """A place where the author may end. ``roles`` are the fields the names belong to ("author", "editor" …)."""

    end: int
    title_start: int
    people: tuple[Name, ...] = ()
    roles: tuple[str, ...] = ("author",)
    score: float = 0.0
    rule: str = "no-author"


def author_cuts(source: Text, start: int, stop: int) -> list[Cut]:
    """The ways to part ``text[start:stop]`` into names and title, the best first; never empty."""
    key = (start, stop)
    found: list[Cut] | None = source.cuts.get(key)
    if found is None:
        found = source.cuts[key] = _author_cuts(source, start, stop)
    return found


def _author_cuts(source: Text, start: int, stop: int) -> list[Cut]:
    text = source.text
    if text[start : start + 1] in ("“", '"', "‘"):
        return [Cut(start, start)]
    repeated = _REPEATED.match(text, start, stop)
    if repeated:
        return [_repeated(source, start, repeated.end(), stop)]
    sure = _with_role(source, start, stop)
    if sure:
        return [sure]
    found = _candidates(source, start, stop)
    if not any(cut.rule == "inverted names" and cut.score > -3 for cut in found):
        found += _before_comma(source, start, stop)
    cuts = [cut for cut in found if cut.title_start < stop]
    if not cuts:
        cuts = [Cut(start, start)]
    return sorted(cuts, key=lambda cut: -cut.score)


def _repeated(source: Text, start: int, end: int, stop: int) -> Cut:
    role = _ROLE.match(source.text, end, stop)
    roles = _roles(role[1]) if role else ("author",)
    follows = role.end() if role else names_end(source.text, end)
    return Cut(end, follows, source.above, roles, 5.0, "author above")


def names_end(text: str, position: int) -> int:
    while position < len(text) and text[position] in " .,":
        position += 1
    return position


def _with_role(source: Text, start: int, stop: int) -> Cut | None:
    """ "Hobsbawm, Eric, and Terence Ranger, eds. The Invention …": the role shows where the names end."""
    first_sure = source.sentence_end(start)
    within = source.text[start + 3 : min(stop, first_sure + 12)].lower()
    if not ("ed" in within or "comp" in within or "trans" in within or "dir" in within):
        return None
    role = _ROLE.search(source.text, start + 3, min(stop, first_sure + 12))
    if not role or role.end() >= stop or role.start() > first_sure:
        return None
    before = source.text[start : role.start()]
    people = read_names(before, source.words, start_of_entry=True)
    return Cut(role.end(), role.end(), people, _roles(role[1]), 5.0, "names before a role") if people else None


def _roles(word: str) -> tuple[str, ...]:
    word = word.lower()
    found = [
        role
        for mark, role in (("ed", "editor"), ("comp", "editor"), ("trans", "translator"), ("dir", "director"))
        if mark in word
    ]
    return tuple(dict.fromkeys(found))


def read_names(text: str, words: Words, *, start_of_entry: bool = False) -> tuple[Name, ...]:
    """The names that ``text`` as a whole is a list of; empty when it is no such list."""
    parts, _ = split_list(text)
    if not parts:
        return ()
    if start_of_entry and len(parts) > 1 and not NATURAL_FIRST.match(text) and _inverted(parts):
        return inverted_list(text, words)
    if (words.is_corporate(text) and "," not in text) or not all(person_tokens(part) or is_suffix(part) for part in parts):
        return (mononym(text),) if words.is_corporate(text) else ()
    return natural_list(text, words)


# "hooks, bell", "cummings, e. e.", "al-Tabari, Muhammad ibn Jarir", "d’Encausse, Hélène"
_UNCAPITALIZED = re.compile(r"[^\W\d_][\w’'-]{2,20}, (?:[^\W\d_](?:[\w’'-]*|\.)(?: |\Z)){1,4}")


def _inverted(parts: tuple[str, ...]) -> bool:
    """Is the first name turned round ("Family, Given")?"""
    return (
        (person_tokens(parts[0]) or bool(_UNCAPITALIZED.fullmatch(f"{parts[0]}, {parts[1]}")))
        and len(parts[0].split()) <= 4
        and all(person_tokens(part) or is_suffix(part) for part in parts[2 if parts[0][0].islower() else 1 :])
        and not is_suffix(parts[1])
    )


def _candidates(source: Text, start: int, stop: int) -> list[Cut]:
    text = source.text
    cuts: list[Cut] = []
    seen_sure = 0
    for end, following, sure in source.breaks:
        if end <= start:
            continue
        if following >= stop or end - start > 400:
            break
        cut = None if starts_statement(text, following) else _judged(source, start, end, following, sure, stop)
        if cut:
            cuts.append(cut)
        elif seen_sure:
            break
        if text[following] in '“"':
            break
        seen_sure += sure
        if seen_sure and not (cut and cut.rule == "body"):
            break
    if len(cuts) > 1:
        cuts = [cut for cut in cuts if not _REPRINTED.match(text, cut.title_start)] or cuts
    if not cuts or all(cut.score < -3 for cut in cuts):
        cuts.append(Cut(start, start, score=-5.0))
    return cuts


# "May, Ernest R The World War", "Tinniswood, Adrian (2003)": an initial, or a year in brackets, ends the names as well.
_UNSTOPPED = re.compile(
    r"[^\W\d_][\w’'-]+, (?:[A-Z][\w’-]+ (?:[A-Z] (?=(?:The|An?|[A-Z][\w’-]+) )|(?=\(\d{4}[a-z]?\)[.,:]? )))"
)
_TITLE_AFTER_COMMA = re.compile(r"[,;:] (?=[A-Z“\"‘])")


def _before_comma(source: Text, start: int, stop: int) -> list[Cut]:
    """Names that end without a full stop.

    Notes name people as they are called: "Edward W. Said, Culture and Imperialism (New York …"; damage makes a comma, a
    colon or a semicolon of the full stop: "Zinn, Howard; A People’s History".
    """
    text, words = source.text, source.words
    unstopped = _UNSTOPPED.match(text, start, stop)
    if unstopped:
        parts, _ = split_list(unstopped[0])
        if names.known_given(parts[1], words) or is_initials(parts[1]):
            end = unstopped.end()
            return [Cut(end, end, inverted_list(unstopped[0], words), ("author",), 0.2, "inverted names")]
    bracketed = bool(_NOTE_END.match(text[stop:]))
    cuts: list[Cut] = []
    for comma in _TITLE_AFTER_COMMA.finditer(text, start, min(stop, start + 160)):
        end, following = comma.span()
        stops = [sure for last, _, sure in source.breaks if start < last < end]
        if any(stops):
            break
        part = text[start:end]
        parts, _ = split_list(part)
        if len(parts) >= 2 and not NATURAL_FIRST.match(part) and _inverted(parts):
            lost = len(parts) == 2 and text[end] in ";:" and names.known_given(parts[1], words)
            if not stops and (lost or text.startswith(("The ", "A ", "An "), following)):
                cuts.append(Cut(end, following, inverted_list(part, words), ("author",), 0.2, "names before a comma"))
            break
        called = all(_called(piece, words) for piece in parts)
        if not called and len(parts) == 1 and person_tokens(part) and not bracketed:
            continue
        if text[end] != "," or not (called or (bracketed and len(part.split()) in (2, 3) and person_tokens(part))):
            break
        if bracketed or text[following] in '“"‘':
            score = 1.0 + len(parts) / 10
            cuts.append(Cut(end, following, natural_list(part, words), ("author",), score, "names before a comma"))
    return cuts


_NOTE_END = re.compile(r"\s?\(")


def _called(piece: str, words: Words) -> bool:
    """A given name or initials, then a family name: "E. P. Thompson", "Steven Shapin"."""
    tokens = piece.split()
    if len(tokens) < 2 or not person_tokens(piece) or (is_initials(tokens[-1]) and not is_suffix(tokens[-1])):
        return is_suffix(piece)
    return names.known_given(piece, words) or is_initials(tokens[0])


def _judged(source: Text, start: int, end: int, following: int, sure: bool, stop: int) -> Cut | None:
    """How good is it to end the author at ``end``? None: these are no names."""
    text, words = source.text, source.words
    given = text[text.rfind(" ", start, end) + 1 : end]  # "Ross, Alex. The Rest Is Noise"
    part = text[start:end] if sure or (len(given) > 3 and given in words.given_names) else text[start : end + 1]
    if (
        text[end] in "?!"
        or (text[following] in "[(" and not _YEAR_IN_BRACKETS.match(text, following))
        or _YEAR_IN_BRACKETS.search(part)
    ):
        return None
    parts, more = split_list(part)
    if not parts or (not sure and (ends_in_title(parts[-1]) or _AND_INITIALS.search(part))):
        return None
    if len(parts) > 1 and not NATURAL_FIRST.match(part) and _inverted(parts):
        people = inverted_list(part, words)
        if people:
            score = given_score(parts) + title_score(text, following, words, stop)
            score += 2 if more or is_suffix(parts[-1]) or text[following] == "(" else 0
            return Cut(end + 1, following, people, ("author",), score, "inverted names")
    if sure and len(parts) > 1 and _RANK.match(parts[-1]) and person_tokens(parts[0].replace(" of ", " de ")):
        ranked = Name(family=parts[0], given=", ".join(parts[1:]))
        return Cut(end + 1, following, (ranked,), ("author",), 0.5, "inverted names")
    return _uninverted(source, part, end, following, sure)


# "Victoria, Queen of England", "Saint-Simon, Louis de Rouvroy, duc de": what follows the comma is a rank.
_RANK = re.compile(
    r"(?:Saint|Queen|King|Pope|Emperor|Empress|Sir|Dame|Lord|Lady|(?:First |Second )?(?:Viscount|Baron|Earl)|Viscountess"
    r"|Baroness|Countess|Count|Duke|Duchess|Marquis|Marquess|Prince|Princess|Cardinal|Bishop|Archbishop|duc|comte|comtesse|marquis"
    r"|marquise|baron|vicomte|prince|conte|conde)\b(?: (?:of|de)\b[^.:]{0,40})?\Z"
)
_AND_INITIALS = re.compile(r"(?:\band|&) (?:[A-Z]\. ?)+\Z")  # the family name is yet to come


def _uninverted(source: Text, part: str, end: int, following: int, sure: bool) -> Cut | None:
    text, words = source.text, source.words
    part = BRACKETED.sub("", part)
    tokens = part.split()
    if sure and part.startswith("The ") and (fold(part[4:]) in words.newspapers or fold(part[4:]) in words.magazines):
        return Cut(end + 1, following, (mononym(part),), ("author",), 0.5, "name as it stands")
    if ":" in part or part.startswith(_ARTICLES) or len(tokens) > 14 or any(char.isdigit() for char in part):
        return None
    if words.is_corporate(part) or (_COUNTRY.match(part) and _BODY_PART.match(text, following)):
        if not sure and not part.endswith(("Inc.", "Co.", "Ltd.", "Corp.")):
            return None
        parts = part.replace("U.S. ", "U.S ").split(". ")
        if not all(_BODY_PART.fullmatch(piece) for piece in parts[1:]):
            return None
        return Cut(end + 1, following, (mononym(part),), ("author",), 1.0 + 2.0 * (len(parts) - 1), "body")
    if sure and NATURAL_FIRST.match(part) and len(tokens) < 16:
        people = read_names(part, words)
        return Cut(end + 1, following, people, ("author",), 0.5, "names as they stand") if people else None
    if (not sure and fold(part.rstrip(".")) not in words.mononyms) or len(tokens) > 4 or "," in part:
        return None
    part = part.rstrip(".") if not sure else part
    if person_tokens(part.replace(" of ", " de ")):
        given = [fold(token) in words.given_names for token in tokens]
        if given == [False, True] and len(tokens[0]) > 2:  # "Hobsbawm Eric": the comma is lost
            turned = inverted_list(", ".join(tokens), words)
            return Cut(end + 1, following, turned, ("author",), 0.4, "name without its comma")
        called = names.known_given(part, words) or (is_initials(tokens[0]) and text[following] in '“"')
        known = len(tokens) > 1 and called and not is_suffix(tokens[-1]) and " of " not in part
        people = (natural_name(part, words) if known else mononym(part),)
        return Cut(end + 1, following, people, ("author",), 0.5, "name as it stands")
    return None
