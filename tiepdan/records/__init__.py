"""The database: the only folder that names SQLModel."""
