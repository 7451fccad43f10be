"""What is recorded of the office itself, its days, reports and trainings."""
