"""Small made things: year-suffix letters, citation labels, short addresses."""

from __future__ import annotations

import re

from citekit.csl.markup import ROMAN
from citekit.csl.run import Run
from citekit.csl.textcase import STOP_WORDS

#: Variables of names in the order in which a label looks for its letters.
CREATORS = (
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor", "curator", "director",
    "editor", "editor-translator", "editorial-director", "executive-producer", "guest", "host", "illustrator", "interviewer",
    "narrator", "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author", "script-writer",
    "series-creator", "translator", "commenter",
)  # fmt: skip
_PARTICLES = re.compile(r"^[ '’a-z]+\s+")
_ARTICLE = re.compile(r"^(?:a|the|an)\s+", re.IGNORECASE)
_NO_LETTERS = re.compile(f"[^{ROMAN.removeprefix('-0-9')}]")


def letters(number: int) -> str:
    """0 -> "a", 25 -> "z", 26 -> "aa"."""
    text, number = "", number + 1
    while number:
        number, place = divmod(number - 1, 26)
        text = chr(97 + place) + text
    return text


def citation_label(run: Run) -> str:
    """The item's own label, or letters of its authors and two digits of its year ("DoeRoe99"), with the year suffix."""
    own = run.item.text("citation-label")
    label = own or _trigraph(run)
    if run.year_suffix is not None and not run.looking:
        label += letters(run.year_suffix)
    return label


def _trigraph(run: Run) -> str:
    """Of one author four letters, of two two each, of more two and one each, else four of the title; two digits of the year."""
    names = next((found for variable in CREATORS if (found := run.item.names(variable))), [])
    sizes = (4,) if len(names) < 2 else (2, 2) if len(names) == 2 else (2, 1, 1) if len(names) == 3 else (1, 1, 1, 1)
    words = [_PARTICLES.sub("", name.family) or name.literal for name in names]
    text = "".join(
        _NO_LETTERS.sub("", _ARTICLE.sub("", word))[:size].capitalize() for word, size in zip(words, sizes, strict=False)
    )
    if not text:
        title = "".join(word for word in run.item.text("title").split() if word not in STOP_WORDS.split())
        text = title[:4].capitalize()
    date = run.item.date("issued")
    year = str(date.begin.get("year", "")) if date is not None else ""
    return text + (year or "0000")[-2:]


def short_url(text: str) -> str:
    """The host alone."""
    text = re.sub(r"(.*\.[^/]+)/.*", r"\1", text)
    return re.sub(r"https?://", "", text, count=1) if "//www." in text else text
