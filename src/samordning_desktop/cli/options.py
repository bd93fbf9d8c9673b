"""Options that many commands have."""

from __future__ import annotations

from samordning_desktop.cli.grammar import Option

OUT = Option("--out", "FIL", "filen som skrivs; en fil som finns ersätts", required=True, path=True)
DRY_RUN = Option("--dry-run", "", "visa bara vad som skulle hända")
