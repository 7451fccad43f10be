"""Correcting rows, taking out what never happened, making void."""
