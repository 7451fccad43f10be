"""Law, procedure and calendar as data: the TOML files read, all their problems named at once."""
