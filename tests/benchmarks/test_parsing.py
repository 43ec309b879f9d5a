"""How many references a second, with everything on: ``pytest tests/benchmarks/test_parsing.py --benchmark-enable``."""

from __future__ import annotations

import tracemalloc
from itertools import cycle, islice

from pytest_benchmark.fixture import BenchmarkFixture

from citekit.model import Fragment
from citekit.parsing import parse_fragments, parse_text
from tests.parsing.cases import read_cases


def texts(count: int) -> list[str]:
    """As many references, no two alike: the cases, each with another family name."""
    cases = islice(cycle([case["raw"] for case in read_cases() if len(case["raw"]) < 500]), count)
    return [text.replace(",", f"{chr(97 + number % 26)}{chr(97 + number // 26 % 26)},", 1) for number, text in enumerate(cases)]


def test_references_a_second(benchmark: BenchmarkFixture) -> None:
    raws = texts(1000)
    parse_text(raws[0])
    benchmark.pedantic(lambda: [parse_text(raw) for raw in raws], rounds=3)
    benchmark.extra_info["references a second"] = round(1000 / benchmark.stats.stats.min)


def test_memory_of_a_stream(benchmark: BenchmarkFixture) -> None:
    """A hundred thousand strings one by one: the peak is that of a few."""

    def stream() -> int:
        tracemalloc.start()
        for _ in parse_fragments(Fragment(text) for text in islice(cycle(texts(500)), 20_000)):
            pass
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    benchmark.extra_info["peak bytes"] = benchmark.pedantic(stream, rounds=1)
