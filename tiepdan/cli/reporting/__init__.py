"""What the command that makes reports does for each sort of them."""
