"""What ``import`` does with an office's own book: a look, questions, then all of it."""
