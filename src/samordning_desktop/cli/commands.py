"""Every command of the program, as it is written and as help describes it."""

from __future__ import annotations

from samordning_desktop.cli.grammar import Args, Command, Operand, Option
from samordning_desktop.cli.options import DRY_RUN, OUT
from samordning_desktop.cli.site_commands import SITE_COMMANDS
from samordning_desktop.core.consent_scope import GivenHow
from samordning_desktop.core.disclosure import NOTED_WAYS
from samordning_desktop.core.grounds import CODES
from samordning_desktop.core.informed import ToldHow
from samordning_desktop.core.kinds import BASICS, KINDS
from samordning_desktop.core.name_forms import NameForm
from samordning_desktop.core.people import Principal
from samordning_desktop.core.texts import KEYS

_ID = Operand("ID", "id", "deltagarens beteckning, eller början av den (minst fyra tecken)")
_NAMES = Option(
    "--names",
    "FORM",
    "hur deltagarnas namn skrivs: hela, förnamn och initial, eller initialer",
    choices=tuple(NameForm),
)
_PAPER = Option("--paper", "STORLEK", "papper för tavlan som PDF; A4 om inget anges", choices=("A4", "A3"))
_REASON = Option("--reason", "TEXT", "skälet; måste anges när grunden inte är samtycke")
_FOR_OTHERS = (
    Option(
        "--to",
        "MOTTAGARE",
        "till vem tavlan ska, om den ska lämnas utanför teamet: varje person prövas och noteras",
    ),
    Option("--ground", "GRUND", "samtycke, eller lagrummet, för den som är utanför teamet", choices=CODES),
    _REASON,
)
_BOARD_TEXTS = (
    Option("--goal", "TEXT", "mål/syfte"),
    Option("--situation", "TEXT", "nuläge"),
    Option("--interventions", "TEXT", "pågående insatser"),
    Option("--planning", "TEXT", "planering"),
)


#: The sheets that cannot be blank, with what each of them is.
_ABOUT_ONE = {
    "rating-chart": "visar en deltagares självskattningar",
    "renewal": "är ett brev till en deltagare",
    "receipt": "är en deltagares kvitto",
    "who-does-what": "visar vem som gör vad för en deltagare",
    "extract": "är en deltagares eget utdrag",
    "visit": "är alla blad för ett besök",
}


def _words_alone(args: Args) -> str | None:
    """The person's own words belong to what is covered."""
    return "--words behöver --share." if args.given("words") and not args.given("share") else None


def _half_a_disclosure(args: Args) -> str | None:
    """To whom and on what ground are asked together; what is for one's own team has neither."""
    if args.given("to") != args.given("ground"):
        return "--to och --ground hör ihop: ange båda."
    return "--reason behöver --to och --ground." if args.given("reason") and not args.given("to") else None


def _wrong_sheet(args: Args) -> str | None:
    if args.text("sheet") in _ABOUT_ONE and not args.given("id"):
        return f"{args.text('sheet')} {_ABOUT_ONE[args.text('sheet')]}: ange deltagarens ID."
    if args.text("sheet") == "board" and args.given("id"):
        return "board är hela tavlan: ange inget ID."
    if args.text("sheet") != "board":
        given = [option.name for option in (_NAMES, _PAPER, *_FOR_OTHERS) if args.given(option.key)]
        return f"{given[0]} gäller bara board." if given else None
    return _half_a_disclosure(args)


def _wrong_export(args: Args) -> str | None:
    if args.given("paper") and args.path("file").suffix.lower() != ".pdf":
        return "--paper gäller bara PDF."
    return _half_a_disclosure(args)


def _text_twice(args: Args) -> str | None:
    if args.given("easy") and args.given("text_version"):
        return "--easy väljer den nyaste lättlästa texten: ange inte --text-version också."
    return None


_KIND = Option("--kind", "SLAG", "samtycke eller informationsblad", required=True, choices=KEYS)
_EASY = Option("--easy", "", "den lättlästa varianten")

