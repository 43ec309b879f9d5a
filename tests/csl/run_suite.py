"""Run a folder of CSL test-suite cases: ``python tests/csl/run_suite.py FOLDER [--failed]``.

Prints the names of the cases that fail (with ``--failed`` also what was wanted and what came), and last ``N passed, N failed``.
A case is a text file of sections (``>>===== CSL =====>>`` … ``<<===== CSL =====<<``): a style, items, what is cited in which
order, and the result. Source of the format: the README of citation-style-language/test-suite and its processors' runners.
"""

from __future__ import annotations

import argparse
import difflib
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECTION = re.compile(r">>=+ *([A-Z0-9-]+) *=+>>(.*?)<<=+ *\1 *=+<<", re.DOTALL)
#: What the reference processor prints where a style has nothing to say.
NOTHING = "[CSL STYLE ERROR: reference with no printed form.]"

Items = Sequence[Mapping[str, Any]]


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
    return "\n".join(line.strip() for line in result.strip().splitlines() if line.strip())


def run(case: Case) -> str:
    """What citekit makes of a case."""
    from citekit.csl.style import Style

    style = Style.from_xml(case.sections["CSL"])
    items = [{"id": f"item-{place}", **item} for place, item in enumerate(case.data("INPUT") + (case.data("INPUT2") or []))]
    for used in case.data("BIBENTRIES") or []:
        items = chosen(items, used)
    citations = case.data("CITATIONS")
    documents = replayed(citations) if citations else []
    if case.sections["MODE"].startswith("bibliography"):
        cited = cited_items(items, documents[-1]) if documents else items
        return even(bibliography(style, selected(cited, case.data("BIBSECTION"))))
    if documents:
        return even(document(style, items, documents))
    return even("\n".join(clusters_alone(style, items, case.data("CITATION-ITEMS"))))


def bibliography(style: Any, items: Items) -> str:
    from citekit.csl.outputs import html

    session = style.session(items)
    entries = {entry.id: html.write(entry.content) for entry in session.bibliography().entries}
    if session.book.bibliography is None:
        return ""
    keys = [session.items[place].key for place in session.order]
    if session.book.numeric:
        entries = {key: entries.get(key, f"{place}. {NOTHING}") for place, key in enumerate(keys, 1)}
    return html.write_entries([entries[key] for key in keys if key in entries])


def clusters_alone(style: Any, items: Items, clusters: Sequence[Items] | None) -> list[str]:
    """Each cluster by itself: positions are what it says they are. Without clusters, one of all items in sorted order."""
    from citekit.csl.cite import read_cite, render_cluster, sorted_cites
    from citekit.csl.position import Cluster

    session = style.session(items)
    everything = [{"id": key} for key in dict.fromkeys(session.items[place].key for place in session.order)]
    printed = []
    for cluster in clusters or [everything]:
        cites = [cite for raw in cluster if (cite := read_cite(session, raw)) is not None]
        printed.append(render_cluster(session, Cluster(sorted_cites(session, cites))).to_html() or NOTHING)
    return printed


def replayed(citations: Sequence[Any]) -> list[list[dict[str, Any]]]:
    """The document after each edit: clusters in their order, with their note numbers."""
    known: dict[str, dict[str, Any]] = {}
    documents = []
    for place, (citation, before, after) in enumerate(citations):
        key = citation.get("citationID") or f"unnamed-{place}"
        known[key] = {**citation, "citationID": key}
        around = [*((name, note) for name, note in before), (key, None), *((name, note) for name, note in after)]
        documents.append([numbered(known[name], note) for name, note in around])
    return documents


def numbered(citation: dict[str, Any], note: int | None) -> dict[str, Any]:
    properties = dict(citation.get("properties") or {})
    if note is not None:
        properties["noteIndex"] = note
    return {**citation, "properties": properties}


class Document:
    """The citations of a document as they are printed, with what an editor has to know to print them anew."""

    def __init__(self, style: Any, items: Items, clusters: Items) -> None:
        from citekit.csl.cite import arrange, read_cluster, render_cluster

        self.session = style.session(cited_items(items, clusters))
        self.clusters = [read_cluster(self.session, cluster) for cluster in clusters]
        arrange(self.session, self.clusters)
        self.texts = {cluster.id: render_cluster(self.session, cluster).to_html() or NOTHING for cluster in self.clusters}
        self.keys = {cluster.id: [cite.item.key for cite in cluster.cites] for cluster in self.clusters}

    def citations_of(self, key: str) -> int:
        return sum(key in keys for keys in self.keys.values())

    def back_references(self) -> dict[tuple[str, str], str]:
        return {
            (cluster.id, cite.item.key): cite.first_reference_note_number for cluster in self.clusters for cite in cluster.cites
        }

    def bare(self, key: str) -> tuple[str, bool]:
        """What a cite of an item looks like before it is told from others, and whether its names were changed for that."""
        looked = self.session._look(self.session.items[self.session.places[key]], None)
        settled = self.session.ambiguities.get(key, looked.settings)
        return looked.text, settled.names != looked.settings.names


