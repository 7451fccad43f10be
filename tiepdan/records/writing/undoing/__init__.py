"""Taking operations back, and making void what was recorded by mistake."""
