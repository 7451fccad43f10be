"""Meetings and visits, what is owed for them, and the duties they fulfil."""
