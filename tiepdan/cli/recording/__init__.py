"""What several commands share that record: asking for it in order, writing it, saying what runs."""
