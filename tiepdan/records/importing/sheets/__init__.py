"""Files of other programs as sheets of cells: Excel, LibreOffice, CSV and text."""
