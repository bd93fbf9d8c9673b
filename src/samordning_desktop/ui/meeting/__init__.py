"""Möteslage: the board on the wall, for a room that reads it together."""
