"""Letters: the paper of a step as a Word file."""
