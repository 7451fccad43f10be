"""Counting days: the working calendar, a count that can be checked, where a period ends."""
