"""What must be said beside the figures of a period."""
