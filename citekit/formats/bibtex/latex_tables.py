"""What LaTeX commands mean in a bibliography. The long tail of symbols comes from pylatexenc's table, when one is met."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

# Accent commands: the combining character (base first, as Unicode has it).
ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "r": "\u030a", "c": "\u0327", "k": "\u0328", "d": "\u0323", "b": "\u0331",
    "t": "\u0361", "G": "\u030f", "h": "\u0309", "U": "\u030e", "f": "\u0311",
    "textcommabelow": "\u0326", "textsubring": "\u0325", "textsubbreve": "\u032e",
}  # fmt: skip
BELOW: Final = frozenset("ckdb") | {"textcommabelow", "textsubring", "textsubbreve"}

SYMBOLS: Final = {
    "i": "ı", "j": "ȷ", "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø",
    "l": "ł", "L": "Ł", "aa": "å", "AA": "Å",
    "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "S": "§", "P": "¶", "pounds": "£", "copyright": "©", "textcopyright": "©", "textregistered": "®", "texttrademark": "™",
    "dots": "…", "ldots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "lq": "‘", "rq": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textquotedbl": '"', "textquotesingle": "'", "textasciigrave": "`", "textasciiacute": "´",
    "quotedblbase": "„", "glqq": "„", "grqq": "“", "quotesinglbase": "‚", "glq": "‚", "grq": "‘",
    "guillemotleft": "«", "guillemotright": "»", "flqq": "«", "frqq": "»", "guilsinglleft": "‹", "guilsinglright": "›",
    "flq": "‹", "frq": "›", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbar": "|",
    "textless": "<", "textgreater": ">", "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}",
    "textunderscore": "_", "textdollar": "$", "textdegree": "°", "degree": "°", "textexclamdown": "¡", "textquestiondown": "¿",
    "textordfeminine": "ª", "textordmasculine": "º", "textperiodcentered": "·", "textbullet": "•", "texteuro": "€", "euro": "€",
    "EUR": "€", "textnumero": "№", "textsection": "§", "textmu": "µ", "textonehalf": "½", "texttimes": "×", "textpm": "±",
    "quad": " ", "qquad": " ", "space": " ", "nobreakspace": "\u00a0", "newline": " ", "par": " ", "slash": "/", "hyphen": "-",
    "bibrangedash": "–", "textvisiblespace": "␣", "LaTeX": "LaTeX", "TeX": "TeX", "LaTeXe": "LaTeX2e", "BibTeX": "BibTeX",
    "bibstring": "", "adddot": ".", "addcomma": ",", "addspace": " ", "addcolon": ":", "aftergroup": "",
    "cprime": "ʹ", "cdprime": "ʺ", "textprime": "′", "ayn": "ʿ", "hamza": "ʾ", "textnospace": "",
}  # fmt: skip

# Signs after a backslash. Accents are not here.
SIGNS: Final = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ", "\r": " ",
    ",": " ", ";": " ", ":": " ", ">": " ", "!": "", "-": "", "/": "", "@": "", "*": "", "\\": " ", "|": "|",
}  # fmt: skip

ITALIC: Final = ("<i>", "</i>")
BOLD: Final = ("<b>", "</b>")
SMALL_CAPS: Final = ('<span style="font-variant:small-caps;">', "</span>")
SUPERSCRIPT: Final = ("<sup>", "</sup>")
SUBSCRIPT: Final = ("<sub>", "</sub>")
NOCASE: Final = ('<span class="nocase">', "</span>")
_QUOTES: Final = ("“", "”")

# Commands that dress their argument, and switches that dress the rest of their group.
WRAPS: Final = {
    "emph": ITALIC, "textit": ITALIC, "textsl": ITALIC, "mkbibemph": ITALIC, "mkbibitalic": ITALIC, "enquote": _QUOTES,
    "textbf": BOLD, "mkbibbold": BOLD, "textsc": SMALL_CAPS, "textsuperscript": SUPERSCRIPT, "textsubscript": SUBSCRIPT,
    "mkbibsuperscript": SUPERSCRIPT, "mkbibsubscript": SUBSCRIPT, "mkbibquote": _QUOTES, "textquote": _QUOTES,
    "mkbibparens": ("(", ")"), "mkbibbrackets": ("[", "]"), "parentext": ("(", ")"), "enquote*": ("‘", "’"), "sqrt": ("√", ""),
    "up": SUPERSCRIPT, "fup": SUPERSCRIPT, "ieme": SUPERSCRIPT, "mkbibacro": SMALL_CAPS,
}  # fmt: skip
QUOTES: Final = frozenset(name for name, marks in WRAPS.items() if not marks[0].startswith("<"))
SWITCHES: Final = {
    "em": ITALIC, "it": ITALIC, "sl": ITALIC, "itshape": ITALIC, "slshape": ITALIC, "bf": BOLD, "bfseries": BOLD,
    "sc": SMALL_CAPS, "scshape": SMALL_CAPS,
}  # fmt: skip
IGNORED: Final = frozenset(
    (
        "rm", "tt", "sf", "rmfamily", "ttfamily", "sffamily", "upshape", "mdseries", "normalfont", "normalsize", "small",
        "footnotesize", "scriptsize", "tiny", "large", "Large", "relax", "protect", "allowbreak", "nobreak", "linebreak",
        "bgroup", "egroup", "null", "displaystyle", "textstyle", "left", "right", "big", "Big", "bigl", "bigr", "limits",
        "noindent", "xspace", "sloppy", "raggedright", "autocap", "MakeCapital", "isdot", "unskip", "ignorespaces", "break",
        "leavevmode", "natexlab", "penalty", "upcase",
    )
)  # fmt: skip
UPPER: Final = frozenset(("uppercase", "MakeUppercase", "MakeTextUppercase"))
LOWER: Final = frozenset(("lowercase", "MakeLowercase", "MakeTextLowercase"))
# \noopsort{1973a} and its relatives hold text for sorting only.
DROPPED: Final = frozenset(
    ("noopsort", "Noopsort", "NoopSort", "SortNoop", "sortnoop", "noop", "nosort", "label", "index", "begin", "end", "vspace",
     "hspace", "phantom", "vphantom", "hphantom", "textcolorbox", "color", "fontsize", "selectlanguage", "nocite")
)  # fmt: skip
# Two arguments, the second is the text.
SECOND: Final = frozenset(
    ("href", "textcolor", "foreignlanguage", "parbox", "raisebox", "texorpdfstring", "fontspec", "textlang", "colorbox")
)  # fmt: skip
FIRST: Final = frozenset(("printfirst", "switchargs"))
FRACTIONS: Final = frozenset(("frac", "tfrac", "dfrac", "nicefrac", "sfrac"))
VERBATIM_COMMANDS: Final = frozenset(("url", "path", "nolinkurl"))


@cache
def symbol(name: str) -> str | None:
    """The character of a command that takes no argument; None when it is unknown."""
    known = SYMBOLS.get(name)
    if known is not None:
        return known
    specification = _context().get_macro_spec(name)
    replacement = getattr(specification, "simplify_repl", None)
    return replacement if isinstance(replacement, str) and replacement and "%" not in replacement else None


@cache
def _context() -> _Context:
    from pylatexenc.latex2text import get_default_latex_context_db  # type: ignore[import-untyped]

    context: _Context = get_default_latex_context_db()
    return context


class _Context:
    """What is used of pylatexenc's table."""

    get_macro_spec: Callable[[str], object]
