"""What became of petitions: decided, answered, carried out."""
