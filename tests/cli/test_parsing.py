"""The command line of the issue, to the letter, and what is said of anything else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.cli.commands import COMMANDS
from samordning_desktop.cli.grammar import EVERYWHERE
from samordning_desktop.cli.parsing import Request, UsageError, parse

# Every line of the issue's list, filled in, with the values that the command's code sees.
LINES = [
    (
        "init --site Falköping --principal kommun --unit Enheten --user Karin --recovery-sheet blad.pdf",
        {"site": "Falköping", "principal": "kommun", "unit": "Enheten", "user": "Karin", "recovery_sheet": "blad.pdf"},
    ),
    ("init --site F --principal region --unit E --user K", {"principal": "region"}),
    (
        "participant add --name N --personal-id P --start S --goal G --situation L --interventions I --planning R",
        {"name": "N", "personal_id": "P", "start": "S", "goal": "G", "situation": "L", "interventions": "I"},
    ),
    ("today --mine", {"mine": ""}),
    ("participant list", {}),
    ("participant set abcd goal text", {"id": "abcd", "field": "goal", "value": "text"}),
    ("participant history abcd", {"id": "abcd"}),
    ("participant show abcd", {"id": "abcd"}),
    ("participant seen abcd", {"id": "abcd"}),
    (
        "participant inform abcd --kind consent --how sent --date 2026-03-02 --easy",
        {"id": "abcd", "kind": "consent", "how": "sent", "date": "2026-03-02", "easy": ""},
    ),
    ("board import fil.docx --dry-run --keep-unknown", {"file": "fil.docx", "dry_run": "", "keep_unknown": ""}),
    ("board import fil.odt", {"file": "fil.odt"}),
    ("board export fil.XLSX", {"file": "fil.XLSX"}),
    ("board export fil.csv", {}),
    ("board export fil.pdf --to Vc --ground 25:13 --reason akut", {"to": "Vc", "ground": "25:13", "reason": "akut"}),
    ("consent give abcd --signed 2026-03-02 --text-version 3", {"signed": "2026-03-02", "text_version": "3"}),
    ("consent withdraw abcd --date 2026-03-02", {"id": "abcd", "date": "2026-03-02"}),
    (
        "consent withdraw-part abcd Självskattningar --date 2026-03-02 --how phone",
        {"id": "abcd", "part": "Självskattningar", "date": "2026-03-02", "how": "phone"},
    ),
    ("consent show abcd", {"id": "abcd"}),
    ("text list", {}),
    ("text add fil.txt --kind information", {"file": "fil.txt", "kind": "information"}),
    (
        "disclosure add abcd --to Vc --what situation,ratings --way spoken --ground 25:13 --reason akut --words x",
        {"to": "Vc", "what": "situation,ratings", "way": "spoken", "ground": "25:13", "reason": "akut", "words": "x"},
    ),
    ("key passphrase --new-passphrase-file ny.txt", {"new_passphrase_file": "ny.txt"}),
    ("key sheet --out blad.pdf", {"out": "blad.pdf"}),
    ("disclosure list abcd", {"id": "abcd"}),
    ("print extract abcd --out x.pdf", {"sheet": "extract"}),
    ("rating add abcd --date 2026-03-02 0 5 10", {"first": "0", "second": "5", "third": "10"}),
    ("rating add abcd --date 2026-03-02 -1 +5 10,5", {"first": "-1", "second": "+5", "third": "10,5"}),
    ("rating list abcd", {}),
    ("print information --out x.pdf", {"sheet": "information", "out": "x.pdf"}),
    ("print consent abcd --out x.pdf", {"sheet": "consent", "id": "abcd"}),
    ("print rating-form --out x.pdf", {}),
    ("print rating-chart abcd --out x.pdf", {}),
    ("print board --out x.pdf", {}),
    ("peer card --out kort.json", {"out": "kort.json"}),
    ("peer add kort.json", {"file": "kort.json"}),
    ("peer confirm Lidköping 12345", {"name": "Lidköping", "fingerprint": "12345"}),
    ("peer list", {}),
    ("peer bar abcd", {"id": "abcd"}),
    ("peer let-in abcd tulpan", {"id": "abcd", "fingerprint": "tulpan"}),
    ("peer new-keys", {}),
    ("package export --to Lidköping --out p.age", {"to": "Lidköping", "out": "p.age"}),
    ("package put --to Lidköping", {"to": "Lidköping"}),
    ("package staying --to Lidköping", {"to": "Lidköping"}),
    ("package look", {}),
    ("package aside halv.age", {"file": "halv.age"}),
    ("package sent", {}),
    ("peer folder Lidköping mapp", {"name": "Lidköping", "folder": "mapp"}),
    ("package inspect p.age", {"file": "p.age"}),
    ("package import p.age --dry-run", {"file": "p.age", "dry_run": ""}),
    ("conflict list", {}),
    ("conflict settle abcd.goal --keep ours", {"id": "abcd.goal", "keep": "ours"}),
    ("conflict settle abcd.goal --keep theirs", {"keep": "theirs"}),
    ("conflict settle abcd.goal --value text", {"value": "text"}),
    ("clock right", {}),
    ("verify", {}),
    ("backup create", {}),
    ("backup list", {}),
    ("backup restore 20260302T120000000000Z", {"name": "20260302T120000000000Z"}),
    ("demo --out mapp", {"out": "mapp"}),
]  # fmt: skip


@pytest.mark.parametrize(("line", "values"), LINES)
def test_every_line_of_the_issue_is_understood(line: str, values: dict[str, str]) -> None:
    request = parse(line.split())
    assert request.words in COMMANDS
    assert line.startswith(" ".join(request.words))
    assert {key: request.args.text(key) for key in values} == values
    assert not request.help


def test_every_command_is_in_a_line_above() -> None:
    assert {parse(line.split()).words for line, _ in LINES} == set(COMMANDS)


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_what_every_command_has_can_stand_anywhere(place: int) -> None:
    words = ["participant", "history", "abcd"]
    more = ["--json", "--data-dir", "mapp", "--passphrase-file=fil"]
    request = parse([*words[:place], *more, *words[place:]])
    assert request == Request(
        words=("participant", "history"), args=request.args, data_dir=Path("mapp"), passphrase_file=Path("fil"),
        json=True, help=False, version=False,
    )  # fmt: skip
    assert request.args.text("id") == "abcd"


@pytest.mark.parametrize(
    "text", ["-sova bättre", "- en\n- två", "--- viktigt", "-1", "--okänt", "", " ", "=", "å=ä"]
)
def test_any_text_can_be_an_options_value(text: str) -> None:
    for words in (["--goal", text], [f"--goal={text}"]):
        assert parse(["participant", "add", "--name", "N", *words]).args.text("goal") == text


@pytest.mark.parametrize("text", ["-sova bättre", "-1", "", "-"])
def test_text_with_one_dash_stands_by_its_place(text: str) -> None:
    assert parse(["participant", "set", "abcd", "goal", text]).args.text("value") == text


def test_after_two_dashes_alone_nothing_is_an_option() -> None:
    request = parse(["participant", "set", "abcd", "goal", "--json", "--", "--json"][:4] + ["--", "--json"])
    assert request.args.text("value") == "--json"
    assert request.json is False


def test_a_fingerprint_may_be_one_word_or_six() -> None:
    digits = "12345 67890 12345 67890 12345 67890"
    for words in (digits.split(), [digits]):
        assert " ".join(parse(["peer", "confirm", "Lidköping", *words]).args.many("fingerprint")) == digits


def test_text_gets_one_unicode_form_and_file_names_stay_as_they_are() -> None:
    apart = "Lidko\u0308ping"
    request = parse(["package", "export", "--to", apart, "--out", apart, "--data-dir", apart])
    assert request.args.text("to") == "Lidköping"
    assert request.args.path("out") == Path(apart)
    assert request.data_dir == Path(apart)


WRONG = [
    ("", "Inget kommando är angivet."),
    ("--json", "Inget kommando är angivet."),
    ("participant", "”participant” behöver ett ord till."),
    ("deltagare", "Kommandot ”deltagare” finns inte."),
    ("participant ad", "Kommandot ”participant ad” finns inte."),
    ("-x", "Kommandot ”-x” finns inte."),
    ("participant add", "Det saknas: --name."),
    ("init --site F", "Det saknas: --principal, --unit, --user."),
    ("participant set abcd", "Det saknas: FÄLT, VÄRDE."),
    ("participant list alla", "”alla” är ett ord för mycket."),
    ("participant history a b", "”b” är ett ord för mycket."),
    ("participant add --namn N", "Tillägget --namn finns inte här."),
    ("participant add --nam N", "Tillägget --nam finns inte här."),
    ("--name N participant add", "Tillägget --name finns inte här."),
    ("participant add --name", "--name behöver ett värde: --name NAMN."),
    ("participant add --name --json", "--name behöver ett värde: --name NAMN."),
    ("participant add --name N --name M", "--name är angivet två gånger."),
    ("participant list --json=ja", "--json tar inget värde."),
    ("init --site F --principal landsting --unit E --user K", "--principal kan inte vara ”landsting”"),
    (
        "print tavla --out x.pdf",
        "BLAD kan inte vara ”tavla”: välj information, information-easy, consent, consent-easy, rating-form, board",
    ),
    ("print rating-chart --out x.pdf", "rating-chart visar en deltagares självskattningar"),
    ("print visit --out x.pdf", "visit är alla blad för ett besök: ange deltagarens ID."),
    ("print receipt --out x.pdf", "receipt är en deltagares kvitto"),
    ("print board abcd --out x.pdf", "board är hela tavlan"),
    ("print board", "Det saknas: --out."),
    ("print board --out x.pdf --to Vc", "--to och --ground hör ihop: ange båda."),
    ("board export x.csv --ground consent", "--to och --ground hör ihop: ange båda."),
    ("board export x.csv --reason akut", "--reason behöver --to och --ground."),
    ("print visit abcd --out x.pdf --to Vc", "--to gäller bara board."),
    ("board export tavla.odt", "FIL måste sluta på .xlsx, .csv eller .pdf."),
    ("rating add abcd --date 2026-03-02 1 2", "Det saknas: V3."),
    ("rating add abcd --date 2026-03-02 1 2 3 4", "”4” är ett ord för mycket."),
    ("conflict settle abcd", "Ange det ena av --keep och --value."),
    ("conflict settle abcd --keep ours --value x", "Ange det ena av --keep och --value."),
    ("conflict settle abcd --keep mine", "--keep kan inte vara ”mine”: välj ours eller theirs."),
    ("peer confirm Lidköping", "Det saknas: FINGERAVTRYCK."),
    ("init --principal region --unit E --user K", "Ange det ena av --site och --join."),
    ("participant list --data-dir=", "--data-dir är tomt: ange en fil eller en mapp."),
    ("peer card --out=", "--out är tomt: ange en fil eller en mapp."),
    ("participant history \udcff", "ID är inte läsbar text (UTF-8)."),
]


@pytest.mark.parametrize(("line", "message"), WRONG)
def test_wrong_usage_is_told_in_a_sentence(line: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(line.split())
    assert caught.value.message.startswith(message)


def test_help_is_asked_for_anywhere_and_needs_nothing_else() -> None:
    for line in (
        "--help",
        "participant --help",
        "participant add -h",
        "-h verify",
    ):
        request = parse(line.split())
        assert request.help
        assert request.words == tuple(word for word in line.split() if not word.startswith("-"))


def test_an_option_means_one_thing() -> None:
    for command in COMMANDS.values():
        names = [option.name for option in (*command.options, *EVERYWHERE)]
        assert len(names) == len(set(names))
        keys = [kind.key for kind in (*command.operands, *command.options)]
        assert len(keys) == len(set(keys))


_WORDS = st.sampled_from(
    sorted({word for words in COMMANDS for word in words})
    + sorted({option.name for command in COMMANDS.values() for option in command.options})
    + ["--json", "--data-dir", "--", "-h", "", "-", "=", "--goal=x", "--json=", "abcd", "\udcff", "x.pdf"]
)


@given(st.lists(_WORDS | st.text(), max_size=9))
def test_any_words_are_a_request_or_a_mistake(argv: list[str]) -> None:
    try:
        request = parse(argv)
    except UsageError as error:
        assert error.message
        assert error.words == () or any(words[: len(error.words)] == error.words for words in COMMANDS)
    else:
        assert request.help or request.version or request.words in COMMANDS
