"""Official forms: columns as data, counted from the same sources as every figure."""
