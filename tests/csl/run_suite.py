"""Run a folder of CSL test-suite cases: ``python tests/csl/run_suite.py FOLDER [--failed]``.

Prints the names of the cases that fail (with ``--failed`` also what was wanted and what came), and last ``N passed, N failed``.
A case is a text file of sections (``>>===== CSL =====>>`` … ``<<===== CSL =====<<``): a style, items, what to cite in which
order, and the result. Source of the format: the test suite's README and the runners of other processors.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECTION = re.compile(r">>=+ ?([A-Z0-9-]+) ?=+>>(.*?)<<=+ ?\1 ?=+<<", re.DOTALL)
NOTHING = "[CSL STYLE ERROR: reference with no printed form.]"


@dataclass(frozen=True)
class Case:
    """One case: its sections by name, without the white space around them."""

    name: str
    sections: Mapping[str, str]

    @classmethod
    def read(cls, path: Path) -> Case:
        text = path.read_text(encoding="utf-8-sig")
        return cls(path.stem, {name: content.strip() for name, content in SECTION.findall(text)})

    def data(self, section: str) -> Any:
        return json.loads(self.sections[section]) if self.sections.get(section) else None

    @property
    def wanted(self) -> str:
        return even(self.sections["RESULT"])


def even(result: str) -> str:
    """White space at the ends of lines says nothing."""
    return "\n".join(line.strip() for line in result.strip().splitlines())


def run(case: Case) -> str:
    """What citekit makes of a case."""
    from citekit.csl.session import Session
    from citekit.csl.style import Style

    session = Session(Style.from_xml(case.sections["CSL"]))
    session.abbreviations = case.data("ABBREVIATIONS") or {}
    items = case.data("INPUT")
    session.register(items)
    for ids in case.data("BIBENTRIES") or []:
        session.use(ids)
    citations = case.data("CITATIONS")
    if citations is not None:
        results = replay(session, citations)
    else:
        session.use([item["id"] for item in items])
        clusters = case.data("CITATION-ITEMS") or [[{"id": item["id"]} for item in items]]
        results = [session.preview(cluster) for cluster in clusters]
    if case.sections["MODE"] == "bibliography":
        return bibliography(session)
    return "\n".join(results)
