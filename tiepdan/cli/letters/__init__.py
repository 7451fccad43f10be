"""What the commands about letters share: which is meant, making it, recording it."""
