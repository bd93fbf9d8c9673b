"""A package before it is taken in: what would change, to fold out and read person by person."""
