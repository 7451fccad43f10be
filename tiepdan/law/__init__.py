"""Law and calendar: pure counting on values; no database, no clock, no printing."""
