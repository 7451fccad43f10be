"""The law and the calendar: why a date is what it is."""
