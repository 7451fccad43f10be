"""Finding one's way: pages of help and of the handbook, what is set, what a shell completes."""
