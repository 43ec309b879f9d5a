"""CK205 invalid-arxiv

What it does: reports an arXiv identifier that cannot be one.
Why it matters: the link made of it leads nowhere. New ones are YYMM.NNNNN, those before April 2007 archive/YYMMNNN.
Example:
    eprint = {1706.376}, archiveprefix = {arXiv}
Use instead:
    eprint = {1706.03762}, archiveprefix = {arXiv}
Fix: none.
"""

from collections.abc import Iterator

from citekit.linting.identifiers import ARXIV
from citekit.linting.rule import ERROR, value_rule
from citekit.linting.subject import Problem, Value


@value_rule("CK205", "invalid-arxiv", ERROR, fields=("eprint",))
def invalid_arxiv(value: Value) -> Iterator[Problem]:
    entry, text = value.entry, value.text.strip()
    if entry.get("eprinttype", "archiveprefix").lower() != "arxiv":
        return
    old = entry.get("primaryclass", "eprintclass") and text.isdigit() and len(text) == 7
    if text and not ARXIV.match(text) and not old and "/" not in text.removeprefix("https://"):
        yield value.problem(f'"{text}" is not an arXiv identifier')
