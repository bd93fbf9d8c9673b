"""Sheets of paper: data in, PDF bytes out. The only reportlab."""
