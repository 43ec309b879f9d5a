"""CK304 month-not-macro

What it does: reports a month of a .bib file written as text or number where a macro (jan … dec) would do.
Why it matters: the macro is printed in the language and length of the style; "January" stays English, "1" stays a
number in BibTeX.
Example:
    month = {January}
Use instead:
    month = jan
Fix: safe; the macro is put in.
"""

from collections.abc import Iterator

from citekit.linting.dates import MACROS, month_number
from citekit.linting.rule import INFO, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Edit, Fix, Safety


@value_rule("CK304", "month-not-macro", INFO, fields=("month",), tex=True)
def month_not_macro(value: Value) -> Iterator[Problem]:
    number = month_number(value.text)
    outer = value.outer
    if not number or outer is None or (value.text.strip().isdigit() and value.entry.model == "biblatex"):
        return
    written = outer.of(value.entry.file.text)
    if written.lower() != MACROS[number - 1]:
        macro = MACROS[number - 1]
        fix = Fix(Safety.SAFE, f"write month = {macro}", (Edit(outer.start, outer.end, macro),))
        yield value.entry.problem(f"the month {written} is not the macro {macro}", value.name, span=outer, fix=fix)
