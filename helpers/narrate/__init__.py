"""Sentences and tables computed from the data, never typed."""