_STORE = (
    Command(
        ("init",),
        "skapa ett register för en pilotort",
        options=(
            Option("--site", "NAMN", "pilotortens namn, för en ny ort"),
            Option(
                "--join", "FIL", "ortskortet från en dator på den ort som den här ska höra till", path=True
            ),
            Option("--principal", "HUVUDMAN", "", required=True, choices=tuple(Principal)),
            Option("--unit", "NAMN", "enheten du arbetar på", required=True),
            Option("--user", "NAMN", "ditt eget namn", required=True),
            Option(
                "--recovery-sheet", "FIL.pdf", "spara återställningsbladet som PDF i en ny fil", path=True
            ),
        ),
        one_of=("--site", "--join"),
    ),
)

_TODAY = (
    Command(
        ("today",),
        "visa vad som väntar, dag för dag",
        options=(Option("--mine", "", "bara deltagare som du samordnar eller som ingen samordnar"),),
    ),
)

_PARTICIPANTS = (
    Command(
        ("participant", "add"),
        "lägg till en deltagare på tavlan",
        options=(
            Option("--name", "NAMN", "namn eller de initialer som teamet använder", required=True),
            Option("--personal-id", "NUMMER", "personnummer, samordningsnummer eller reservnummer"),
            Option("--start", "DATUM", "startdatum, till exempel 2026-03-02"),
            *_BOARD_TEXTS,
        ),
    ),
    Command(("participant", "list"), "visa tavlans deltagare"),
    Command(
        ("participant", "set"),
        "skriv ett fält för en deltagare",
        (
            _ID,
            Operand(
                "FÄLT", "field", "name, personal_id, start, goal, situation, interventions eller planning"
            ),
            Operand("VÄRDE", "value", "det som ska stå; tomt för att sudda"),
        ),
    ),
    Command(("participant", "show"), "visa allt om en deltagare utom historiken", (_ID,)),
    Command(
        ("participant", "seen"),
        "märk nyheter från andra orten om en deltagare som sedda, också att någon är borta från tavlan",
        (Operand("ID", "id", "beteckningen som i today, eller början av den (minst fyra tecken)"),),
    ),
    Command(
        ("participant", "inform"),
        "notera att en deltagare har fått en text",
        (_ID,),
        (
            _KIND,
            Option(
                "--how",
                "SÄTT",
                "läst tillsammans, lämnat över eller skickat",
                required=True,
                choices=tuple(ToldHow),
            ),
            Option("--date", "DATUM", "dagen då den gavs", required=True),
            Option(
                "--text-version", "VERSION", "textens beteckning, som i text list, om det inte är den nyaste"
            ),
            _EASY,
            Option("--by", "NAMN", "vem som gav den, om det inte är du"),
        ),
        objection=_text_twice,
    ),
    Command(("participant", "history"), "visa vem som har skrivit vad om en deltagare, och när", (_ID,)),
)

_BOARD = (
    Command(
        ("board", "import"),
        "ta in en befintlig tavla från Excel, Word eller CSV",
        (Operand("FIL", "file", "filen med tavlan (.xlsx, .docx eller .csv)", path=True),),
        (DRY_RUN, Option("--keep-unknown", "", "lägg text i okända kolumner sist i Nuläge")),
    ),
    Command(
        ("board", "export"),
        "spara tavlan som en läsbar fil utanför registret",
        (Operand("FIL", "file", "filen som skrivs", path=True, endings=(".xlsx", ".csv", ".pdf")),),
        (_NAMES, _PAPER, *_FOR_OTHERS),
        objection=_wrong_export,
    ),
)

