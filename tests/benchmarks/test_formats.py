"""What reading and writing cost, for 2,000 references."""

from __future__ import annotations

import random
from typing import Any

import pytest

from citekit import formats
from citekit.formats.keys import assign_keys
from citekit.formats.sentence_case import as_styles_want
from citekit.model import Date, ItemType, Name, Reference

COUNT = 2_000


@pytest.fixture(scope="module")
def references() -> list[Reference]:
    chance = random.Random(7)
    words = "history war peace Russia NASA letters of the and science naïve Köln policy river".split()  # noqa: SIM905

    def title() -> str:
        return " ".join(chance.choice(words) for _ in range(8)).capitalize()

    return [
        Reference(
            id=f"key{number}",
            type=chance.choice((ItemType.BOOK, ItemType.ARTICLE_JOURNAL, ItemType.CHAPTER)),
            author=(Name(family=chance.choice(words).title(), given="Jane"), Name(family="Gogh", given="V.")),
            title=title(),
            container_title=title(),
            publisher="Oxford University Press",
            issued=Date.of(chance.randint(1900, 2020), chance.randint(1, 12)),
            page="117-23",
            annotation=f"{title()}. {title()}.",
        )
        for number in range(COUNT)
    ]


@pytest.mark.parametrize("kind", formats.KINDS)
def test_write(benchmark: Any, references: list[Reference], kind: str) -> None:
    written = benchmark.pedantic(formats.write, (references, kind), rounds=3)
    assert written.text


@pytest.mark.parametrize("kind", formats.KINDS)
def test_read(benchmark: Any, references: list[Reference], kind: str) -> None:
    data = formats.write(references, kind).text.encode()
    bibliography = benchmark.pedantic(formats.read, (data, kind), rounds=3)
    assert len(bibliography.records) == COUNT


def test_new_keys(benchmark: Any, references: list[Reference]) -> None:
    keyed = benchmark.pedantic(lambda: assign_keys(references, keep=False), rounds=3)
    assert len({reference.id.lower() for _, reference in keyed}) == COUNT


def test_sentence_case(benchmark: Any, references: list[Reference]) -> None:
    assert len(benchmark.pedantic(lambda: [as_styles_want(reference) for reference in references], rounds=3)) == COUNT
