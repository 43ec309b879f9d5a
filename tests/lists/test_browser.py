"""The page in a real browser: what a hostile list makes of it, and what it looks like."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from citekit import Date, ItemType, Name, Reference, render

CHROMIUM = shutil.which("chromium")
HOSTILE = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"


@pytest.fixture
def chromium(tmp_path: Path) -> list[str]:
    if not CHROMIUM:
        pytest.skip("chromium is not installed: no browser to look with")
    flags = "--headless --no-sandbox --disable-gpu --no-first-run --disable-sync --disable-background-networking --disable-quic"
    return [CHROMIUM, *flags.split(), f"--user-data-dir={tmp_path / 'profile'}"]


def page(folder: Path) -> Path:
    hostile = Reference(
        id='x" onclick="',
        type=ItemType.BOOK,
        author=(Name(family=HOSTILE, given="A."),),
        title=f"Title {HOSTILE}",
        publisher="Press",
        issued=Date.of(1999),
        url="javascript:document.title='taken'",
        annotation=HOSTILE,
    )
    path = folder / "list.html"
    path.write_text(render([hostile], "mla", "html", annotated=True, title=f"Books {HOSTILE}"), encoding="utf-8")
    return path


def test_no_script_of_a_value_runs(chromium: list[str], tmp_path: Path) -> None:
    done = subprocess.run(
        [*chromium, "--virtual-time-budget=2000", "--dump-dom", page(tmp_path).as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert "<title>Books &lt;script&gt;" in done.stdout
    assert "<img" not in done.stdout
    assert 'href="javascript' not in done.stdout
    assert done.stdout.count('class="csl-entry"') == 1


def test_it_prints_on_paper(chromium: list[str], tmp_path: Path) -> None:
    paper = tmp_path / "list.pdf"
    subprocess.run(
        [*chromium, f"--print-to-pdf={paper}", "--no-pdf-header-footer", page(tmp_path).as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert paper.read_bytes().startswith(b"%PDF-")
