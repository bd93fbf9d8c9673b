"""What commands have that work without an open store: where it is to be, and the ways to its passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from samordning_desktop.cli import passphrases
from samordning_desktop.cli.surroundings import Surroundings
from samordning_desktop.ops import Desk, setup


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the program: the store's folder, the passphrase's file, and the surroundings."""

    data_dir: Path
    passphrase_file: Path | None
    around: Surroundings

    def passphrase(self) -> str:
        """The passphrase of a store or a backup that is here. Raises KnownError as ``passphrases.passphrase``."""
        return passphrases.passphrase(self.passphrase_file, self.around.ask)

    def new_passphrase(self) -> str:
        """The passphrase of a store to be made here. Raises KnownError as ``ops.setup.check_free`` before anybody is asked."""
        setup.check_free(self.data_dir)
        return passphrases.new_passphrase(self.passphrase_file, self.around.ask)

    def unlock(self) -> Desk:
        """Opens the store. Raises KnownError as ``ops.setup.unlock``; where there is none, before anybody is asked."""
        if not setup.exists(self.data_dir):
            raise setup.missing(self.data_dir)
        return setup.unlock(self.data_dir, self.passphrase(), self.around.clock, self.around.secrets)

    def close(self, desk: Desk) -> None:
        """Locks the store again."""
        setup.close(desk, self.around.secrets)
