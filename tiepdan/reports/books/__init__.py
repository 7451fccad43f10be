"""The books that a law wants kept, printed from the register: their columns are data."""
