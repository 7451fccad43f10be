"""Correcting what was recorded, and making void what was recorded by mistake."""
