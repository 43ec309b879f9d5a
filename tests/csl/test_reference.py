"""The official styles against what the reference processor prints: floors that may only rise."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from citekit.csl import load_style

FLOOR = 0.995
RUNS = [
    (style, items)
    for style in (
        "apa",
        "apa-annotated-bibliography",
        "chicago-author-date",
        "chicago-notes-bibliography",
        "chicago-notes-bibliography-annotated",
        "chicago-shortened-notes-bibliography",
        "modern-language-association",
        "modern-language-association-annotated-bibliography",
    )
    for items in ("mixed", "same-names", "same-years")
]


def fold(text: str) -> str:
    """Entity spelling and white space say nothing."""
    return re.sub(r"\s+", " ", html.unescape(text).replace("\u00a0", " ")).strip()


@pytest.mark.parametrize(("style", "items"), RUNS)
def test_official_styles_print_what_the_reference_prints(style: str, items: str, shared: Path) -> None:
    wanted = json.loads((shared / "csl" / "expected" / f"{style}.{items}.json").read_text(encoding="utf-8"))
    source = json.loads((shared / "csl" / "items" / f"{wanted['items']}.json").read_text(encoding="utf-8"))
    session = load_style(style).session(source)
    bibliography, citations = session.bibliography().entries, session.citations().entries
    for part, entries in (("bibliography", bibliography), ("citations", citations)):
        by_id = {entry.id: entry.content for entry in entries}
        good = sum(
            fold(by_id[key].to_html()) == fold(want["html"]) and fold(by_id[key].to_text()) == fold(want["text"])
            for key, want in wanted[part].items()
        )
        assert good / len(wanted[part]) >= FLOOR, part
    places = sum(entry.id == key for entry, key in zip(bibliography, wanted["order"], strict=True))
    assert places / len(bibliography) >= FLOOR
