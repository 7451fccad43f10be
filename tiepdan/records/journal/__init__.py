"""The journal: noting every change, and proving that nothing was altered."""
