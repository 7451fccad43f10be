"""The database file: where it lies, what state it is in, its connections and who may write."""
