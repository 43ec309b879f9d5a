"""styles/salem-press.csl, the small interpreter of it, and the self-check that it serves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from citekit.model import Date, ItemType, Name, Reference
from citekit.model.places import styles_folder
from citekit.parsing import parse_text
from citekit.parsing.selfcheck_csl import compile_style, salem_press
from tests.parsing.score import item, records

BOOK = Reference(
    type=ItemType.BOOK,
    author=(Name("Tocqueville", "Alexis de"),),
    title="Democracy in America",
    translator=(Name("Mansfield", "Harvey C."), Name("Winthrop", "Delba")),
    edition="2",
    publisher_place="Chicago",
    publisher="University of Chicago Press",
    issued=Date.of(2000),
)
ARTICLE = Reference(
    type=ItemType.ARTICLE_JOURNAL,
    author=(Name("Watson", "J. D."), Name("Crick", "F. H. C.")),
    title="Molecular Structure of Nucleic Acids",
    container_title="Nature",
    volume="171",
    issued=Date.of(1953, 4, 25),
    page="737-738",
)
CHAPTER = Reference(
    type=ItemType.CHAPTER,
    author=(Name("Hall", "Stuart"),),
    title="Encoding/Decoding",
    container_title="Culture, Media, Language",
    editor=(Name("Hall", "Stuart"), Name("Hobson", "Dorothy"), Name("Lowe", "Andrew")),
    page="128-138",
    publisher_place="London",
    publisher="Hutchinson",
    issued=Date.of(1980),
)
EDITED = Reference(
    type=ItemType.BOOK,
    editor=(Name("Hobsbawm", "Eric"), Name("Ranger", "Terence")),
    title="The Invention of Tradition",
    publisher_place="Cambridge, England",
    publisher="Cambridge University Press",
    issued=Date.of(1983),
)
PRINTED = (
    (BOOK, "Tocqueville, Alexis de. Democracy in America. Translated by Harvey C. Mansfield and Delba Winthrop. 2d ed. "
           "Chicago: University of Chicago Press, 2000"),
    (ARTICLE, "Watson, J. D., and F. H. C. Crick. “Molecular Structure of Nucleic Acids”. "
              "Nature 171 (April 25, 1953): 737-738"),
    (CHAPTER, "Hall, Stuart. “Encoding/Decoding”. In Culture, Media, Language, edited by Stuart Hall, Dorothy Hobson, "
              "and Andrew Lowe, 128-138. London: Hutchinson, 1980"),
    (EDITED, "Hobsbawm, Eric, and Terence Ranger, eds. The Invention of Tradition. Cambridge, England: Cambridge University "
             "Press, 1983"),
)  # fmt: skip


def printed(reference: Reference) -> str:
    fields = {name: value for name in Reference.__dataclass_fields__ if (value := getattr(reference, name))}
    return salem_press()({**fields, "type": reference.type}).replace("..", ".")


@pytest.mark.parametrize(("reference", "text"), PRINTED, ids=[str(reference.title) for reference, _ in PRINTED])
def test_it_prints_as_the_encyclopedia_does(reference: Reference, text: str) -> None:
    assert printed(reference) == text


def test_an_unknown_element_of_csl_is_an_error_and_not_silence(tmp_path: Path) -> None:
    style = tmp_path / "x.csl"
    namespace = 'xmlns="http://purl.org/net/xbiblio/csl"'
    style.write_text(f"<style {namespace}><bibliography><layout><text macro='none'/></layout></bibliography></style>", "utf-8")
    with pytest.raises(KeyError):
        compile_style(style)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.replace("’", "'").casefold())


@pytest.mark.parametrize("reference", [BOOK, ARTICLE, CHAPTER, EDITED], ids=lambda reference: str(reference.type))
def test_the_whole_engine_prints_the_same_words(reference: Reference) -> None:
    assert words(by_the_engine([item(reference)])[0]) == words(printed(reference))


def test_the_whole_engine_prints_the_same_words_of_the_development_data(shared: Path) -> None:
    made = list(records(shared / "gold" / "references.jsonl"))
    references = [parse_text(record["raw"], record["id"]).reference for record in made]
    whole = dict(zip((record["id"] for record in made), by_the_engine([record["item"] for record in made]), strict=True))
    differing = [
        (reference.id, printed(reference), whole[reference.id])
        for reference in references
        if sorted(words(printed(reference))) != sorted(words(whole[reference.id]))
    ]
    assert differing == []


def by_the_engine(items: list[dict[str, object]]) -> list[str]:
    """The entries of the items as citekit.csl prints them, in the order of the items."""
    from citekit.csl import load_style

    style = load_style(styles_folder() / "salem-press.csl")
    keyed = [{**item, "id": f"x{number}"} for number, item in enumerate(items)]
    entries = {entry.id: entry.content.to_text() for entry in style.bibliography(keyed).entries}
    return [entries[str(item["id"])] for item in keyed]
