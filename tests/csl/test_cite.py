"""Citations: what is expected is what citeproc-js 1.4.61 prints, or what CSL 1.0.2 says."""

from __future__ import annotations

from typing import Any

import pytest

from citekit.csl.style import Style

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0"><info><id/><title/>
<updated>2026-01-01T00:00:00Z</updated></info><citation {options}>{sort}
<layout prefix="(" suffix=")" delimiter="; ">{content}</layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography></style>"""
NAMES_YEAR = """<group delimiter=" "><names variable="author"><name form="short" and="text" initialize-with=". "/></names>
<date variable="issued"><date-part name="year"/></date></group>"""
POSITION = """<choose><if position="ibid-with-locator"><text value="ibid-loc"/></if>
<else-if position="ibid"><text value="ibid"/></else-if>
<else-if position="near-note"><text value="near"/></else-if><else-if position="subsequent"><text value="subsequent"/></else-if>
<else><text value="first"/></else></choose><text variable="first-reference-note-number" prefix=" n. "/>"""


def style(content: str = NAMES_YEAR, options: str = "", kind: str = "in-text", sort: str = "") -> Style:
    return Style.from_xml(STYLE.format(content=content, options=options, kind=kind, sort=sort))


def book(key: str, year: int, *names: tuple[str, str]) -> dict[str, Any]:
    authors = [{"family": family, "given": given} for family, given in names]
    return {"id": key, "type": "book", "title": key, "author": authors, "issued": {"date-parts": [[year]]}}


def cites(style: Style, items: list[dict[str, Any]], *clusters: Any) -> list[str]:
    """Clusters are lists of ids or of cites; each stands in a note of its own."""
    read = [
        {
            "citationID": str(place),
            "citationItems": [cite if isinstance(cite, dict) else {"id": cite} for cite in cluster],
            "properties": {"noteIndex": place},
        }
        for place, cluster in enumerate(clusters, 1)
    ]
    return [entry.content.to_text() for entry in style.cite(read, items).entries]


DOE, ROE, POE = ("Doe", "John"), ("Roe", "Jane"), ("Poe", "Edgar")


def test_affixes_get_their_spaces() -> None:
    cluster = [{"id": "a", "prefix": "see", "suffix": "passim"}, {"id": "b", "prefix": "cf.", "suffix": ", too"}]
    assert cites(style(), [book("a", 2000, DOE), book("b", 2001, ROE)], cluster) == ["(see Doe 2000 passim; cf. Roe 2001, too)"]


def test_a_suffix_that_ends_in_a_mark_takes_the_delimiters_mark() -> None:
    cluster = [{"id": "a", "suffix": "."}, "b"]
    assert cites(style(), [book("a", 2000, DOE), book("b", 2001, ROE)], cluster) == ["(Doe 2000. Roe 2001)"]


def test_in_notes_inner_parentheses_become_brackets() -> None:
    cluster = [{"id": "a", "suffix": "(again)"}]
    assert cites(style(kind="note"), [book("a", 2000, DOE)], cluster) == ["(Doe 2000 [again])"]
    assert cites(style(), [book("a", 2000, DOE)], cluster) == ["(Doe 2000 (again))"]


def test_modes() -> None:
    items = [book("a", 2000, DOE)]
    printed = [
        style(options='collapse="year"')
        .cite([{"citationItems": [{"id": "a"}], "properties": {"mode": mode}}], items)
        .entries[0]
        for mode in ("", "suppress-author", "author-only", "composite")
    ]
    assert [entry.content.to_text() for entry in printed] == ["(Doe 2000)", "(2000)", "Doe", "Doe (2000)"]


def test_unknown_items_are_left_out() -> None:
    assert cites(style(), [book("a", 2000, DOE)], ["nobody", "a"]) == ["(Doe 2000)"]


@pytest.mark.parametrize(
    "cluster",
    [
        {},
        {"citationItems": None},
        {"citationItems": "a"},
        {"citationItems": [None, 3, {"id": ["a"]}], "properties": "x"},
        {"citationItems": [], "properties": {"mode": "composite", "noteIndex": "one"}},
    ],
)
def test_broken_citations_print_nothing(cluster: dict[str, Any]) -> None:
    assert str(style().cite([cluster], [book("a", 2000, DOE)]).entries[0].content) == ""


def test_a_cite_that_prints_nothing_is_printed_plainly_and_told() -> None:
    rendered = style('<text variable="publisher"/>').cite([{"citationItems": [{"id": "a"}]}], [book("a", 2000, DOE)])
    assert str(rendered.entries[0].content) == "Doe, John. a. 2000."
    assert [finding.entry for finding in rendered.findings] == ["a"]


def test_hostile_affixes_stay_text() -> None:
    cluster = [{"id": "a", "prefix": "<script>x</script>", "suffix": "\x1b[31m", "locator": "<b>", "label": "nonsense"}]
    rendered = style(NAMES_YEAR + '<text variable="locator" prefix=" "/>').cite(
        [{"citationItems": cluster}], [book("a", 2000, DOE)]
    )
    assert rendered.entries[0].content.to_html() == "(&#60;script&#62;x&#60;/script&#62; Doe 2000 &#60;b&#62; [31m)"


def test_cites_are_sorted_within_a_citation() -> None:
    sort = '<sort><key variable="issued" sort="descending"/></sort>'
    assert cites(style(sort=sort), [book("a", 2000, DOE), book("b", 2001, ROE)], ["a", "b"]) == ["(Roe 2001; Doe 2000)"]


def test_years_of_one_author_collapse() -> None:
    items = [book("a", 2000, DOE), book("b", 2001, DOE), book("c", 2002, ROE)]
    assert cites(style(options='collapse="year"'), items, ["a", "b", "c"]) == ["(Doe 2000, 2001; Roe 2002)"]
    options = 'collapse="year" cite-group-delimiter=" + " after-collapse-delimiter=" / "'
    assert cites(style(options='collapse="year" cite-group-delimiter=" + "'), items, ["a", "b"]) == ["(Doe 2000 + 2001)"]
    assert cites(style(options=options), items, ["a", "b", "c"]) == ["(Doe 2000; 2001 / Roe 2002)"]


@pytest.mark.parametrize(
    ("collapse", "want"),
    [
        ("year-suffix", "(Doe 2000a, b, c)"),
        ("year-suffix-ranged", "(Doe 2000a–c)"),
    ],
)
def test_year_suffixes_collapse(collapse: str, want: str) -> None:
    options = f'collapse="{collapse}" disambiguate-add-year-suffix="true" year-suffix-delimiter=", "'
    items = [book(key, 2000, DOE) for key in "abc"]
    assert cites(style(options=options), items, ["a", "b", "c"]) == [want]


def test_citation_numbers_collapse() -> None:
    numbers = style('<text variable="citation-number"/>', 'collapse="citation-number"')
    items = [book(key, 2000, DOE) for key in "abcdef"]
    assert cites(numbers, items, ["a", "b", "c", "e", "f"], ["a", "b"]) == ["(1–3; 5; 6)", "(1; 2)"]


def test_positions() -> None:
    items = [book("a", 2000, DOE), book("b", 2001, ROE)]
    clusters = [["a"], ["a"], [{"id": "a", "locator": "3"}], ["b"], ["a"], *[["b"]] * 2]
    printed = cites(style(POSITION, kind="note"), items, *clusters)
    assert printed == ["(first)", "(ibid n. 1)", "(ibid-loc n. 1)", "(first)", "(near n. 1)", "(near n. 4)", "(ibid n. 4)"]


def test_a_locator_that_is_dropped_is_no_ibid() -> None:
    items = [book("a", 2000, DOE)]
    assert cites(style(POSITION, kind="note"), items, [{"id": "a", "locator": "3"}], ["a"]) == ["(first)", "(near n. 1)"]


def test_after_two_cites_nothing_is_ibid() -> None:
    items = [book("a", 2000, DOE), book("b", 2001, ROE)]
    assert cites(style(POSITION, kind="note"), items, ["a", "b"], ["a"]) == ["(first; first)", "(near n. 1)"]


def test_far_notes() -> None:
    items = [book("a", 2000, DOE), *(book(f"b{place}", 2001, ROE) for place in range(7))]
    printed = cites(style(POSITION, kind="note"), items, ["a"], *([f"b{place}"] for place in range(7)), ["a"])
    assert printed[-1] == "(subsequent n. 1)"


@pytest.mark.parametrize(
    ("options", "items", "want"),
    [
        ('disambiguate-add-year-suffix="true"', [book("a", 2000, DOE), book("b", 2000, DOE)], ["(Doe 2000a)", "(Doe 2000b)"]),
        (
            'disambiguate-add-givenname="true"',
            [book("a", 2000, DOE), book("b", 2000, ("Doe", "Ann"))],
            ["(J. Doe 2000)", "(A. Doe 2000)"],
        ),
        (
            'disambiguate-add-givenname="true"',
            [book("a", 2000, DOE), book("b", 2000, ("Doe", "Jane"))],
            ["(John Doe 2000)", "(Jane Doe 2000)"],
        ),
        (
            'disambiguate-add-names="true" et-al-min="2" et-al-use-first="1"',
            [book("a", 2000, DOE, ROE, POE), book("b", 2000, DOE, POE, ROE)],
            ["(Doe, Roe, et al. 2000)", "(Doe, Poe, et al. 2000)"],
        ),
        (
            'disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names"',
            [book("a", 2000, DOE), book("b", 2001, ("Doe", "Ann"))],
            ["(J. Doe 2000)", "(A. Doe 2001)"],
        ),
        ('disambiguate-add-names="true"', [book("a", 2000, DOE), book("b", 2001, DOE)], ["(Doe 2000)", "(Doe 2001)"]),
    ],
)
def test_disambiguation(options: str, items: list[dict[str, Any]], want: list[str]) -> None:
    assert cites(style(options=options), items, ["a"], ["b"]) == want


def test_the_condition_is_met_by_those_that_look_alike_alone() -> None:
    content = (
        '<names variable="author"><name form="short"/></names>'
        '<choose><if disambiguate="true"><text variable="title" prefix=", "/></if></choose>'
    )
    items = [book("a", 2000, DOE), book("b", 2001, DOE), book("c", 2002, ROE)]
    assert cites(style(content), items, ["a"], ["b"], ["c"]) == ["(Doe, a)", "(Doe, b)", "(Roe)"]


def test_year_suffixes_follow_the_bibliography() -> None:
    items = [{**book("a", 2000, DOE), "title": "Zebra"}, {**book("b", 2000, DOE), "title": "Ant"}]
    sorted_style = STYLE.replace("<bibliography>", '<bibliography><sort><key variable="title"/></sort>')
    made = Style.from_xml(
        sorted_style.format(content=NAMES_YEAR, options='disambiguate-add-year-suffix="true"', kind="in-text", sort="")
    )
    assert cites(made, items, ["a"], ["b"]) == ["(Doe 2000b)", "(Doe 2000a)"]


def test_many_items_of_one_author_and_year_are_told_apart_in_linear_work() -> None:
    items = [book(f"i{place:04}", 2000, DOE) for place in range(700)]
    options = 'disambiguate-add-year-suffix="true" disambiguate-add-names="true" disambiguate-add-givenname="true"'
    printed = [entry.content.to_text() for entry in style(options=options).citations(items).entries]
    assert printed[0] == "(Doe 2000a)"
    assert printed[27] == "(Doe 2000ab)"
    assert len(set(printed)) == 700
