"""What is kept: a frozen dataclass a subject, each of its fields with its ``Fact``."""
