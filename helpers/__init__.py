"""Helpers of the notebooks."""

from helpers import without_address_grammar  # noqa: F401 - first, before any import of altair
