"""What a statement between title and imprint looks like: one pattern a kind, and the patterns of their parts."""

from __future__ import annotations

import re
from typing import Final

from citekit.parsing.dates import YEAR, YEARS

_COUNT = r"(?:\d{1,3}|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Tt]welve)"
_NUMBER = (
    r"(?:\d{1,3}(?:[-–,/] ?\d{1,3}|, pt\. \d)?|[IVXLC]{1,7}\b|[A-H](?=\.)|[Oo]ne\b|[Tt]wo\b|[Tt]hree\b|[Ff]our\b"
    r"|[Ff]ive\b)"
)
_EDITION_WORD = (
    r"(?:(?:[Rr]ev|[Ee]nl|[Ee]xp|[Cc]orr|[Aa]bb?r|[Ii]llus|[Uu]pd|[Nn]o|[Ii]ntl?|[Aa]mer?|[Ee]ng|Dr|St|[Aa]nniv"
    r"|[Ll]td)\.|[\w’'&-]+)"
)
EDITION: Final = (
    r"(?:\d{1,2}\. (?:[a-zäöü]+\. )?Aufl(?:\.|age\b)|\d{1,3}\. ed(?:\.|ição\b)|\d{1,2}(?:e|ᵉ) éd(?:\.|ition\b))|"
    rf"(?:{_EDITION_WORD} ){{1,6}}?(?:[Ee]d\.|[Ee]dition\b|[Ee]dn\b\.?|[Ee]d\b)(?:,? (?:(?:and|&) )?(?:rev|enl|corr|exp"
    rf"|revised|enlarged|corrected|expanded|rewritten|updated|augmented)\b\.?(?: ed\.)?)*"
)
_BY = r"(?:,? (?:from [\w ]{3,40}|with [^.]{3,80}|and [^.]{3,80}|newly|an? [^.]{3,60}))?,? by "
_TRANSLATED = (
    rf"(?:(?:Newly )?[Tt]ranslated(?: and edited| and annotated)?{_BY}"
    rf"|(?:[Ee]nglish )?[Tt]ranslation(?:s)? (?:[^.,]{{3,40}} )?by |[Tt]rans(?:\.|l\.)?(?: (?:and"
    rf"|&) [Ee]d\.)?(?:,? (?:with|from) [^.]{{3,60}} by| by)? (?=[A-Z])|[Tt]r\. (?:by )?(?=[A-Z])"
    r"|(?:Aus d(?:em|er) [A-ZÄÖÜ]\w+ (?:übersetzt |übertragen )?|Übers(?:etzt|\.) |Übertragen )(?:von |v\. )(?=[A-Z])"
    r"|Traduit (?:de l’|de l'|du )?[^.]{0,40}?par (?=[A-Z])|Traducción (?:del? [^.]{3,30} )?de (?=[A-Z])"
    r"|Traduzione (?:di|a cura di) (?=[A-Z])"
    r"|Trad\. (?:de |di |par |it\. di )(?=[A-Z]))"
)
_EDITED = (
    rf"(?:(?:[A-Za-z][a-z]+ed(?:,? and |, | ))?[Ee]dited(?: and (?:translated|compiled|annotated"
    rf"|introduced|selected))?{_BY}|[Ee]ds?\.(?: (?:and|&) [Tt]rans\.)? (?:by )?(?=[A-Z])|(?:[Cc]ompiled"
    rf"|[Ss]elected){_BY}|[Cc]omp\. (?:by )?(?=[A-Z])"
    r"|(?:Herausgegeben|Hrsg\.|Hg\.) (?:von|v\.) (?=[A-Z])|A cura di (?=[A-Z])|Sous la direction de (?=[A-Z])"
    r"|Édition de (?=[A-Z])|Edición de (?=[A-Z]))"
)
_CONTRIBUTED = (
    r"(?:(?:[Ww]ith )?(?:an? |a new )?(?:[Ii]ntroduc(?:tion|ed)|[Ii]ntrod?\.|[Ff]orew(?:o|e)rd|[Pp]reface|[Aa]fterword"
    r"|[Pp]rologue|[Ee]pilogue|[Ii]llus(?:trated|trations)?\.?|[Pp]hotographs?|"
    r"[Rr]evised(?: and [a-z]+)?|[Ee]nlarged|[Aa]bridged|[Rr]etold|[Aa]dapted|[Aa]nnotated|[Cc]ollected|[Aa]rranged|[Uu]pdated|"
    r"[Nn]otes|[Cc]ommentary|[Dd]rawings|[Mm]aps)(?: (?:and|&|to)[^.]{3,40})?,? by |Illus\. |Introd?\. |Fwd\. )"
)
_DIRECTED = (
    r"(?:[Dd]irected(?: and (?:produced|written)| and [^.]{3,40})? by |[Pp]roduced and directed by "
    r"|[Ww]ritten and directed by |[Dd]ir\.(?= [A-Z]) ?(?:by )?)"
)
_PERFORMED = (
    r"(?:Perf(?:\.|ormances?|ormed) (?:by )?|Starring |With (?=[A-Z][\w.]+ [A-Z])|Produced by |Prod\. |Screenplay by "
    r"|Written by |Narrated by |Conducted by |Cond\. )"
)
_REPRINT = (
    r"(?:[Rr]eprint of (?:the )?\d{4} ed(?:ition\b|\.)|[Rr]eprint(?:ed)?(?: ed(?:ition)?)?\b[.,]?|[Rr]pt\.|[Rr]epr\."
    r"|[Ff]acsimile reprint\b[.,]?)"
)
_FIRST_PUBLISHED = (
    rf"(?:(?:[Ff]irst|[Oo]riginally) published(?: in)? {YEAR}|[Oo]riginal (?:work )?published {YEAR}"
    rf"|[Oo]rig\. pub(?:l)?\.(?: in)? {YEAR})"
)
_REPORT = (
    r"(?:(?:[A-Z][\w-]* ){0,3}(?:Memorandum|Memo|Document|Reports?|Working Papers?|Discussion Papers?"
    r"|Occasional Papers?|Technical Note|Research Papers?|Policy Papers?|Staff Papers?|Tech\. Rep\.|Rept\."
    r"|Special Report|White Paper|Paper)"
    r"(?:,? (?:[Nn]os?\.|[Nn]umber|#))? ?#?(?=[A-Z]{0,6}[-/ ]?[A-Z]{0,3}-?\d)[A-Z]{0,6}[-/ ]?[A-Z]{0,4}[\w/-]*"
    r"(?:\.\d+)?|(?:[A-Z]{2,7}-){1,3}\d[\w-]*|(?:[A-Z]{2,7}/)*[A-Z]{2,7}[ -]\d[\w/-]*(?=\. )"
    r"|(?:Publication|Bulletin|Circular) [Nn]os?\. ?\d+)"
)
_CONGRESS = (
    r"(?:\d{1,3}(?:st|d|nd|rd|th) Cong(?:ress|\.)[^.]*(?:sess(?:ion|\.))[^.]*|(?:S|H|H\.R|Senate"
    r"|House)\.? (?:Doc(?:ument|\.)|Rep(?:t|ort)?\.?|Hrg\.)[^.]*(?:[Nn]o\. )?[\d-]+)"
)
_SERIES = r"(?:[A-Z][^.:;()]{2,80}? [Ss]eries(?:,? (?:[Nn]os?\.|[Vv]ol\.|[Nn]umber)? ?\d+)?(?=[.)]|, (?:no|vol)))"
_LIBRARY = (
    r"(?:(?:[A-Z][\w’&-]*,? (?:(?:and|of|in|the|for|on) )*){0,5}(?:Studies|Contributions|Monographs?|Publications"
    r"|Library|Classics|Lectures|Texts|Papers|Perspectives|Bulletin|Handbooks|Series)"
    r"(?:(?:,? (?:and|of|in|the|for|on|to))* [A-Z][\w’&-]*,?){0,6},? (?:[Nn]os?\. ?|[Vv]ols?\. ?|[Nn]umber |#)?\d{1,4}(?=\.)"
    r"|(?:Loeb Classical Library|Penguin Classics|Modern Library|Library of America|Norton Critical Editions?"
    r"|Oxford World’s Classics|Everyman’s Library|World’s Classics|Vintage Classics"
    r"|[A-Z][^.:;()“”0-9]{2,60}, [Nn]os?\. ?\d{1,4}|Contributions in [A-Z][^.:]{3,60}"
    r"|(?:[A-Z][a-z]+ ){1,2}Studies in (?:the )?[A-Z][^.:0-9]{3,60})(?=\.))"
)

