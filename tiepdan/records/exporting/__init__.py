"""Writing a register into CSV files, as ``importing`` reads them."""
