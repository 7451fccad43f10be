"""The parts of the statistics that are no plain list of figures."""
