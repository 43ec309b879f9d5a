"""LaTeX: a document that compiles with pdflatex, xelatex or lualatex."""

from __future__ import annotations

from collections.abc import Iterator

from citekit.lists import ReadingList

_DOCUMENT = r"""\documentclass{article}
\usepackage{iftex}
\ifPDFTeX\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\fi
\usepackage[hidelinks]{hyperref}
\setlength{\parindent}{0pt}
\setlength{\parskip}{0.6\baselineskip}
\newcommand{\citekitentry}[1]{\par\hangindent=HANG\relax #1\par}
\newcommand{\citekitannotation}[1]{\begin{quote}#1\end{quote}}
\begin{document}
"""


def write(listed: ReadingList) -> str:
    """The list as a complete document; values are escaped, DOIs and URLs are links."""
    from citekit.csl.outputs import latex

    def lines() -> Iterator[str]:
        if listed.title:
            yield rf"\section*{{{latex.escape(listed.title)}}}"
        for group in listed.groups:
            if group.heading:
                yield rf"\subsection*{{{latex.escape(group.heading)}}}"
            for entry in group.entries:
                yield rf"\citekitentry{{{latex.write(entry.content, links=True).strip()}}}"
                if entry.annotation:
                    yield rf"\citekitannotation{{{latex.write_value(entry.annotation)}}}"

    hang = "2em" if listed.layout.hanging_indent else "0pt"
    return _DOCUMENT.replace("HANG", hang) + "\n".join(lines()) + "\n\\end{document}\n"
