"""By what figures are divided, and their numbers in each group."""
