# ruff: noqa: E501  (entries are read on one line)
"""Search finds what a scan of the files finds, whatever happened to the index."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citekit.library import Library
from citekit.library.card import card, values
from citekit.library.fieldnames import FILE, TYPE
from citekit.library.holdings import Holding
from citekit.library.index import index_file
from citekit.library.query import All, Any, Has, Not, Query, Words, Years, read_query
from citekit.library.search import texts
from citekit.model import InputError, UsageError

Make = Callable[..., Library]


def matches(holding: Holding, query: Query) -> bool:
    """Whether an entry is meant: the meaning of queries without any index."""
    fields = list(values(holding.entry, holding.shelf.name))
    match query:
        case All():
            return all(matches(holding, part) for part in query.parts)
        case Any():
            return any(matches(holding, part) for part in query.parts)
        case Not():
            return not matches(holding, query.part)
        case Has():
            return any(name in query.fields for name, _ in fields)
        case Years():
            shown = card(holding.entry)
            return (
                shown.first is not None and shown.last is not None and shown.first <= query.last and shown.last >= query.first
            )
        case Words():
            looked_at = [
                text.split()
                for name, text in fields
                if (name in query.fields if query.fields is not None else name not in (FILE, TYPE))
            ]
            return any(_stands_in(words, query) for words in looked_at)


def _stands_in(words: list[str], query: Words) -> bool:
    size = len(query.words)
    for start in range(len(words) - size + 1):
        *whole, last = words[start : start + size]
        if whole == list(query.words[:-1]) and (last.startswith(query.words[-1]) if query.begun else last == query.words[-1]):
            return True
    return False


def scan(library: Library, text: str) -> list[str]:
    query = read_query(text)
    return [holding.key for holding in library.read().entries if holding.is_work and matches(holding, query)]


TEXTS = [
    "Commons",
    "The Commons of Köln",
    "{\\'E}tude in {C} minor",
    "war \\& peace",
    "O'Brien’s war",
    "日本史",
    "co-operation",
]
NAMES = ["Ostrom, Elinor", "van der Berg, Jan and {War Office}", 'G{\\"o}del, Kurt and others', "War"]
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "title": st.sampled_from(TEXTS),
        "author": st.sampled_from(NAMES),
        "year": st.sampled_from(["1950", "1999", "forthcoming", "c. 1200"]),
        "date": st.sampled_from(["1940/1950", "2001-05", "-0043"]),
        "journal": st.sampled_from(TEXTS),
        "keywords": st.sampled_from(["war, peace", "commons"]),
        "crossref": st.sampled_from(["k0", "k1", "nowhere"]),
        "isbn": st.sampled_from(["0-521-40599-8", "978-0-521-40599-7"]),
        "url": st.just("https://example.org/war_100%"),
    },
)
ENTRIES = st.lists(st.tuples(st.sampled_from(["book", "article", "xdata"]), FIELDS), min_size=1, max_size=6)
LEAVES = st.sampled_from(
    [
        *(
            "commons",
            "war",
            "war*",
            '"commons of"',
            "kol*",
            '"of köln"',
            "etude",
            "obrien*",
            "日本",
            "co-operation",
            "cooperation",
        ),
        *("author:ostrom", 'author:"elinor ostrom"', 'author:"ostrom elinor"', 'author:"war office"', 'author:"jan war"'),
        *("title:war", "journal:commons", "year:1950", "year:1945..1947", "year:>1999", "year:<1", "year:forthcoming"),
        *("key:k1", "key:k*", "type:book", "type:article-journal", "file:one", "doi:*", "isbn:*", "isbn:0521405998", "url:war"),
        *("keyword:peace", "crossref:k0", "*"),
    ]
)
QUERIES = st.recursive(
    LEAVES,
    lambda part: st.one_of(
        st.tuples(part, part).map(" ".join),
        st.tuples(part, part).map(lambda two: f"({two[0]} or {two[1]})"),
        part.map(lambda one: f"-({one})"),
    ),
    max_leaves=4,
)


def written(entries: list[tuple[str, dict[str, str]]]) -> str:
    blocks = []
    for number, (kind, fields) in enumerate(entries):
        blocks.append("\n".join([f"@{kind}{{k{number},", *(f"  {name} = {{{value}}}," for name, value in fields.items()), "}"]))
    return "\n\n".join(blocks)


@settings(max_examples=60, deadline=None)
@given(entries=ENTRIES, changed=ENTRIES, queries=st.lists(QUERIES, min_size=1, max_size=4))
def test_search_agrees_with_a_scan_before_and_after_a_change(
    entries: list[tuple[str, dict[str, str]]], changed: list[tuple[str, dict[str, str]]], queries: list[str]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Library(folder)
        for state in (entries, changed):
            (Path(folder) / "one.bib").write_text(written(state), encoding="utf-8")
            for query in queries:
                assert [hit.key for hit in library.search(query)] == scan(library, query), query
        index_file(library.folder).unlink()


def test_a_hit_says_where_the_entry_stands(make: Make) -> None:
    library = make()
    (hit,) = library.search("tragedy")
    assert (hit.key, hit.type, hit.author, hit.year, hit.line) == ("hardin1968", "article", "Hardin", "1968", 12)
    assert hit.line_of(12) == "hardin1968    Hardin 1968. The Tragedy of the Commons"
    assert hit.path.read_bytes()[hit.start : hit.stop] == library.texts(["hardin1968"])[0]
    assert hit.reference.doi == "10.1126/science.162.3859.1243"


def test_inherited_values_are_found_and_read(make: Make) -> None:
    library = make()
    assert [hit.key for hit in library.search("pasture")] == ["lee2019", "proc2019"]
    (hit,) = library.search("author:godel year:2019")
    assert hit.reference.container_title == "Proceedings of the Pasture"
    assert set(hit.own_fields) == {"author", "title", "crossref"}


def test_a_parent_in_another_file_that_changes(make: Make) -> None:
    library = make(a="@inbook{c, title={Child}, crossref={p}}", b="@book{p, title={Old}, year=1900}")
    assert [hit.key for hit in library.search("year:1900")] == ["c", "p"]
    make(b="@book{p, title={Old}, year=1950}")
    assert [hit.key for hit in library.search("year:1950")] == ["c", "p"]


def test_a_macro_of_another_file(make: Make) -> None:
    library = make(a="@article{x, title={T}, journal=jel}", strings='@string{jel = "Journal of Everything"}')
    assert [hit.key for hit in library.search("journal:everything")] == ["x"]
    make(strings='@string{jel = "Journal of Nothing"}')
    assert [hit.key for hit in library.search("journal:nothing")] == ["x"]


@pytest.mark.parametrize(
    ("sort", "keys"),
    [
        ("given", ["b", "c", "a", "d"]),
        ("-given", ["d", "a", "c", "b"]),
        ("key", ["a", "b", "c", "d"]),
        ("-key", ["d", "c", "b", "a"]),
        ("author", ["c", "b", "a", "d"]),
        ("-author", ["a", "b", "c", "d"]),
        ("year", ["a", "b", "c", "d"]),
        ("-year", ["c", "b", "a", "d"]),
        ("title", ["c", "b", "a", "d"]),
    ],
)
def test_orders(make: Make, sort: str, keys: list[str]) -> None:
    library = make(
        a="@book{b, author={Özil, M.}, title={M}, year=1950} @book{c, author={Ab, C.}, title={Étude}, year=1999}"
        "@book{a, author={Zed, Z.}, title={Z}, year=1900} @misc{d, note={x}}"
    )
    assert [hit.key for hit in library.search("", sort=sort)] == keys
    assert [hit.key for hit in library.search("", sort=sort, limit=2)] == keys[:2]


def test_an_unknown_order_is_told(make: Make) -> None:
    with pytest.raises(UsageError, match='no order "colour"'):
        make().search("", sort="colour")


def test_older_keys_and_places_name_an_entry(make: Make) -> None:
    library = make(a="@book{new, ids={old, older}}\n@book{dup, title={1}}", b="@book{DUP, title={2}}")
    found = library.show(["OLDER", "dup", "DuP", "b.bib:1", "nope"])
    assert {key: [hit.key for hit in hits] for key, hits in found.items()} == {
        "OLDER": ["new"],
        "dup": ["dup"],
        "DuP": ["dup", "DUP"],
        "b.bib:1": ["DUP"],
        "nope": [],
    }
    assert library.near("newer") == ["new"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_entries_come_byte_for_byte_in_any_encoding(make: Make, encoding: str) -> None:
    text = "% é\r\n@book{a, title = {Ü}}\r\nfree text\r\n@book{b,\r\n title = {Zweite – Ausgabe}\r\n}\r\n"
    library = make(a=text.encode(encoding))
    codec = {"utf-16": "utf-16-le", "utf-8-sig": "utf-8"}.get(encoding, encoding)
    assert library.texts(["b"]) == ["@book{b,\r\n title = {Zweite – Ausgabe}\r\n}".encode(codec)]
    assert [hit.key for hit in library.search("zweite")] == ["b"]


def test_a_change_without_a_trace_in_size_and_time_is_seen(make: Make) -> None:
    """Within the resolution of the clock a file may change twice; then its content is compared."""
    library = make(a="@book{k, title={one}}")
    assert library.search("one")
    path = library.folder / "a.bib"
    before = path.stat()
    path.write_text("@book{k, title={two}}")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert not library.search("one")
    assert library.search("two")


def test_files_that_come_and_go(make: Make) -> None:
    library = make(a="@book{a, title={one}}")
    assert [hit.key for hit in library.search("")] == ["a"]
    make(b="@book{b, title={two}}")
    assert [hit.key for hit in library.search("")] == ["a", "b"]
    (library.folder / "a.bib").unlink()
    assert [hit.key for hit in library.search("")] == ["b"]


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_index_is_made_anew(make: Make, damage: bytes) -> None:
    library = make()
    assert len(library.search("commons")) == 2
    index_file(library.folder).write_bytes(damage)
    assert len(library.search("commons")) == 2
    assert len(library.search("commons")) == 2
    assert sqlite3.connect(index_file(library.folder)).execute("SELECT count(*) FROM entry").fetchone() == (4,)


def test_a_table_that_is_gone_is_made_anew(make: Make) -> None:
    library = make()
    library.search("")
    with sqlite3.connect(index_file(library.folder)) as connection:
        connection.execute("DROP TABLE value")
    assert len(library.search("commons")) == 2
    assert sqlite3.connect(index_file(library.folder)).execute("SELECT count(*) FROM value").fetchone() != (0,)


def test_without_a_place_for_the_index(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert len(make().search("commons")) == 2


def test_an_index_that_another_program_holds(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    library = make()
    library.search("")
    make(b="@book{new, title={Commons, again}}")
    holder = sqlite3.connect(index_file(library.folder), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr("citekit.library.index.PATIENCE", 0.05)
    assert len(library.search("commons")) == 3
    holder.close()


def test_the_order_of_the_files_is_that_of_the_walk(make: Make) -> None:
    library = make(z="@book{a, title={T}}\n@book{b, title={T}}")
    (library.folder / "sub").mkdir()
    (library.folder / "sub" / "a.bib").write_text("@book{c, title={T}}")
    keys = ["a", "b", "c"]
    assert [one.key for one in library.read().entries] == keys
    assert [hit.key for hit in library.search("")] == keys
    assert library.export(library.search("")).text == library.export().text


def test_a_file_name_that_is_no_text(make: Make) -> None:
    library = make()
    path = os.fsencode(library.folder) + b"/\xff\xfe.bib"
    Path(os.fsdecode(path)).write_text("@book{odd, title={Commons}}")
    (hit,) = library.search("key:odd")
    assert os.fsencode(hit.path) == path
    assert library.edit("odd", fields={"note": "x"}).paths == (hit.path,)


def test_binary_files_are_told_and_left_out(make: Make) -> None:
    library = make(good="@book{a, title={T}}", bad=b"\x00\x01\x02\xff\xfe\x00\x00" * 50)
    told: list[str] = []
    assert [hit.key for hit in Library(library.folder, lambda finding: told.append(finding.message)).search("")] == ["a"]
    assert told == ["this cannot be read as a .bib"]


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        *((word, ["a"]) for word in ("histoire", "art", "lhistoire", '"histoire de l\'art"', "title:l'art", '"l\'histoire de l\'a"*')),
        *((word, ["b"]) for word in ("annunzio", "D'Annunzio", "author:annunzio", 'author:"gabriele d\'annunzio"', "acqua", "dell’acqua")),
        ('"de dannunzio"', []),
    ],
)  # fmt: skip
def test_words_behind_an_elision(make: Make, query: str, keys: list[str]) -> None:
    library = make(
        a="@book{a, author={Faure, Élie}, title={L'histoire de l’art}}"
        "@book{b, author={D'Annunzio, Gabriele}, title={Ponte dell{'}Acqua}}"
    )
    assert [hit.key for hit in library.search(query)] == keys


@pytest.mark.parametrize(
    ("fields", "found", "not_found"),
    [
        ("date={1950-03-12}", ["year:*", "date:*", "date:1950-03", "date:1950-03-12"], ["-year:*", "date:1950-04", "date:1950-03-13"]),
        ("year=1950, month=mar, day=12", ["date:1950-03", "date:1950-03-12"], ["date:1950-05", "date:1950-03-02"]),
        ("year=1950, month={3}", ["date:1950-03"], ["date:1950-12"]),
        ("year={c. 1920}", ["year:1920", "year:*", "year:1915..1925", "year:c"], ["year:1921"]),
        ("year={[1920]}", ["year:1920"], ["year:<1920"]),
        ("year={1920a}", ["year:1920"], []),
        ("year={1919/20}", ["year:1919", "year:1920"], ["year:20", "year:1921"]),
        ("date={-0044}", ["year:-44", "year:-0044", "year:-45"], ["year:44", "year:-43"]),
        ("year={-44}", ["year:-44"], ["year:-43", "year:-45"]),
        ("note={no date}", ["-year:*"], ["year:*", "date:*"]),
    ],
)  # fmt: skip
def test_years_as_they_are_written(make: Make, fields: str, found: list[str], not_found: list[str]) -> None:
    library = make(a=f"@book{{k, title={{T}}, {fields}}}")
    assert {query: library.count(query) for query in found} == dict.fromkeys(found, 1)
    assert {query: library.count(query) for query in not_found} == dict.fromkeys(not_found, 0)


def test_a_rewrite_of_equal_size_that_keeps_its_time_is_seen(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citekit.library.index._DOUBTFUL", 0)  # the files of this test are all too young to be trusted
    library = make(a="@book{a, title={one}}")
    path = library.folder / "a.bib"
    os.utime(path, ns=(10**18, 10**18))
    time.sleep(0.02)
    assert library.search("one")
    path.write_text("@book{b, title={two}}")
    os.utime(path, ns=(10**18, 10**18))
    assert library.show(["a", "b"])["a"] == []
    (library.folder / "other").write_text("@book{c, title={six}}")
    os.utime(library.folder / "other", ns=(10**18, 10**18))
    library.search("")
    (library.folder / "other").rename(path)
    assert [hit.key for hit in library.search("six")] == ["c"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_an_entry_that_moved_since_it_was_found_is_read_anew(make: Make, encoding: str) -> None:
    library = make(a="@book{a, title={Ü}}\n@book{ab, title={2}}\n".encode(encoding))
    hits = library.search("")
    (library.folder / "a.bib").write_bytes("@book{ab, title={2}}\n@book{a, title={Ü}}\n".encode(encoding))
    codec = {"utf-16": "utf-16-le"}.get(encoding, encoding)
    assert list(texts(hits)) == ["@book{a, title={Ü}}".encode(codec), "@book{ab, title={2}}".encode(codec)]
    (library.folder / "a.bib").write_bytes("@book{ab, title={2}}\n".encode(encoding))
    with pytest.raises(InputError, match='the entry "a" is gone'):
        list(texts(hits))


def test_places_are_named_in_any_way(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    library = make(l="@book{a, title={1}}\n@book{a, title={2}}")
    monkeypatch.chdir(library.folder.parent)
    (library.folder / "sub").mkdir()
    names = ["l.bib:2", "references/l.bib:2", "./references/l.bib:2", f"{library.folder}/l.bib:2"]
    for folder, further in ((".", []), ("references/sub", ["../l.bib:2", "../../references/l.bib:2"])):
        monkeypatch.chdir(library.folder.parent / folder)
        for name in names[: None if folder == "." else 2] + names[3:] + further:
            assert [hit.line for hit in library.show([name])[name]] == [2], name
            assert [one.own.line for one in library.read().named(name)] == [2], name
    assert library.show(["x/references/l.bib:2", "l.bib:3"]) == {"x/references/l.bib:2": [], "l.bib:3": []}
    assert Library("../../references").show(["../l.bib:2"])["../l.bib:2"]


def test_keys_are_the_same_however_their_accents_are_encoded(make: Make) -> None:
    library = make(a="@book{mu\u0308ller, title={T}}\n@book{c, crossref={m\u00fcller}, note={x}}")
    assert [hit.key for hit in library.show(["m\u00fcller"])["m\u00fcller"]] == ["mu\u0308ller"]
    holding = library.read().get("M\u00dcLLER")
    assert holding is not None
    assert holding.key == "mu\u0308ller"
    assert [hit.key for hit in library.search("title:t")] == ["mu\u0308ller", "c"]


def test_a_crossref_to_an_older_key_inherits(make: Make) -> None:
    library = make(a="@inbook{c, title={Child}, crossref={old}}\n@book{new, ids={other, old}, title={Parent}, year=1999}")
    assert [hit.key for hit in library.search("year:1999")] == ["c", "new"]
    assert library.read().entries[0].entry.fields["booktitle"] == "Parent"
