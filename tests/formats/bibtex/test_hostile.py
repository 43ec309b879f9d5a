"""Text made to hurt: nothing here ends in time, or without a RecursionError, unless the readers are linear."""

from __future__ import annotations

import pytest

from citekit.formats.bibtex.entries import entries
from citekit.formats.bibtex.latex import plain, to_tex, to_unicode
from citekit.formats.bibtex.names import read_names
from citekit.formats.bibtex.syntax import BibFile
from citekit.formats.bibtex.tidy import TidyOptions, tidy

MANY = 100_000

FILES = {
    "braces": "@a{k,t=" + "{" * MANY,
    "closed braces": "@a{k,t=" + "{" * MANY + "}" * MANY + "}",
    "ats": "@" * MANY,
    "spaced ats": "@a " * MANY,
    "opened entries": "@a{" * MANY,
    "unclosed values": "\n@a{k, t = {x\n" * (MANY // 10),
    "quotation marks": '@a{k,t="' * (MANY // 5),
    "quotation marks and braces": '\n@a{k, t="{' * (MANY // 10),
    "commas": "@a{k" + "," * MANY,
    "white space": " " * MANY + "@a{k" + " " * MANY,
    "white space after the type": "@a" + "\n" * MANY,
    "white space after a field": "@a{k,t" + " " * MANY,
    "equals signs": "@a{k," + "a=" * MANY,
    "hashes": "@a{k,a=" + "x#" * MANY + "}",
    "percents": "@a{k," + "%\n" * (MANY // 5),
    "junk": "@a{k, " + "! " * MANY,
    "comments": "@comment{" * (MANY // 10),
    "entries in comments": "@comment{@a{b}}" * (MANY // 10),
    "preambles": "@preamble{" * (MANY // 10),
    "fields": "@a{k" + "".join(f",f{n}={{x}}" for n in range(MANY // 10)) + "}",
    "one field": "@a{k" + ",f={x}" * (MANY // 10) + "}",
    "parentheses": "@a(k,t={x})" * (MANY // 10),
    "lines": "@a{k,t={" + "\n a" * MANY,
    "lines with fields": "@a{k,t={" + "\na = b" * (MANY // 10),
    "closing braces": "@a{k}" + " }" * MANY,
    "words": "@a{" + "x " * MANY,
    "quoted braces": '@a{k,t="' + "{}" * MANY,
}


@pytest.mark.parametrize("text", FILES.values(), ids=FILES.keys())
def test_files(text: str) -> None:
    bib = BibFile.read(text)
    assert bib.write().decode() == text
    assert bib.findings is not None
    assert entries(bib) is not None
    assert tidy(bib, TidyOptions(sort=True)).blocks


def test_macros_that_double() -> None:
    doubling = '@string{a0 = "x"}' + "".join(f"@string{{a{n + 1} = a{n} # a{n}}}" for n in range(60)) + "@misc{k, note = a60}"
    bib = BibFile.read(doubling)
    (entry,) = entries(bib)
    assert entry.fields["note"] == ""
    assert "CK821" in {finding.code for finding in bib.findings}


VALUES = {
    "braces": "{" * MANY,
    "closed braces": "{" * MANY + "}" * MANY,
    "dollars": "$" * MANY,
    "spaced dollars": "$a " * MANY,
    "commands": "\\emph" * MANY,
    "commands with braces": "\\emph{" * (MANY // 10),
    "accents": "\\'" * MANY,
    "backquotes": "`" * MANY,
    "formulas": "\\(" * MANY,
    "dollars and braces": "${" * MANY,
    "switches": "\\em " * (MANY // 10),
    "groups with switches": "{\\em " * (MANY // 100),
    "urls": "\\url{" * (MANY // 10),
    "tags": "<i>" * MANY,
    "closing tags": "</i>" * MANY,
    "backslashes": "\\" * MANY,
    "and": "and " * MANY,
    "commas": "a, " * MANY,
    "hyphens": "a-" * MANY,
    "extended": "family={" * (MANY // 10),
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_values(value: str) -> None:
    assert isinstance(to_unicode(value), str)
    assert isinstance(plain(value), str)
    assert isinstance(to_tex(value, unicode=False), str)
    assert isinstance(read_names(value), tuple)
