"""CK205 invalid-arxiv

What it does: reports an arXiv identifier that cannot be one, or that brings "arXiv:" along, which styles print themselves.
Why it matters: the link made of it leads nowhere. New ones are YYMM.NNNNN, those before April 2007 archive/YYMMNNN.
Example:
    eprint = {1706.376}, archiveprefix = {arXiv}
Use instead:
    eprint = {1706.03762}, archiveprefix = {arXiv}
Fix: safe for "arXiv:", which is taken out.
"""

import re
from collections.abc import Iterator

from citekit.linting.identifiers import ARXIV
from citekit.linting.rule import ERROR, WARNING, value_rule
from citekit.linting.subject import Problem, Value

_PREFIX = re.compile(r"\s*arxiv:\s*", re.IGNORECASE)


@value_rule("CK205", "invalid-arxiv", ERROR, fields=("eprint",))
def invalid_arxiv(value: Value) -> Iterator[Problem]:
    entry, text = value.entry, value.text.strip()
    if entry.get("eprinttype", "archiveprefix").lower() != "arxiv":
        return
    old = entry.get("primaryclass", "eprintclass") and text.isdigit() and len(text) == 7
    if not text or old or "://" in text:
        return
    if not ARXIV.match(text):
        yield value.problem(f'"{text}" is not an arXiv identifier')
    elif prefix := _PREFIX.match(value.text):
        message = f'the eprint says "{prefix[0].strip()}" itself'
        fix = value.fix("remove it", "", prefix.span()) if entry.file.tex else None
        yield value.problem(message, prefix.span(), severity=WARNING, fix=fix)
