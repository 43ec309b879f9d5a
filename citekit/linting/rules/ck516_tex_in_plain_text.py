"""CK516 tex-in-plain-text

What it does: reports TeX in a value of a kind that is not TeX: CSL-JSON, RIS, a source document.
Why it matters: it is printed as it stands: "G{\\"o}del".
Example:
    "title": "\\\\emph{Principia} and G{\\\\\\"o}del"
Use instead:
    "title": "<i>Principia</i> and Gödel"
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import NAME_FIELDS, PLACE_FIELDS, PUBLISHER_FIELDS, TITLE_FIELDS
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_TEX = re.compile(r"\\(?:[`'^\"~=.][A-Za-z{\\]|[A-Za-z]+\s*\{|[&%$#_])|\{[A-Z\\][^{}]*\}")
_FIELDS = (*TITLE_FIELDS, *PUBLISHER_FIELDS, *PLACE_FIELDS)


@value_rule("CK516", "tex-in-plain-text", WARNING, fields=(*_FIELDS, *NAME_FIELDS), signs=r"\\{", tex=False)
def tex_in_plain_text(value: Value) -> Iterator[Problem]:
    text = value.text
    if value.name in NAME_FIELDS:
        text = re.sub(r"(?:\A|(?<= and ))\{(.*?)\}(?=\Z| and )", r" \1 ", text)  # our own braces around a body
    found = _TEX.search(text)
    if found:
        yield value.problem(f'"{found[0]}" is TeX', found.span())
