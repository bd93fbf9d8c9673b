"""The rows of an old board as a table to choose among and correct, before anything is written."""
