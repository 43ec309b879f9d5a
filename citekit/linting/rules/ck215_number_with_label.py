"""CK215 number-with-label

What it does: reports a volume, number, issue, chapter, ISBN or ISSN that brings its label along: "Vol. 3", "no. 4",
"Chapter 2".
Why it matters: the style writes it itself; printed, it stands there twice.
Example:
    volume = {Vol. 162}
Use instead:
    volume = {162}
Fix: safe; the label is taken away.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_LABELS = {
    "volume": re.compile(r"\s*(?:volume|vol|bd|band|tome|v)\b[.:]?[\s~]*(?=[\dIVXLC])", re.IGNORECASE),
    "number": re.compile(r"\s*(?:number|num|nr|no|issue|iss|n°|№)(?:\b|(?<=[°№]))[.:]?[\s~]*(?=[\dIVXLC])", re.IGNORECASE),
    "chapter": re.compile(r"\s*(?:chapter|chap|ch|kapitel|kap)\b[.:]?[\s~]*(?=[\dIVXLC])", re.IGNORECASE),
}
_LABELS["issue"] = _LABELS["number"]
_LABELS["isbn"] = _LABELS["issn"] = re.compile(r"\s*(?:[ep]-?)?IS[BS]N(?:-1[03])?\s*:?\s*(?=\d)", re.IGNORECASE)


@value_rule("CK215", "number-with-label", WARNING, fields=tuple(_LABELS))
def number_with_label(value: Value) -> Iterator[Problem]:
    if value.name == "number" and value.entry.type not in (
        "article",
        "inproceedings",
        "incollection",
        "book",
        "proceedings",
        "periodical",
    ):
        return  # a report's number may be "No. 12" in its own right
    found = _LABELS[value.name].match(value.text)
    if found:
        label = found[0].strip(" ~")
        fix = value.fix(f'remove "{label}"', "", found.span())
        yield value.problem(f'the {value.name} says "{label}" itself', found.span(), fix=fix)
