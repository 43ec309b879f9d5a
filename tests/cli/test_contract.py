"""cli.md as tests: exit codes, streams, files written whole, no input changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Citekit = Any  # the runner of conftest.py

PAGE = """Fall of the Wall Summary

Further Reading
  • citation-type="booksimple"

    xlink:type="simple">Taylor, Frederick. The Berlin Wall: A World Divided, 1961-1989. New York: HarperCollins, 2006. Readable.
  • citation-type="booksimple"

    xlink:type="simple">Ladd, Brian. The Ghosts of Berlin. Chicago: University of Chicago Press, 1997. On memory.
"""


def page(folder: Path, name: str = "wall.txt") -> Path:
    path = folder / name
    path.write_text(PAGE, encoding="utf-8")
    return path


def test_extract_writes_bibtex_to_stdout_and_nothing_else(citekit: Citekit, tmp_path: Path) -> None:
    done = citekit("extract", page(tmp_path))
    assert done.code == 0
    assert done.out.count("@book{") == 2
    assert "HarperCollins" in done.out
    assert done.err == ""


def test_the_suffix_of_the_output_picks_the_format(citekit: Citekit, tmp_path: Path) -> None:
    done = citekit("extract", page(tmp_path), "-o", "wall.json")
    assert (done.code, done.out) == (0, "")
    items = json.loads((tmp_path / "wall.json").read_text(encoding="utf-8"))
    assert [item["publisher-place"] for item in items] == ["New York", "Chicago"]


def test_an_unknown_suffix_is_wrong_usage(citekit: Citekit, tmp_path: Path) -> None:
    done = citekit("extract", page(tmp_path), "-o", "wall.xyz")
    assert done.code == 2
    assert "--to" in done.err
    assert not (tmp_path / "wall.xyz").exists()


def test_raw_is_one_fragment_a_line(citekit: Citekit, tmp_path: Path) -> None:
    done = citekit("extract", page(tmp_path), "--to", "raw")
    assert done.out.splitlines() == [
        "Taylor, Frederick. The Berlin Wall: A World Divided, 1961-1989. New York: HarperCollins, 2006. Readable.",
        "Ladd, Brian. The Ghosts of Berlin. Chicago: University of Chicago Press, 1997. On memory.",
    ]


def test_jsonl_offsets_slice_the_source(citekit: Citekit, tmp_path: Path) -> None:
    path = page(tmp_path)
    text = path.read_text(encoding="utf-8")
    records = [json.loads(line) for line in citekit("extract", path, "--to", "jsonl").out.splitlines()]
    assert [record["section"] for record in records] == ["Further Reading"] * 2
    assert [record["citation_type"] for record in records] == ["booksimple"] * 2
    assert [record["line"] for record in records] == [6, 9]
    for record in records:
        assert record["version"] == 1
        assert record["id"] == record["item"]["id"]
        assert record["raw"] in text[record["start"] : record["end"]]
        place = record["evidence"]["publisher"]
        assert text[place["start"] : place["end"]] == record["item"]["publisher"]
    assert records[0]["annotation"] == "Readable."


def test_one_missing_input_does_not_stop_the_rest(citekit: Citekit, tmp_path: Path) -> None:
    done = citekit("extract", "nowhere.txt", page(tmp_path))
    assert done.code == 1
    assert "nowhere.txt" in done.err
    assert done.out.count("@book{") == 2


def test_nothing_readable_is_2(citekit: Citekit) -> None:
    done = citekit("extract", "nowhere.txt")
    assert (done.code, done.out) == (2, "")


def test_an_empty_input_is_told(citekit: Citekit) -> None:
    done = citekit("extract", "-", stdin="")
    assert (done.code, done.out) == (1, "")
    assert "no references found" in done.err


def test_a_folder_is_walked_and_a_broken_file_reported(citekit: Citekit, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(12):
        page(folder, f"page{number:02}.txt")
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02\xff\xfe\x00\x00" * 50)
    done = citekit("extract", "pages", "-o", "all.bib", "--jobs", "2")
    assert done.code == 1
    assert "broken.txt" in done.err
    assert (tmp_path / "all.bib").read_text(encoding="utf-8").count("@book{") == 24


def test_keys_are_unique_over_all_documents(citekit: Citekit, tmp_path: Path) -> None:
    done = citekit("extract", page(tmp_path, "a.txt"), page(tmp_path, "b.txt"), "--to", "csljson")
    keys = [item["id"] for item in json.loads(done.out)]
    assert len(keys) == 4
    assert len({key.casefold() for key in keys}) == 4


def test_several_processes_and_one_give_the_same(citekit: Citekit, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(10):
        page(folder, f"page{number:02}.txt")
    assert citekit("extract", "pages", "--jobs", "2").raw == citekit("extract", "pages", "--jobs", "1").raw


def test_a_failed_run_leaves_the_old_file(citekit: Citekit, tmp_path: Path) -> None:
    old = tmp_path / "list.html"
    old.write_text("old", encoding="utf-8")
    done = citekit("format", page(tmp_path), "--style", "no-such-style", "-o", "list.html")
    assert done.code == 2
    assert "no-such-style" in done.err
    assert old.read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["list.html", "wall.txt"]


def test_terminal_escapes_of_a_file_do_not_reach_the_terminal(citekit: Citekit, tmp_path: Path) -> None:
    path = tmp_path / "evil\x1b[31m.txt"
    done = citekit("extract", path)
    assert "\x1b" not in done.err


def test_parse_keeps_the_id_and_line_breaks(citekit: Citekit) -> None:
    line = json.dumps(
        {"id": "my-7", "raw": "Ladd, Brian. The Ghosts\n  of Berlin. Chicago: University of Chicago Press, 1997."}
    )
    done = citekit("parse", "--from", "jsonl", "--to", "jsonl", stdin=f"{line}\n")
    record = json.loads(done.out)
    assert (record["id"], record["item"]["id"], record["source"]) == ("my-7", "my-7", None)
    assert record["item"]["title"] == "The Ghosts of Berlin"
    assert record["raw"][record["evidence"]["title"]["start"] : record["evidence"]["title"]["end"]] == "The Ghosts\n  of Berlin"


def test_parse_tells_a_line_that_is_no_json_and_reads_the_rest(citekit: Citekit) -> None:
    good = json.dumps({"id": "a", "raw": "Ladd, Brian. The Ghosts of Berlin. Chicago: University of Chicago Press, 1997."})
    done = citekit("parse", "--from", "jsonl", "--to", "jsonl", stdin=f"{{broken\n{good}\n")
    assert done.code == 1
    assert "<stdin>:1:" in done.err
    assert len(done.out.splitlines()) == 1


def test_format_json_is_the_contract(citekit: Citekit, tmp_path: Path) -> None:
    form = json.loads(citekit("format", page(tmp_path), "--style", "mla", "--to", "json").out)
    assert list(form) == ["version", "style", "bibliography", "citations"]
    assert [entry["text"] for entry in form["bibliography"]] == [
        "Ladd, Brian. The Ghosts of Berlin. University of Chicago Press, 1997.",
        "Taylor, Frederick. The Berlin Wall: A World Divided, 1961-1989. HarperCollins, 2006.",
    ]
    assert [entry["text"] for entry in form["citations"]] == ["(Taylor)", "(Ladd)"]
