"""The README shows what the commands really print, and says something of every command."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
_spec = importlib.util.spec_from_file_location("readme", ROOT / "tests" / "readme.py")
assert _spec and _spec.loader
readme = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(readme)
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("command", "output"), readme.examples(TEXT), ids=lambda value: value.split("\n")[0][:60])
def test_examples_print_what_the_readme_shows(command: str, output: str) -> None:
    assert readme.run(command).rstrip() == output.rstrip()


def test_every_verb_is_documented() -> None:
    from citekit.cli.app import VERBS

    missing = [verb for verb in VERBS if not re.search(rf"`citekit {verb}\b", TEXT)]
    assert missing == []


def test_every_option_of_a_verb_is_in_its_help_with_words() -> None:
    from typer.main import get_command

    from citekit.cli.app import app

    group = get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        for parameter in command.params:
            described = getattr(parameter, "help", None)
            assert described, f"citekit {name}: {parameter.name} has no help"
