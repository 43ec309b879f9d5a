"""The data models of BibTeX and biblatex: entry types, fields, and what each type requires.

Sources: BibTeX, ``btxdoc.pdf`` section 3; biblatex 3.20 manual, sections 2.1 and 2.2, and ``blx-dm.def``. A requirement is a
tuple of alternatives: one of them must be there. Where a book may have an editor instead of an author, or a page an
organization, the alternatives say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from citekit.linting.text import word_set

Requirement = tuple[str, ...]

TYPE_ALIASES: Final[Mapping[str, str]] = {
    "conference": "inproceedings",
    "electronic": "online",
    "www": "online",
    "webpage": "online",
    "website": "online",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "bachelorsthesis": "thesis",
    "techreport": "report",
}

AUTHOR: Final[Requirement] = ("author",)
AUTHOR_OR_EDITOR: Final[Requirement] = ("author", "editor", "director", "compiler", "editortranslator")
BODY: Final[Requirement] = (*AUTHOR_OR_EDITOR, "translator", "organization", "institution", "publisher", "producer")
TITLE: Final[Requirement] = ("title",)
DATE: Final[Requirement] = ("year", "date", "issued", "pubstate", "origdate", "eventdate")
JOURNAL: Final[Requirement] = ("journaltitle", "journal", "shortjournal")
BOOKTITLE: Final[Requirement] = ("booktitle", "maintitle", "journaltitle", "journal", "eventtitle")
PUBLISHER: Final[Requirement] = ("publisher", "organization", "institution", "howpublished")
INSTITUTION: Final[Requirement] = ("institution", "school", "publisher", "organization")
WHERE: Final[Requirement] = ("url", "doi", "eprint", "howpublished", "note", "journal")

REQUIRED: Final[Mapping[str, tuple[Requirement, ...]]] = {
    "article": (AUTHOR, TITLE, JOURNAL, DATE),
    "audio": (TITLE, DATE),
    "book": (AUTHOR_OR_EDITOR, TITLE, DATE),
    "mvbook": (AUTHOR_OR_EDITOR, TITLE, DATE),
    "inbook": (AUTHOR_OR_EDITOR, TITLE, DATE),
    "bookinbook": (AUTHOR_OR_EDITOR, TITLE, BOOKTITLE, DATE),
    "suppbook": (AUTHOR_OR_EDITOR, TITLE, BOOKTITLE, DATE),
    "booklet": (TITLE,),
    "collection": (AUTHOR_OR_EDITOR, TITLE, DATE),
    "mvcollection": (AUTHOR_OR_EDITOR, TITLE, DATE),
    "incollection": (AUTHOR_OR_EDITOR, TITLE, BOOKTITLE, DATE),
    "suppcollection": (AUTHOR_OR_EDITOR, TITLE, BOOKTITLE, DATE),
    "dataset": (BODY, TITLE, DATE),
    "inproceedings": (AUTHOR, TITLE, BOOKTITLE, DATE),
    "inreference": (TITLE, BOOKTITLE),
    "manual": (TITLE,),
    "misc": (),
    "movie": (TITLE, DATE),
    "music": (TITLE, DATE),
    "online": (BODY, TITLE, DATE, WHERE),
    "patent": (AUTHOR, TITLE, ("number",), DATE),
    "periodical": (TITLE, DATE),
    "proceedings": (TITLE, DATE),
    "mvproceedings": (TITLE, DATE),
    "reference": (TITLE, DATE),
    "report": (BODY, TITLE, INSTITUTION, DATE),
    "software": (BODY, TITLE, DATE),
    "thesis": (AUTHOR, TITLE, INSTITUTION, DATE),
    "unpublished": (AUTHOR, TITLE),
    "video": (TITLE, DATE),
}
PUBLISHED_BY: Final = frozenset({"book", "inbook", "incollection"})  # BibTeX asks for a publisher; biblatex does not
INBOOK_PLACE: Final[Requirement] = ("chapter", "pages", "booktitle", "crossref", "url", "doi")
TYPED: Final = frozenset({"thesis", "report"})  # biblatex asks for ``type`` where the entry type does not imply it

BIBTEX_TYPES: Final = word_set(
    "article book booklet conference inbook incollection inproceedings manual mastersthesis misc phdthesis proceedings"
    " techreport unpublished"
)
BIBLATEX_ONLY_TYPES: Final = word_set(
    "artwork audio bibnote bookinbook collection commentary dataset electronic image inreference jurisdiction legal"
    " legislation letter movie music mvbook mvcollection mvproceedings mvreference online patent performance periodical"
    " reference report review set software standard suppbook suppcollection suppperiodical thesis video www xdata"
)
# Types that are none of either model but that styles and programs in wide use define or write (REVTeX, IEEEtran, JabRef,
# BibDesk, jurabib, Zotero, apacite).
FOREIGN_TYPES: Final = word_set(
    "bachelorsthesis control customa customb customc customd custome customf webpage website intechreport ieeetranbstctl"
    " monthly glossdef masterthesis magazine newspaper newsarticle preprint presentation pamphlet commented url dictionary"
    " encyclopedia unknown other hidden"
)
KNOWN_TYPES: Final = BIBTEX_TYPES | BIBLATEX_ONLY_TYPES | FOREIGN_TYPES

BIBTEX_FIELDS: Final = word_set(
    "address annote author booktitle chapter crossref edition editor howpublished institution journal key month note number"
    " organization pages publisher school series title type volume year"
)
BIBLATEX_ONLY_FIELDS: Final = word_set(
    "afterword annotation annotator bookauthor bookpagination booksubtitle booktitleaddon commentator date"
    " editora editorb editorc editortype eid entrysubtype eventdate eventtitle eventtitleaddon foreword holder"
    " indextitle introduction issuesubtitle issuetitle journalsubtitle journaltitle langid location mainsubtitle"
    " maintitle maintitleaddon origdate origlanguage origlocation origpublisher origtitle pagetotal pagination"
    " part pubstate reprinttitle shortauthor shorteditor shortjournal shortseries shorttitle subtitle titleaddon"
    " translator urldate venue volumes"
) - {"translator", "urldate", "shorttitle", "annotation", "eid", "part"}  # these six are common in BibTeX files too
OTHER_FIELDS: Final = word_set(
    "abstract addendum annotation authortype editoratype editorbtype editorctype bookauthortype fjournal sortauthor"
    " bibsource bibliography biburl category citeulike copyright crossref day"
    " doi edition eid eprint eprintclass eprinttype archive archiveprefix primaryclass entryset execute file gender hyphenation"
    " ids indexsorttitle isan isbn ismn isrn issn issue iswc keyword keywords label language lccn library lastchecked"
    " lastaccessed accessed"
    " mrclass mrnumber mrreviewer nameaddon namea nameb namec numpages options origpublisher owner part pdf pmid pmcid"
    " presort related relatedoptions relatedstring relatedtype review adsurl adsnote zblnumber"
    " sequence shorthand shorthandintro shortjournal shorttitle slaccitation sortkey sortname sortshorthand sorttitle sortyear"
    " source subtitle tags timestamp title translator urldate url urn usera userb userc userd usere userf verba"
    " verbb verbc version volume volumes xdata xref year lista listb listc listd liste listf price rating read size"
    " orcid series comment comments contents contributor printed priority qualityassured ranking readstatus creationdate"
    " modificationdate date-added date-modified groups jabref bdsk-url-1 bdsk-url-2 bdsk-file-1 rss-description"
    " collaboration reportnumber inspire-key opt url2 article-number articleno acmid correspondence-address funding"
    " local-url original-id affiliation unique-id research-areas web-of-science-categories keywords-plus"
    " author-email cited-references number-of-cited-references times-cited journal-iso doc-delivery-number"
)
KNOWN_FIELDS: Final = BIBTEX_FIELDS | BIBLATEX_ONLY_FIELDS | OTHER_FIELDS

# Fields whose value is typeset; the others (files, keywords, notes to oneself, addresses on the net) never reach TeX.
TITLE_FIELDS: Final = (
    "title", "subtitle", "titleaddon", "booktitle", "booksubtitle", "booktitleaddon", "maintitle", "mainsubtitle",
    "journal", "journaltitle", "journalsubtitle", "issuetitle", "issuesubtitle", "series", "eventtitle", "shorttitle",
    "origtitle", "reprinttitle", "shortjournal", "volumetitle",
)  # fmt: skip
WORK_TITLES: Final = ("title", "subtitle", "booktitle", "booksubtitle", "maintitle", "mainsubtitle")
JOURNAL_FIELDS: Final = ("journal", "journaltitle")
NAME_FIELDS: Final = (
    "author", "editor", "translator", "editora", "editorb", "editorc", "bookauthor", "afterword", "annotator", "commentator",
    "foreword", "introduction", "holder", "shortauthor", "shorteditor", "namea", "nameb", "namec", "director", "compiler",
    "interviewer", "performer", "composer", "illustrator", "recipient", "host", "narrator", "producer",
)  # fmt: skip
PUBLISHER_FIELDS: Final = ("publisher", "institution", "school", "organization", "origpublisher")
PLACE_FIELDS: Final = ("address", "location", "origlocation", "venue")
DATE_FIELDS: Final = ("date", "urldate", "origdate", "eventdate")
NOTE_FIELDS: Final = (
    "note", "addendum", "howpublished", "annote", "annotation", "type", "edition", "chapter", "pages", "volume", "number",
    "version", "pubstate",
)  # fmt: skip
TYPESET_FIELDS: Final = (*TITLE_FIELDS, *NAME_FIELDS, *PUBLISHER_FIELDS, *PLACE_FIELDS, *NOTE_FIELDS)
TEXT_FIELDS: Final = (*TYPESET_FIELDS, "abstract", "keywords")
