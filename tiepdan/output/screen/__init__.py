"""What is shown on a terminal, in any width and without colour."""
