"""What a verb takes for an input: binary, empty and very large files, folders."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

Citekit = Any  # the runner of conftest.py


@pytest.mark.parametrize("verb", [("extract",), ("format",), ("lint",), ("convert", "--to", "ris")], ids=lambda verb: verb[0])
def test_a_binary_file_alone_is_nothing_readable(citekit: Citekit, tmp_path: Path, verb: tuple[str, ...]) -> None:
    (tmp_path / "scan.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\x00\x00\x81")
    done = citekit(*verb, "scan.txt")
    assert (done.code, done.out) == (2, "")
    assert done.err == "citekit: scan.txt: this is a binary file; save it as text, HTML or XML\n"


@pytest.mark.parametrize("verb", [("extract",), ("format",), ("convert", "--to", "ris")], ids=lambda verb: verb[0])
def test_an_input_without_references_is_told(citekit: Citekit, tmp_path: Path, verb: tuple[str, ...]) -> None:
    (tmp_path / "empty.txt").write_text("")
    done = citekit(*verb, "empty.txt")
    assert (done.code, done.err) == (1, "citekit: no references found\n")


def test_a_large_file_is_read_piece_by_piece_and_gives_the_same(citekit: Citekit, tmp_path: Path) -> None:
    entry = "Hull, Cordell. The Memoirs of Cordell Hull. New York: Macmillan, 1948. Candid.\n"
    head = "The Harbour\n\n" + "Nothing is cited here, but a good deal is said about ships.\n\n"
    small, large = tmp_path / "small.txt", tmp_path / "large.txt"
    small.write_text(head + "Further Reading\n\n" + entry, encoding="utf-8")
    with large.open("w", encoding="utf-8") as file:
        file.write(head)
        file.writelines(
            "It rained, and the fog was as thick as ever it had been in the month before.\n" * 1000 for _ in range(425)
        )
        file.write("\nFurther Reading\n\n" + entry)
    assert large.stat().st_size > 32_000_000
    assert citekit("extract", "large.txt").out == citekit("extract", "small.txt").out != ""


def test_sentence_case_is_for_every_verb_that_styles(citekit: Citekit, tmp_path: Path) -> None:
    (tmp_path / "snow.bib").write_text(
        "@article{snow1854, author = {Snow, John}, title = {The Cholera Near {Golden} Square}, journal = {Medical Times}, "
        "year = 1854}\n"
    )
    assert "Cholera near Golden square" not in citekit("format", "snow.bib").out
    assert "The cholera near Golden square" in citekit("format", "snow.bib", "--sentence-case").out
    (tmp_path / "title.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>t</id>'
        '<updated>2020-01-01T00:00:00Z</updated></info><citation><layout><text variable="title"/></layout></citation></style>'
    )
    cited = citekit("cite", "snow.bib", "snow1854", "--style", "title.csl", "--sentence-case")
    assert cited.out == "The cholera near Golden square\n"


def test_folders_hold_bibliographies_too(citekit: Citekit, tmp_path: Path) -> None:
    folder = tmp_path / "reading list – été"
    folder.mkdir()
    (folder / "snow.bib").write_text("@book{snow1855, author = {Snow, John}, title = {Cholera}, year = 1855}\n")
    (folder / "hull.json").write_text('[{"id": "hull1948", "type": "book", "title": "The Memoirs"}]')
    (folder / "kennan.ris").write_text("TY  - BOOK\nID  - kennan1967\nTI  - Memoirs\nER  - \n")
    (folder / "farr.yaml").write_text("farr1852:\n  type: book\n  title: Report\n")
    (folder / "package.json").write_text('{"name": "no bibliography", "author": "A. B.", "type": "module"}')
    (folder / "settings.yaml").write_text("build:\n  os: ubuntu\n")
    done = citekit("convert", folder, "--to", "csljson")
    assert [item["id"] for item in json.loads(done.out)] == ["farr1852", "hull1948", "kennan1967", "snow1855"]
    assert (done.code, done.err) == (0, "")
    assert "snow.bib:1:" in citekit("lint", folder, "--output-format", "concise").out
    assert "snow.bib: is not tidy" in citekit("tidy", folder, "--check").err
    assert citekit("extract", folder).err == f"citekit: {folder}: there is no source document in this folder\n"


def test_a_bibliography_is_no_source(citekit: Citekit, tmp_path: Path) -> None:
    (tmp_path / "snow.bib").write_text("@book{snow1855, author = {Snow, John}, title = {Cholera}, year = 1855}\n")
    done = citekit("extract", "snow.bib")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "citekit: snow.bib: this is a bibliography already (bibtex); `citekit convert` and `citekit format` take it\n"
    )


@pytest.mark.parametrize("verb", ["format", "lint", "convert", "tidy"])
def test_a_folder_without_anything_to_read_is_told(citekit: Citekit, tmp_path: Path, verb: str) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "map.png").write_bytes(b"\x89PNG")
    done = citekit(verb, "photos")
    assert (done.code, done.out, done.err) == (2, "", "citekit: photos: nothing in this folder can be read\n")


def test_tidy_wants_bib_files(citekit: Citekit, tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "list.txt").write_text("Hull, Cordell. Memoirs. 1948.\n")
    assert citekit("tidy", "page").err == "citekit: page: there is no .bib file in it\n"
    (tmp_path / "scan.bib").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xfe\x00\x00\x81@book{a,")
    done = citekit("tidy", "scan.bib", "--in-place")
    assert (done.code, done.err) == (2, "citekit: scan.bib: this is a binary file, not a .bib\n")


def test_rules_of_a_family(citekit: Citekit) -> None:
    listed = citekit("rules", "ck10").out.splitlines()
    assert len(listed) > 5
    assert all(line.startswith("CK10") for line in listed)


def test_control_characters_do_not_reach_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("Further Reading\n\nHull, C. Mem\x1b[31moirs. New York: Macmillan, 1948.\n")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "citekit", "extract", "--to", "raw", "page.txt"]
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL, cwd=tmp_path, check=True)
    os.close(theirs)
    shown = os.read(ours, 4096).decode()
    os.close(ours)
    assert shown.strip() == r"Hull, C. Mem\x1b[31moirs. New York: Macmillan, 1948."
