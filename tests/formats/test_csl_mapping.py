"""BibTeX and BibLaTeX -> CSL as pandoc's tests have it. The floor may only rise."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from citekit import formats
from citekit.formats import csljson
from citekit.formats.sentence_case import as_styles_want

FLOOR = 1.0


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_mapping", shared / "tools" / "score_mapping.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def converted(file: Path, kind: str) -> dict[str, dict[str, Any]]:
    references = formats.read(file.read_bytes(), kind, str(file)).references
    return {reference.id: csljson.to_item(as_styles_want(reference)) for reference in references}


def test_the_pairs_of_pandoc(shared: Path, scorer: ModuleType) -> None:
    folder = shared / "bib" / "csl-mapping"
    wrong: list[tuple[str, str, str]] = []
    variables = 0
    for test in json.loads((folder / "index.json").read_text(encoding="utf-8"))["tests"]:
        scorer.CSL = True
        found = {key: scorer.norm(item) for key, item in converted(folder / f"{test['test']}.bib", test["variant"]).items()}
        for expected in json.loads((folder / f"{test['test']}.expected.json").read_text(encoding="utf-8")):
            got = found.get(str(expected["id"]), {})
            names = set(expected) - {"id"}
            variables += len(names)
            wrong += [(test["test"], expected["id"], name) for name in sorted(names) if got.get(name) != expected[name]]
    assert variables > 500
    assert 1 - len(wrong) / variables >= FLOOR, wrong
