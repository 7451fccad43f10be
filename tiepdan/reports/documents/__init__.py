"""Reports in words: outlines from ``data/reports``, filled with figures and the office's texts."""
