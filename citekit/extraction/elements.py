"""The names of elements: HTML, the NLM book DTD 2.3 and JATS 1.3. Every reader takes its vocabulary from here."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CITATIONS: Final = _words("citation mixed-citation element-citation nlm-citation")
# Inline elements, and the mark that they leave on a text.
MARKS: Final = {
    **dict.fromkeys(("i", "em", "emph", "italic", "var", "dfn"), "italic"),
    **dict.fromkeys(("b", "bold", "strong"), "bold"),
    "q": "quote",
    "cite": "cite",  # a title, or the whole citation: pages use it for both
}
# In a citation these are marked under their own names: the source says what they are.
TITLES: Final = _words("source article-title chapter-title")
# Elements of a structured citation that hold one value.
VALUES: Final = TITLES | _words("""
    part-title trans-title trans-source volume-title publisher-name publisher-loc year month day season fpage lpage page-range
    elocation-id volume issue supplement edition series size isbn issn pub-id object-id uri ext-link date-in-citation
    access-date
    comment annotation note conf-name conf-loc conf-date institution patent version data-title std gov volume-id issue-title
    issue-part email date time-stamp publication-date
""")
NAME_PARTS: Final = _words("surname given-names suffix prefix collab etal")

# What can hold a title and citations in XML. A citation belongs to the nearest titled one of them.
SCOPES: Final = _words("""
    sec ref-list app app-group back body ack notes glossary fn-group boxed-text book-part book article sub-article response
    front
    appendix bio disp-quote list def-list
""")
META: Final = _words("article-meta book-part-meta book-meta journal-meta title-group book-title-group")
XML_BLOCKS: Final = _words("p list-item list def-item term def tr td th table verse-line disp-quote attrib note ref label")
XML_ITEMS: Final = _words("list-item def-item tr ref")
# A document that starts with one of these is XML of our kinds.
XML_STARTS: Final = CITATIONS | _words("""
    book article book-part back ref-list ref sec book-app front body-part collection book-part-wrapper citation-alternatives
    front-matter book-back app-group sub-article response article-set
""")

HTML_BLOCKS: Final = _words("""
    html body p div section article main header footer nav aside address blockquote pre figure figcaption form fieldset center
    ul ol dl menu li dt dd table caption thead tbody tfoot tr td th hr details summary
""")
HTML_LISTS: Final = _words("ul ol dl menu table")
HTML_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
HTML_RAW_TEXT: Final = _words("script style textarea template iframe noembed xmp")
HTML_STARTS: Final = _words("div p ul ol li h1 h2 h3 h4 h5 h6 table span section main header nav dl center article")

# Tags that leak into text: a tag of one of these names is no text, even without attributes.
LEAKING: Final = (
    {*MARKS, *CITATIONS, *VALUES, *NAME_PARTS, *HTML_BLOCKS, *HTML_HEADINGS}
    - {"date", "version", "size", "form", "details", "summary", "menu", "main", "center", "address"}
) | _words("""
    sc sup sub underline u s small big font span tt code monospace roman sans-serif strike overline a abbr x ref ref-list label
    citation-alternatives named-content styled-content related-article related-object xref inline-graphic person-group name
    string-name title subtitle list list-item sec back book book-part disp-quote nobr wbr br break
""")
BREAKING: Final = _words("br break p div li tr")
