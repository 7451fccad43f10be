"""Time limits and deadlines: what the law grants, by when a step is due, and why."""
