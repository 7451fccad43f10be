"""Counting and listing: what is to be shown, for any medium."""
