"""What NLM sets behind a locator or an imprint: DOI, PubMed numbers, electronic publication, address."""

from __future__ import annotations

import re

from citekit.parsing.dates import MONTH, YEAR, parse_date
from citekit.parsing.reading import Reading
from citekit.parsing.tail import read_tail

_DATE = rf"{YEAR}(?: {MONTH}(?: \d{{1,2}})?)?"
_PARTS = re.compile(
    rf"[\s.;,)]*(?:(?P<doi>(?:(?:https?://)?(?:dx\.)?doi\.org/|(?:doi|DOI): ?)"
    rf"(?P<doi_value>10\.\d{{4,9}}/\S*[^\s,;.)]))|(?P<pmid>(?:PubMed )?PMID:"
    rf" ?(?P<pmid_value>\d{{1,9}}))"
    rf"|(?P<pmcid>(?:PubMed Central )?PMCID: ?(?P<pmcid_value>PMC\d+))|(?P<epub>Epub {_DATE}|Epub ahead of print"
    rf"|\[Epub ahead of print\])"
    rf"|(?P<cited>\[?(?:cited|updated|accessed) (?P<cited_value>{_DATE})\]?)"
    rf"|(?P<accessed>(?:Accessed|Published|Updated) (?P<accessed_value>{MONTH} \d{{1,2}}, {YEAR}))"
    r"|(?P<extent>\d{1,4} p(?=\.|$)|\[?about \d+ (?:p|screens)\.?\]?)"
    r"|(?P<available>Available (?:from|at): ?)(?P<url>\S+?)(?=[.,;]?(?:\s|$)))"
)


def read_vancouver_tail(reading: Reading, position: int) -> int:
    """Read what still belongs to the reference; where it ends."""
    text, limit = reading.source.text, reading.source.limit
    end = position
    for _ in range(8):
        found = _PARTS.match(text, end, limit)
        if not found:
            break
        _put(reading, found)
        end = found.end()
    return read_tail(reading, end)


def _put(reading: Reading, found: re.Match[str]) -> None:
    for name in ("doi", "pmid", "pmcid"):
        if found[name]:
            reading.put(name, found[f"{name}_value"], *found.span(name), name)
    if found["epub"]:
        reading.spans[f"lead {found.start()}"] = (*found.span("epub"), "electronic publication")
    if found["cited"]:
        year, _, rest = found["cited_value"].partition(" ")
        if "updated" in found["cited"]:
            reading.spans["lead updated"] = (*found.span("cited"), "updated")
        else:
            reading.put("accessed", parse_date(f"{rest}, {year}" if rest else year), *found.span("cited"), "cited")
    if found["accessed"]:
        if found["accessed"].startswith("Accessed"):
            reading.put("accessed", parse_date(found["accessed_value"]), *found.span("accessed"), "accessed")
        else:
            reading.spans[f"lead {found.start()}"] = (*found.span("accessed"), "published")
    if found["extent"]:
        reading.put("number_of_pages", found["extent"], *found.span("extent"), "number of pages")
    if found["available"]:
        reading.put("url", found["url"], found.start("available"), found.end("url"), "address")
