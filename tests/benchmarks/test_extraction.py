"""How fast sources are read. Run with: pytest tests/benchmarks/test_extraction.py --benchmark-only"""

# ruff: noqa: E501 (documents as they are found)

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from citekit.extraction import extract, iter_fragments

PROSE = "The storms began in 1932 and went on for years; farmers left, and the soil went with the wind. " * 12
ENTRY = '  • citation-type="booksimple"\n\n    xlink:type="simple">Worster, Donald. Dust Bowl: Volume {}. New York: Oxford University Press, 1979. Blames expansion, and says why.\n'
PAGE = (
    "Dust Bowl Summary\n\n"
    + (PROSE + "\n\n") * 8
    + "Further Reading\n"
    + "".join(ENTRY.format(n) for n in range(10))
    + "\n\nDroughts\n\n"
)
REFERENCE = "<ref><citation citation-type='booksimple'>Worster, Donald. <italic>Dust Bowl {} &amp; more</italic>. New York: Oxford University Press, 1979.</citation></ref>\n"
ITEM = "<li>Worster, Donald. <i>Dust Bowl {} &amp; more</i>. New York: Oxford University Press, 1979.</li>\n"
SOURCES = {
    "page.txt": PAGE * 100,
    "leaks.txt": "Further Reading\n" + "".join(ENTRY.format(n) for n in range(5000)),
    "book.xml": "<ref-list><title>References</title>" + "".join(REFERENCE.format(n) for n in range(2000)) + "</ref-list>",
    "page.html": "<html><h2>References</h2><ul>" + "".join(ITEM.format(n) for n in range(2000)) + "</ul></html>",
    "page.md": "## References\n\n"
    + "".join(f"* Worster, Donald. *Dust Bowl {n}*. New York: Knopf, 1979.\n" for n in range(3000)),
}


@pytest.mark.parametrize("name", SOURCES)
def test_reading(benchmark: Any, name: str) -> None:
    data = SOURCES[name].encode()
    benchmark.extra_info["MB"] = len(data) / 1e6
    assert benchmark(extract, data, name).fragments


def test_streaming_xml(benchmark: Any, tmp_path: Path) -> None:
    path = tmp_path / "book.xml"
    path.write_text(SOURCES["book.xml"], encoding="utf-8")
    assert benchmark(lambda: sum(1 for _ in iter_fragments(path))) == 2000
