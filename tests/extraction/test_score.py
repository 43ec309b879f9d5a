"""Floors on the development half of the sources. They may only rise."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

from citekit.extraction import extract_file


def predictions(folder: Path) -> dict[str, list[dict[str, str]]]:
    path = Path(__file__).with_name("score.py")
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: dict[str, list[dict[str, str]]] = module.predictions(folder)
    return found


def test_all_documents_of_the_development_half(shared: Path, tmp_path: Path) -> None:
    folder = shared / "gold" / "sources"
    file = tmp_path / "predictions.json"
    file.write_text(json.dumps(predictions(folder)), encoding="utf-8")
    scorer = shared / "tools" / "score_sources.py"
    out = subprocess.run(
        [sys.executable, str(scorer), str(folder), str(file)], capture_output=True, text=True, check=True
    ).stdout
    assert "documents right 12/12" in out
    assert "section right 28/28" in out


def test_types_of_the_development_half(shared: Path) -> None:
    folder = shared / "gold" / "sources"
    found = predictions(folder)
    for path in folder.glob("*.expected.json"):
        wanted = [fragment.get("type_attr", "") for fragment in json.loads(path.read_text(encoding="utf-8"))["fragments"]]
        assert [fragment["type_attr"] for fragment in found[path.name.removesuffix(".expected.json")]] == wanted


def test_the_ten_books_of_the_page(shared: Path) -> None:
    found = extract_file(shared / "sources" / "recognition-of-the-bolshevik-regime.txt")
    lines = (shared / "gold" / "recognition.jsonl").read_text(encoding="utf-8").splitlines()
    assert [fragment.raw for fragment in found.fragments] == [json.loads(line)["raw"] for line in lines]
    assert {fragment.section for fragment in found.fragments} == {"Further Reading"}
    assert all(fragment.span.of(found.document.text) == fragment.raw for fragment in found.fragments)
