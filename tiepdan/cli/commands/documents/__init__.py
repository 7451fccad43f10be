"""Documents issued and sanctions."""
