"""Petitions in lists and one by one."""
