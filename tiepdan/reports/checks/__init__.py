"""What a report is told of before it goes out: figures that contradict each other or the law."""
