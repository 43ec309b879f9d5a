"""The CSL test suite as a ratchet: what is in ``passing.txt`` must pass, and what passes must be in it.

``python tests/csl/test_suite.py FOLDER`` writes the list anew.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
PASSING = HERE / "passing.txt"

_SPEC = importlib.util.spec_from_file_location("run_suite", HERE / "run_suite.py")
assert _SPEC and _SPEC.loader
run_suite = importlib.util.module_from_spec(_SPEC)
sys.modules["run_suite"] = run_suite
_SPEC.loader.exec_module(run_suite)


def passing_cases(folder: Path) -> set[str]:
    cases = (run_suite.Case.read(path) for path in sorted(folder.glob("*.txt")))
    return {case.name for case in cases if run_suite.verdict(case)[0]}


def test_listed_cases_pass_and_passing_cases_are_listed(shared: Path) -> None:
    folder = shared / "csl" / "suite"
    here = {path.stem for path in folder.glob("*.txt")}
    listed = set(PASSING.read_text(encoding="utf-8").split()) & here
    passing = passing_cases(folder)
    assert listed - passing == set(), "these cases passed before"
    assert passing - listed == set(), "these cases pass now: add them to passing.txt"


CASE = """>>===== MODE =====>>
{mode}
<<===== MODE =====<<
>>===== RESULT =====>>
{result}
<<===== RESULT =====<<
>>===== CSL =====>>
<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><id/><title/><updated>2009-08-10T04:49:00Z</updated></info>
<citation><layout delimiter="; "><text variable="title"/></layout></citation>
<bibliography><layout suffix="."><text variable="title"/></layout></bibliography></style>
<<===== CSL =====<<
>>===== INPUT =====>>
[{{"id": "a", "type": "book", "title": "One"}}, {{"id": "b", "type": "book", "title": "Two"}}]
<<===== INPUT =====<<
"""  # noqa: E501


@pytest.mark.parametrize(
    ("mode", "result"),
    [
        ("citation", "One; Two"),
        (
            "bibliography",
            '<div class="csl-bib-body">\n  <div class="csl-entry">One.</div>\n  <div class="csl-entry">Two.</div>\n</div>',
        ),
    ],
)
def test_a_case_is_read_and_judged(tmp_path: Path, mode: str, result: str) -> None:
    path = tmp_path / "case_One.txt"
    path.write_text(CASE.format(mode=mode, result=result), encoding="utf-8")
    case = run_suite.Case.read(path)
    assert case.name == "case_One"
    assert run_suite.verdict(case) == (True, run_suite.even(result))
    path.write_text(CASE.format(mode=mode, result="Three"), encoding="utf-8")
    assert run_suite.verdict(run_suite.Case.read(path))[0] is False


if __name__ == "__main__":
    names = sorted(passing_cases(Path(sys.argv[1])))
    PASSING.write_text("\n".join(names) + "\n", encoding="utf-8")
    print(len(names))
