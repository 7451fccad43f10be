"""Letters of meetings and of a month: what a meeting allows, and what they tell of it."""
