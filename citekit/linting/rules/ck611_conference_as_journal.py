"""CK611 conference-as-journal

What it does: reports an @article whose journal is the proceedings of a conference, symposium or workshop.
Why it matters: styles print papers in proceedings otherwise than articles: with "In", editors, place and publisher.
Example:
    @article{lee2019, journal = {Proceedings of the 5th International Conference on Pastures}, …}
Use instead:
    @inproceedings{lee2019, booktitle = {Proceedings of the 5th International Conference on Pastures}, …}
Fix: none.
"""

import re
from collections.abc import Iterator

from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value

_CONFERENCE = re.compile(
    r"\b(?:Proc(?:eedings|\.)?\s.*\b(?:Conference|Conf\.|Symposium|Symp\.|Workshop|Congress)|(?:\d+(?:st|nd|rd|th)|Annual|International)\s"
    r".*\b(?:Conference|Symposium|Workshop)\b|Conference Proceedings)",
    re.IGNORECASE | re.DOTALL,
)
_SERIES = re.compile(r"\b(?:series|journal|lecture notes|ser\.)\b", re.IGNORECASE)


@value_rule("CK611", "conference-as-journal", WARNING, fields=("journal", "journaltitle"), tex=True)
def conference_as_journal(value: Value) -> Iterator[Problem]:
    found = _CONFERENCE.search(value.text)
    if found and value.entry.type == "article" and not _SERIES.search(value.text) and not value.entry.has("volume"):
        yield value.problem("the journal is the proceedings of a conference: it looks like @inproceedings", found.span())
