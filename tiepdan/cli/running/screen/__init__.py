"""Where a command prints, and what it says: answers, notices, progress."""
