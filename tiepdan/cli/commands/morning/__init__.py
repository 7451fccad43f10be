"""Each morning: what is late, and what falls due next."""
