"""CK706 unused-macro

What it does: reports a macro that is defined by @string and not used.
Why it matters: it is left over, or misspelled where it was to be used.
Example:
    @string{jel = {Journal of Economic Literature}}, and journal = jle
Use instead:
    journal = jel
Fix: none.
"""

from collections.abc import Iterator, Sequence

from citekit.linting.keys import macros_of
from citekit.linting.rule import INFO, list_rule
from citekit.linting.subject import File, Problem


@list_rule("CK706", "unused-macro", INFO)
def unused_macro(files: Sequence[File], style: str) -> Iterator[Problem]:
    used = {name for file in files for name in macros_of(file).used}
    for file in files:
        if file.entries:  # a file of macros alone serves others
            for name, span in macros_of(file).defined.items():
                if name not in used:
                    yield file.problem(f"the macro {name} is not used", span)
