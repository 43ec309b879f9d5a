"""LaTeX to Unicode and back."""

from __future__ import annotations

import pytest

from citekit.formats.bibtex.latex import plain, to_tex, to_unicode, verbatim


@pytest.mark.parametrize(
    ("tex", "rich"),
    [
        ("plain text", "plain text"),
        (r"{\'E}mile \'{e} \'e \'\i{} {\'{\i}} \c{c} \c c \v{S} \H{o}", "Émile é é í í ç ç Š ő"),
        (r"{\ss}\ss{} \AA ngstr{\"o}m {\O}re \l{}", "ßß Ångström Øre ł"),
        (r"\k{a} \d{h} \={a} \.z \u{g} \r{u} \b{d}", "ą ḥ ā ż ğ ů ḏ"),
        ("``a'' `b' don't --- x--y~z", "“a” ‘b’ don't — x–y\u00a0z"),
        (r"M\"uller \& S\"ohne, 50\% \#1 \_ \$5", "Müller & Söhne, 50% #1 _ $5"),
        ("50% of a_b^c", "50% of a_b^c"),
        (r"{NASA} and the {D}NA", '<span class="nocase">NASA</span> and the <span class="nocase">DNA</span>'),
        ("{{All of {it}}}", '<span class="nocase">All of it</span>'),
        (r"\emph{In {DNA} vitro}", '<i>In <span class="nocase">DNA</span> vitro</i>'),
        (r"{\em a} {\bf b} {\it c\/} \textit{d}", "<i>a</i> <b>b</b> <i>c</i> <i>d</i>"),
        (
            r"\textsc{a}\textsuperscript{b}\textsubscript{c}",
            '<span style="font-variant:small-caps;">a</span><sup>b</sup><sub>c</sub>',
        ),
        (r"\textbf{\emph{x}}", "<b><i>x</i></b>"),
        (r"H$_2$O, $\alpha$-helix, $10^{-3}$, $a \leq b$", "H<sub>2</sub>O, α-helix, 10<sup>−3</sup>, a ≤ b"),
        (r"$\frac{a}{b}$ and \(x^2\)", "a/b and x<sup>2</sup>"),
        (r"$\weird{x}$", r"$\weird{x}$"),
        ("we pay $5 and $6", "we pay $5 and $6"),
        (r"\noopsort{1973a}1973", "1973"),
        (r"\unknown{kept} \unknown", r"kept \unknown"),
        (r"\href{http://x}{text} \foreignlanguage{french}{mot}", "text mot"),
        (r"\url{http://x.org/a%20b_c}", "http://x.org/a%20b_c"),
        (r"\enquote{a}", "“a”"),
        (r"\uppercase{d}e la", "De la"),
        (r"\LaTeX{} and \TeX", "LaTeX and TeX"),
        ("{unclosed", '<span class="nocase">unclosed</span>'),
        ("x}y", "x}y"),
        ("\\", "\\"),
        (r"C:\temp", r"C:\temp"),
        ("<b>HTML</b> & a < b", "<b>HTML</b> & a < b"),
    ],
)
def test_reading(tex: str, rich: str) -> None:
    assert to_unicode(tex) == rich


def test_words_in_braces_are_plain_where_nothing_changes_their_case() -> None:
    assert to_unicode("{NASA} \\emph{x}", protect=False) == "NASA <i>x</i>"
    assert plain("{NASA} \\emph{x} $y^2$") == "NASA x y2"


@pytest.mark.parametrize(
    ("rich", "tex"),
    [
        ("50% of A & B #1 $5 a_b", r"50\% of A \& B \#1 \$5 a\_b"),
        ("a{b}c\\d~e^f", r"a\textbraceleft{}b\textbraceright{}c\textbackslash{}d\textasciitilde{}e\textasciicircum{}f"),
        ('<i>a</i> <b>b</b> <span class="nocase">NASA</span>', r"\emph{a} \textbf{b} {NASA}"),
        ("a\u00a0b -- c '' `d", "a~b -{}- c '{}' \\textasciigrave{}d"),
        ("<i>never closed", "<i>never closed"),
        ("é – “x”", "é – “x”"),
    ],
)
def test_writing(rich: str, tex: str) -> None:
    assert to_tex(rich) == tex
    assert to_unicode(tex) == rich


@pytest.mark.parametrize(
    ("rich", "tex"),
    [
        ("Émile Gödel", "{\\'E}mile G{\\\"o}del"),
        ("Øre Łódź straße", "{\\O}re {\\L}{\\'o}d{\\'z} stra{\\ss}e"),
        ("Škoda ç ő ḥ", "{\\v{S}}koda {\\c{c}} {\\H{o}} {\\d{h}}"),
        ("a – b — c", "a -- b --- c"),
        ("“x” ‘y’", "``x'' {\\textquoteleft}y{\\textquoteright}"),
        ("α ≤ β", "\\ensuremath{\\alpha} \\ensuremath{\\leq} \\ensuremath{\\beta}"),
        ("漢字", "漢字"),
    ],
)
def test_writing_in_ascii_what_tex_can_spell(rich: str, tex: str) -> None:
    assert to_tex(rich, unicode=False) == tex
    assert to_unicode(tex) == rich


@pytest.mark.parametrize(
    ("tex", "url"),
    [
        ("http://x.org/a%20b", "http://x.org/a%20b"),
        (r"\url{http://x.org/~a_b}", "http://x.org/~a_b"),
        (r"http://x.org/\~{}a\_b\%20\&c", "http://x.org/~a_b%20&c"),
        (r"10.1000/{\_}x", "10.1000/_x"),
    ],
)
def test_verbatim_fields_lose_the_crutches_of_latex_alone(tex: str, url: str) -> None:
    assert verbatim(tex) == url
