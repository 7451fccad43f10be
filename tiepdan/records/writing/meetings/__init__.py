"""Recording meetings, what follows them, and the visits there."""
