"""Letters of petitions: what a petition allows, and what they tell of it."""
