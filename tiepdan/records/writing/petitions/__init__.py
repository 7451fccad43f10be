"""Recording and correcting petitions, and what happens to them."""
