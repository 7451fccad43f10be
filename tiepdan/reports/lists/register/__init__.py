"""The register itself: its journal, its copies, what may be destroyed, what moved."""
