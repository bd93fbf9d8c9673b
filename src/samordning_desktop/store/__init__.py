"""The encrypted store: keys, journal, projection, migrations, backup. The only SQLAlchemy."""
