"""Pieces of a page: what is looked at (address, selection), the store (session), the frame (layout, tables)."""
