"""CK527 ligature

What it does: reports two or three letters that are one character: "ﬁ", "ﬂ", "ﬀ", as they come out of PDF files.
Why it matters: the word is not found and compares as another one; many fonts lack the character.
Example:
    title = {Sample Selection Bias as a Speciﬁcation Error}
Use instead:
    title = {Sample Selection Bias as a Specification Error}
Fix: safe; the letters are written one by one.
"""

import re
import unicodedata
from collections.abc import Iterator

from citekit.linting.datamodel import TEXT_FIELDS
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_LIGATURE = re.compile("[\ufb00-\ufb06]")


@value_rule("CK527", "ligature", WARNING, fields=TEXT_FIELDS, signs=r"\ufb00-\ufb06")
def ligature(value: Value) -> Iterator[Problem]:
    found = list(_LIGATURE.finditer(value.text))
    if found:
        letters = unicodedata.normalize("NFKC", found[0][0])
        fix = value.fix_many("write the letters", [(*one.span(), unicodedata.normalize("NFKC", one[0])) for one in found])
        yield value.problem(f'"{found[0][0]}" is one character for "{letters}"', found[0].span(), fix=fix)
