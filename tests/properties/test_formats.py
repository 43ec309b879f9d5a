"""Laws of the formats: what a kind can hold comes back; what it cannot is told; no input makes a reader fail."""

from __future__ import annotations

import dataclasses
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citekit import formats
from citekit.formats import csljson
from citekit.formats.keys import assign_keys
from citekit.formats.sentence_case import sentence_case
from citekit.model import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, InputError, Reference, csl_variable
from tests import strategies

FIELDS = (*NAME_FIELDS, *DATE_FIELDS, *TEXT_FIELDS, "keywords")
# biblatex has PubMed's number as an eprint, and an eprint gives an address that was not there.
NOT_IN = {"biblatex": {"pmid", "pmcid"}}
SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def changes(before: Reference, after: Reference) -> dict[str, tuple[object, object]]:
    names = [field.name for field in dataclasses.fields(Reference)]
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in names}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def read_back(reference: Reference, kind: str) -> tuple[Reference, set[str | None]]:
    written = formats.write([reference], kind)
    records = formats.read(written.text.encode("utf-8"), kind).records
    assert len(records) == 1
    return records[0].reference, {finding.field for finding in written.findings}


@pytest.mark.parametrize("kind", ["csljson", "jsonl"])
@SETTINGS
@given(reference=strategies.references())
def test_csl_json_holds_everything(kind: str, reference: Reference) -> None:
    after, told = read_back(reference, kind)
    assert changes(reference, after) == {}
    assert told == set()


@pytest.mark.parametrize("kind", ["bibtex", "biblatex", "ris", "hayagriva"])
@SETTINGS
@given(data=st.data())
def test_what_is_not_told_comes_back(kind: str, data: st.DataObject) -> None:
    fields = tuple(field for field in FIELDS if field not in NOT_IN.get(kind, ()))
    reference = data.draw(strategies.references(fields))
    after, told = read_back(reference, kind)
    assert {name: pair for name, pair in changes(reference, after).items() if csl_variable(name) not in told} == {}


@SETTINGS
@given(reference=strategies.references())
def test_bibtex_leaves_no_field_out(reference: Reference) -> None:
    findings = formats.write([reference], "bibtex").findings
    assert [finding for finding in findings if finding.name == "field-left-out"] == []


@pytest.mark.parametrize("kind", formats.KINDS)
@SETTINGS
@given(reference=strategies.references())
def test_writing_what_was_read_changes_nothing(kind: str, reference: Reference) -> None:
    first = formats.write([reference], kind).text
    again = formats.read(first.encode("utf-8"), kind).references
    assert formats.write(again, kind).text == first


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@SETTINGS
@given(
    item=st.dictionaries(
        st.sampled_from(["type", "title", "volume", "author", "issued", "keyword", "shortTitle", "custom", "foo", "event"]),
        json_values.filter(lambda value: value is not None),
    ),
    identifier=st.text(min_size=1) | st.integers(),
)
def test_any_item_comes_back_as_it_was(item: dict[str, object], identifier: str | int) -> None:
    given_item = {"id": identifier, **item}
    assert csljson.to_item(csljson.from_item(given_item)) == given_item


@SETTINGS
@given(
    item=st.dictionaries(st.sampled_from(["note", "annote"]), st.sampled_from(["", "A.", "B."])),
)
def test_notes_come_back_as_they_were(item: dict[str, object]) -> None:
    given_item = {"id": "k", "type": "book", **item}
    assert csljson.to_item(csljson.from_item(given_item)) == given_item


@pytest.mark.parametrize("kind", formats.KINDS)
@SETTINGS
@given(text=st.text(max_size=400) | st.text("@{}\",=#TYER -\n:[]'x1\\", max_size=200))
def test_no_text_breaks_a_reader(kind: str, text: str) -> None:
    try:
        formats.read(text.encode("utf-8", "surrogatepass"), kind)
    except InputError as error:
        assert str(error)


@pytest.mark.parametrize("kind", formats.KINDS)
@SETTINGS
@given(data=st.data())
def test_a_damaged_file_is_read_as_far_as_it_goes(kind: str, data: st.DataObject) -> None:
    references = data.draw(st.lists(strategies.references(), min_size=1, max_size=3))
    content = formats.write(references, kind).text.encode("utf-8")
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    damaged = content[:start] + data.draw(st.binary(max_size=4)) + content[end:]
    try:
        bibliography = formats.read(damaged, kind)
    except InputError as error:
        assert str(error)
    else:
        formats.write(bibliography.references, kind)


@SETTINGS
@given(data=st.binary(max_size=300))
def test_recognition_never_fails(data: bytes) -> None:
    assert formats.recognize(data, "x.bib") in (None, *formats.KINDS)


@SETTINGS
@given(
    st.lists(strategies.references(("author", "issued")).map(lambda r: dataclasses.replace(r, id="")), max_size=6), st.randoms()
)
def test_keys_do_not_depend_on_the_order(references: list[Reference], chance: random.Random) -> None:
    shuffled = list(references)
    chance.shuffle(shuffled)
    keys, again = (sorted(repr(reference) for _, reference in assign_keys(order)) for order in (references, shuffled))
    assert keys == again


@SETTINGS
@given(st.lists(strategies.references(("author", "issued")), max_size=6), st.booleans())
def test_keys_are_unique_whatever_their_case(references: list[Reference], keep: bool) -> None:
    blank = [dataclasses.replace(reference, id="") for reference in references]
    keys = [reference.id.casefold() for _, reference in assign_keys(blank, keep=keep)]
    assert len(set(keys)) == len(keys)
    assert all(key.isascii() and key for key in keys)


@SETTINGS
@given(st.lists(strategies.references(), max_size=4))
def test_a_key_that_exists_stays(references: list[Reference]) -> None:
    assert [(old, new.id) for old, new in assign_keys(references)] == [(ours.id, ours.id) for ours in references]


@SETTINGS
@given(strategies.titles())
def test_sentence_case_changes_nothing_but_case_and_spans(title: str) -> None:
    cased = sentence_case(title)
    assert sentence_case(cased) == cased
    plain = [text.replace('<span class="nocase">', "").replace("</span>", "").casefold() for text in (title, cased)]
    assert plain[0] == plain[1]
