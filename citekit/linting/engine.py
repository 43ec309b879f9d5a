"""Runs the rules over the files and gathers what they say."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from citekit.formats.told import nothing_found
from citekit.linting import baseline, plugins, registry, suppression
from citekit.linting.completeness import completeness
from citekit.linting.config import Config
from citekit.linting.guarding import guarded
from citekit.linting.placing import place
from citekit.linting.report import Report
from citekit.linting.rule import Rule
from citekit.linting.subject import Entry, File, Problem, Value
from citekit.linting.text import word_set
from citekit.model import Bibliography, Doubt, Finding, Severity, Span

# Titles, numbers and dates are short. A value that is longer than any is damage or malice; only the rules for long texts, whose
# cost grows with the length and not with its square, look at it.
LONG: Final = 2_000
_COMPLETENESS: Final = "CK1"
SHORT_TEXTS: Final = word_set(
    "title booktitle journal journaltitle year date month volume number pages doi isbn issn url edition publisher address"
    " location series"
)
LONG_TEXTS: Final = frozenset({"abstract", "author"})


def lint(bibliographies: Iterable[Bibliography], config: Config | None = None) -> Report:
    """What the chosen rules, the readers and the parser have to say about these inputs, sorted by place.

    A rule that raises is named in a finding (CK004) and left out of the rest of the run. Raises UsageError or StyleError for a
    style that is unknown or broken.
    """
    config = config or Config()
    files = [File(bibliography, config.model, config.today) for bibliography in bibliographies]
    if config.style:
        with config.placing("style"):  # an unknown style is a wrong question, not a rule that fails
            completeness(config.style)
    run = _Run(config)
    for file in files:
        run.read(file)
    run.compare(files)
    return run.report(files)


class _FieldRules:
    """The rules that look at one field, by what their values must have for them to be asked."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        special = [rule for rule in rules if rule.signs]
        self._ordinary = next((rule.ordinary for rule in rules if rule.ordinary), None)
        unusual = [rule for rule in rules if not rule.signs and rule.ordinary and rule.ordinary is self._ordinary]
        always = [rule for rule in rules if not rule.signs and rule not in unusual]
        self._signs = re.compile("|".join(f"[{rule.signs}]" for rule in special)) if special else None
        self._rules = {
            (False, False): always,
            (False, True): always + unusual,
            (True, False): always + special,
            (True, True): always + unusual + special,
        }

    def asked_of(self, text: str) -> list[Rule]:
        """The rules to ask about a value."""
        if not text:
            return []
        has_sign = self._signs is not None and self._signs.search(text) is not None
        return self._rules[has_sign, self._ordinary is not None and self._ordinary.match(text) is None]


