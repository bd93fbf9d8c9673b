"""The panel at the right: one person at a glance."""
