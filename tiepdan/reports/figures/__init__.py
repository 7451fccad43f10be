"""Each figure once: its name, its meaning and its SQL."""
