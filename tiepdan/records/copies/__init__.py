"""Copies of a register: making them, thinning them out, putting one back."""
