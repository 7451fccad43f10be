"""Word files: how they are laid out, and what was written into them."""
