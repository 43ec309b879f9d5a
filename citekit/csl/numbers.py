"""Number variables: their values split into numbers, labels and joiners ("sec. 3-5 & 7, vol. 2").

Each piece knows whether it is numeric and plural, and what joins it to the next. The rules, including which words in a value
are labels, follow the reference processor's reading of CSL 1.0.2, "Number".
"""

from __future__ import annotations

from dataclasses import dataclass

_NUMBERS = (
    "call-number chapter-number collection-number division edition page issue locator locator-extra number number-of-pages "
    "number-of-volumes part-number printing-number section supplement-number version volume supplement citation-number"
)
NUMBERS = frozenset(_NUMBERS.split())
#: Printed by ``cs:text`` with its ranges and labels read, as ``cs:number`` prints them.
_RANGED = "page page-first chapter-number collection-number edition issue number number-of-pages number-of-volumes volume"
RANGED = frozenset(_RANGED.split())
LABELS = {
    "vrs.": "verse", "sv.": "sub-verbo", "subpara.": "subparagraph", "op.": "opus", "subch.": "subchapter", "add.": "addendum",
    "amend.": "amendment", "annot.": "annotation", "app.": "appendix", "art.": "article", "bibliog.": "bibliography",
    "bk.": "book", "ch.": "chapter", "cl.": "clause", "col.": "column", "cmt.": "comment", "dec.": "decision",
    "dept.": "department", "ex.": "example", "fig.": "figure", "fld.": "field", "fol.": "folio", "n.": "note",
    "hypo.": "hypothetical", "illus.": "illustration", "intro.": "introduction", "l.": "line", "no.": "issue", "p.": "page",
    "pp.": "page", "para.": "paragraph", "pt.": "part", "pmbl.": "preamble", "princ.": "principle", "pub.": "publication",
    "r.": "rule", "rn.": "randnummer", "sched.": "schedule", "sec.": "section", "ser.": "series,", "subdiv.": "subdivision",
    "subsec.": "subsection", "supp.": "supplement", "tbl.": "table", "tit.": "title", "vol.": "volume",
}  # fmt: skip
ABBREVIATIONS = {name: short for short, name in LABELS.items() if short != "pp."} | {"sub verbo": "sv."}


@dataclass(slots=True)
class Part:
    """One number of a value. ``label`` is the abbreviation it was read from; ``joiner`` stands between it and the next."""

    value: str
    label: str = ""
    original_label: str = ""
    label_suffix: str = ""
    particle: str = ""
    joiner: str = ""
    plural: int = 0
    numeric: bool = False
    collapsible: bool | None = None
    label_visible: bool = False
    sleeps: bool = False


@dataclass(slots=True)
class Numbers:
    """The parts of one value, and what labels and conditions ask of the whole."""

    parts: list[Part]
    numeric: bool = False
    plural: int = 0
    label: str = ""
    quoted: bool = False