class _Run:
    """One run: the rules it uses, by what they look at, and the findings so far."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.findings: list[Finding] = []
        added, left_out = plugins.load(config.plugins)
        for sentence in left_out:
            self.tell("CK004", sentence, path=str(config.source) if config.source else None, line=config.line_of("plugins"))
        self.rules = [rule for rule in (*_built_in(config), *added) if config.wants(rule.code, rule.name, rule.default)]
        self._by_field: dict[tuple[str, bool], _FieldRules] = {}
        self._by_type: dict[tuple[str, bool], list[Rule]] = {}
        self._asked: Rule | None = None

    def read(self, file: File) -> None:
        """All that concerns one file alone."""
        if not file.bibliography.records and not file.bibliography.findings and file.is_empty_bibliography:
            self.keep(nothing_found("there is no entry in this file", path=file.path))
        for finding in file.bibliography.findings:
            if not (file.tex and finding.code == "CK872"):  # the reader of .bib tells it as CK812
                self.keep(_at_key(finding, file))
        for entry in file.entries:
            self._guarded(lambda entry=entry: self._check(entry), file)  # type: ignore[misc]
            if entry.record.parsed is not None:
                for doubt in entry.record.parsed.doubts:
                    self.keep(_doubted(entry, doubt))

    def _check(self, entry: Entry) -> None:
        """Ask every rule that looks at such an entry, and at such values."""
        tex, damage, span = entry.file.tex, entry.file.damage, entry.record.span
        told: list[tuple[Rule, Problem]] = []
        lost_fields, broken = damage.lost_fields(span), damage.broken_values(span)
        for rule in self._of_type(entry.type, tex):
            if lost_fields and rule.code.startswith(_COMPLETENESS):
                continue
            self._asked = rule
            for problem in rule.check_entry(entry) if rule.check_entry else ():
                told.append((rule, problem))
        for name, text in entry.fields.items():
            rules = self._of_field(name, tex).asked_of(text)
            if name in broken:
                continue
            if len(text) > LONG:
                if name in SHORT_TEXTS:
                    self._tell_length(entry, name, len(text))
                rules = [rule for rule in rules if not LONG_TEXTS.isdisjoint(rule.fields)]
            value = Value(entry, name, text) if rules else None
            for rule in rules:
                self._asked = rule
                for problem in rule.check_value(value) if rule.check_value and value else ():
                    told.append((rule, problem))
        self.findings += [_finding(rule, problem, self.config) for rule, problem in told]

    def _tell_length(self, entry: Entry, name: str, length: int) -> None:
        rule = registry.load("CK823")
        if self.config.wants(rule.code, rule.name):
            problem = entry.problem(f"{name} is {length} characters long, and was not looked at", name)
            self.findings.append(_finding(rule, problem, self.config))

    def compare(self, files: Sequence[File]) -> None:
        """All that concerns several entries or files, or the style they are printed in."""
        for rule in self.rules:
            if rule.check_list is not None:
                self._guarded(lambda rule=rule: self._check_list(rule, files), None)  # type: ignore[misc]

    def _check_list(self, rule: Rule, files: Sequence[File]) -> None:
        self._asked = rule
        if rule.check_list is not None and rule in self.rules:
            told = list(rule.check_list(files, self.config.style))
            self.findings += [_finding(rule, problem, self.config) for problem in told]

    def _guarded(self, check: Callable[[], None], file: File | None) -> None:
        """Run a check; a rule that raises is told, left out, and the check run again without it."""
        while True:
            try:
                return check()
            except Exception as error:  # one bad rule never stops the rest
                rule = self._asked
                if rule is None or rule not in self.rules:
                    raise
                self.rules = [other for other in self.rules if other is not rule]
                self._by_field.clear()
                self._by_type.clear()
                message = f"rule {rule.code} {rule.name} failed and is left out: {type(error).__name__}: {error}"
                self.tell("CK004", message, path=file.path if file else None)

    def report(self, files: Sequence[File]) -> Report:
        config = self.config
        dropped = {file.path: config.ignored_in(file.path) for file in files}
        findings = [finding for finding in self.findings if not _named(dropped.get(finding.path, ()), finding)]
        kept = self._silence(files, findings)
        suppressed = len(findings) - len(kept)
        kept += [finding for finding in self._judge_comments(files) if not _named(dropped.get(finding.path, ()), finding)]
        kept = _distinct(sorted(kept, key=_place))
        known = outdated = 0
        if config.baseline:
            file = config.baseline_file
            with config.placing("baseline"):
                known_before = baseline.load(file)
            fresh, outdated = baseline.new(kept, known_before, file.parent)
            known, kept = len(kept) - len(fresh), fresh
        sources = {file.path: file.text for file in files if file.path}
        return Report(tuple(kept), sources, suppressed, known, outdated)

    def tell(self, code: str, message: str, path: str | None = None, line: int = 1) -> None:
        """A finding of the linter itself; that a rule did not run is told whatever is selected."""
        rule = registry.load(code)
        if not any(registry.matches(selector, rule.code, rule.name) for selector in self.config.ignore):
            severity = self.config.severity_of(rule.code, rule.name, rule.severity)
            place = (line, 1, line, 1) if path else (0, 0, 0, 0)
            self.findings.append(Finding(rule.code, rule.name, severity, message, path, *place))

    def keep(self, finding: Finding) -> None:
        """A finding that a reader or the parser made goes through the same choice as the others."""
        if self.config.wants(finding.code, finding.name):
            name = registry.name_of(finding.code) or finding.name
            severity = self.config.severity_of(finding.code, name, finding.severity)
            self.findings.append(replace(finding, name=name, severity=severity))

    def _of_field(self, name: str, tex: bool) -> _FieldRules:
        found = self._by_field.get((name, tex))
        if found is None:
            rules = [rule for rule in self.rules if rule.check_value and rule.tex in (None, tex) and name in rule.fields]
            found = self._by_field[name, tex] = _FieldRules(rules)
        return found

    def _of_type(self, kind: str, tex: bool) -> list[Rule]:
        found = self._by_type.get((kind, tex))
        if found is None:
            wanted = [rule for rule in self.rules if rule.check_entry and rule.tex in (None, tex)]
            found = [rule for rule in wanted if not rule.types or kind in rule.types]
            self._by_type[kind, tex] = found
        return found

    def _silence(self, files: Sequence[File], findings: list[Finding]) -> list[Finding]:
        self._comments = [(file, suppression.read(file)) for file in files]
        by_path = {file.path: comments for file, comments in self._comments if comments}
        if not by_path:
            return findings
        return [one for one in findings if one.path not in by_path or suppression.silence([one], by_path[one.path])]

    def _judge_comments(self, files: Sequence[File]) -> Iterator[Finding]:
        for file, comments in self._comments:
            for comment in comments:
                for code, message in suppression.judge(comment, self._runs):
                    rule = registry.load(code)
                    if self.config.wants(rule.code, rule.name):
                        yield _finding(rule, file.problem(message, comment.span), self.config)

    def _runs(self, selector: str) -> bool | None:
        """Whether a rule named by the selector is at work; None if there is no such rule."""
        if any(registry.matches(selector, rule.code, rule.name) for rule in self.rules):
            return True
        return False if registry.is_known(selector, self.rules) else None


def _built_in(config: Config) -> Iterator[Rule]:
    """The rules of citekit that may be wanted; the others are not even imported."""
    for code in registry.table():
        if config.wants(code, registry.name_of(code), default=True):
            yield registry.load(code)


def _finding(rule: Rule, problem: Problem, config: Config) -> Finding:
    entry, file = problem.entry, problem.file
    line = column = end_line = end_column = 0
    if problem.span is not None and file.text:
        line, column = file.lines.position(problem.span.start)
        end_line, end_column = file.lines.position(problem.span.end)
    elif entry is not None:
        line, column, end_line, end_column = _head(entry)
    severity = config.severity_of(rule.code, rule.name, problem.severity or rule.severity)
    return Finding(
        rule.code,
        rule.name,
        severity,
        problem.message,
        file.path,
        line,
        column,
        end_line,
        end_column,
        entry.key or None if entry is not None else None,
        problem.field,
        guarded(problem.fix, file, entry),
    )


def _head(entry: Entry) -> tuple[int, int, int, int]:
    """The first line of an entry."""
    record, file = entry.record, entry.file
    if record.span is None:
        if record.parsed is not None and file.is_source and file.text:
            return _lines(file, record.parsed.fragment.span)
        return record.line, record.column, record.line, record.column
    line, column = file.lines.position(record.span.start)
    stop = file.text.find("\n", record.span.start, record.span.end)
    width = (stop if stop >= 0 else record.span.end) - record.span.start
    return line, column, line, column + width


def _at_key(finding: Finding, file: File) -> Finding:
    """A finding about a key that is taken, at the key itself."""
    if finding.code != "CK872" or not finding.line:
        return finding
    entry = file.by_place.get((finding.line, finding.column))
    span = place(file.text, file.bibliography.kind, file.extent_of(entry), "id") if entry else None
    if span is None:
        return finding
    line, column, end_line, end_column = _lines(file, span)
    return replace(finding, line=line, column=column, end_line=end_line, end_column=end_column)


def _lines(file: File, span: Span) -> tuple[int, int, int, int]:
    return (*file.lines.position(span.start), *file.lines.position(span.end))


def _doubted(entry: Entry, doubt: Doubt) -> Finding:
    """A doubt of the parser, at the characters of the source that it is about."""
    span = entry.span_of(doubt.field) if doubt.field else None
    place = _lines(entry.file, span) if span is not None and entry.file.text else _head(entry)
    name = registry.name_of(doubt.code) or "doubtful-parse"
    return Finding(
        doubt.code, name, Severity.WARNING, doubt.message, entry.file.path, *place, entry=entry.key or None, field=doubt.field
    )


def _named(selectors: Iterable[str], finding: Finding) -> bool:
    return any(registry.matches(selector, finding.code, finding.name) for selector in selectors)


def _place(finding: Finding) -> tuple[str, int, int, str, str]:
    return (finding.path or "", finding.line, finding.column, finding.code, finding.message)


def _distinct(findings: list[Finding]) -> list[Finding]:
    """Sorted findings without those that say the same of the same place (a reader and a rule may both tell)."""
    return [one for index, one in enumerate(findings) if index == 0 or _place(one) != _place(findings[index - 1])]
