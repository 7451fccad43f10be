"""Media: one file each, ``write`` takes what reports/ made and knows nothing of counting."""
