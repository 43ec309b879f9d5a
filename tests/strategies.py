"""Hypothesis strategies for the values of the model: one file, so that every property means the same by "a reference"."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from citekit.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, Date, ItemType, Name, Reference

# Letters of several alphabets, what .bib, XML, YAML and RIS give a meaning to, and plain blanks.
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789éÉüßøłčąñçšžЖжяΩω中文日本"
SIGNS = " .,:;!?'\"()[]{}<>&%$#@_^~\\/|*+-=`’“”–—…§"


def texts(signs: str = SIGNS, max_size: int = 30) -> st.SearchStrategy[str]:
    """One line of text that begins and ends in a letter, with single blanks."""
    return st.text(LETTERS + signs + "     ", min_size=1, max_size=max_size).map(_tidy).filter(bool)


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(SIGNS)


def words(max_size: int = 12) -> st.SearchStrategy[str]:
    """Letters only."""
    return st.text("abcdefghijklmnopqrstuvwxyzéüøčßяω", min_size=1, max_size=max_size)


def proper(max_size: int = 12) -> st.SearchStrategy[str]:
    """A word with a capital: a family or given name."""
    return words(max_size).map(lambda word: word[0].upper() + word[1:]).filter(lambda word: word[0].isupper())


def names() -> st.SearchStrategy[Name]:
    """Persons with some of their parts, and bodies."""
    persons = st.builds(
        Name,
        family=proper(),
        given=st.lists(proper(), min_size=1, max_size=2).map(" ".join),
        suffix=st.sampled_from(["", "", "Jr.", "III"]),
    )
    prefixed = st.builds(
        Name, family=proper(), given=proper(), non_dropping_particle=st.sampled_from(["van", "van der", "de la"])
    )
    return persons | prefixed | st.builds(Name, literal=st.lists(proper(), min_size=2, max_size=3).map(" and ".join))


def name_lists() -> st.SearchStrategy[tuple[Name, ...]]:
    return st.lists(names(), min_size=1, max_size=3).map(tuple)


def dates() -> st.SearchStrategy[Date]:
    """Points, seasons, ranges, open ranges, before Christ, about, and what is no date."""
    years = st.integers(-3000, 2999).filter(bool)
    months = st.integers(1, 12)
    points = (
        st.tuples(years)
        | st.tuples(years, months)
        | st.tuples(years, months, st.integers(1, 28))
        | st.tuples(years, st.integers(21, 24))
    )
    single = st.builds(lambda point, circa: Date((point,), circa), points, st.booleans())
    ranges = st.builds(lambda first, last: Date((first, last)), points, points | st.just(()))
    return single | ranges | st.sampled_from(["n.d.", "forthcoming", "sine anno"]).map(lambda text: Date(literal=text))


def plain_dates() -> st.SearchStrategy[Date]:
    """Years, months and days after Christ: what every format can say."""
    years, months = st.integers(1000, 2999), st.integers(1, 12)
    points = st.tuples(years) | st.tuples(years, months) | st.tuples(years, months, st.integers(1, 28))
    return points.map(lambda point: Date((point,)))


def titles() -> st.SearchStrategy[str]:
    """Titles, some with markup."""
    marked = st.builds(
        lambda before, tag, inside, after: f"{before} {tag}{inside}</{tag[1:].split()[0].rstrip('>')}> {after}",
        texts(),
        st.sampled_from(["<i>", "<b>", "<sub>", "<sup>", '<span class="nocase">']),
        words(),
        texts(),
    )
    return texts(max_size=60) | marked


_SHAPED: dict[str, st.SearchStrategy[str]] = {
    "isbn": st.from_regex(r"978[0-9]{10}", fullmatch=True),
    "issn": st.from_regex(r"[0-9]{4}-[0-9]{3}[0-9X]", fullmatch=True),
    "pmid": st.integers(1, 10**8).map(str),
    "pmcid": st.integers(1, 10**8).map(lambda number: f"PMC{number}"),
    "url": st.builds(lambda path: f"https://example.org/{path}", st.text("abc/%20_~&?=#.-:;+", max_size=20)),
    "doi": st.builds(lambda tail: f"10.1000/{tail}", st.text("abc()<>;:/_-.12", min_size=1, max_size=12)),
    "language": st.sampled_from(["en-US", "en-GB", "de-DE", "fr-FR", "pt-BR", "ru-RU", "zh-CN", "en"]),
    "page": st.from_regex(r"[A-Z]?[0-9]{1,4}(-[A-Z]?[0-9]{1,4})?(, [0-9]{1,3}-[0-9]{1,3})?", fullmatch=True),
}
_NUMBERS = (
    "volume",
    "issue",
    "number",
    "number_of_volumes",
    "number_of_pages",
    "chapter_number",
    "collection_number",
    "version",
)


def _values(field: str, date_values: st.SearchStrategy[Date] | None = None) -> st.SearchStrategy[Any]:
    if field in NAME_FIELDS:
        return name_lists()
    if field in DATE_FIELDS:
        return date_values or dates()
    if field == "keywords":
        return st.lists(words(), min_size=1, max_size=3, unique=True).map(tuple)
    if field in _SHAPED:
        return _SHAPED[field]
    if field in _NUMBERS:
        return st.integers(1, 9999).map(str)
    return titles() if field.endswith(("title", "title_short")) else texts()


ALL_FIELDS = (*NAME_FIELDS, *DATE_FIELDS, *TEXT_FIELDS, "keywords")
_COMMON = ("author", "editor", "issued", "container_title", "publisher", "volume", "page", "annotation", "note")


@st.composite
def references(
    draw: st.DrawFn,
    fields: tuple[str, ...] = ALL_FIELDS,
    types: tuple[ItemType, ...] = tuple(ItemType),
    date_values: st.SearchStrategy[Date] | None = None,
) -> Reference:
    """References that hold a few of ``fields``, and always a key, a type and a title."""
    common = tuple(field for field in _COMMON if field in fields) or fields
    chosen = draw(st.lists(st.sampled_from(fields) | st.sampled_from(common), max_size=8, unique=True))
    values = {field: draw(_values(field, date_values)) for field in chosen}
    key = draw(st.from_regex(r"[a-z]{1,8}[0-9]{4}", fullmatch=True))
    return Reference(**{"title": draw(titles()), **values, "id": key, "type": draw(st.sampled_from(types))})
