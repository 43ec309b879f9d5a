"""The engine by small styles: every expected text is written by hand."""

from __future__ import annotations

from typing import Any

import pytest

from citekit.csl.style import Style

HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0" {options}><info/>'
DOE = {"family": "Doe", "given": "John Quincy"}
ROE = {"family": "Roe", "given": "Jane"}
POE = {"family": "Poe", "given": "Edgar"}


def cite(layout: str, item: dict[str, Any], options: str = "", extra: str = "", attributes: str = "") -> str:
    style = Style.from_xml(
        f"{HEAD.format(options=options)}{extra}<citation {attributes}><layout>{layout}</layout></citation></style>"
    )
    (entry,) = style.citations([{"id": "a", "type": "book", **item}]).entries
    return entry.content.to_html()


def bibliography(layout: str, items: list[dict[str, Any]], attributes: str = "", sort: str = "") -> list[str]:
    style = Style.from_xml(
        f"{HEAD.format(options='')}<citation><layout><text variable='title'/></layout></citation>"
        f"<bibliography {attributes}>{sort}<layout>{layout}</layout></bibliography></style>"
    )
    return [entry.content.to_html() for entry in style.bibliography(items).entries]


@pytest.mark.parametrize(
    ("name", "people", "wanted"),
    [
        ("", [DOE], "John Quincy Doe"),
        ('<name initialize-with="."/>', [DOE], "J.Q. Doe"),
        ('<name initialize-with=". "/>', [{"family": "Luc", "given": "Jean-Luc"}], "J.-L. Luc"),
        ('<name initialize="false" initialize-with=". "/>', [{"family": "Doe", "given": "John Q"}], "John Q. Doe"),
        ('<name and="text"/>', [DOE, ROE], "John Quincy Doe and Jane Roe"),
        ('<name and="symbol" delimiter-precedes-last="always"/>', [DOE, ROE], "John Quincy Doe, &#38; Jane Roe"),
        ('<name name-as-sort-order="first"/>', [DOE, ROE], "Doe, John Quincy, Jane Roe"),
        ('<name et-al-min="3" et-al-use-first="1"/>', [DOE, ROE, POE], "John Quincy Doe et al."),
        ('<name et-al-min="3" et-al-use-first="1" et-al-use-last="true"/>', [DOE, ROE, POE], "John Quincy Doe … Edgar Poe"),
        ('<name form="count"/>', [DOE, ROE, POE], "3"),
        ("", [{"family": "Beethoven", "given": "Ludwig van"}], "Ludwig van Beethoven"),
        ('<name form="short"/>', [{"family": "Gogh", "given": "Vincent", "non-dropping-particle": "van"}], "van Gogh"),
        ("", [{"family": "毛", "given": "泽东"}], "毛泽东"),
        ("", [{"literal": "International Bank"}], "International Bank"),
        ("", [{"family": "King", "given": "Martin", "suffix": "Jr."}], "Martin King Jr."),
    ],
)
def test_names(name: str, people: list[dict[str, str]], wanted: str) -> None:
    assert cite(f'<names variable="author">{name}</names>', {"author": people}) == wanted


def test_labels_of_names_are_plural_for_several() -> None:
    layout = '<names variable="editor"><name/><label form="short" prefix=" (" suffix=")"/></names>'
    assert cite(layout, {"editor": [DOE]}) == "John Quincy Doe (ed.)"
    assert cite(layout, {"editor": [DOE, ROE]}) == "John Quincy Doe, Jane Roe (eds.)"


def test_a_substitute_is_not_printed_twice() -> None:
    layout = (
        '<group delimiter=" | "><names variable="author"><substitute><names variable="editor"/><text variable="title"/>'
        '</substitute></names><names variable="editor"/><text variable="title"/></group>'
    )
    assert cite(layout, {"editor": [DOE], "title": "T"}) == "John Quincy Doe | T"
    assert cite(layout, {"title": "T"}) == "T"


@pytest.mark.parametrize(
    ("parts", "date", "wanted"),
    [
        ('form="text"', {"date-parts": [[2001, 3, 4]]}, "March 4, 2001"),
        ('form="text"', {"date-parts": [[2001, 3, 4], [2001, 3, 9]]}, "March 4–9, 2001"),
        ('form="text"', {"date-parts": [[2001, 3], [2001, 5]]}, "March–May 2001"),
        ('form="text"', {"date-parts": [[2001], [2003]]}, "2001–2003"),
        ('form="text" date-parts="year"', {"date-parts": [["1999"]]}, "1999"),
        ('form="text"', {"date-parts": [[2001]], "season": 2}, "Summer 2001"),
        ('form="text"', {"date-parts": [[-43, 3]]}, "March 43 BC"),
        ('form="text"', {"literal": "no one knows"}, "no one knows"),
        ('form="numeric"', {"raw": "2004-05-06"}, "05/06/2004"),
    ],
)
def test_dates(parts: str, date: dict[str, Any], wanted: str) -> None:
    assert cite(f'<date variable="issued" {parts}/>', {"issued": date}) == wanted


