"""The JSON form of ``citekit format --to json``, without the command line: score.py ITEMS STYLE."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from citekit.csl import load_style


def main(items_path: str, style_name: str) -> None:
    items = json.loads(Path(items_path).read_text(encoding="utf-8"))
    style = load_style(style_name)
    session = style.session(items)
    result: dict[str, object] = {"version": 1, "style": style_name}
    for part, rendered in (("bibliography", session.bibliography()), ("citations", session.citations())):
        result[part] = [{"id": e.id, "text": e.content.to_text(), "html": e.content.to_html()} for e in rendered.entries]
        for finding in rendered.findings:
            print(finding.concise(), file=sys.stderr)
    json.dump(result, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
