"""The frozen packages: each is refused at its own stage with its own word, or taken in, as when it was made."""

from __future__ import annotations

import json
import traceback
from hashlib import sha256
from pathlib import Path

import msgspec
import pyrage
import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pyrage.x25519 import Identity
from sqlalchemy import insert, update

from packages import dump
from samordning_desktop.core import entities
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.peer import peer_id
from samordning_desktop.core.scopes import participant_scope, site_scope
from samordning_desktop.ops import Desk
from samordning_desktop.store import peers as rows
from samordning_desktop.store import schema
from samordning_desktop.store.peers import PeerRow, Taken
from samordning_desktop.sync import incoming
from vectors import FOLDER, LAST, RECIPIENT, STATE, VECTORS, document

#: The functions in which a stage refuses.
STAGES = {
    "_decrypted": "decrypt", "open_content": "signature", "_known_sender": "sender", "read_body": "body",
    "_right_receiver": "receiver", "_in_turn": "turn", "_follows": "chain", "_sound": "entries",
    "check_rights": "rights",
}  # fmt: skip
#: What the reader refuses with itself.
READER = {"package.not_a_package": "recognise", "package.newer": "version"}


@pytest.fixture
def receiver(pair: list[Desk]) -> Desk:
    """A store that knows just what ``STATE`` says."""
    desk = pair[1]
    with desk.write() as writing:
        connection = writing.connection
        own = {"id": STATE["device"], "site": STATE["site"], "age_identity": STATE["identity"]}
        connection.execute(update(schema.device).values(own))
        connection.execute(schema.peer.delete())
        for known in STATE["knows"]:
            key, confirmed = bytes.fromhex(known["key"]), not known["is"].startswith("unconfirmed")
            row = PeerRow(
                peer_id(key), known["device"], known["site"], known["site"], key, RECIPIENT, confirmed
            )
            rows.put_peer(connection, row)
            if known["is"].startswith("confirmed"):
                rows.note_taken(connection, row, Taken("falkoping-1", 7, LAST), 1, "k")
            if known["is"].startswith("barred"):
                barred = {
                    "id": f"falkoping.{row.id}",
                    "site": "falkoping",
                    "peer": row.id,
                    "day": "2026-03-01",
                }
                connection.execute(insert(schema.barred_device), [barred])
        for one, site in STATE["participants"].items():
            writing.put(
                participant_scope(one), entities.PARTICIPANT, one, {"name": "Åsa Öberg", "site": site}
            )
        writing.put(site_scope("lidkoping"), entities.SITE, "lidkoping", {"name": "Lidköping"})
    return desk


def read(desk: Desk, path: Path) -> tuple[str, str]:
    """The stage at which a package is refused, and the word; ``taken`` for one that is taken in."""
    try:
        incoming.rehearse(desk, path.read_bytes())
    except KnownError as error:
        functions = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
        inner = (STAGES[name] for name in reversed(functions) if name in STAGES)
        return next(inner, READER.get(error.code, "?")), error.code
    return "taken", ""


def test_each_is_refused_at_its_stage_with_its_word(receiver: Desk) -> None:
    before = dump(receiver)
    found = {name: read(receiver, FOLDER / f"{name}.age") for name in VECTORS}
    assert found == {name: (vector.stage, vector.code) for name, vector in VECTORS.items()}
    assert dump(receiver) == before


def test_they_are_many_of_every_stage_and_small() -> None:
    stages = [vector.stage for vector in VECTORS.values()]
    assert set(stages) == {*STAGES.values(), *READER.values(), "taken"}
    assert len(stages) - stages.count("taken") >= 60
    assert all((FOLDER / f"{name}.age").stat().st_size < 40_000 for name in VECTORS)


def test_each_has_a_file_and_what_stands_beside_them_says_the_same() -> None:
    assert {path.stem for path in FOLDER.glob("*.age")} == set(VECTORS)
    assert (FOLDER / "vectors.json").read_text("utf-8") == document()
    json.loads(document())


def test_an_age_identity_and_the_signers_keys_are_all_it_takes_to_read_one() -> None:
    """As the page on the form says it, step by step, with nothing of this program's."""
    plain = pyrage.decrypt((FOLDER / "taken-a-file.age").read_bytes(), [Identity.from_str(STATE["identity"])])
    assert (plain[:8], int.from_bytes(plain[8:10])) == (b"SAMORDN\x00", 4)
    assert plain[10:42].hex() == STATE["knows"][0]["key"]
    Ed25519PublicKey.from_public_bytes(plain[10:42]).verify(plain[42:106], plain[:10] + plain[106:])
    stream = zstandard.ZstdDecompressor().decompressobj().decompress(plain[106:])
    blocks = []
    while stream:
        end = 4 + int.from_bytes(stream[:4])
        blocks.append(stream[4:end])
        stream = stream[end:]
    manifest, entries, told = map(msgspec.msgpack.decode, blocks[:3])
    assert (manifest["entries"], manifest["enclosed"]) == (len(entries), 1)
    assert (told["size"], told["digest"]) == (len(blocks[3]), sha256(blocks[3]).hexdigest())
