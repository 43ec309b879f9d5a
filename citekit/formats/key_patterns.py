"""Patterns of citation keys, in the manner of Better BibTeX: ``auth.lower + shorttitle(3,3) + year``.

    pattern  = formula { "|" formula }        the first formula that gives something
    formula  = term { "+" term }
    term     = literal | function { "." filter }
    function = name [ "(" argument { "," argument } ")" ]

Literals and text arguments stand in quotes. Functions and filters are the two tables of ``key_functions``; a filter
that finds its condition unmet (``len``) sends the pattern on to the next formula.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from citekit.formats.key_functions import FILTERS, FUNCTIONS, NextFormula
from citekit.model import Reference, UsageError

Pattern = Callable[[Reference], str]
_TOKEN: Final = re.compile(r"""\s*(?:(?P<text>'[^']*'|"[^"]*")|(?P<number>-?\d+)|(?P<name>[A-Za-z_]\w*)|(?P<sign>[+.|(),;]))""")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    column: int


@lru_cache(maxsize=32)
def compile_pattern(text: str) -> Pattern:
    """Read a pattern once. UsageError: what is wrong, where (column from 1), and the closest names that exist."""
    formulas = _Reader(text).pattern()

    def pattern(reference: Reference) -> str:
        for formula in formulas:
            try:
                key = "".join(term(reference) for term in formula)
            except NextFormula:
                continue
            if key:
                return key
        return ""

    return pattern


class _Reader:
    """Recursive descent over the tokens of a pattern."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = list(_tokens(text))
        self._position = 0

    def pattern(self) -> list[list[Pattern]]:
        formulas = [self._formula()]
        while self._take("|") or self._take(";"):
            formulas.append(self._formula())
        if self._next().kind != "end":
            raise self._error(f'"+" or "|" expected before "{self._next().text}"')
        return formulas

    def _formula(self) -> list[Pattern]:
        terms = [self._term()]
        while self._take("+"):
            terms.append(self._term())
        return terms

    def _term(self) -> Pattern:
        token = self._next()
        if token.kind == "text":
            self._position += 1
            literal = token.text[1:-1]
            return lambda reference: literal
        value = self._call(FUNCTIONS, "function")
        while self._take("."):
            value = _filtered(value, self._call(FILTERS, "filter"))
        return value

    def _call(self, table: dict[str, Callable[..., str]], what: str) -> Callable[..., str]:
        token = self._next()
        if token.kind != "name":
            raise self._error(f"a {what} expected" + (f', not "{token.text}"' if token.text else ""))
        name = token.text.lower()
        if name not in table:
            near = get_close_matches(name, table, n=3)
            hint = f"; close to it: {', '.join(near)}" if near else f"; there are {', '.join(sorted(table))}"
            raise self._error(f'there is no {what} "{token.text}"{hint}')
        self._position += 1
        arguments = self._arguments()
        function = table[name]
        try:
            inspect.signature(function).bind(None, *arguments)
        except TypeError:
            self._position -= 1
            raise self._error(f'"{token.text}" does not take {len(arguments)} arguments', token) from None
        if not _types_fit(function, arguments):
            raise self._error(f'"{token.text}" takes other kinds of arguments (texts in quotes, or numbers)', token)
        return lambda value: function(value, *arguments)

    def _arguments(self) -> list[str | int]:
        arguments: list[str | int] = []
        if not self._take("("):
            return arguments
        while not self._take(")"):
            token = self._next()
            if token.kind not in ("text", "number"):
                raise self._error('a number, a text in quotes or ")" expected')
            arguments.append(token.text[1:-1] if token.kind == "text" else int(token.text))
            self._position += 1
            if not self._take(",") and self._next().text != ")":
                raise self._error('"," or ")" expected')
        return arguments

    def _next(self) -> _Token:
        return self._tokens[self._position]

    def _take(self, sign: str) -> bool:
        found = self._next().kind == "sign" and self._next().text == sign
        self._position += found
        return found

    def _error(self, message: str, token: _Token | None = None) -> UsageError:
        return _error(self._text, (token or self._next()).column, message)


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    while text[position:].strip():
        found = _TOKEN.match(text, position)
        if not found or not found.lastgroup:
            column = position + 1 + len(text[position:]) - len(text[position:].lstrip())
            raise _error(text, column, f'"{text[column - 1]}" has no meaning here')
        tokens.append(_Token(found.lastgroup, found[found.lastgroup], found.start(found.lastgroup) + 1))
        position = found.end()
    return [*tokens, _Token("end", "", len(text) + 1)]


def _error(text: str, column: int, message: str) -> UsageError:
    return UsageError(f"in the key pattern “{text}”, column {column}: {message}")


def _filtered(value: Pattern, step: Callable[[str], str]) -> Pattern:
    return lambda reference: step(value(reference))


def _types_fit(function: Callable[..., str], arguments: list[str | int]) -> bool:
    """Whether each argument is of the kind that the parameter's default or annotation (``int``, ``str``) names."""
    parameters = list(inspect.signature(function).parameters.values())[1:]
    wanted = [str(parameter.annotation) for parameter in parameters]
    return all(kind == type(argument).__name__ for kind, argument in zip(wanted, arguments, strict=False))
