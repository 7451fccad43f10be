"""The office that keeps the register, its people, and what it did besides."""
