"""The language of the program. Imports the standard library alone."""

from citekit.model.dates import Date
from citekit.model.decode import Decoded, decode
from citekit.model.errors import CitekitError, InputError, StyleError, UsageError
from citekit.model.finding import Edit, Finding, Fix, Safety, Severity
from citekit.model.names import Name
from citekit.model.record import Bibliography, Record
from citekit.model.reference import DATE_FIELDS, NAME_FIELDS, TEXT_FIELDS, ItemType, Reference, csl_variable
from citekit.model.source import (
    SOURCE_KINDS,
    Alignment,
    Document,
    Doubt,
    Evidence,
    Fragment,
    IndexTerm,
    LineIndex,
    Parsed,
    Span,
)

__all__ = [
    "SOURCE_KINDS",
    "DATE_FIELDS", "NAME_FIELDS", "TEXT_FIELDS", "Alignment", "Bibliography", "CitekitError", "Date", "Decoded", "Document",
    "Doubt", "Edit", "Evidence", "Finding", "Fix", "Fragment", "IndexTerm", "InputError", "ItemType", "LineIndex", "Name",
    "Parsed", "Record", "Reference", "Safety", "Severity", "Span", "StyleError", "UsageError", "csl_variable", "decode",
]  # fmt: skip
