"""One module a file format: each gives the same grids of cells (grid.py), told apart by their bytes (sniff.py)."""
