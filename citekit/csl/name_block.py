"""One names element at work: how many names are shown, how they are joined, and their label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citekit.csl.initials import starts_with_letter
from citekit.csl.nodes import PLAIN, Node, plain
from citekit.csl.persons import NameWriter, join
from citekit.csl.run import FIRST, Run
from citekit.csl.source import Name as Person

if TYPE_CHECKING:
    from citekit.csl.names import Names

_ELLIPSIS = "\u2026"


class NameBlock:
    """One names element at work for one item."""

    def __init__(self, element: Names, run: Run, variables: tuple[str, ...]) -> None:
        self.element, self.run, self.variables = element, run, variables
        self.people = {name: found for name in variables if (found := run.item.names(name))}

    def write(self, out: list[Node]) -> None:
        run, element = self.run, self.element
        self.options = element.options(run)
        self.shown: dict[str, list[Person]] = {}
        self.abridged: set[str] = set()
        self._limits()
        for i, variable in enumerate(self.variables):
            people = self.people.get(variable)
            if people:
                position = run.name_base + i
                self._levels(people, position)
                self._constrain(variable, people, position)
        if self.options.form == "count":
            self._count(out)
            return
        common = self._common_term()
        blocks: list[Node] = []
        for i, variable in enumerate(self.variables):
            if variable not in self.people:
                continue
            node = self._variable(variable, run.name_base + i)
            if node is not None:
                blocks.append(self._labelled(node, variable, common))
            if common:
                break
        run.name_base += len(self.people)
        if not blocks:
            return
        inner = Node(blocks, "", "", element.between or run.book.names_delimiter(run.area))
        run.name_blocks = blocks
        node = Node([inner], element.before, element.after, "", element.format)
        node.kind = "names"
        if not run.first_seen:
            run.name_top = blocks
        run.predecessor = True
        run.success = True
        run.substitutable[-1] = False
        if not self._is_hidden(inner):
            out.append(node)

    def _is_hidden(self, names: Node) -> bool:
        """Whether the cite is not to print its names: the cite before has printed them, or it cites without its author."""
        run = self.run
        if run.collapse is None:
            return False
        repeated = run.collapse.repeats_names(plain(names))
        suppressed = run.cite is not None and run.cite.suppress_author and run.name_top is names.content
        if suppressed:
            run.predecessor = False
        return repeated or suppressed

    def _limits(self) -> None:
        """Et-al limits; later cites of an item may have their own."""
        options, cite = self.options, self.run.cite
        self.minimum, self.first = options.et_al_min, options.et_al_use_first
        self.use_last = options.et_al_use_last
        if cite is not None and cite.position:
            self.minimum = options.subsequent_min or self.minimum
            self.first = options.subsequent_use_first or self.first

    def _levels(self, people: list[Person], position: int) -> None:
        """How much of each given name is needed to tell names apart."""
        run, options = self.run, self.options
        register = run.register
        settings = run.settings
        while len(settings.givens) <= position:
            settings.givens.append([])
        levels = settings.givens[position]
        base = 0 if options.form == "short" else 1 if options.initialize_with is not None else 2
        shown = len(people)
        if run.looking and run.request is not None and position < len(run.request.names):
            shown = run.request.names[position]  # what stands behind them is not compared
        for i, person in enumerate(people):
            if register is None or person.literal or i > shown:
                if len(levels) <= i:
                    levels.append(base)
                continue
            if not run.looking or run.request is None:
                register.add(run.item.key, person, i)
            key = (run.item.key, person, i)
            if run.looking and run.request is None:  # the first look, at which no other name counts yet
                levels[i:] = [base]
                continue
            floor = register.level(*key, 0, options.form, options.initialize_with)
            if len(levels) <= i:
                levels.append(floor)
            level = floor
            if run.request is not None:
                level = levels[i]
                if level == 1 and run.book.by_cite and options.initialize_with is None:
                    level = 2
                if run.book.adds_given_names and person.has_given:
                    level = register.level(*key, level, options.form, options.initialize_with)
            if not run.looking and run.cite is not None and run.cite.position == FIRST:
                level = max(level, floor)
            if not run.sorting:
                levels[i] = level

    def _constrain(self, variable: str, people: list[Person], position: int) -> None:
        run = self.run
        count = len(people)
        run.names_max.append(count)
        limit = self.minimum
        names = run.request.names if run.request is not None else []
        requested = names[position] if position < len(names) else 0
        if run.bare:
            if requested:
                limit = requested
            elif count >= self.minimum:
                limit = self.first
        else:
            if requested > self.first:
                limit = count if count < self.minimum else requested
            elif count >= self.minimum:
                limit = self.first
            if self.use_last and limit > self.minimum - 2:
                limit = self.minimum - 2
        shown = people
        if self.minimum and self.minimum >= self.first and count > limit:
            shown = people[:limit]
            if self.use_last:
                shown = [*shown, people[-1]]
            if len(shown) < count:
                self.abridged.add(variable)
        self.shown[variable] = shown
        settings = run.settings
        while len(settings.names) <= position:
            settings.names.append(0)
        settings.names[position] = len(shown)
        settings.pad()

    def _count(self, out: list[Node]) -> None:
        count = sum(map(len, self.shown.values()))
        if self.run.sorting or count:
            out.append(Node(f"{count:06}" if self.run.sorting else str(count)))
            self.run.printed()

    def _common_term(self) -> str:
        """ "editortranslator", where both lists are the same and the locale has a word for it."""
        if len(self.variables) != 2 or len(self.people) != 2 or self.element.label_element is None:
            return ""
        first, second = self.variables
        name = "".join(sorted(self.variables))
        if not self.run.terms.get(name, self.element.label_element.form):
            return ""
        same = [person.raw for person in self.people[first]] == [person.raw for person in self.people[second]]
        return name if same and len(self.shown[first]) == len(self.shown[second]) else ""

    def _variable(self, variable: str, position: int) -> Node | None:
        run = self.run
        writer = NameWriter(self.element, self.options, run)
        nodes: list[Node] = []
        for i, person in enumerate(self.shown[variable]):
            if not run.first_seen:
                run.rendered.append(person.raw)
            node = writer.write(person, i, run.settings.givens[position][i])
            if node is None:
                continue
            nodes.append(node)
            if not run.first_seen:
                run.name_children.append(node.content[0] if not person.literal and isinstance(node.content, list) else node)
        if not nodes:
            return None
        run.success = True
        if variable not in self.abridged or run.sorting:
            return self._with_and(nodes)
        return self._with_ellipsis(nodes) if self.use_last else self._with_et_al(nodes)

    def _with_and(self, nodes: list[Node]) -> Node | None:
        options, run = self.options, self.run
        delimiter = options.delimiter
        final: Node | None = None
        if len(nodes) > 1 and not run.sorting:
            if options.and_:
                body = nodes[-1].kind == "body"
                final = self._and(len(nodes) > 2, options.body_precedes_last if body else options.precedes_last)
                if options.precedes_last == "after-inverted-name" and _is_inverted(nodes[-2]):
                    final.prefix = delimiter
            elif delimiter:
                final = Node(delimiter)
        return join(nodes, delimiter, final)

    def _and(self, several: bool, precedes: str) -> Node:
        options = self.options
        word = (self.run.terms.get("and") or "") if options.and_ == "text" else "&"
        prefix = suffix = ""
        if starts_with_letter(word):
            prefix, suffix = (options.delimiter if several else " "), " "
        if precedes == "always":
            prefix = options.delimiter if not several else prefix
        elif precedes == "never":
            prefix = " " if several and prefix else prefix
        elif precedes == "after-inverted-name" and prefix:
            prefix = " " if several else options.delimiter
        node = self.run.leaf(word, PLAIN, name=True) or Node("")
        node.prefix, node.suffix = prefix, suffix
        return node

    def _with_ellipsis(self, nodes: list[Node]) -> Node | None:
        options = self.options
        final = Node(_ELLIPSIS, options.delimiter if len(nodes) > 2 else " ", " ") if len(nodes) > 1 else None
        if final is not None and options.precedes_last == "after-inverted-name" and _is_inverted(nodes[-2]):
            final.prefix = options.delimiter
        return join(nodes, options.delimiter, final)

    def _with_et_al(self, nodes: list[Node]) -> Node:
        options, element = self.options, self.element
        several = len(nodes) > 1
        names = join(nodes, options.delimiter, None)
        style = element.et_al_element
        word = self.run.terms.get(style.get("term", "et-al") if style is not None else "et-al") or ""
        prefix = options.delimiter if several else " "
        if options.precedes_et_al == "always":
            prefix = options.delimiter
        elif options.precedes_et_al == "never":
            prefix = " "
        elif options.precedes_et_al == "after-inverted-name":
            prefix = " " if several else options.delimiter
        if not starts_with_letter(word) and prefix == " ":
            prefix = ""
        others = self.run.leaf(word, style.format if style is not None else PLAIN, name=True)
        parts = [names] if names is not None else []
        if others is not None:
            others.prefix, others.suffix = prefix, ""
            parts.append(others)
        return Node(parts, element.name_prefix, element.name_suffix, "", element.name_format)

    def _labelled(self, node: Node, variable: str, common: str) -> Node:
        label = self.element.label_element
        if label is None or self.run.sorting:
            return node
        text = label.words(self.run, common or variable, 1 if len(self.people[variable]) > 1 else 0)
        words = self.run.leaf(text, label.format, label.before, label.after, label.case_, name=True)
        if words is None:
            return node
        if self.element.label_first:
            return Node([words, node])
        if not self.run.first_seen:
            self.run.label_node = words
        return Node([node, words])


def _is_inverted(node: Node) -> bool:
    return isinstance(node.content, list) and bool(node.content) and node.content[0].inverted
