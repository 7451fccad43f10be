"""What is still to be done for petitions, beside the limits."""
