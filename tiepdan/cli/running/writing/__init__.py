"""Commands that write: their transaction, their entry, what is said of it; and dry runs."""
