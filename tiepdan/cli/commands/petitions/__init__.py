"""Recording petitions, finding them, and how they belong together."""
