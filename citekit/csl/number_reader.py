"""Number variables read: their values split into numbers, labels and joiners ("sec. 3-5 & 7, vol. 2").

The rules, including which words in a value are labels, follow the reference processor's reading of CSL 1.0.2, "Number".
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from citekit.csl.numbers import ABBREVIATIONS, LABELS, RANGED, Numbers, Part
from citekit.csl.pages import page_range

if TYPE_CHECKING:
    from citekit.csl.terms import Terms

_LOCATORS = ("locator", "locator-extra")
_PAGED = ("locator", "locator-extra", "page")
_LABELLED = ("locator", "number", "locator-extra", "page")
_LABEL = re.compile(
    r"((?:^| )(?:[a-z]{1,4}|subpara|subch|amend|bibliog|annot|illus|princ|intro|sched|subdiv|subsec)(?:\.| ) *)"
)
_VALUE = re.compile(r"^([0-9]*[a-zA-Z]+0*)?([0-9]+(?:[a-zA-Z]*|[-,a-zA-Z]+))$")
_PLAIN = re.compile(r"^[0-9]+([-;,:a-zA-Z]*)$")
_NUMERIC = re.compile(r"^[0-9]+([-,:a-zA-Z]*)$")
_FIRST_NUMERIC = re.compile(r"^(?:[0-9]+|[ixv]+)([-,:a-zA-Z]*|-[-0-9]+)$")
_ROMAN = re.compile(r"^[ivxlcmIVXLCM]+$")
_PAIRED = re.compile(r"^((?:[0-9]*[a-zA-Z]+0*))?([0-9]+[a-z]*)(\s*[^0-9]+\s*)([-,a-zA-Z]?0*)([0-9]+[a-z]*)$")
_SIMPLE = re.compile(r"^([0-9]+|[ivxlcmIVXLCM]+)$")
_JOINERS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {}


def _joiners(terms: Terms) -> tuple[re.Pattern[str], re.Pattern[str]]:
    language = terms.language
    if language not in _JOINERS:
        words = r",\s+and\s+|\s+and\s+"
        local = terms.get("and") or ""
        if language[:2] != "en" and local:
            words += rf"|,\s+{re.escape(local)}\s+|\s+{re.escape(local)}\s+"
        pattern = rf"(\s*&\s*|{words}|;\s+|,\s+|\s*\\*[-\u2013]+\s*)"
        _JOINERS[language] = (re.compile(pattern), re.compile(pattern.replace("-", "", 1)))
    return _JOINERS[language]


def read_numbers(text: str, variable: str, locator_label: str, terms: Terms, page_format: str) -> Numbers:
    """Read ``text``, the value of ``variable`` (of a locator: with the label it came with)."""
    reader = _Reader("page" if variable == "page-first" else variable, variable, terms)
    numbers = Numbers(reader.parse(text, locator_label))
    parts = numbers.parts
    for part, following in pairwise(parts):
        if not part.joiner and following.label:
            part.joiner = " "
    reader.count(parts, text)
    for part in parts:
        if not part.numeric:
            part.plural = 0
    if reader.variable in RANGED or reader.variable in _LOCATORS:
        reader.ranges(parts, page_format)
    numbers.numeric, numbers.plural = parts[0].numeric, parts[0].plural
    numbers.label = LABELS.get(parts[0].label, "")
    if reader.variable == "number" and numbers.label == "issue" and terms.get("number"):
        numbers.label = "number"
    _special_cases(numbers, reader.variable)
    return numbers


def _special_cases(numbers: Numbers, variable: str) -> None:
    parts = numbers.parts
    if len(parts) == 1:
        part = parts[0]
        if variable == "number" and "|" in part.value:
            part.value = part.value.replace("|", ", ")
            part.numeric, part.plural, part.collapsible, numbers.numeric, numbers.plural = True, 1, False, True, 1
        if re.match(r"^[0-9]+(?:/[0-9]+)+$", part.value):
            part.numeric, part.plural, part.collapsible, numbers.numeric, numbers.plural = True, 0, False, True, 0
    if parts[0].value[:1] == '"' and parts[-1].value[-1:] == '"':
        parts[0].value = parts[0].value[1:]
        parts[-1].value = parts[-1].value[:-1]
        numbers.quoted = True


class _Reader:
    def __init__(self, variable: str, real_variable: str, terms: Terms) -> None:
        self.variable = variable
        self.real_variable = real_variable
        self.terms = terms
        symbol, word = terms.get("and", "symbol"), terms.get("and")
        self.ampersand = "&" if symbol == word or not symbol else symbol

    def parse(self, text: str, locator_label: str) -> list[Part]:
        default = ABBREVIATIONS.get(self.variable, "")
        text = self._with_label(text.strip(), locator_label)
        if self.variable == "page":
            text = text.replace("\u2013", "-")
        joiners, without_hyphen = _joiners(self.terms)
        if "\\-" in text:
            joiners = without_hyphen
            text = "\\-".join(piece.replace("-", "\u2013") for piece in text.split("\\-")).replace("\\", "")
        pieces = joiners.split(text)
        for i in range(1, len(pieces), 2):
            if pieces[i].strip() == "&":
                tight = re.search("[a-zA-Z]$", pieces[i - 1]) and re.match("[a-zA-Z]", pieces[i - 1])
                pieces[i] = self.ampersand if tight else f" {self.ampersand} "
        pieces = _rejoin_subsections(pieces)
        return self._parts(pieces, default)

    def _with_label(self, text: str, locator_label: str) -> str:
        first = re.match(r"[^ ]+", text)
        if first and first[0] not in LABELS:
            if self.variable in _PAGED:
                label = ABBREVIATIONS.get(locator_label, "") if locator_label else "p."
            else:
                label = ABBREVIATIONS.get(self.variable, "")
            if label:
                return f"{label} {text}"
        return text

    def _parts(self, pieces: list[str], default: str) -> list[Part]:
        parts: list[Part] = []
        label, original = default, ""
        for i in range(0, len(pieces), 2):
            joiner = pieces[i + 1] if i + 1 < len(pieces) else ""
            split = _LABEL.split(pieces[i])
            if len(split) == 1:
                parts.append(self._part("" if original == label.strip() else original, label, pieces[i], joiner, None))
                continue
            texts, marks = _merge_false_labels(split[::2], split[1::2])
            if marks:
                slug = marks[0].strip()
                if self._is_no_label(slug):
                    if i == 0:
                        marks = marks[1:]
                        texts = [f"{texts[0]} {slug} {texts[1]}", *texts[2:]]
                else:
                    original = slug
            for j, text in enumerate(texts):
                final = j == len(texts) - 1
                if not text and not final:
                    continue
                if 0 <= j - 1 < len(marks):
                    label = marks[j - 1]
                shown = "" if original == label.strip() else original
                parts.append(self._part(shown, label, text.strip(), joiner if final else "", i))
        return parts

    def _is_no_label(self, slug: str) -> bool:
        name = LABELS.get(slug)
        return not name or self.terms.get(name) is None or (self.variable not in _LABELLED and name != self.variable)

    def _part(self, original: str, label: str, value: str, joiner: str, position: int | None) -> Part:
        if not label and self.variable not in ABBREVIATIONS:
            label = "var:" + self.variable
        part = Part(value, original_label=original, joiner=re.sub(r"\s*-\s*", "-", joiner, count=1))
        found = re.search(r"(\s*)([^\s]+)(\s*)", label)
        if found:
            part.label, part.label_suffix = found[2], found[3]
            part.sleeps = self.real_variable == "page" and position == 0 and part.label not in ("p.", "pp.")
            part.label_visible = part.sleeps
        match = _VALUE.match(value)
        if match:
            part.particle, part.value = match[1] or "", match[2]
        return part

    def count(self, parts: list[Part], text: str) -> None:
        """Group neighbours of one label; decide for each group whether it is numeric, plural, and may be a range."""
        start = 0
        for i in range(1, len(parts) + 1):
            if i == len(parts) or parts[i].label != parts[start].label:
                self._count_group(parts, start, i - start)
                self._show_label(parts, start)
                start = i
        if parts and parts[0].numeric and self.variable.startswith("number-of-"):
            number = re.match(r"\d+", text)
            if number and int(number[0]) > 1:
                parts[0].plural = 1

    def _count_group(self, parts: list[Part], start: int, count: int) -> None:
        first = parts[start]
        value, numeric = first.value, True
        escaped = first.joiner == "\\-"
        collapsible = True
        lone, head = _NUMERIC.match(value), _FIRST_NUMERIC.match(value)
        if not value or not lone or not head or escaped:
            collapsible = False
            if not value or not head:
                numeric = False
            if escaped:
                count -= 1
        if (lone and lone[1]) or (head and head[1]):
            collapsible = False
        if first.collapsible is None:
            for part in parts[start : start + count]:
                part.collapsible = bool(re.match(r"\s*[-+]?\d", part.value) or _ROMAN.match(part.value))
            collapsible = bool(first.collapsible)
        for part in parts[start : start + count]:
            if count > 1 and collapsible:
                part.plural = 1
            part.numeric, part.collapsible = numeric, collapsible

    def _show_label(self, parts: list[Part], start: int) -> None:
        part = parts[start]
        if part.label.startswith("var:") or not part.label:
            return
        if start:
            part.label_visible = True
        elif self.variable in _LABELLED:
            if self.terms.get(LABELS.get(part.label, "")) is None:
                part.label_visible = True
        elif LABELS.get(part.label) != self.variable:
            part.label_visible = True

    def ranges(self, parts: list[Part], page_format: str) -> None:
        """Set the joiner of ranges, and shorten the second page as the style wants it."""
        count, label = 0, None
        for i, part in enumerate(parts):
            if not part.collapsible:
                count, label = 0, None
                part.joiner = self._range_joiner(part, part.joiner, part.numeric)
            elif label == part.label and part.joiner == "-":
                count = 1
            elif label == part.label:
                count += 1
                if count == 2:
                    count = self._range(parts, i, page_format)
            else:
                count, label = 1, part.label
        if count == 2:
            self._range(parts, len(parts) - 1, page_format)

    def _is_page(self, part: Part) -> bool:
        return self.variable == "page" or (self.variable in _LOCATORS and "p." in (part.label, part.original_label))

    def _range_joiner(self, part: Part, joiner: str, numeric: bool) -> str:
        if joiner != "-" or not numeric:
            return joiner
        if self.variable in _PAGED and not self.terms.get(LABELS.get(part.original_label or part.label, "")):
            return joiner
        if self._is_page(part) or self.variable in ("locator", "locator-extra", "issue", "volume", "edition", "number"):
            return self.terms.get("page-range-delimiter") or "\u2013"
        if self.variable == "collection-number":
            return self.terms.get("year-range-delimiter") or "\u2013"
        return joiner

    def _range(self, parts: list[Part], i: int, page_format: str) -> int:
        """Join parts ``i - 1`` and ``i``; gives back how many of a range have now been seen."""
        if i < 1:
            return 2
        first, last = parts[i - 1], parts[i]
        if first.particle != last.particle:
            return 2
        if first.joiner != "-":
            return 1
        begin, end = _integer(first.value), _integer(last.value)
        if not page_format and begin is not None and end is not None and begin > end:
            first.joiner = self._range_joiner(last, first.joiner, True)
            return 2
        if self._is_page(last) and begin is not None and end is not None:
            second = page_range(first.particle + first.value, last.particle + last.value, page_format)
            text = first.particle + first.value + (self.terms.get("page-range-delimiter") or "\u2013") + second
        else:
            if _SIMPLE.match(first.value) and _SIMPLE.match(last.value):
                first.joiner = self.terms.get("page-range-delimiter") or "\u2013"
            text = first.value + first.joiner + last.value
        match = _PAIRED.match(text)
        if match:
            first.particle, first.value = match[1] or "", match[2]
            first.joiner = self._range_joiner(last, match[3], last.numeric)
            last.particle, last.value = match[4], match[5]
        return 0


def _integer(text: str) -> int | None:
    match = re.match(r"\s*(\d+)", text)
    return int(match[1]) if match else None


def _rejoin_subsections(pieces: list[str]) -> list[str]:
    """ "12a-c" is one number, not a range."""
    i = len(pieces) - 2
    while i > 0:
        before, after = pieces[i - 1], pieces[i + 1]
        if pieces[i] == "-" and re.match(r"^(?:[a-z]{1,4}\.  *)*[0-9]+[,a-zA-Z]+$", before) and re.match("^[,a-zA-Z]+$", after):
            pieces[i - 1 : i + 2] = [before + "-" + after]
        i -= 2
    return pieces


def _merge_false_labels(texts: list[str], marks: list[str]) -> tuple[list[str], list[str]]:
    """A word between texts that are no numbers is no label."""
    for j in range(len(texts) - 1, 0, -1):
        if texts[j - 1] and not (_PLAIN.match(texts[j]) and _PLAIN.match(texts[j - 1])):
            texts[j - 1 : j + 1] = [texts[j - 1] + marks[j - 1] + texts[j]]
            del marks[j - 1]
    return texts, marks
