"""The use-cases that record and correct, each within one transaction."""
