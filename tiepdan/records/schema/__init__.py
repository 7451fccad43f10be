"""The SQLModel tables, and bringing an older file to them."""
