"""Speed of rendering beside citeproc-js and plain citeproc-py. Run: ``pytest tests/benchmarks/test_csl.py --benchmark-only``.

citeproc-js needs node, and npm's ``citeproc`` where ``CITEPROC_JS`` says (a folder that holds ``node_modules``); what is
absent is skipped. ``python tests/benchmarks/test_csl.py`` prints CPU seconds (start-up included) and peak memory of all,
side by side.
"""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

ITEMS = 1_000
STYLES = ("apa", "chicago-notes-bibliography")
FAMILIES = ("Smith", "van der Berg", "Müller", "García", "Li", "Knuth", "O'Brien", "Čapek", "Nguyen", "Johansson")
GIVENS = ("John Quincy", "María", "Jean-Paul", "Anna", "Wei", "Øystein", "Pedro", "Ruth", "Ada", "Ivo")
WORDS = "the of analysis theory method study quantum history social model network learning memory empire river".split()  # noqa: SIM905
JAVASCRIPT = """
const CSL = require(process.argv[1] + "/node_modules/citeproc"), fs = require("fs");
CSL.debug = () => {};
const [, , style, locales, source] = process.argv, list = JSON.parse(fs.readFileSync(source)), items = {};
list.forEach(item => { items[item.id] = item; });
const sys = {
  retrieveLocale: name => {
    try { return fs.readFileSync(`${locales}/locales-${name}.xml`, "utf8"); } catch (e) { return false; }
  },
  retrieveItem: id => items[id],
};
const engine = new CSL.Engine(sys, fs.readFileSync(style, "utf8"), "en-US");
engine.updateItems(list.map(item => item.id));
engine.makeBibliography();
list.forEach(item => engine.makeCitationCluster([{id: item.id}]));
"""


def library(size: int) -> list[dict[str, Any]]:
    chance = random.Random(1)
    return [_item(chance, number) for number in range(size)]


def _item(chance: random.Random, number: int) -> dict[str, Any]:
    kind = chance.choice(("book", "article-journal", "chapter", "webpage", "thesis"))
    item: dict[str, Any] = {
        "id": f"i{number}",
        "type": kind,
        "author": [
            {"family": f"{chance.choice(FAMILIES)}{chance.choice('abcdefgh')}", "given": chance.choice(GIVENS)}
            for _ in range(chance.randint(1, 4))
        ],
        "title": " ".join(chance.choices(WORDS, k=chance.randint(4, 10))) + f" {number}",
        "issued": {"date-parts": [[chance.randint(1950, 2025), chance.randint(1, 12)]]},
        "publisher": "Some Press",
        "publisher-place": "Oxford",
    }
    if kind in ("article-journal", "chapter"):
        first = chance.randint(1, 900)
        item |= {"container-title": "Journal of " + chance.choice(WORDS), "volume": str(chance.randint(1, 90))}
        item |= {"page": f"{first}-{first + 17}", "DOI": f"10.1000/{number}"}
    return item


def ours(style: str, items: list[dict[str, Any]]) -> int:
    from citekit.csl import load_style

    session = load_style(style).session(items)
    return sum(len(entry.content.to_html()) for part in (session.bibliography(), session.citations()) for entry in part.entries)


def plain_citeproc(style: str, items: list[dict[str, Any]]) -> int:
    """citeproc-py as it is: sorts, and prints the bibliography."""
    import warnings

    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    warnings.simplefilter("ignore")
    bibliography = CitationStylesBibliography(CitationStylesStyle(style, validate=False), CiteProcJSON(items), formatter.html)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    bibliography.sort()
    return len(bibliography.bibliography())


def citeproc_js(style: str, source: Path) -> list[str]:
    """The command that renders the same with citeproc-js; skips without node or the package."""
    from citeproc import LOCALES_PATH

    from citekit.csl.locate import find_style

    folder = os.environ.get("CITEPROC_JS", "")
    if not shutil.which("node") or not Path(folder, "node_modules", "citeproc").is_dir():
        pytest.skip("citeproc-js is absent: set CITEPROC_JS to a folder where npm has installed citeproc")
    return ["node", "-e", JAVASCRIPT, str(Path(folder).resolve()), str(find_style(style).path), LOCALES_PATH, str(source)]


@pytest.mark.parametrize("style", STYLES)
def test_bibliography_and_citations(benchmark: Any, style: str) -> None:
    benchmark.pedantic(ours, (style, library(ITEMS)), rounds=3)


@pytest.mark.parametrize("style", STYLES)
def test_the_same_by_citeproc_js(benchmark: Any, style: str, tmp_path: Path) -> None:
    source = tmp_path / "items.json"
    source.write_text(json.dumps(library(ITEMS)), encoding="utf-8")
    benchmark.pedantic(subprocess.run, (citeproc_js(style, source),), {"check": True}, rounds=1)


@pytest.mark.parametrize("style", STYLES)
def test_bibliography_by_plain_citeproc_py(benchmark: Any, style: str) -> None:
    benchmark.pedantic(plain_citeproc, (style, library(ITEMS // 10)), rounds=1)


def _child_seconds() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _measure(command: list[str]) -> tuple[float, str]:
    """CPU seconds of a command, and what it printed."""
    before = _child_seconds()
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    return _child_seconds() - before, output


def main() -> None:
    """Print the table; each line of ours is a process of its own."""
    if len(sys.argv) > 2:
        getattr(sys.modules[__name__], sys.argv[1])(sys.argv[2], library(int(sys.argv[3])))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
        return
    source = Path(tempfile.gettempdir(), f"citekit-benchmark-{os.getpid()}.json")
    source.write_text(json.dumps(library(ITEMS)), encoding="utf-8")
    for style in STYLES:
        for size in (ITEMS, 5_000, 20_000):
            seconds, peak = _measure([sys.executable, __file__, "ours", style, str(size)])
            print(f"{style}, {size} items: {seconds:.2f} s, {peak} MB", flush=True)
        try:
            print(f"  citeproc-js, {ITEMS} items: {_measure(citeproc_js(style, source))[0]:.2f} s", flush=True)
        except pytest.skip.Exception as absent:
            print(f"  {absent}")
        seconds, _ = _measure([sys.executable, __file__, "plain_citeproc", style, str(ITEMS)])
        print(f"  citeproc-py, {ITEMS} items, no citations: {seconds:.2f} s", flush=True)
    source.unlink()


if __name__ == "__main__":
    main()
