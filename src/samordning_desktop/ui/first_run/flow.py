"""What the first-run window sets going: the keyring looked for, the store made, the sheet shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.people import Setup
from samordning_desktop.ops import Desk, files, setup
from samordning_desktop.ops.setup import Created, DeviceSecrets
from samordning_desktop.ui.dialogs import chosen_file
from samordning_desktop.ui.first_run.pages import Host
from samordning_desktop.ui.first_run.steps import Step
from samordning_desktop.ui.first_run.wizard import FirstRun
from samordning_desktop.ui.flows.ways_in import show_sheet
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.help_page import HelpPage

Finished = Callable[[Desk], None]


class FirstRunFlow:
    """Serves a FirstRun window; ``finished`` is called with the desk when the person goes on to the board."""

    def __init__(
        self,
        window: FirstRun,
        kit: Kit,
        data_dir: Path,
        secrets: DeviceSecrets,
        finished: Finished,
        *,
        demo: bool,
    ) -> None:
        self._window, self._kit, self._data_dir = window, kit, data_dir
        self._secrets, self._finished, self._demo = secrets, finished, demo
        self._created: Created | None = None
        window.setup_given.connect(self._create)
        window.place.card_asked.connect(self._choose_card)
        window.sheet_asked.connect(self._show_sheet)
        window.finished.connect(self._finish)
        kit.runner.run(lambda: secrets.available, window.passphrase.set_keyring)

    @property
    def desk(self) -> Desk | None:
        """The open desk, once the store is made."""
        return self._created.desk if self._created else None

    def _create(self, asked: Setup, passphrase: str) -> None:
        clock = self._kit.clock
        job = partial(setup.create, self._data_dir, asked, passphrase, clock, self._secrets, self._demo)
        host = self._window.place.host
        self._kit.runner.run(
            partial(_join, job, host, self._secrets) if host else job, self._show_code, self._not_created
        )

    def _choose_card(self) -> None:
        path = self._kit.files.open(
            self._window, "Ortskortet från den första datorn", "Ortskort (*.ortskort)"
        )
        if path is not None:
            chosen_file.read(
                self._window, self._kit, path, HelpPage.START, _host, self._take_host, self._no_card
            )

    def _take_host(self, host: Host) -> None:
        self._window.message.forget()
        self._window.place.set_host(host)

    def _no_card(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._window.message.complain(error)
        else:
            self._kit.messages.fail(self._window, error)

    def _show_code(self, created: Created) -> None:
        self._created = created
        self._window.show_code(created.recovery_code)

    def _not_created(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._window.refuse(error)
        else:
            self._window.open_step(Step.PASSPHRASE)
            self._kit.messages.fail(self._window, error)

    def _show_sheet(self) -> None:
        if self._created is not None:
            show_sheet(self._window, self._kit, self._created.desk, self._created.recovery_code)

    def _finish(self) -> None:
        if self._created is not None:
            self._finished(self._created.desk)


def _host(path: Path) -> Host:
    """The site whose computer has made the card. Raises KnownError as ``cards.read_first_card`` and ``files.read_file``."""
    from samordning_desktop.sync import cards  # nobody else needs it before there is a store

    content = files.read_file(path, cards.CARD_LIMIT)
    card = cards.read_first_card(content)
    return Host(card.name, card.site, content)


def _join(create: Callable[[], Created], host: Host, secrets: DeviceSecrets) -> Created:
    from samordning_desktop.sync import peers

    created = create()
    try:
        peers.add_peer(created.desk, host.card)
    except BaseException:
        setup.discard(created.desk, secrets)
        raise
    return created
