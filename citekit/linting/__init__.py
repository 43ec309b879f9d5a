"""The linter: findings over the model, pointing back at the places they come from."""

from citekit.linting.config import Config
from citekit.linting.engine import lint
from citekit.linting.report import Report

__all__ = ["Config", "Report", "lint"]
