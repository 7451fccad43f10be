"""What is derived from the facts and kept: deadlines, standings, calendar, search index."""
