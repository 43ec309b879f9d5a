"""Bytes come back as they were, whatever encoding was found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citekit.model import decode


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Lévi".encode(), "Lévi", "utf-8"),
        ("\ufeffLévi".encode(), "Lévi", "utf-8"),
        ("Lévi".encode("cp1252"), "Lévi", "cp1252"),
        ("Lévi – x".encode("cp1252"), "Lévi – x", "cp1252"),
        ("\ufeffLévi".encode("utf-16-le"), "Lévi", "utf-16-le"),
        ("\ufeffLévi".encode("utf-16-be"), "Lévi", "utf-16-be"),
        ("plain text".encode("utf-16-le"), "plain text", "utf-16-le"),
        (b"\x81\xe9", "\x81é", "latin-1"),  # cp1252 has no 0x81
        (b"", "", "utf-8"),
    ],
)
def test_encodings(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_a_declared_encoding_comes_before_a_guess() -> None:
    assert decode("Čapek".encode("iso-8859-2"), "iso-8859-2").text == "Čapek"


def test_binary_is_said() -> None:
    assert decode(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff").binary


@given(st.binary(max_size=200))
def test_decoding_loses_no_byte(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.encode(decoded.text) == data
