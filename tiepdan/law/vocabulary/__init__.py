"""The terms of the field, by subject; what is stored and what people read."""
