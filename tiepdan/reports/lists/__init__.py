"""The lists a clerk looks at, and the file of one case: rows of the register as tables."""
