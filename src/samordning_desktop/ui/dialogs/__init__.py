"""Each dialog: a value in, a value out. ``ask`` gives what the person chose, None for a cancel."""
