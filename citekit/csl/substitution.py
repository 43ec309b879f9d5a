"""``subsequent-author-substitute``: names that the entry before has printed already become a dash or the like."""

from __future__ import annotations

from citekit.csl.nodes import Node
from citekit.csl.run import Run


class AuthorSubstitute:
    """Remembers the names of the entry before. ``rule`` is CSL's ``subsequent-author-substitute-rule``."""

    def __init__(self, text: str | None, rule: str) -> None:
        self.text, self.rule = text, rule
        self.before: list[str] = []

    def apply(self, run: Run) -> None:
        """Replace the names that ``run`` has printed first, if they are those of the entry before."""
        if self.text is None or not run.substitute_ok or not run.rendered:
            return
        names = run.rendered
        if self.rule in ("partial-each", "partial-first"):
            self._partial(run, names)
        elif names == self.before:
            if self.rule == "complete-each":
                for child in run.name_children:
                    self._replace(child)
            else:
                self._complete(run)
        self.before = names

    def _partial(self, run: Run, names: list[str]) -> None:
        for child, name, before in zip(run.name_children, names, self.before, strict=False):
            if name != before:
                return
            self._replace(child)
            if self.rule == "partial-first":
                return

    def _replace(self, child: Node | list[Node]) -> None:
        if isinstance(child, Node):
            child.content = [Node(self.text or "")]
        else:
            child[:] = [Node(self.text or "")]

    def _complete(self, run: Run) -> None:
        top = run.name_top
        if not top:
            return
        if run.label_node is not None:
            top[:] = [Node(self.text or ""), run.label_node]
        else:
            top[0].content = [Node(self.text or "")]
