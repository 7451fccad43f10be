"""The reports that an office owes, is asked for, and has sent."""
