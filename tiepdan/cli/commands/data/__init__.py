"""The register itself: making it, filling it, its journal and its copies."""
