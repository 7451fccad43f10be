"""Letters: the paper that a step asks for, its kinds as data, its fields from the case."""
