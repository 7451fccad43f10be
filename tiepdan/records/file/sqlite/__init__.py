"""How SQLite has the file: its connections, its modes, its log."""
