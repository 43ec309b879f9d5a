# ruff: noqa: E501  (entries and messages are read on one line)
"""The verbs of the library keep the contract: streams, exit codes, files written whole, nothing changed unless asked."""

from __future__ import annotations

import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest

Citekit = Any  # the runner of conftest.py

BOOKS = """@string{cup = "Cambridge University Press"}

@book{ostrom1990,
  author    = {Ostrom, Elinor},
  title     = {Governing the Commons},
  publisher = cup,
  year      = 1990,
}

@article{hardin1968,
  author  = {Hardin, Garrett},
  title   = {The Tragedy of the Commons},
  journal = {Science},
  year    = 1968,
}
"""
PAGE = "Further Reading\n\nOstrom, Elinor. Governing the Commons. Cambridge: Cambridge University Press, 1990. The classic.\n"


@pytest.fixture
def books(tmp_path: Path) -> Path:
    path = tmp_path / "references" / "books.bib"
    path.parent.mkdir()
    path.write_text(BOOKS, encoding="utf-8")
    return path


# ---- which library


def test_no_library_is_wrong_usage_and_says_how_to_make_one(citekit: Citekit) -> None:
    done = citekit("search", "x")
    assert (done.code, done.out) == (2, "")
    assert "mkdir references" in done.err
    assert "--library" in done.err
    assert "$CITEKIT_LIBRARY" in done.err


