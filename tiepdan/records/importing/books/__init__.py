"""Books as offices keep them: which sheet, which heading, what each column and cell says."""
