"""The procedure: what may happen to a petition or a meeting, and where it then stands."""
