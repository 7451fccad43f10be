"""Figures as somebody wrote them, against the register and against each other."""
