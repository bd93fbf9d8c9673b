"""Rules and values. Standard library only: no Qt, no SQL, no clock of its own."""
