"""What a library of 10,000 entries costs. Run: ``pytest tests/benchmarks/test_library.py --benchmark-only``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import citekit
from citekit.library import Library
from citekit.library.index import index_file
from tests.benchmarks.test_bibtex import library as written

ENTRIES = 10_000
NEW = b"@book{mine, author={Me, I.}, title={A Book that Nobody has Written Yet}, year=2001}"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = tmp_path / "references"
    folder.mkdir()
    (folder / "library.bib").write_text(written(ENTRIES), encoding="utf-8")
    return Library(folder)


def test_first_search(benchmark: Any, library: Library) -> None:
    def forget() -> None:
        index_file(library.folder).unlink(missing_ok=True)

    assert benchmark.pedantic(library.count, setup=forget, rounds=2) == ENTRIES


@pytest.mark.parametrize("query", ["quantum author:garcia year:1960..1970", '"social model" -nasa', "key:key777", "theor*"])
def test_search(benchmark: Callable[..., Any], library: Library, query: str) -> None:
    library.count()
    assert benchmark(lambda: library.search(query))


def test_show(benchmark: Callable[..., Any], library: Library) -> None:
    library.count()
    assert benchmark(lambda: library.texts(["key777"]))


def test_search_after_an_edit(benchmark: Any, library: Library) -> None:
    library.count()
    path = library.folder / "library.bib"

    def edit() -> None:
        path.write_text(path.read_text(encoding="utf-8") + "\n@misc{more, title={More}}\n", encoding="utf-8")

    assert benchmark.pedantic(library.count, ("more",), setup=edit, rounds=3) > 0


def test_add_one(benchmark: Any, library: Library) -> None:
    new = citekit.read(NEW, path="new.bib")
    assert benchmark.pedantic(library.add, ([new],), {"dry_run": True}, rounds=3).keys == ["mine"]


def test_edit_one(benchmark: Any, library: Library) -> None:
    change = {"fields": {"note": "changed"}, "dry_run": True}
    assert len(benchmark.pedantic(library.edit, ("key777",), change, rounds=3).files) == 1


def test_dedupe(benchmark: Any, library: Library) -> None:
    assert benchmark.pedantic(library.clusters, rounds=2) == []


def test_export(benchmark: Any, library: Library) -> None:
    assert benchmark.pedantic(library.export, rounds=2).count == ENTRIES
