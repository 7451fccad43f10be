"""Recording receptions, visits and opinions."""
