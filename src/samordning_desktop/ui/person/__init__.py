"""The person's own page: everything about one participant, a file a section."""
