"""How long linting takes. No time is asserted; compare with ``pytest tests/benchmarks --benchmark-enable``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from citekit.linting import Config, lint
from citekit.linting.reading import read_as_written

ENTRY = """@article{{key{n},
  author = {{Hardin, Garrett and Ostrom, Elinor A.}},
  title = {{The Tragedy of the Commons in the {n}th Village}},
  journal = {{Journal of Commons Studies}},
  volume = {{{n}}},
  number = {{3}},
  pages = {{{n}--{m}}},
  year = {{1968}},
  month = dec,
  doi = {{10.1126/science.{n}}}
}}

"""


@pytest.mark.parametrize("size", [1_000, 10_000])
def test_entries(benchmark: Callable[..., Any], size: int) -> None:
    data = "".join(ENTRY.format(n=n, m=n + 9) for n in range(1, size + 1)).encode()

    def run() -> int:
        bibliography = read_as_written(data, "bibtex", "list.bib")
        assert bibliography is not None
        return len(lint([bibliography], Config()).findings)

    assert benchmark(run) == 0


def test_with_a_style(benchmark: Callable[..., Any]) -> None:
    from citekit.formats import read

    data = "".join(ENTRY.format(n=n, m=n + 9) for n in range(1, 1_001)).encode()
    bibliography = read(data, "bibtex", "list.bib")
    benchmark(lambda: lint([bibliography], Config(style="apa")))
