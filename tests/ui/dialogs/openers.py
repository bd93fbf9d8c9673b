"""Every dialog, with contents that are hard on its manners: long names, many people, nobody at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from samordning_desktop.core import texts as library
from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.board_draft import BoardDraft
from samordning_desktop.core.conflict import Conflict, Version
from samordning_desktop.core.consent import Consent, ConsentState, Standing, standing
from samordning_desktop.core.consent_scope import ConsentScope, Coverage, Party, PartyKind
from samordning_desktop.core.disclosure import Disclosure, Way
from samordning_desktop.core.document import Document
from samordning_desktop.core.eligibility import Eligibility
from samordning_desktop.core.grounds import Ground
from samordning_desktop.core.handing import Portion
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.history import Return
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.merge_plan import (
    ExportPlan,
    Fate,
    FieldChange,
    LeftOut,
    MergePlan,
    PackageFacts,
    PersonChange,
    Receiver,
)
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.old_columns import LEAVE_OUT, Column
from samordning_desktop.core.package_undo import GoesBack, PackageUndo, Stays, StaysPut
from samordning_desktop.core.participant import BoardFields, ParticipantRow
from samordning_desktop.core.peer import OurCard, Own, Peer
from samordning_desktop.core.people import Principal, StaffMember
from samordning_desktop.core.permission import Permission
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT
from samordning_desktop.core.step import Step
from samordning_desktop.core.table import Doubt, TableReading, TableRow
from samordning_desktop.ops.identity import identity_warning
from samordning_desktop.ops.participants import field_value
from samordning_desktop.ops.texts import TextUse
from samordning_desktop.ops.visit import SHEET_WORDS, USUAL
from samordning_desktop.ui.consent.file_row import ChosenForm
from samordning_desktop.ui.dialogs.bring_back import BringBackDialog
from samordning_desktop.ui.dialogs.colleague import Colleague, ColleagueDialog
from samordning_desktop.ui.dialogs.computers import ComputersDialog
from samordning_desktop.ui.dialogs.confirm_peer import ConfirmDialog
from samordning_desktop.ui.dialogs.consent import ConsentChoice, ConsentDialog
from samordning_desktop.ui.dialogs.consent_scope import ScopeDialog, ScopeStart
from samordning_desktop.ui.dialogs.coordinators import Coordinators, CoordinatorsDialog
from samordning_desktop.ui.dialogs.details import DetailsDialog
from samordning_desktop.ui.dialogs.disclosure import DisclosureDialog, Sheet
from samordning_desktop.ui.dialogs.disclosures import DisclosuresDialog
from samordning_desktop.ui.dialogs.eligibility import EligibilityDialog
from samordning_desktop.ui.dialogs.end_meeting import EndMeetingDialog
from samordning_desktop.ui.dialogs.ending import Ending, EndingDialog
from samordning_desktop.ui.dialogs.export_package import ExportDialog
from samordning_desktop.ui.dialogs.for_whom import ForWhomDialog
from samordning_desktop.ui.dialogs.hand_out import HandOutDialog
from samordning_desktop.ui.dialogs.handed_parts import HandedPartsDialog
from samordning_desktop.ui.dialogs.import_board import BoardImportDialog
from samordning_desktop.ui.dialogs.import_columns import ColumnChoice, ColumnsDialog
from samordning_desktop.ui.dialogs.import_package import ImportDialog
from samordning_desktop.ui.dialogs.inform import InformDialog
from samordning_desktop.ui.dialogs.kinds import KindsDialog
from samordning_desktop.ui.dialogs.member import MemberDialog
from samordning_desktop.ui.dialogs.narrowing import NarrowingDialog
from samordning_desktop.ui.dialogs.older_text import OlderTextDialog
from samordning_desktop.ui.dialogs.own_text import OwnTextDialog
from samordning_desktop.ui.dialogs.pair import PairDialog
from samordning_desktop.ui.dialogs.participant import ParticipantDialog
from samordning_desktop.ui.dialogs.passphrase import PassphraseDialog
from samordning_desktop.ui.dialogs.preview import PreviewDialog
from samordning_desktop.ui.dialogs.print_board import PrintBoardDialog
from samordning_desktop.ui.dialogs.progress import ProgressDialog
from samordning_desktop.ui.dialogs.rating import RatingDialog
from samordning_desktop.ui.dialogs.recovery_sheet import RecoverySheetDialog
from samordning_desktop.ui.dialogs.save_board import SaveBoardDialog
from samordning_desktop.ui.dialogs.settle import SettleDialog
from samordning_desktop.ui.dialogs.step import StepDialog
from samordning_desktop.ui.dialogs.texts import TextsDialog
from samordning_desktop.ui.dialogs.undo_package import UndoPackageDialog
from samordning_desktop.ui.dialogs.visit import VisitDialog
from samordning_desktop.ui.dialogs.withdrawal import WithdrawalDialog
from samordning_desktop.ui.dialogs.withdrawn import WithdrawnDialog
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage
from ui.dialogs.pdfs import pdf

NAME = "Anna-Karin Östergren Håkansson af Ängsberga"
LONG = "Har fått egen lägenhet. Se https://exempel.se/" + "mycketlångadress" * 12
DAY = date(2026, 11, 23)
WHEN = datetime(2026, 11, 20, 13, 3, tzinfo=UTC)
FINGERPRINT = "trädgård fullmåne skärgård domkyrka västerut 0471 1982"

_DOCUMENTS = [Document("consent", "3", date(2025, 4, 22), "Samtycke", ())]
_SCOPE_START = ScopeStart(
    NAME,
    (Party(PartyKind.SITE, "Lidköping", ref="l"),),
    KINDS | {LONG[:200]: LONG[:200]},
    (),
    (LONG, LONG),
    LONG[:200],
)
_SCOPE = ConsentScope(
    (Party(PartyKind.SITE, "Lidköping", ("ratings", LONG[:200]), "l"), Party(PartyKind.UNIT, LONG[:200])),
    LONG,
)
_EFFECTS = SimpleNamespace(name=NAME, stops=(LONG,), kept=(LONG, LONG), told=("Lidköping får besked.",))
_PARTS = [
    SimpleNamespace(what="kind", key=str(at), words=LONG, stops=(LONG,), told=(LONG,)) for at in range(9)
]
_EXPORT = ExportPlan(
    "Lidköping",
    DAY,
    (("1", NAME),),
    (("2", NAME),),
    (LeftOut("3", NAME, LONG),),
    10_000,
    register=(LONG, LONG),
    again=(("4", NAME),),
    computers=(Receiver(LONG[:200]), Receiver(LONG[:200], OurCard.CHANGED, (3, DAY))),
)
_NOBODY = ExportPlan("Lidköping", DAY, (), (), (), 0)
_FACTS = PackageFacts("Lidköping", 4, WHEN, 23, 4321, False)
_CHANGE = FieldChange("situation", "Nuläge", LONG, LONG, True)
_IMPORT = MergePlan(
    _FACTS,
    tuple(PersonChange(str(fate), NAME, fate, (_CHANGE,)) for fate in Fate for _ in range(20)),
    (LONG, LONG),
)
_UNDO = PackageUndo(
    "o", "ta in paket 12 från Lidköping",
    tuple(GoesBack(str(at), NAME, "Nuläge", LONG, "") for at in range(300)),
    tuple(StaysPut(NAME, "Mål/syfte", why) for why in Stays),
)  # fmt: skip
_AGAIN = MergePlan(replace(_FACTS, taken_in=True), (PersonChange("1", NAME, Fate.SAME),))
_PEERS = [
    Peer("o", "Falköping", FINGERPRINT, False, LONG[:200], own=True, ousts=(NAME,)),
    Peer("a", "Lidköping", FINGERPRINT, False),
    Peer("b", "Skara", FINGERPRINT, True, LONG[:200], added=DAY),
    Peer("e", "Skara", FINGERPRINT, True, LONG[:200], added=DAY),
    Peer("c", "Skara", FINGERPRINT, True, "Idas dator", barred=DAY),
    Peer("d", "Skara", FINGERPRINT, True, "Gamla datorn", barred=DAY, theirs=True),
]
_OWN = Own("Falköping", LONG[:200], True, FINGERPRINT, DAY, gone_back=True)
_OWN_NEW = Own("Falköping", "Karins dator", False, FINGERPRINT)
_VERSIONS = tuple(
    Version(str(place), LONG, NAME, "Vuxenenheten för stöd och behandling", "Lidköping", WHEN, place == 0)
    for place in range(3)
)
_CONFLICT = Conflict("1.planning", "1", "participant", "1", NAME, "planning", "Planering", _VERSIONS[:2])
_ROW = TableRow("Blad1, rad 4", BoardFields(NAME, "19900222-2397", DAY, LONG, LONG), (("Övrigt", LONG),))
_READING = TableReading(
    (_ROW, *(replace(_ROW, place=f"Blad1, rad {at}", extra=((LONG, LONG),)) for at in range(5, 40))),
    ("Övrigt",),
    (Doubt("Blad1, rad 5", LONG, LONG), Doubt("Blad1", LONG, LONG)),
)
_NO_ROWS = TableReading((), (), (Doubt("Blad1", LONG, LONG),))

_TEXTS = {
    "name": NAME, "personal_id": "19900222-2397", "protected": "", "address": LONG, "phone": "0515-88 50 00",
    "principal": "kommun", "start": "2026-01-02", "start_reason": LONG, "rhythm": "28",
}  # fmt: skip
_STAFF = [StaffMember(code, NAME, "Vuxenenheten för stöd och behandling", "kommun") for code in "ab"]
_ASSESSMENT = Eligibility({"adult": "yes", "both_principals": "no"}, "high_high", "included", NAME, DAY, LONG)
_USES = [TextUse(replace(_DOCUMENTS[0], version=LONG, easy=True, own="egen-1"), 10_000, 1)] + [
    TextUse(replace(_DOCUMENTS[0], version=str(at))) for at in range(30)
]
_TEXTS_THERE = [*library.texts("consent"), *library.texts("information")]
_OLDER = [
    (
        ParticipantRow(
            id=str(at),
            fields=BoardFields(NAME),
            site_id="s",
            site="Skara",
            mine=True,
            consent=standing([], None, DAY),
        ),
        _DOCUMENTS[0],
    )
    for at in range(40)
]

_PERMISSION = Permission(
    Standing(ConsentState.VALID, DAY, 0), Coverage(), (Consent("c", DAY, "3"),),
    (NetworkMember("1", NAME, LONG, LONG),), {}, (LONG[:200],),
)  # fmt: skip
_MISSING = Permission(Standing(ConsentState.MISSING), None)
_DISCLOSED = Disclosure("1", LONG, NAME, DAY, NAME, "Vuxenenheten", "spoken", Ground.STATUTE.value, LONG)

_HANDED = Handover(NAME, ("situation", "planning"), Way.FILE, Ground.CONSENT, DAY)
_PORTIONS = [
    Portion("1", NAME, None, f"samtycket omfattar inte {NAME}"),
    Portion("2", NAME, _HANDED, "samtycket låter inte NN få Självskattningar", on_paper=True),
    Portion("3", NAME, _HANDED),
]


def _nothing(*_: object) -> None:
    return None


def _draft(reading: TableReading) -> BoardDraft:
    return BoardDraft(reading, [_ROW.fields], field_value, identity_warning)


def _consent_filled(kit: Kit) -> ConsentDialog:
    dialog = ConsentDialog(None, kit, NAME, _DOCUMENTS, _nothing)
    form = ChosenForm(Attachment(b"%PDF-" * 300_000, "application/pdf"), LONG)
    dialog.refill(ConsentChoice(DAY, "3", "paper", LONG[:200], form))
    return dialog


#: What opens each dialog, by name.
OPENERS: dict[str, Callable[[Kit], Dialog[Any]]] = {
    "disclosure": lambda kit: DisclosureDialog(None, kit, NAME, _PERMISSION),
    "disclosure without consent": lambda kit: DisclosureDialog(None, kit, NAME, _MISSING),
    "disclosure of a sheet": lambda kit: DisclosureDialog(
        None, kit, NAME, _PERMISSION, Sheet("Diagram över självskattningar", ("ratings", "contact"))
    ),
    "disclosures": lambda kit: DisclosuresDialog(None, kit, NAME, [_DISCLOSED] * 40, _nothing),
    "disclosures none": lambda kit: DisclosuresDialog(None, kit, NAME, [], _nothing),
    "hand out": lambda kit: HandOutDialog(None, kit, ("situation", "contact"), Way.FILE, [LONG[:200]] * 40),
    "handed parts": lambda kit: HandedPartsDialog(None, kit, _HANDED, _PORTIONS * 40),
    "handed nothing": lambda kit: HandedPartsDialog(None, kit, _HANDED, _PORTIONS[:1]),
    "for whom of several": lambda kit: ForWhomDialog(None, kit, "Blad för besök"),
    "for whom": lambda kit: ForWhomDialog(None, kit, "Diagram över självskattningar", NAME),
    "participant": lambda kit: ParticipantDialog(None, kit, _nothing),
    "consent": lambda kit: ConsentDialog(None, kit, NAME, _DOCUMENTS, _nothing),
    "consent filled": _consent_filled,
    "scope": lambda kit: ScopeDialog(None, kit, _SCOPE_START, _SCOPE, "Visa för deltagaren"),
    "scope first": lambda kit: ScopeDialog(
        None, kit, ScopeStart(NAME, (), KINDS), None, "Registrera samtycke"
    ),
    "kinds": lambda kit: KindsDialog(None, kit, [("a", LONG[:200]), ("b", "Ekonomi")]),
    "kinds none": lambda kit: KindsDialog(None, kit, []),
    "withdrawal": lambda kit: WithdrawalDialog(None, kit, _EFFECTS),
    "withdrawn": lambda kit: WithdrawnDialog(None, kit, NAME, NAME),
    "narrowing": lambda kit: NarrowingDialog(None, kit, NAME, _PARTS, NAME),
    "rating": lambda kit: RatingDialog(None, kit, NAME, DEFAULT_INSTRUMENT),
    "passphrase": lambda kit: PassphraseDialog(None, kit, keyring=False),
    "passphrase by code": lambda kit: PassphraseDialog(None, kit, keyring=True, by_code=True),
    "recovery sheet": lambda kit: RecoverySheetDialog(
        None, kit, "7K3M-0000-1111-2222-3333-4444-5555", _nothing
    ),
    "preview": lambda kit: PreviewDialog(None, kit, "Samtycke", pdf(), "samtycke.pdf", _nothing),
    "export": lambda kit: ExportDialog(None, kit, _EXPORT, Path("/mnt") / LONG, lambda _done: None),
    "export nobody": lambda kit: ExportDialog(None, kit, _NOBODY, None, lambda _done: None),
    "import": lambda kit: ImportDialog(None, kit, _IMPORT),
    "import again": lambda kit: ImportDialog(None, kit, _AGAIN),
    "pair": lambda kit: PairDialog(None, kit, _OWN, _PEERS),
    "pair nobody": lambda kit: PairDialog(None, kit, _OWN_NEW, []),
    "computers": lambda kit: ComputersDialog(None, kit, _OWN, _PEERS),
    "computers nobody": lambda kit: ComputersDialog(None, kit, _OWN_NEW, []),
    "confirm": lambda kit: ConfirmDialog(None, kit, _OWN_NEW, _PEERS[1]),
    "confirm our own": lambda kit: ConfirmDialog(None, kit, _OWN, _PEERS[0]),
    "let in": lambda kit: ConfirmDialog(None, kit, _OWN, _PEERS[3]),
    "end meeting": lambda kit: EndMeetingDialog(None, kit, 12_345, 1),
    "end meeting nothing": lambda kit: EndMeetingDialog(None, kit, 0, 0),
    "settle": lambda kit: SettleDialog(None, kit, _CONFLICT),
    "settle chosen": lambda kit: SettleDialog(None, kit, replace(_CONFLICT, field="principal")),
    "settle day": lambda kit: SettleDialog(None, kit, replace(_CONFLICT, field="start")),
    "settle choice": lambda kit: SettleDialog(
        None, kit, replace(_CONFLICT, field="coordinator", choices=(("s", LONG), ("t", NAME)))
    ),
    "settle number": lambda kit: SettleDialog(None, kit, replace(_CONFLICT, field="rhythm")),
    "undo package": lambda kit: UndoPackageDialog(None, kit, _UNDO),
    "settle three": lambda kit: SettleDialog(None, kit, replace(_CONFLICT, versions=_VERSIONS)),
    "board": lambda kit: BoardImportDialog(None, kit, "tavla.xlsx", _draft(_READING)),
    "board nothing": lambda kit: BoardImportDialog(None, kit, "tavla.xlsx", _draft(_NO_ROWS)),
    "columns": lambda kit: ColumnsDialog(None, kit, [ColumnChoice(Column(LONG), (LONG,), LEAVE_OUT)] * 2),
    "print board": lambda kit: PrintBoardDialog(None, kit, 9_999, 10_000),
    "save board": lambda kit: SaveBoardDialog(None, kit, 9_999, 10_000),
    "progress": lambda kit: ProgressDialog(
        None, kit, "Bladen görs i ordning", "Inget skrivs ut än.", HelpPage.PRINT
    ),
    "visit": lambda kit: VisitDialog(None, kit, NAME, 9_999, dict(SHEET_WORDS), USUAL),
    "details": lambda kit: DetailsDialog(None, kit, _TEXTS, lambda _: LONG, lambda _: DAY),
    "details protected": lambda kit: DetailsDialog(
        None, kit, _TEXTS | {"protected": "ja"}, _nothing, _nothing
    ),
    "coordinators": lambda kit: CoordinatorsDialog(None, kit, NAME, _STAFF, Coordinators("a", "b")),
    "colleague": lambda kit: ColleagueDialog(None, kit, Colleague(NAME, LONG, Principal.REGION)),
    "step": lambda kit: StepDialog(None, kit, NAME, Step("1", LONG, NAME, DAY), [NAME] * 15),
    "step new": lambda kit: StepDialog(None, kit, NAME, Step("", ""), []),
    "member": lambda kit: MemberDialog(None, kit, NAME, NetworkMember("1", NAME, LONG, LONG, LONG, True)),
    "member by scope": lambda kit: MemberDialog(
        None,
        kit,
        NAME,
        NetworkMember("1", NAME),
        Coverage(ConsentScope((Party(PartyKind.PERSON, NAME, tuple(KINDS)),))),
    ),
    "member new": lambda kit: MemberDialog(None, kit, NAME, NetworkMember("", "")),
    "eligibility": lambda kit: EligibilityDialog(None, kit, NAME, _ASSESSMENT, 17),
    "eligibility new": lambda kit: EligibilityDialog(None, kit, NAME, Eligibility(), None),
    "ending": lambda kit: EndingDialog(None, kit, NAME, True, Ending(DAY, LONG)),
    "bring back": lambda kit: BringBackDialog(None, kit, Return("Nuläge", LONG, LONG)),
    "bring back what is away": lambda kit: BringBackDialog(
        None,
        kit,
        Return("Planerade steg: Senast", "(borttaget)", "2026-12-09", "Ringa hyresvärden", away=True),
    ),
    "bring back nothing": lambda kit: BringBackDialog(None, kit, Return("Nuläge", "", "Kort")),
    "texts": lambda kit: TextsDialog(None, kit, _USES, 10_000),
    "texts nobody": lambda kit: TextsDialog(None, kit, _USES[:1], 0),
    "older text": lambda kit: OlderTextDialog(None, kit, _OLDER),
    "older text nobody": lambda kit: OlderTextDialog(None, kit, []),
    "inform": lambda kit: InformDialog(None, kit, NAME, _TEXTS_THERE, NAME),
    "own text": lambda kit: OwnTextDialog(None, kit, _TEXTS_THERE, _TEXTS_THERE[1], lambda _document: pdf()),
}
