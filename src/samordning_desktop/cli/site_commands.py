"""The commands about other sites and about the store as a whole, as they are written and as help describes them."""

from __future__ import annotations

from samordning_desktop.cli.grammar import Command, Operand, Option
from samordning_desktop.cli.options import DRY_RUN, OUT

_PEER_ID = Operand("ID", "id", "datorns beteckning, eller början av den, som i peer list")
_FINGERPRINT = Operand(
    "FINGERAVTRYCK", "fingerprint", "de fem orden och åtta siffrorna, som de lästes upp", many=True
)
_PEERS = (
    Command(
        ("peer", "card"),
        "spara den här datorns ortskort, att lämna till en annan dator",
        options=(OUT, Option("--computer", "NAMN", "vad datorn kallas, så att de andra ser vilken det är")),
    ),
    Command(
        ("peer", "add"),
        "ta in ett ortskort från en annan ort, eller från en annan dator på orten",
        (Operand("FIL", "file", "filen med ortskortet", path=True),),
    ),
    Command(
        ("peer", "confirm"),
        "bekräfta en dator när fingeravtrycket är uppläst",
        (Operand("ORT", "name", "ortens namn eller datorns beteckning, som i peer list"), _FINGERPRINT),
    ),
    Command(
        ("peer", "folder"),
        "välj mappen som paket till och från en ort går genom; utan mapp används ingen",
        (
            Operand("ORT", "name", "ortens namn, som i peer list"),
            Operand("MAPP", "folder", "mappen, till exempel på en gemensam disk", optional=True, path=True),
        ),
    ),
    Command(("peer", "list"), "visa de orter och datorer som är kända här"),
    Command(("peer", "bar"), "spärra en dator som är borta eller stulen", (_PEER_ID,)),
    Command(
        ("peer", "let-in"),
        "släpp in en spärrad dator igen när fingeravtrycket är uppläst",
        (_PEER_ID, _FINGERPRINT),
    ),
    Command(("peer", "new-keys"), "byt den här datorns nycklar och spärra den som har de gamla"),
)

_PACKAGE_FILE = Operand("FIL", "file", "filen med paketet", path=True)
_TO = Option("--to", "ORT", "ortens namn, som i peer list", required=True)
_PACKAGES = (
    Command(("package", "export"), "gör ett paket till en annan ort", options=(_TO, OUT)),
    Command(("package", "put"), "gör ett paket och lägg det i mappen som leder till orten", options=(_TO,)),
    Command(
        ("package", "staying"),
        "visa alla som inte får gå med till en ort i dag, och varför, också den som inget nytt har",
        options=(_TO,),
    ),
    Command(("package", "look"), "visa vilka paket som har kommit i mapparna"),
    Command(
        ("package", "aside"),
        "säg inget mer om en fil i en mapp som inte går att ta in; filen rörs inte",
        (Operand("FIL", "file", "filens namn, som i package look", path=True),),
    ),
    Command(("package", "sent"), "visa de paket som är gjorda, med mottagningsbevis"),
    Command(("package", "inspect"), "visa vad ett paket säger om sig självt", (_PACKAGE_FILE,)),
    Command(("package", "import"), "ta in ett paket från en annan ort", (_PACKAGE_FILE,), (DRY_RUN,)),
)

_CONFLICTS = (
    Command(("conflict", "list"), "visa fält där två värden väntar på att avgöras"),
    Command(
        ("conflict", "settle"),
        "avgör vilket värde som ska gälla",
        (Operand("ID", "id", "beteckningen, som i conflict list"),),
        (
            Option(
                "--keep",
                "VILKET",
                "behåll vårt värde (ours) eller deras (theirs)",
                choices=("ours", "theirs"),
            ),
            Option("--value", "TEXT", "skriv ett tredje värde"),
        ),
        one_of=("--keep", "--value"),
    ),
)

_CODE_FILE = Option(
    "--recovery-code-file",
    "FIL",
    "fil vars första rad är koden på återställningsbladet; då behövs ingen lösenfras",
    path=True,
)
_KEYS = (
    Command(
        ("key", "passphrase"),
        "byt lösenfras",
        options=(
            _CODE_FILE,
            Option("--new-passphrase-file", "FIL", "fil vars första rad är den nya lösenfrasen", path=True),
        ),
    ),
    Command(
        ("key", "sheet"),
        "gör ett nytt återställningsblad",
        options=(
            Option("--out", "FIL.pdf", "spara bladet som PDF i en ny fil", required=True, path=True),
            _CODE_FILE,
        ),
    ),
)

_CARE = (
    Command(("clock", "right"), "säg att datorns klocka går rätt, när programmet har undrat"),
    Command(("verify",), "kontrollera att registret är helt"),
    Command(("backup", "create"), "gör en säkerhetskopia och kontrollera den"),
    Command(("backup", "list"), "visa de säkerhetskopior som finns"),
    Command(
        ("backup", "restore"),
        "gå tillbaka till en säkerhetskopia",
        (Operand("NAMN", "name", "kopians namn, som i backup list"),),
        (_CODE_FILE,),
    ),
    Command(
        ("demo",),
        "gör två provregister med påhittade personer",
        options=(Option("--out", "MAPP", "mappen som de läggs i", required=True, path=True),),
    ),
)

SITE_COMMANDS = (*_PEERS, *_PACKAGES, *_CONFLICTS, *_KEYS, *_CARE)
