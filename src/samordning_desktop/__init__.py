"""Samordning Desktop: one agreed picture of who does what, with no server and no network."""

__version__ = "0.8.0"