def document(style: Any, items: Items, documents: Sequence[Items]) -> str:
    """The citations after the last edit; those that it made the reference processor print anew are marked by >>."""
    before = Document(style, items, documents[-2] if len(documents) > 1 else [])
    now = Document(style, items, documents[-1])
    touched = touched_items(before, now)
    new = [key for key in now.texts if key not in before.texts] or [edited(documents)]
    lines = []
    for place, (key, text) in enumerate(now.texts.items()):
        changed = key in new or before.texts.get(key) != text or not touched.isdisjoint(now.keys[key])
        lines.append(f"{'>>' if changed else '..'}[{place}] {text}")
    return "\n".join(lines)


def touched_items(before: Document, now: Document) -> set[str]:
    """Items whose citations are printed anew although they may look the same: a back reference to them has changed, they
    are cited a second time in a style that looks at that, or an item has come that looks like them."""
    references = before.back_references()
    touched = {key for (cluster, key), note in now.back_references().items() if references.get((cluster, key), note) != note}
    if now.session.book.note and now.session.book.has_condition:
        counts = {key: (before.citations_of(key), now.citations_of(key)) for key in now.session.places}
        touched |= {key for key, (old, count) in counts.items() if 0 < old < 2 <= count or 0 < count < 2 <= old}
    looks = {now.bare(key)[0] for key in now.session.places if key not in before.session.places}
    return touched | {key for key in before.session.places if key in now.session.places and told_apart(now.bare(key), looks)}


def told_apart(bare: tuple[str, bool], looks: set[str]) -> bool:
    return bare[0] in looks and bare[1]


def edited(documents: Sequence[Items]) -> str:
    """The citation that the last edit put in the place of its former self."""
    before = {cluster["citationID"]: cluster["citationItems"] for cluster in documents[-2]} if len(documents) > 1 else {}
    now = {cluster["citationID"]: cluster["citationItems"] for cluster in documents[-1]}
    return next((key for key, cites in now.items() if before.get(key) != cites), next(iter(now)))


def cited_items(items: Items, clusters: Items) -> Items:
    """The items that are cited, in the order of their first citation."""
    keys = dict.fromkeys(str(cite["id"]) for cluster in clusters for cite in cluster["citationItems"])
    return chosen(items, list(keys))


def chosen(items: Items, keys: Sequence[Any]) -> Items:
    by_key = {str(item["id"]): item for item in items}
    return [by_key[str(key)] for key in keys if str(key) in by_key]


def selected(items: Items, section: Mapping[str, Any] | None) -> Items:
    """The items that BIBSECTION includes, excludes or selects by the values of their fields."""
    if not section:
        return items

    def matches(item: Mapping[str, Any], test: Mapping[str, str]) -> bool:
        value = item.get(test["field"])
        return test["value"] in value if isinstance(value, list) else str(value or "") == test["value"]

    quashed = [item for item in items if section.get("quash") and all(matches(item, test) for test in section["quash"])]
    kept = [item for item in items if item not in quashed]
    if "include" in section:
        return [item for item in kept if any(matches(item, test) for test in section["include"])]
    if "exclude" in section:
        return [item for item in kept if not any(matches(item, test) for test in section["exclude"])]
    if "select" in section:
        return [item for item in kept if all(matches(item, test) for test in section["select"])]
    return kept


def verdict(case: Case) -> tuple[bool, str]:
    """Whether a case passes, and what came (or the error)."""
    try:
        got = run(case)
    except Exception as error:
        return False, f"{type(error).__name__}: {error}"
    return got == case.wanted, got


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--failed", action="store_true", help="print what was wanted and what came")
    arguments = parser.parse_args()
    passed = failed = 0
    for path in sorted(arguments.folder.glob("*.txt")):
        case = Case.read(path)
        passes, got = verdict(case)
        passed, failed = passed + passes, failed + (not passes)
        if passes:
            continue
        print(case.name)
        if arguments.failed:
            lines = difflib.ndiff(case.wanted.splitlines(), got.splitlines())
            print("\n".join(f"    {line}" for line in lines if not line.startswith("?")))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
