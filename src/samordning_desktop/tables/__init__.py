"""Boards as the teams keep them elsewhere: Word, Excel and CSV in, Excel and CSV out. The only openpyxl and python-docx."""