def test_the_nearest_references_folder(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    code = f"import os, sys; os.chdir({str(deep)!r}); sys.argv = ['citekit', 'search', 'tragedy']\nfrom citekit.__main__ import main; main()"
    import subprocess

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "hardin1968  Hardin 1968. The Tragedy of the Commons\n"
    assert citekit("search", "tragedy").out == done.stdout


def test_an_option_goes_before_the_variable_and_that_before_the_nearest(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.bib").write_text(f"@book{{{name}, title={{T}}}}")
    assert citekit("search", "--to", "keys", env={"CITEKIT_LIBRARY": "one"}).out == "one\n"
    assert citekit("search", "--to", "keys", "--library", "two", env={"CITEKIT_LIBRARY": "one"}).out == "two\n"


def test_a_folder_that_is_not_there(citekit: Citekit, tmp_path: Path) -> None:
    assert citekit("search", "x", "--library", "new").code == 2
    (tmp_path / "page.txt").write_text(PAGE)
    done = citekit("add", "page.txt", "--library", "new/deep")
    assert (done.code, done.out) == (0, "ostrom1990governing\n")
    assert (tmp_path / "new" / "deep" / "library.bib").exists()


# ---- add


def test_add_prints_keys_and_tells_the_rest(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    new = '@string{cup = "Columbia University Press"}\n@book{ostrom1990, author={Kim, Bo}, title={Herds}, publisher=cup}\n@book{bad, title={A} year=1}'
    done = citekit("add", "-", "page.txt", stdin=new)
    assert (done.code, done.out) == (1, "ostrom1990a\n")
    assert 'CK872 the key "ostrom1990" is taken by another work; this one is called "ostrom1990a"' in done.err
    assert "CK881 not added: the entry is damaged" in done.err
    assert "page.txt:3:1: CK880 is in the library already as ostrom1990 (references/books.bib:3): the same title" in done.err
    assert "1 added to references/library.bib; 1 was in the library already" in done.err
    assert books.read_text() == BOOKS


def test_plain_duplicates_are_no_failure(citekit: Citekit, books: Path) -> None:
    done = citekit("add", "-", stdin=BOOKS)
    assert (done.code, done.out) == (0, "")
    assert not (books.parent / "library.bib").exists()


def test_add_merges_on_request(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    done = citekit("add", "page.txt", "--duplicates", "merge")
    assert (done.code, done.out) == (0, "")
    assert "annote    = {The classic.}," in books.read_text()
    assert books.read_text().startswith(BOOKS[: BOOKS.index("\n}")])


def test_add_with_nothing_to_add(citekit: Citekit, books: Path) -> None:
    assert citekit("add", "nowhere.bib").code == 2
    assert citekit("add", "-", stdin="no reference here").code == 1
    assert citekit("add", "-", "--file", "../x.bib", stdin=BOOKS).code == 2


def test_a_dry_run_writes_nothing(citekit: Citekit, books: Path) -> None:
    done = citekit("add", "-", "--dry-run", stdin="@book{b, title={Something Else Entirely}}")
    assert (done.code, done.out) == (0, "b\n")
    assert [path.name for path in books.parent.iterdir()] == ["books.bib"]


# ---- search and show


def test_search_forms(citekit: Citekit, books: Path) -> None:
    assert citekit("search", "commons").out == (
        "ostrom1990  Ostrom 1990. Governing the Commons\nhardin1968  Hardin 1968. The Tragedy of the Commons\n"
    )
    assert citekit("search", "commons", "--count").out == "2\n"
    assert citekit("search", "commons", "--to", "keys", "--sort", "year", "--limit", "1").out == "hardin1968\n"
    form = json.loads(citekit("search", "author:OSTROM", "--to", "json").out)
    assert list(form) == ["version", "query", "entries"]
    (entry,) = form["entries"]
    assert list(entry) == ["key", "type", "path", "line", "item", "fields"]
    assert (entry["path"], entry["line"]) == ("references/books.bib", 3)
    assert entry["item"]["publisher"] == entry["fields"]["publisher"] == "Cambridge University Press"
    assert citekit("search", "tragedy", "--to", "bibtex").out.startswith("@article{hardin1968,\n  author  = {Hardin")
    assert json.loads(citekit("search", "tragedy", "--to", "jsonl").out)["source"] == "references/books.bib"


def test_words_that_must_not_be_there_are_no_options(citekit: Citekit, books: Path) -> None:
    assert citekit("search", "commons", "-tragedy", "--to", "keys").out == "ostrom1990\n"
    assert citekit("search", "-author:hardin", "--to", "keys").out == "ostrom1990\n"
    assert citekit("search", "-history", "-Lenin", "-other", "--count").out == "2\n"
    assert citekit("search", "--limt", "3").code == 2
    assert "Usage:" in citekit("search", "-h").out


def test_search_exit_codes(citekit: Citekit, books: Path) -> None:
    assert (citekit("search", "nothing").code, citekit("search", "nothing").out) == (1, "")
    assert citekit("search", "nothing", "--count").out == "0\n"
    broken = citekit("search", "commons", "(war")
    assert (broken.code, broken.out) == (2, "")
    assert ":9: this parenthesis is not closed" in broken.err
    assert "did you mean author" in citekit("search", "autor:x").err


def test_show_is_byte_for_byte(citekit: Citekit, tmp_path: Path) -> None:
    folder = tmp_path / "references"
    folder.mkdir()
    data = "\ufeff@book{a,\r\n title = {Ünï}\r\n}\r\n@book{b, title={T}}".encode()
    (folder / "x.bib").write_bytes(data)
    done = citekit("show", "a")
    assert done.raw == "@book{a,\r\n title = {Ünï}\r\n}\n".encode()
    assert done.err == "citekit: a stands in references/x.bib:1\n"


def test_show_tells_unknown_keys(citekit: Citekit, books: Path) -> None:
    done = citekit("show", "hardin1986", "ostrom1990")
    assert done.code == 1
    assert 'no entry "hardin1986"; did you mean hardin1968?' in done.err
    assert done.out.startswith("@book{ostrom1990,")
    assert citekit("show", "hardin1986").code == 2


def test_show_in_other_forms(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    assert citekit("show", "hardin1968", "--to", "ris").out.startswith("TY  - JOUR")
    styled = citekit("show", "ostrom1990", "--style", "mla").out
    assert styled == "Ostrom, Elinor. Governing the Commons. Cambridge University Press, 1990.\n"
    assert citekit("show", "ostrom1990", "--style", "mla", "--to", "ris").code == 2
    assert citekit("show", "ostrom1990", "-o", "one.json").out == ""
    assert json.loads((tmp_path / "one.json").read_text())[0]["id"] == "ostrom1990"


# ---- edit and remove


def test_edit(citekit: Citekit, books: Path) -> None:
    done = citekit("edit", "hardin1968", "--set", "volume=162", "--unset", "year", "--diff")
    assert done.code == 0
    assert "+  volume  = {162}," in done.out
    assert books.read_text() == BOOKS
    done = citekit("edit", "hardin1968", "--set", "volume=162", "--rename", "hardin", "--type", "misc")
    assert (done.code, done.out, done.err) == (0, "", "citekit: references/books.bib changed\n")
    assert books.read_text() == BOOKS.replace("@article{hardin1968", "@misc{hardin").replace(
        "1968,\n}", "1968,\n  volume  = {162},\n}"
    )
    assert citekit("edit", "hardin", "--set", "volume").code == 2
    assert citekit("edit", "gone", "--set", "volume=1").code == 2


EDITOR = "import sys; p = sys.argv[1]; t = open(p).read(); open(p, 'w').write(t.replace('Commons', {!r}))"


def test_edit_in_an_editor(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(EDITOR.format("Pasture"))
    done = citekit("edit", "hardin1968", env={"VISUAL": f"{sys.executable} {script}", "TMPDIR": str(tmp_path)})
    assert (done.code, done.err) == (0, "citekit: references/books.bib changed\n")
    assert books.read_text() == BOOKS.replace("Tragedy of the Commons", "Tragedy of the Pasture")
    assert not list(tmp_path.glob("citekit-*"))


def test_what_an_editor_broke_is_refused_and_kept(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    script = tmp_path / "editor.py"
    script.write_text(EDITOR.format("{"))
    done = citekit("edit", "hardin1968", env={"EDITOR": f"{sys.executable} {script}", "VISUAL": "", "TMPDIR": str(tmp_path)})
    assert done.code == 2
    assert "entry.bib:3:" in done.err
    assert books.read_text() == BOOKS
    (kept,) = tmp_path.glob("citekit-*/entry.bib")
    assert "The Tragedy of the {" in kept.read_text()
    assert str(kept) in done.err


@pytest.mark.parametrize("editor", ["", "no-such-editor-anywhere", "false"])
def test_no_editor(citekit: Citekit, books: Path, tmp_path: Path, editor: str) -> None:
    done = citekit("edit", "hardin1968", env={"EDITOR": editor, "VISUAL": "", "TMPDIR": str(tmp_path)})
    assert (done.code, done.out) == (2, "")
    assert books.read_text() == BOOKS


def editor(tmp_path: Path, code: str) -> dict[str, str]:
    """The environment with an editor that does ``code`` to ``path``, the file it is given."""
    script = tmp_path / "an editor.py"
    script.write_text(f"import sys, pathlib\npath = pathlib.Path(sys.argv[1])\n{code}\n", encoding="utf-8")
    return {"VISUAL": f"{sys.executable} '{script}'", "TMPDIR": str(tmp_path)}


def test_what_changed_while_the_editor_was_open_stays(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    code = (
        f"books = pathlib.Path({str(books)!r}); books.write_text(books.read_text().replace('Tragedy', 'Comedy'))\n"
        "path.write_text(path.read_text().replace('Science', 'Nature'))"
    )
    done = citekit("edit", "hardin1968", env=editor(tmp_path, code))
    assert done.code == 2
    assert "changed on disk meanwhile" in done.err
    assert books.read_text() == BOOKS.replace("Tragedy", "Comedy")
    (kept,) = tmp_path.glob("citekit-*/entry.bib")
    assert "Nature" in kept.read_text()
    assert str(kept) in done.err


def test_an_editor_that_saves_another_encoding(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    books.write_text(BOOKS.replace("Tragedy", "Tragédy"), encoding="utf-8")
    before = books.read_bytes()
    done = citekit("edit", "hardin1968", env=editor(tmp_path, "path.write_bytes(path.read_text('utf-8').encode('latin-1'))"))
    assert done.code == 2
    assert "entry.bib:3:22: this is not UTF-8" in done.err
    assert books.read_bytes() == before
    done = citekit("edit", "hardin1968", env=editor(tmp_path, "path.write_bytes(path.read_bytes() + bytes(1))"))
    assert "entry.bib:7:1: a NUL character" in done.err
    code = "path.write_text(path.read_text('utf-8').replace('Science', 'Naturé'), 'utf-8-sig')"
    assert citekit("edit", "hardin1968", env=editor(tmp_path, code)).code == 0
    assert books.read_bytes() == before.replace(b"Science", "Naturé".encode())


def test_an_editor_that_is_no_command_and_an_empty_key(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    done = citekit("edit", "hardin1968", env={"EDITOR": "vi 'x", "VISUAL": "", "TMPDIR": str(tmp_path)})
    assert done.code == 2
    assert "is no command (vi 'x): no closing quotation" in done.err
    touched = editor(tmp_path, f"pathlib.Path({str(tmp_path)!r}, 'ran').touch()")
    assert citekit("edit", "hardin1968", "--rename", "", env=touched).code == 2
    assert citekit("edit", "hardin1968", "--type", "", env=touched).code == 2
    assert citekit("edit", "hardin1968", "--set", "a=1", "--set", "A=2").code == 2
    assert citekit("edit", "hardin1968", "--set", "x=1", "--unset", "x").code == 2
    assert not (tmp_path / "ran").exists()
    assert books.read_text() == BOOKS


def test_a_parent_that_is_nowhere_is_told(citekit: Citekit, books: Path) -> None:
    done = citekit("edit", "hardin1968", "--set", "crossref=nowhere")
    assert done.code == 1
    assert "references/books.bib:10" in done.err
    assert "CK887" in done.err


def test_remove(citekit: Citekit, books: Path) -> None:
    books.write_text(BOOKS + "\n@inbook{c, crossref={ostrom1990}, title={C}}\n")
    refused = citekit("remove", "ostrom1990")
    assert (refused.code, refused.out) == (2, "")
    assert "references/books.bib:17: ostrom1990 is needed: c takes over from it (crossref)" in refused.err
    done = citekit("remove", "hardin1968", "gone", "--dry-run")
    assert (done.code, done.out) == (1, "hardin1968\n")
    assert "hardin1968" in books.read_text()
    assert citekit("remove", "hardin1968", "c").code == 0
    assert books.read_text() == BOOKS[: BOOKS.index("@article")]


# ---- dedupe and merge


TWICE = BOOKS + "\n@book{Ostrom_Gov, author={Ostrom, E.}, title={Governing the commons}, year={1990}, isbn={9780521405997}}\n"


def test_dedupe(citekit: Citekit, books: Path) -> None:
    assert citekit("dedupe").code == 0
    books.write_text(TWICE)
    done = citekit("dedupe")
    assert done.code == 1
    assert done.out == (
        "ostrom1990  references/books.bib:3\nOstrom_Gov  references/books.bib:17  the same title, the same author (ostrom), 1990\n"
    )
    form = json.loads(citekit("dedupe", "--to", "json").out)
    assert [[one["key"] for one in cluster] for cluster in form["clusters"]] == [["ostrom1990", "Ostrom_Gov"]]
    assert citekit("dedupe", "--merge", "--dry-run").out == "Ostrom_Gov -> ostrom1990\n"
    assert books.read_text() == TWICE
    done = citekit("dedupe", "--merge")
    assert (done.code, done.out) == (0, "Ostrom_Gov -> ostrom1990\n")
    assert "ids" in books.read_text()
    assert citekit("dedupe").code == 0
    assert citekit("show", "Ostrom_Gov").out.startswith("@book{ostrom1990,")


def test_merge_tells_contradictions(citekit: Citekit, books: Path) -> None:
    books.write_text(TWICE.replace("year={1990}", "year={1991}"))
    done = citekit("merge", "ostrom1990", "Ostrom_Gov", "--dry-run")
    assert (done.code, done.out) == (1, "Ostrom_Gov -> ostrom1990\n")
    assert 'references/books.bib:3: CK882 date: "1990" stays; Ostrom_Gov says "1991" (ostrom1990)' in done.err
    assert "-@book{Ostrom_Gov" in citekit("merge", "ostrom1990", "Ostrom_Gov", "--diff").out
    assert citekit("merge", "ostrom1990", "Ostrom_Gov", "--into", "Ostrom_Gov").out == "ostrom1990 -> Ostrom_Gov\n"
    again = citekit("merge", "ostrom1990", "Ostrom_Gov")
    assert (again.code, again.out) == (0, "")
    assert citekit("merge", "Ostrom_Gov", "gone").code == 2
    assert citekit("merge", "Ostrom_Gov").code == 2


# ---- export


def test_export(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    assert citekit("export", "author:ostrom").out == "\n\n".join(BOOKS.split("\n\n")[:2]) + "\n"
    assert citekit("export", "-o", "all.json").code == 0
    assert [item["id"] for item in json.loads((tmp_path / "all.json").read_text())] == ["ostrom1990", "hardin1968"]
    (tmp_path / "paper.tex").write_text("\\cite{hardin1968}\n\\parencite[3]{gone}\n")
    (tmp_path / "notes.md").write_text("[@ostrom1990, p. 3]")
    done = citekit("export", "--cited-in", "paper.tex", "--cited-in", "notes.md", "--to", "jsonl")
    assert done.code == 1
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["ostrom1990", "hardin1968"]
    assert done.err == 'paper.tex:2:15: CK886 the library has no entry "gone"\n'
    assert citekit("export", "--cited-in", "nowhere.tex").code == 2
    assert citekit("export", "nothing").code == 1


def test_no_output_goes_over_the_library_or_an_input(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    paper = tmp_path / "paper.tex"
    paper.write_text("\\cite{hardin1968}\n")
    (tmp_path / "link.bib").symlink_to(books)
    for verb in (("show", "hardin1968"), ("export",), ("export", "--cited-in", "paper.tex")):
        for name in ("references/books.bib", "link.bib"):
            done = citekit(*verb, "-o", name)
            assert (done.code, done.out) == (2, "")
            assert f"{name}: this is a file of the library" in done.err
    for kind in ("bibtex", "ris"):
        done = citekit("export", "--cited-in", "paper.tex", "--to", kind, "-o", "./paper.tex")
        assert done.code == 2
        assert "this is an input" in done.err
    assert books.read_text() == BOOKS
    assert paper.read_text() == "\\cite{hardin1968}\n"
    assert citekit("export", "--cited-in", "paper.tex", "-o", "paper.bib").code == 0


def test_nothing_that_is_found_is_not_written(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.bib"
    kept.write_text("% mine\n")
    (tmp_path / "paper.tex").write_text("\\cite{gone}\n")
    for arguments in (("nothing",), ("--cited-in", "paper.tex")):
        done = citekit("export", *arguments, "-o", "kept.bib")
        assert (done.code, done.out) == (1, "")
        assert "kept.bib was not written" in done.err
        assert kept.read_text() == "% mine\n"


def test_entries_of_several_encodings_come_in_one(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    old = "% Encoding: iso-8859-2\n@book{old, title={Křik}}\n".encode("iso-8859-2")
    (books.parent / "old.bib").write_bytes(old)
    (books.parent / "new.bib").write_text("@book{new, title={Ünï}}\n", encoding="utf-8")
    for verb in ("show", "export"):
        both = ("old", "new") if verb == "show" else ("title:křik", "or", "title:ünï")
        assert {"@book{old, title={Křik}}", "@book{new, title={Ünï}}"} <= set(citekit(verb, *both).raw.decode().splitlines())
    assert citekit("show", "old").raw == old.split(b"\n", 1)[1]


def test_a_file_is_no_library(citekit: Citekit, books: Path) -> None:
    done = citekit("search", "x", "--library", "references/books.bib")
    assert done.code == 2
    assert "this is a file; a library is the folder" in done.err
    assert "makes one" not in done.err


def test_many_add_at_once(citekit: Citekit, books: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    entries = [f"@book{{k{number}, author={{Name{number}, A}}, title={{{word} Things}}}}" for number, word in enumerate(WORDS)]
    with ThreadPoolExecutor(len(entries)) as pool:
        done = list(pool.map(lambda entry: citekit("add", "-", stdin=entry), entries))
    assert [one.code for one in done] == [0] * len(entries), [one.err for one in done]
    assert all(entry in (books.parent / "library.bib").read_text() for entry in entries)


WORDS = ("Amber", "Birch", "Copper", "Dune", "Ember", "Fjord", "Granite", "Harbour")


def test_an_aux_goes_on_in_those_of_its_chapters(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "main.aux").write_text("\\@input{chap1.aux}\n\\@input{chap2.aux}\n\\citation{hardin1968}\n")
    (tmp_path / "out" / "chap1.aux").write_text("\\citation{ostrom1990,gone}\\@input{main.aux}\n")
    done = citekit("export", "--cited-in", "out/main.aux", "--to", "jsonl")
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["ostrom1990", "hardin1968"]
    assert done.code == 1
    assert "out/chap2.aux: no such file" in done.err
    assert 'out/chap1.aux:1:22: CK886 the library has no entry "gone"' in done.err


def test_what_stands_behind_two_hyphens_is_no_option(citekit: Citekit, books: Path) -> None:
    assert citekit("search", "--to", "keys", "--", "--tragedy").out == "ostrom1990\n"
    assert citekit("search", "--to", "keys", "--", "-tragedy").out == "ostrom1990\n"
    done = citekit("search", "--tragedy", "--", "x")
    assert (done.code, done.err) == (2, "citekit: there is no option --tragedy\n")
    assert citekit("search", "not " * 1200 + "a").err.startswith("citekit: query")


def test_add_tells_the_key_that_an_entry_gets_in_the_library(citekit: Citekit, books: Path) -> None:
    items = [{"id": "x", "type": "book", "title": title, "author": [{"family": "Kim"}]} for title in ("Herds", "Wolves")]
    done = citekit("add", "-", stdin=json.dumps(items))
    assert sorted(done.out.split()) == ["x", "xa"]
    assert done.err.count("CK872") == 1
    assert "x-2" not in done.err


# ---- whatever the files hold


def test_escapes_of_an_entry_do_not_reach_a_terminal(citekit: Citekit, books: Path) -> None:
    books.write_text("@book{evil, title={A \x1b[31m red \x07 title}}\n")
    done = citekit("search", "red")
    assert "\x1b" not in done.err
    assert citekit("show", "nope\x1b[31m").err.count("\x1b") == 0


def test_the_index_is_in_the_cache_alone(citekit: Citekit, books: Path, tmp_path: Path) -> None:
    citekit("search", "commons", env={"XDG_CACHE_HOME": str(tmp_path / "cache")})
    assert [path.name for path in books.parent.iterdir()] == ["books.bib"]
    (index,) = (tmp_path / "cache" / "citekit" / "library").iterdir()
    assert sqlite3.connect(index).execute("SELECT count(*) FROM entry").fetchone() == (2,)
    index.write_bytes(b"damaged")
    assert citekit("search", "tragedy", "--count", env={"XDG_CACHE_HOME": str(tmp_path / "cache")}).out == "1\n"


def test_dedupe_merge_says_what_it_did_as_json(citekit: Citekit, books: Path) -> None:
    books.write_text(BOOKS + "@book{o2, author={Ostrom, Elinor}, title={Governing the Commons}, year=1990}\n")
    done = citekit("dedupe", "--merge", "--to", "json")
    assert json.loads(done.out) == {
        "version": 1,
        "merged": [{"old": "o2", "new": "ostrom1990"}],
        "gone": 1,
        "conflicts": [],
    }
    assert done.code == 0
