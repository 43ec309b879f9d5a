"""Prints what `citekit.extraction` finds in a folder of sources, as `tools/score_sources.py` reads it:

python tests/extraction/score.py SOURCES_DIR > predictions.json
python ../shared/tools/score_sources.py SOURCES_DIR predictions.json
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from citekit.extraction import extract_file


def predictions(folder: Path) -> dict[str, list[dict[str, str]]]:
    """For each source that has an expectation beside it, the fragments found."""
    found: dict[str, list[dict[str, str]]] = {}
    for expected in sorted(folder.glob("*.expected.json")):
        name = expected.name.removesuffix(".expected.json")
        found[name] = [
            {"raw": fragment.raw, "section": fragment.section or "", "type_attr": fragment.citation_type or ""}
            for fragment in extract_file(folder / name).fragments
        ]
    return found


if __name__ == "__main__":
    json.dump(predictions(Path(sys.argv[1])), sys.stdout, ensure_ascii=False, indent=1)
