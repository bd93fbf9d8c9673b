"""The same ops without a window."""
