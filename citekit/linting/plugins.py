"""Rules of other packages: the entry points of group ``citekit.rules`` that the configuration names."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import entry_points

from citekit.linting.registry import rules_in, table
from citekit.linting.rule import Rule, rule_of

GROUP = "citekit.rules"


def load(names: Iterable[str]) -> tuple[list[Rule], list[str]]:
    """The rules of the named plugins, and a sentence for each plugin that was left out.

    An entry point may name a decorated function, a ``Rule``, a module, or a list of these.
    """
    rules: list[Rule] = []
    left_out: list[str] = []
    for name in dict.fromkeys(names):
        try:
            rules += _rules(name)
        except Exception as error:  # a plugin may fail in any way; it must not stop the rest
            left_out.append(f'the plugin "{name}" is left out: {type(error).__name__}: {error}')
    return rules, left_out


def _rules(name: str) -> list[Rule]:
    found = list(entry_points(group=GROUP, name=name))
    if not found:
        raise LookupError(f'no entry point "{name}" in group {GROUP}')
    rules = [rule for entry_point in found for rule in _flatten(entry_point.load())]
    taken = [rule.code for rule in rules if rule.code in table()]
    if taken:
        raise ValueError(f"it uses codes of citekit: {', '.join(taken)}")
    if not rules:
        raise LookupError("it declares no rule")
    return rules


def _flatten(value: object) -> list[Rule]:
    rule = rule_of(value)
    if rule is not None:
        return [rule]
    if isinstance(value, list | tuple):
        return [rule for item in value for rule in _flatten(item)]
    return list(rules_in(value)) if hasattr(value, "__dict__") else []
