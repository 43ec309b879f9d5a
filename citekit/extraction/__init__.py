"""Bytes -> Document -> Fragments."""
