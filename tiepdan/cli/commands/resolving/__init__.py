"""Resolving complaints and denunciations, and what lengthens or ends that."""
