"""Which function does which command."""

from __future__ import annotations

from collections.abc import Callable

from samordning_desktop.cli import (
    backups,
    boards,
    clocks,
    conflicts,
    consents,
    disclosures,
    folders,
    packages,
    participants,
    peers,
    person,
    prints,
    ratings,
    stores,
    texts,
    today,
    ways_in,
)
from samordning_desktop.cli.call import Call
from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result
from samordning_desktop.ops import Desk

AT_A_DESK: dict[tuple[str, ...], Callable[[Desk, Args], Result]] = {
    ("today",): today.show,
    ("participant", "add"): participants.add,
    ("participant", "list"): participants.list_all,
    ("participant", "set"): participants.set_field,
    ("participant", "show"): person.show,
    ("participant", "history"): participants.history,
    ("participant", "seen"): today.mark_seen,
    ("participant", "inform"): texts.inform,
    ("board", "import"): boards.take_in,
    ("board", "export"): boards.save,
    ("consent", "give"): consents.give,
    ("consent", "withdraw"): consents.withdraw,
    ("consent", "withdraw-part"): consents.withdraw_part,
    ("consent", "show"): consents.show,
    ("text", "list"): texts.list_all,
    ("text", "add"): texts.add,
    ("disclosure", "add"): disclosures.add,
    ("disclosure", "list"): disclosures.list_all,
    ("rating", "add"): ratings.add,
    ("rating", "list"): ratings.list_all,
    ("print",): prints.save,
    ("peer", "card"): peers.save_card,
    ("peer", "add"): peers.add,
    ("peer", "confirm"): peers.confirm,
    ("peer", "folder"): folders.choose,
    ("peer", "list"): peers.list_all,
    ("peer", "bar"): peers.bar,
    ("peer", "let-in"): peers.let_in,
    ("peer", "new-keys"): peers.change_keys,
    ("package", "export"): packages.export,
    ("package", "put"): folders.put,
    ("package", "staying"): packages.who_stays,
    ("package", "look"): folders.look,
    ("package", "aside"): folders.leave_aside,
    ("package", "sent"): folders.sent,
    ("package", "inspect"): packages.inspect,
    ("package", "import"): packages.take_in,
    ("conflict", "list"): conflicts.list_all,
    ("conflict", "settle"): conflicts.settle,
    ("clock", "right"): clocks.trust,
    ("verify",): stores.verify,
    ("backup", "create"): backups.create,
}

WITHOUT_A_DESK: dict[tuple[str, ...], Callable[[Call, Args], Result]] = {
    ("init",): stores.create,
    ("key", "passphrase"): ways_in.passphrase,
    ("key", "sheet"): ways_in.sheet,
    ("backup", "list"): backups.list_all,
    ("backup", "restore"): backups.restore,
    ("demo",): stores.demo,
}
