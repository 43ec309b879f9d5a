"""CK501 html-in-field

What it does: reports HTML or XML in a value: tags such as <i>, entities such as &amp; or &eacute;, and what exporters make
of them: \\textless{}i\\textgreater{}, {\\&}amp;.
Why it matters: TeX prints it as it stands, or fails on the "&".
Example:
    title = {The <i>Origin</i> of Species &amp; Its Reception}
Use instead:
    title = {The \\emph{Origin} of Species \\& Its Reception}
Fix: safe for entities; unsafe for <i>, <em>, <b>, <sub> and <sup>, which become the TeX commands.
"""

import re
from collections.abc import Iterator
from html import unescape

from citekit.linting.datamodel import TEXT_FIELDS
from citekit.linting.rule import WARNING, value_rule
from citekit.linting.subject import Problem, Value
from citekit.model import Fix, Safety

_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|sub|sup|sc|span|p|br|a|div|font|title|italic|bold|emph|tt|jats:\w+|mml:\w+|ext-link|xref)(?:\s[^<>]*)?/?>",
    re.I,
)
_ENTITY = re.compile(r"\\?&(?:[A-Za-z][A-Za-z0-9]{1,12}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
_CSL_TAG = re.compile(r"</?(?:i|b|sub|sup|sc)>|<span (?:class=\"nocase\"|style=\"font-variant: ?small-caps;\")>|</span>")
_COMMANDS = {"i": "emph", "em": "emph", "italic": "emph", "b": "textbf", "strong": "textbf", "bold": "textbf",
             "sub": "textsubscript", "sup": "textsuperscript", "sc": "textsc", "tt": "texttt"}  # fmt: skip
_ESCAPED = {"&": "\\&", "%": "\\%", "#": "\\#", "_": "\\_", "$": "\\$"}


# What exporters make of "<i>" and "&amp;" when they write TeX.
_TEX_TAG = re.compile(r"\{?\\textless(?:\{\}|\}|\s)?/?(?:i|b|em|sub|sup|p|span|sc)(?:/?\{?\\textgreater|\s)", re.I)
_TEX_ENTITY = re.compile(r"\{?\\&\}?(?:amp|lt|gt|quot|nbsp|apos)(?:;|\$\\mathsemicolon\$)")


@value_rule("CK501", "html-in-field", WARNING, fields=TEXT_FIELDS, signs=r"<&\\")
def html_in_field(value: Value) -> Iterator[Problem]:
    text = value.text
    if "<" in text:
        found = [tag for tag in _TAG.finditer(text) if value.entry.file.tex or not _CSL_TAG.match(tag[0])]
        if found:
            yield value.problem(f'"{found[0][0]}" is HTML', found[0].span(), fix=_tag_fix(value, found))
    if "\\" in text and (found_tex := _TEX_TAG.search(text) or _TEX_ENTITY.search(text)):
        yield value.problem(f'"{found_tex[0]}" is HTML, turned into TeX', found_tex.span())
    elif "&" in text:
        entities = [entity for entity in _ENTITY.finditer(text) if unescape(entity[0].lstrip("\\")) != entity[0].lstrip("\\")]
        if entities:
            edits = [(*entity.span(), _character(entity[0], value.entry.file.tex)) for entity in entities]
            yield value.problem(
                f'"{entities[0][0]}" is HTML', entities[0].span(), fix=value.fix_many("write the character", edits)
            )


def _character(entity: str, tex: bool) -> str:
    char = unescape(entity.lstrip("\\"))
    return _ESCAPED.get(char, char) if tex else char


def _tag_fix(value: Value, found: list[re.Match[str]]) -> Fix | None:
    """TeX commands for the tags, where all of them have one and they are in pairs."""
    names = [re.sub(r"[</>]|\s.*", "", tag[0]).lower() for tag in found]
    opening = [not tag[0].startswith("</") for tag in found]
    paired = len(found) % 2 == 0 and all(
        opening[n] and not opening[n + 1] and names[n] == names[n + 1] for n in range(0, len(found), 2)
    )
    if not paired or not set(names) <= set(_COMMANDS):
        return None
    edits = [
        (*tag.span(), "\\" + _COMMANDS[name] + "{" if open_ else "}")
        for tag, name, open_ in zip(found, names, opening, strict=True)
    ]
    return value.fix_many("write TeX commands", edits, safety=Safety.UNSAFE)