_KINDS = (
    ("bracketed", r"[A-Z][^()“”:]{2,90}, (?:Eds?|Trans|Ed\. (?:and|&) Trans)\.(?=\))"),
    ("volume", rf"\(?[Vv]ol(?:s?\.|umes?) ?{_NUMBER}"),
    ("volumes", rf"{_COUNT} [Vv]ol(?:s?\.|s\b|umes?\b)(?: in {_COUNT}\b)?"),
    ("translated", _TRANSLATED),
    ("edited", _EDITED),
    ("directed", _DIRECTED),
    ("performed", _PERFORMED),
    ("contributed", _CONTRIBUTED),
    ("congress", _CONGRESS),
    ("reprint", _REPRINT),
    ("published", _FIRST_PUBLISHED),
    ("year", rf"\[?{YEARS}\]?(?=[.;])"),
    ("medium", r"(?:DVD|VHS|Videocassette|Film|Blu-ray|CD|LP)(?=\.)"),
    ("report", _REPORT),
    ("edition", EDITION),
    ("library", _LIBRARY),
    ("series", _SERIES),
)
_ALL = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS)
_AFTER_COMMA = "|".join(
    f"(?P<c_{kind}>{pattern})" for kind, pattern in (
        ("volume", rf"vol(?:s?\.|umes?) ?{_NUMBER}"), ("volumes", rf"{_COUNT} vols?\.(?: in {_COUNT}\b)?"),
        ("translated", _TRANSLATED.replace("[Tt]", "t")),
        ("edited", _EDITED.replace("[Ee]", "e").replace("[Ss]", "s").replace("[Cc]", "c")),
        ("edition", r"(?:\d{1,2}(?:st|nd|rd|th|d)|rev\.|revised|new)(?: [a-z.]+){0,3} ed(?:\.|ition)"),
        ("directed", r"directed by "), ("contributed", r"(?:with )?(?:an )?(?:introduction|foreword|preface) by "),
    )
)  # fmt: skip
START = re.compile(rf"(?:(?<=[.?!)])[”’\"')\]]*\s+|;\s+|\s[(\[])(?:{_ALL})|,\s+(?:{_AFTER_COMMA})")
STATEMENT = re.compile(_ALL)
AT_ONCE = re.compile(
    "|".join(
        pattern
        for kind, pattern in _KINDS
        if kind in ("volume", "volumes", "translated", "edited", "directed", "contributed", "reprint")
    )
    + r"|(?:\d{1,2}(?:st|nd|rd|th|d)|Rev\.|Revised) (?:[a-z.]+ ){0,4}ed(?:\.|ition)"
)
VOLUME = re.compile(
    rf"\(?[Vv]ol(?:s?\.|umes?) ?(?P<number>{_NUMBER})\)?(?:,? (?:in|of)(?: the series)?:? (?P<set>.+)|(?:[:,]"
    rf"|\.(?=\s[A-Z])) ?(?!\d+(?:st|nd|rd|th|d) ed)(?P<title>[^\W_“\"].+))?",
    re.DOTALL,
)
COUNTED = re.compile(rf"({_COUNT}) [Vv]ol")
REPORT_PARTS = re.compile(r"(.*?)(?:,? (?:[Nn]os?\.|[Nn]umber|#))? ?#?((?:[A-Z]{1,7}[-/ ])*[A-Z]{0,9}-?\d[\w./-]*)\Z")
SERIES_NUMBER = re.compile(r",? (?:[Nn]os?\.|[Vv]ols?\.|[Nn]umber|#)? ?(\d{1,4})\Z")
PAREN_END = " .,;)]"
