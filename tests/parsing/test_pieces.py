"""The shared pieces of the parser, each against values written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from citekit.model import Date, Fragment, ItemType, Name, Span
from citekit.parsing import DOUBTS, explain, load_words, parse_fragment, parse_fragments, parse_text
from citekit.parsing.annotation import without_codes
from citekit.parsing.dates import parse_date
from citekit.parsing.names import inverted_list, natural_list
from citekit.parsing.repair import repair

WORDS = load_words()


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1970", ((1970,),)),
        ("1776–1788", ((1776,), (1788,))),
        ("1934-35", ((1934,), (1935,))),
        ("Summer, 1966", ((1966, 22),)),
        ("January/February, 1995", ((1995, 1), (1995, 2))),
        ("August 31, 1946", ((1946, 8, 31),)),
        ("3 May 2010", ((2010, 5, 3),)),
        ("1970, March 12", ((1970, 3, 12),)),
        ("June 6-8, 1980", ((1980, 6, 6), (1980, 6, 8))),
        ("November, 1976-January, 1977", ((1976, 11), (1977, 1))),
        ("1999-", ((1999,), ())),
        ("2004-12-03", ((2004, 12, 3),)),
        ("n.d.", ()),
    ],
)
def test_dates_are_no_more_precise_than_printed(text: str, parts: tuple[tuple[int, ...], ...]) -> None:
    assert parse_date(text).parts == parts


def test_about_is_circa() -> None:
    assert parse_date("c. 1970") == Date(((1970,),), circa=True)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Strunk, William, Jr., and E. B. White", (Name("Strunk", "William", suffix="Jr."), Name("White", "E. B."))),
        ("Watson, J. D., & Crick, F. H. C.", (Name("Watson", "J. D."), Name("Crick", "F. H. C."))),
        ("Tocqueville, Alexis de", (Name("Tocqueville", "Alexis", dropping_particle="de"),)),
        ("Twain, Mark [Samuel Langhorne Clemens]", (Name("Twain", "Mark"),)),
        ("LIPSET, SEYMOUR MARTIN", (Name("Lipset", "Seymour Martin"),)),
        ("Norton, Mary Beth, et al.", (Name("Norton", "Mary Beth"),)),
        ("Van der Post, Laurens", (Name("Van der Post", "Laurens"),)),
    ],
)
def test_names_of_which_the_first_is_turned_round(text: str, names: tuple[Name, ...]) -> None:
    assert inverted_list(text, WORDS) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("David K. van Keuren", (Name("Keuren", "David K.", non_dropping_particle="van"),)),
        ("William W. Behrens III", (Name("Behrens", "William W.", suffix="III"),)),
        ("Ursula K. Le Guin", (Name("Le Guin", "Ursula K."),)),
        ("Leonard W. Labaree et al.", (Name("Labaree", "Leonard W."),)),
        ("Cary Nelson and Lawrence Grossberg", (Name("Nelson", "Cary"), Name("Grossberg", "Lawrence"))),
    ],
)
def test_names_as_people_are_called(text: str, names: tuple[Name, ...]) -> None:
    assert natural_list(text, WORDS) == names


def test_a_body_with_and_in_its_name_is_one_author() -> None:
    body = "National Archives and Records Administration"
    read = parse_text(f"{body}. Guide to Records. Washington, D.C.: Government Printing Office, 1980.").reference
    assert read.author == (Name(literal=body),)


@pytest.mark.parametrize(
    ("raw", "mended"),
    [
        ("Lâ€™Ã‰tranger", "L’Étranger"),
        ("Simon &amp;amp; Schuster, 1870&ndash;1914", "Simon & Schuster, 1870–1914"),
        ("New York:W. W. Norton, 1969.Memoir", "New York: W. W. Norton, 1969. Memoir"),
        ("The Last\n   Lion:\xa0Winston", "The Last Lion: Winston"),
        ("• • Pakenham", "Pakenham"),
        ("<italic>Silent</italic> <i>Spring</i></citation>", "Silent Spring"),
        ('citation-type="booksimple"\n\nxlink:type="simple">Kennan', "Kennan"),
        ("*Silent Spring* by R. C.", "Silent Spring by R. C."),
        ("environ-\n  ment and Twentieth-\nCentury", "environment and Twentieth-Century"),
        ("New York : Knopf , l987 .", "New York: Knopf, 1987."),
        ("http://www.History.com/Topics:A", "http://www.History.com/Topics:A"),
        ("An “odd” case: U.S.A. and F.D.R.", "An “odd” case: U.S.A. and F.D.R."),
    ],
)
def test_damage_is_mended_and_nothing_else(raw: str, mended: str) -> None:
    assert repair(Fragment(raw)).text == mended


def test_mended_characters_know_where_they_come_from() -> None:
    raw = "Camus, Albert. Lâ€™Ã‰tranger. Paris: Gallimard, 1942."
    assert parse_text(raw).evidence["title"].span.of(raw) == "Lâ€™Ã‰tranger"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Atomic culture;1945-1950[Atomic culture] Explores responses.", "Explores responses."),
        ("[kw]Yalta Conference (1945)[Yalta Conference] [g]Soviet Union;1945[01450] Good.", "Good."),
        ("On Bullitt, William[Bullitt, William] and others.", "On and others."),
        ("Quotes “[the] treaty” [sic] at length.", "Quotes “[the] treaty” [sic] at length."),
    ],
)
def test_index_codes_leave_an_annotation(text: str, plain: str) -> None:
    assert without_codes(text) == plain


def test_a_dash_is_the_author_above_in_the_same_list() -> None:
    first = "Kennan, George F. Memoirs. Boston: Little, Brown, 1967."
    second, third = "———. Russia and the West. Boston: Little, Brown, 1961.", "———, ed. Letters. Boston: Little, Brown, 1970."
    references = [parsed.reference for parsed in parse_fragments([Fragment(first), Fragment(second), Fragment(third)])]
    assert references[1].author == references[0].author == (Name("Kennan", "George F."),)
    assert references[2].editor == references[0].author
    alone = parse_text(second)
    assert alone.reference.author == ()
    assert alone.reference.title == "Russia and the West"


def test_italics_of_the_source_decide_where_the_author_ends() -> None:
    raw = "Adams, John Q. R. E. Lee: A Biography. New York: Scribner’s, 1934."
    title = "Lee: A Biography"
    marks = ((Span(raw.index(title), raw.index(title) + len(title)), "italic"),)
    assert parse_text(raw).reference.title == "R. E. Lee: A Biography"
    assert parse_fragment(Fragment(raw, marks=marks)).reference.title == title


def test_a_structured_citation_is_taken_at_its_word() -> None:
    fragment = Fragment(
        "Kennan, George F. Memoirs. Boston, Little 1967",
        structured={
            "type": "book",
            "title": "Memoirs",
            "author": [{"family": "Kennan", "given": "George F."}],
            "issued": {"date-parts": [[1967]]},
        },
        id="k",
    )
    parsed = parse_fragment(fragment)
    assert (parsed.reference.id, parsed.reference.type, parsed.reference.title) == ("k", ItemType.BOOK, "Memoirs")
    assert parsed.reference.author == (Name("Kennan", "George F."),)
    assert parsed.evidence["issued"].span.of(fragment.raw) == "1967"
    assert [span.of(fragment.raw) for span in parsed.leftovers] == ["George F", "Boston, Little"]


def test_the_words_of_a_user_are_added(tmp_path: Path) -> None:
    raw = "Doe, Jane. A Study. Xanadu Falls: Quux, 1990."
    assert [doubt.code for doubt in parse_text(raw).doubts] == ["CK906"]
    (tmp_path / "places.tsv").write_text("# mine\nXanadu Falls\tOhio\n", encoding="utf-8")
    assert parse_text(raw, words=load_words(tmp_path)).doubts == ()
    assert "Xanadu Falls" not in load_words().places


@pytest.mark.parametrize("raw", ["", " ", "x", ".", "\x00", "\ufffd", "(", "“", "———."])
def test_hardly_any_text_is_a_document_with_a_doubt(raw: str) -> None:
    parsed = parse_text(raw)
    assert parsed.reference.type is ItemType.DOCUMENT
    assert [doubt.code for doubt in parsed.doubts] == ["CK904"]


@pytest.mark.parametrize(
    "raw",
    [
        "This is a sentence about nothing in particular, and it goes on for a while without end.",
        "The leaders met in February. They disagreed. Nobody wrote a book about it.",
    ],
)
def test_prose_is_a_document_with_a_doubt(raw: str) -> None:
    parsed = parse_text(raw)
    assert parsed.reference.type is ItemType.DOCUMENT
    assert "CK904" in [doubt.code for doubt in parsed.doubts]


def test_two_references_in_one_string_are_told() -> None:
    raw = (
        "Carson, Rachel. Silent Spring. Boston: Houghton Mifflin, 1962. "
        "Said, Edward W. Orientalism. New York: Pantheon Books, 1978."
    )
    parsed = parse_text(raw)
    assert parsed.reference.title == "Silent Spring"
    assert [(doubt.code, "Said, Edward W." in doubt.message) for doubt in parsed.doubts] == [("CK905", True)]


def test_an_open_question_about_the_author_is_told_in_words() -> None:
    doubts = parse_text("Adams, John Q. R. E. Lee: A Biography. New York: Scribner’s, 1934.").doubts
    assert [(doubt.field, doubt.message) for doubt in doubts] == [("author", "the author may end after “Q.” or after “R.”")]


def test_a_million_characters_are_one_document_or_one_reference() -> None:
    head = "Carson, Rachel. Silent Spring. Boston: Houghton Mifflin, 1962. "
    parsed = parse_text(head + "Long. " * 200_000)
    assert parsed.reference.title == "Silent Spring"
    assert len(parsed.annotation) == len("Long. " * 200_000) - 1
    assert parse_text("x" * 1_000_000).reference.type is ItemType.DOCUMENT


def test_an_explanation_escapes_what_comes_from_the_source() -> None:
    raw = "Doe, Jane. <b onclick='x'>&lt;script&gt; Study. New York: Knopf, 1990. \x1b[31mRed."
    explanation = explain(parse_text(raw, 'a"b'))
    assert "".join(segment.text for segment in explanation.segments) == raw
    assert "<script" not in explanation.to_html() and 'id="a&quot;b"' in explanation.to_html()
    assert "\x1b" not in explanation.to_text()


def test_every_doubt_has_a_code_a_name_and_a_message() -> None:
    assert all(code.startswith("CK9") and name.islower() and message for code, (name, message) in DOUBTS.items())
    assert len({name for name, _ in DOUBTS.values()}) == len(DOUBTS)


@pytest.mark.parametrize(
    "text",
    [
        "Hart, H. L. A. “Positivism.” Harvard Law Review 71, no. 4 (1958): 593-629. https://doi.org/10.2307/1338225.",
        "Hart, H. L. A. “Positivism.” Harvard Law Review, vol. 71, no. 4, 1958, pp. 593–629, doi.org/10.2307/1338225.",
        "Hart, H. L. A. (1958). Positivism. Harvard Law Review, 71(4), 593–629. Retrieved from https://doi.org/10.2307/1338225",
        "Hart, H 1958, 'Positivism', Harvard Law Review, vol. 71, no. 4, pp. 593–629, https://doi.org/10.2307/1338225.",
        "Hart HLA. Positivism. Harv Law Rev. 1958;71(4):593-629. http://dx.doi.org/10.2307/1338225",
        "H. L. A. Hart, “Positivism,” Harv. Law Rev., vol. 71, no. 4, pp. 593–629, 1958. [Online]. Available:"
        " https://doi.org/10.2307/1338225",
        "Hart, Herbert: Positivismus, in: Harvard Law Review 71 (1958), S. 593–629, https://doi.org/10.2307/1338225.",
        "HART Herbert, « Le positivisme », Harvard Law Review, n° 71, 1958, p. 593-629. https://doi.org/10.2307/1338225",
        "HART, Herbert. El positivismo. Harvard Law Review. 1958, vol. 71, nº 4, pp. 593-629. https://doi.org/10.2307/1338225",
        "Hart, Herbert, Il positivismo, in «Harvard Law Review», LXXI (1958), pp. 593-629, DOI: 10.2307/1338225.",
    ],
)
def test_a_doi_given_as_an_address_is_a_doi(text: str) -> None:
    reference = parse_text(text).reference
    assert reference.doi == "10.2307/1338225"
    assert not reference.url
    assert reference.page.replace("–", "-") == "593-629"


def test_two_references_of_an_author_date_style_that_ran_together() -> None:
    first = "Veblen, T. (1899). The theory of the leisure class. Macmillan."
    codes = [doubt.code for doubt in parse_text(f"{first} Commons, J. R. (1934). Institutional economics. Macmillan.").doubts]
    assert "CK905" in codes
    assert parse_text(f"{first} Read beside Commons, J. R. (1934) on institutions.").doubts == ()
