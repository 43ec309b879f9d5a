"""CK508 bare-dollar

What it does: reports a "$" that opens a formula which nothing closes: an odd number of them in a value that TeX prints.
Why it matters: TeX stops with "Missing $ inserted". A price is written with \\$.
Example:
    title = {Living on $5 a Day}
Use instead:
    title = {Living on \\$5 a Day}
Fix: safe where the sign stands before a number and is the only one; the backslash is put in.
"""

import re
from collections.abc import Iterator

from citekit.linting.datamodel import TYPESET_FIELDS
from citekit.linting.rule import ERROR, WARNING, value_rule
from citekit.linting.subject import Problem, Value

_PROSE = re.compile(r"^[^\\]*\b(?:and|or|of|to|the|for|in)\b[^\\]*$")
_DOLLAR = re.compile(r"(?<!\\)(?:\\\\)*\$")


@value_rule("CK508", "bare-dollar", ERROR, fields=TYPESET_FIELDS, signs=r"$", tex=True)
def bare_dollar(value: Value) -> Iterator[Problem]:
    found = list(_DOLLAR.finditer(value.text))
    money = [one for one in found if value.text[one.end() : one.end() + 1].isdigit()]
    if len(found) % 2:
        at = (found[-1].end() - 1, found[-1].end())
        fix = value.fix('write "\\$"', "\\$", at) if len(found) == 1 and money else None
        yield value.problem('"$" opens a formula that does not end; write "\\$" for the sign', at, fix=fix)
    elif found and _PROSE.search(value.text[found[0].end() : found[1].start()]):
        at = (found[0].end() - 1, found[0].end())
        yield value.problem('the "$" make a formula of words; write "\\$" for the sign', at, severity=WARNING)
    elif len(money) == len(found) and found:
        edits = [(one.end() - 1, one.end(), "\\$") for one in found]
        at = (found[0].end() - 1, found[0].end())
        between = value.text[found[0].end() : found[1].start()]
        if re.match(r"\d[\d,.]*\s+[a-z]{2,}", between):
            yield value.problem(
                '"$" before a number opens a formula; write "\\$"', at, fix=value.fix_many('write "\\$"', edits)
            )
