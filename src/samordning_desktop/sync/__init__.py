"""Packages between sites: build, read, merge plan, apply."""
