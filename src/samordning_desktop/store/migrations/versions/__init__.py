"""Alembic's migrations of the encrypted store."""
