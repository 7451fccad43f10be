"""Taking over what was kept in CSV files."""
