"""The journal: noting every change, taking operations back, proving that nothing was altered."""