_HOW = Option("--how", "SÄTT", "hur det gavs", choices=tuple(GivenHow))
_RECEIVED_BY = Option("--received-by", "NAMN", "den som tog emot det, om det inte är du")
_CONSENTS = (
    Command(
        ("consent", "give"),
        "registrera ett undertecknat samtycke",
        (_ID,),
        (
            Option("--signed", "DATUM", "dagen då samtycket undertecknades", required=True),
            Option("--text-version", "VERSION", "samtyckestextens version, om det inte är den nyaste"),
            Option(
                "--share",
                "OMFATTNING",
                "vem som får veta vad: ”Lidköping: mål och nuläge; Öppenvården: självskattningar”",
            ),
            Option("--words", "TEXT", "personens egna ord, också vad som inte får delas"),
            Option("--witness", "NAMN", "vittne eller tolk som var med vid underskriften"),
            Option(
                "--form", "FIL", "skanning eller foto av blanketten (PDF, PNG, JPEG eller HEIC)", path=True
            ),
        ),
        objection=_words_alone,
    ),
    Command(
        ("consent", "withdraw"),
        "registrera att samtycket är återkallat; det kan inte ångras",
        (_ID,),
        (Option("--date", "DATUM", "dagen då samtycket återkallades", required=True), _HOW, _RECEIVED_BY),
    ),
    Command(
        ("consent", "withdraw-part"),
        "registrera att en del av samtycket är tillbakatagen; det kan inte ångras",
        (_ID, Operand("DEL", "part", "det som tas tillbaka, med de ord som consent show säger")),
        (Option("--date", "DATUM", "dagen då delen togs tillbaka", required=True), _HOW, _RECEIVED_BY),
    ),
    Command(("consent", "show"), "visa hur det står till med samtycket", (_ID,)),
)

_TEXTS = (
    Command(("text", "list"), "visa samtyckets och informationsbladets versioner"),
    Command(
        ("text", "add"),
        "lägg in en egen text som en ny version; den kan inte ändras sedan",
        (Operand("FIL", "file", "textfilen (UTF-8), som börjar med Titel, Version och Datum", path=True),),
        (_KIND, _EASY),
    ),
)

_DISCLOSURES = (
    Command(
        ("disclosure", "add"),
        "notera ett utlämnande; utan grund stoppas det",
        (_ID,),
        (
            Option("--to", "MOTTAGARE", "till vem: namn och verksamhet", required=True),
            Option(
                "--what",
                "SLAG",
                f"slag av uppgifter med komma emellan: {', '.join((BASICS, *KINDS))} eller ortens egna",
                required=True,
            ),
            Option("--words", "TEXT", "närmare vad, med egna ord"),
            Option("--way", "SÄTT", "hur det lämnas ut", required=True, choices=tuple(NOTED_WAYS)),
            Option(
                "--ground",
                "GRUND",
                "samtycke, eller lagrummet i offentlighets- och sekretesslagen",
                required=True,
                choices=CODES,
            ),
            _REASON,
            Option("--date", "DATUM", "dagen då det lämnades ut, om det inte är i dag"),
            Option("--before-withdrawal", "", "det var före återkallelsen, om den kom samma dag"),
        ),
    ),
    Command(("disclosure", "list"), "visa vad som har lämnats ut om en deltagare", (_ID,)),
)

_RATINGS = (
    Command(
        ("rating", "add"),
        "spara en självskattning",
        (
            _ID,
            Operand("V1", "first", "första skalan, 0 till 10"),
            Operand("V2", "second", "andra skalan, 0 till 10"),
            Operand("V3", "third", "tredje skalan, 0 till 10"),
        ),
        (Option("--date", "DATUM", "dagen då den fylldes i", required=True),),
    ),
    Command(("rating", "list"), "visa en deltagares självskattningar", (_ID,)),
)

_PRINT = (
    Command(
        ("print",),
        "skriv ett blad som PDF",
        (
            Operand(
                "BLAD",
                "sheet",
                "",
                choices=(
                    "information",
                    "information-easy",
                    "consent",
                    "consent-easy",
                    "rating-form",
                    "board",
                    *_ABOUT_ONE,
                ),  # fmt: skip
            ),
            Operand(
                "ID", "id", "deltagarens beteckning; utan den blir bladet tomt att fylla i", optional=True
            ),
        ),
        (OUT, _NAMES, _PAPER, *_FOR_OTHERS),
        objection=_wrong_sheet,
    ),
)

COMMANDS: dict[tuple[str, ...], Command] = {
    command.words: command
    for command in (
        *_STORE, *_TODAY, *_PARTICIPANTS, *_BOARD, *_CONSENTS, *_TEXTS, *_DISCLOSURES, *_RATINGS, *_PRINT,
        *SITE_COMMANDS,
    )
}  # fmt: skip