@pytest.mark.parametrize(
    ("layout", "item", "wanted"),
    [
        ('<number variable="edition" form="ordinal"/>', {"edition": 2}, "2nd"),
        ('<number variable="edition" form="long-ordinal"/>', {"edition": "3"}, "third"),
        ('<number variable="volume" form="roman"/>', {"volume": 14}, "xiv"),
        ('<label variable="page" form="short" suffix=" "/><text variable="page"/>', {"page": "5"}, "p. 5"),
        ('<label variable="page" form="short" suffix=" "/><text variable="page"/>', {"page": "5-9"}, "pp. 5–9"),
        ('<group><label variable="volume"/><text variable="volume"/></group>', {}, ""),
        ('<text variable="page"/>', {"page": "110-5"}, "110–115"),
    ],
)
def test_numbers_and_labels(layout: str, item: dict[str, Any], wanted: str) -> None:
    printed = cite(layout, {"title": "T", **item}, options='page-range-format="expanded"')
    assert printed == wanted or (not wanted and "T" in printed)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("a tale of two cities", "A Tale of Two Cities"),
        ('the <span class="nocase">iPhone</span> and <i>homo sapiens</i>', "The iPhone and <i>Homo Sapiens</i>"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("\"quoted\" and 'single'", "“Quoted” and ‘Single’"),
        ("don't", "Don’t"),
        ("<script>x</script>", "&#60;script&#62;x&#60;/script&#62;"),
    ],
)
def test_titles(title: str, wanted: str) -> None:
    assert cite('<text variable="title" text-case="title"/>', {"title": title}).lower() == wanted.lower()


def test_title_case_is_for_english() -> None:
    layout = '<text variable="title" text-case="title"/>'
    assert cite(layout, {"title": "das kleine haus", "language": "de-DE"}) == "das kleine haus"
    assert cite(layout, {"title": "the small house", "language": "en"}) == "The Small House"


@pytest.mark.parametrize(
    ("layout", "wanted"),
    [
        ('<text variable="title" quotes="true" suffix=", x"/>', "“Why?” x"),
        ('<text variable="title" suffix="."/>', "Why?"),
        ('<group suffix=". Next"><text variable="title" font-style="italic"/></group>', "<i>Why?</i> Next"),
    ],
)
def test_marks_that_meet_become_one(layout: str, wanted: str) -> None:
    assert cite(layout, {"title": "Why?"}).replace(",", "") == wanted


def test_commas_move_into_quotes_in_american_english_alone() -> None:
    layout = '<text variable="title" quotes="true" suffix=", x"/>'
    assert cite(layout, {"title": "Why"}) == "“Why,” x"
    assert cite(layout, {"title": "Why"}, options='default-locale="en-GB"') == "‘Why’, x"


def test_italics_within_italics_are_upright() -> None:
    layout = '<text variable="title" font-style="italic"/>'
    assert cite(layout, {"title": "On <i>Emma</i>"}) == '<i>On <span style="font-style:normal;">Emma</span></i>'


def test_conditions() -> None:
    layout = (
        '<choose><if type="chapter" variable="title"><text value="1"/></if>'
        '<else-if is-numeric="volume"><text value="2"/></else-if><else><text value="3"/></else></choose>'
    )
    assert cite(layout, {"type": "chapter", "title": "T"}) == "1"
    assert cite(layout, {"volume": "2nd"}) == "2"
    assert cite(layout, {"volume": "two"}) == "3"


def test_sorting_ignores_case_accents_and_puts_what_has_no_key_last() -> None:
    items: list[dict[str, Any]] = [
        {"id": key, "type": "book", "title": key, **({"author": [{"family": name}]} if name else {})}
        for key, name in (("1", "Zola"), ("2", ""), ("3", "Čapek"), ("4", "adams"), ("5", "Dickens"))
    ]
    sort = '<sort><key variable="author"/></sort>'
    assert bibliography('<text variable="title"/>', items, sort=sort) == ["4", "3", "5", "1", "2"]


def test_the_same_authors_again_become_a_dash() -> None:
    items = [
        {"id": str(i), "type": "book", "title": f"T{i}", "author": people}
        for i, people in enumerate(([DOE], [DOE], [DOE, ROE], [DOE, ROE]))
    ]
    layout = '<names variable="author" suffix=". "/><text variable="title"/>'
    assert bibliography(layout, items, attributes='subsequent-author-substitute="———"') == [
        "John Quincy Doe. T0",
        "———. T1",
        "John Quincy Doe, Jane Roe. T2",
        "———. T3",
    ]


def test_the_second_field_stands_apart() -> None:
    layout = '<text variable="citation-number" suffix=". "/><text variable="title"/>'
    assert bibliography(layout, [{"id": "1", "type": "book", "title": "T"}], attributes='second-field-align="flush"') == [
        '\n    <div class="csl-left-margin">1. </div><div class="csl-right-inline">T</div>\n  '
    ]


def test_another_locale() -> None:
    layout = '<date variable="issued" form="text"/><text term="and" prefix=" "/>'
    item = {"issued": {"date-parts": [[2001, 3, 4]]}}
    assert cite(layout, item, options='default-locale="de-DE"') == "4. März 2001 und"


def test_fields_in_notes_are_fields() -> None:
    assert cite('<text variable="PMID"/>', {"note": "PMID: 123\nread it"}) == "123"
