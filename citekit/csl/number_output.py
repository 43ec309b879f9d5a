"""What is printed of number variables and locators: the numbers in their forms, and their labels."""

from __future__ import annotations

import re
from typing import Any

from citeproc.model import romanize

from citekit.csl.nodes import PLAIN, Format, Node
from citekit.csl.number_reader import read_numbers
from citekit.csl.numbers import LABELS, Numbers, Part
from citekit.csl.run import Run, prepare

CITE_FIELDS = frozenset(["locator", "first-reference-note-number"])
_NATURAL = re.compile(r"^[1-9][0-9]{0,14}$")
_HYPHEN = re.compile(r"\\*-")
_QUOTED = Format((("quotes", "true"),))


def cite_field(run: Run, variable: str) -> str:
    """What the citation, not the item, says."""
    cite = run.cite
    if cite is None:
        return ""
    return cite.locator if variable == "locator" else cite.first_reference_note_number if variable in CITE_FIELDS else ""


def numbers_of(run: Run, variable: str) -> Numbers:
    """The numbers in ``variable``, which has a value."""
    label = ""
    if variable in CITE_FIELDS:
        assert run.cite is not None
        text, cache, label = cite_field(run, variable), run.cite.extra, run.cite.label
    else:
        text, cache = run.item.text(variable), run.item.cache
        if variable == "number" and run.item.type == "legal_case":
            text = _HYPHEN.sub(r"\\-", text)
    key = f"{variable} {run.terms.language} {run.book.page_format}"
    numbers = cache.get(key)
    if not isinstance(numbers, Numbers):
        numbers = cache[key] = read_numbers(text, variable, label, run.terms, run.book.page_format)
    return numbers


def locator_label(run: Run) -> str:
    """The kind of locator that is cited ("page" where none is said), or nothing."""
    return numbers_of(run, "locator").label if cite_field(run, "locator") else ""


def write_number(element: Any, run: Run, variable: str, out: list[Node]) -> None:
    """Add the value of ``variable`` in the form that ``element`` (cs:number or cs:text) wants."""
    numbers = numbers_of(run, variable)
    form = run.labels.get(variable, "")
    content: list[Node] = []
    first = numbers.parts[0]
    for part in numbers.parts:
        if part.label_visible:
            label = _label(part, first, form or ("short" if first.sleeps else ""), run)
            node = run.leaf(label + part.label_suffix, PLAIN)
            if node is not None:
                content.append(node)
        node = _number(element, run, variable, part, part.label == first.label)
        if node is not None:
            content.append(node)
    whole = Node(content, element.before, element.after, "", element.format)
    if numbers.quoted:
        whole.content = [Node(content, format=_QUOTED)]
    run.predecessor = True
    out.append(whole)


def _label(part: Part, first: Part, form: str, run: Run) -> str:
    name = part.label[4:] if part.label.startswith("var:") else LABELS.get(part.label, "")
    wanted = (form or "long") if part.label == first.label else (form or "short")
    return (name and run.terms.get(name, wanted, part.plural)) or part.label


def _number(element: Any, run: Run, variable: str, part: Part, formatted: bool) -> Node | None:
    joiner = part.joiner.replace("\\-", "-")
    text = part.particle + part.value
    if not part.collapsible:
        return run.leaf(text, PLAIN, "", joiner, element.case_)
    natural = bool(_NATURAL.match(part.value))
    if natural and not part.particle and formatted and element.form not in ("numeric", "long"):
        text = in_form(int(part.value), element.form, variable, run)
    plain, leading = prepare(text, element.case_, False)
    node = Node(plain.replace(".", "") if run.strip_periods else plain, leading, joiner)
    node.number = int(part.value) if natural else None
    return node


def in_form(number: int, form: str, variable: str, run: Run) -> str:
    """2 -> "2nd", "second" or "ii"."""
    gender = run.terms.genders.get(variable, "")
    if form == "ordinal":
        return run.terms.ordinal(number, gender)
    if form == "long-ordinal":
        return run.terms.long_ordinal(number, gender)
    if form == "roman" and number < 6000:
        return str(romanize(number)).lower()
    return str(number)


def label_text(label: Any, run: Run) -> str:
    """The words of a ``cs:label`` that stands by a number or locator."""
    variable = label.variable
    term, plural = variable, None
    if variable == "locator":
        term = "sub-verbo" if run.cite is not None and run.cite.label == "sub verbo" else (run.cite.label if run.cite else "")
        term = term or "page"
    if cite_field(run, variable) if variable in CITE_FIELDS else run.item.text(variable):
        numbers = numbers_of(run, variable)
        plural = numbers.plural
        run.labels.setdefault(variable, label.form)
        if variable in ("locator", "number", "page") and numbers.label:
            term = numbers.label
    return str(label.words(run, term, plural))
