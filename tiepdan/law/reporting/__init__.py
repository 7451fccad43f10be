"""For which periods an office reports, from which day to which, and when."""
