"""CK502 trailing-stop

What it does: reports a title that ends with a full stop, comma, semicolon or colon.
Why it matters: the style puts the sign it wants behind the title; then two stand there.
Example:
    title = {The Tragedy of the Commons.}
Use instead:
    title = {The Tragedy of the Commons}
Fix: safe; the sign is taken away. Abbreviations (Inc., Jr., U.S.A.) and dots in a row keep theirs.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import TITLE_FIELDS
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_FIELDS = frozenset(TITLE_FIELDS) - {"shortjournal", "journal", "journaltitle", "series", "shorttitle"} | {
    "publisher",
    "institution",
    "school",
}
_END = re.compile(r"[.,;:](?=[\s}]*\Z)")
_SHORT = """
    inc ltd co corp bros jr sr etc al vol no ed eds dept univ st dr mr mrs vs ca cf ff s\\.a llc gmbh govt conf
    proc symp int trans lett rev sci phys math appl comput syst technol res soc assoc acad natl jahrh bd nr hrsg
    publ comp pub print off press pr mass assn inst verl lib ser suppl dev eng mech med biol chem astron geol
"""
_ABBREVIATION = re.compile(
    rf"(?:\b[^\W\d_]|\b(?:{'|'.join(_SHORT.split())})|\.\.|\b[A-Z][a-z]{{0,3}}\.[A-Z][a-z]{{0,2}})\Z", re.IGNORECASE
)
_SHORTENED = re.compile(r"\b\w+\.\s+\w+")


@value_rule("CK502", "trailing-stop", WARNING, fields=_FIELDS)
def trailing_stop(value: Value) -> Iterator[Problem]:
    found = _END.search(value.text)
    if not found or value.text[: found.start()].endswith("\\"):
        return
    before = value.text[: found.start()].rstrip()
    if found[0] == "." and (_ABBREVIATION.search(before) or _is_abbreviated_title(value, before)):
        return
    yield value.problem(
        f'{value.name} ends with "{found[0]}"', found.span(), fix=value.fix(f'remove "{found[0]}"', "", found.span())
    )


def _is_abbreviated_title(value: Value, before: str) -> bool:
    """ "Proc. Int. Conf. Robot. Automat." keeps its stops."""
    return value.name not in ("title", "subtitle") and bool(_SHORTENED.search(before))
