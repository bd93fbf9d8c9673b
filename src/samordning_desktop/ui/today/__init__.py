"""Idag: what waits, by day, each line a button that opens the right place."""
