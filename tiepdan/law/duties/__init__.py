"""Frequency duties: how often leaders receive citizens, in what capacity, on which days."""
