"""The reports that this office owes, and that it sent."""
