"""The demo's twelve invented people. The numbers are those that Skatteverket reserves for tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samordning_desktop.core.participant import BoardFields


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One invented participant. Days are counted back from today.

    ``started`` is when they were enrolled, ``signed`` when a consent was signed (None: never), ``withdrawn``
    when it was withdrawn; ``ratings`` are (days back, three values).
    """

    fields: BoardFields
    started: int
    signed: int | None
    withdrawn: int | None = None
    ratings: tuple[tuple[int, tuple[int, int, int]], ...] = ()


def _ratings(*values: tuple[int, int, int]) -> tuple[tuple[int, tuple[int, int, int]], ...]:
    """One a month, the last a week ago."""
    return tuple((7 + 30 * (len(values) - 1 - at), one) for at, one in enumerate(values))


FALKOPING = (
    DemoPerson(
        BoardFields(
            "Anna Alm", "", None,
            "Egen lägenhet som hon kan behålla. Träffa dottern varannan helg.",
            "Bor på stödboende sedan i somras. Sover bättre. Oro inför möten, kommer om någon följer med.",
            "Läkemedel genom öppenpsykiatrin. Boendestöd två gånger i veckan. Återfallsprevention i grupp.",
            "Boendestödet följer med till hyresvärden.\nNy tid hos läkare.\nUppföljning av planen i december.",
        ),
        started=290, signed=200, ratings=_ratings((3, 2, 3), (3, 3, 4), (4, 4, 4), (4, 6, 5), (6, 6, 6), (6, 7, 7)),
    ),
    DemoPerson(
        BoardFields(
            "Bertil Öst", "", None,
            "Få ordning på ekonomin. Dricka mindre på vardagarna.",
            "Nykter sedan tre veckor. Räkningar ligger oöppnade. Vill ha hjälp att ringa.",
            "Rådgivning och stöd en gång i veckan. Budgetrådgivning påbörjad.",
            "Samordnaren ringer tillsammans med Bertil på tisdag.",
        ),
        started=345, signed=345, ratings=_ratings((5, 3, 4), (4, 3, 4), (5, 4, 4), (5, 5, 5)),
    ),
    DemoPerson(
        BoardFields(
            "Camilla Åkerlind", "", None,
            "Utredning klar före sommaren. Börja på Träffpunkten.",
            "Väntar på tid för utredning. Bor hos sin syster.",
            "Stödsamtal. Mötesplats på onsdagar.",
            "Följa med första gången till Träffpunkten.",
        ),
        started=160, signed=150, ratings=_ratings((4, 5, 3), (4, 5, 4), (5, 5, 5)),
    ),
    DemoPerson(
        BoardFields(
            "Daniel Ek", "19900222-2397", None,
            "Komma igång med något på dagarna. Spelfri ekonomi.",
            "Spelar inte sedan maj. Rastlös på kvällarna.",
            "KBT mot spel om pengar. Kontaktperson för ekonomi på kommunen.",
            "Studiebesök på Jobbcentrum.",
        ),
        started=420, signed=400, ratings=_ratings((4, 2, 3), (5, 4, 4), (6, 6, 5)),
    ),
    DemoPerson(
        BoardFields(
            "Eva-Lena Sjö", "19610118-2803", None,
            "Må bättre i kroppen. Kunna gå till affären själv.",
            "Har haft hembesök varje vecka. Äter bättre.",
            "Hemtjänst. Sjuksköterska från öppenpsykiatrin på hembesök.",
            "Köpa promenadskor tillsammans på torsdag.",
        ),
        started=250, signed=240, ratings=_ratings((2, 6, 2), (3, 6, 3), (3, 7, 3), (4, 7, 5)),
    ),
    DemoPerson(
        BoardFields(
            "Farid Nour", "19610973-2393", None,
            "Ett boende där han får vara ifred.",
            "Härbärget sedan två veckor. Har inte skrivit på något samtycke än.",
            "Uppsökande arbete.",
            "Läsa informationsbladet tillsammans. Fråga om tolk.",
        ),
        started=14, signed=None,
    ),
    DemoPerson(
        BoardFields(
            "Göran Ärlig", "", None,
            "Ville ha hjälp med sömnen.",
            "Har återkallat sitt samtycke och fortsätter sin kontakt hos var och en för sig.",
            "",
            "",
        ),
        started=210, signed=200, withdrawn=20, ratings=_ratings((4, 4, 4), (4, 5, 4)),
    ),
)  # fmt: skip

LIDKOPING = (
    DemoPerson(
        BoardFields(
            "Hanna Lind", "20030202-2389", None,
            "Klara sista året på gymnasiet.",
            "I skolan tre dagar i veckan. Ångest på morgnarna.",
            "Stödsamtal i skolan. Beroendemottagning för unga.",
            "Möte med skolan och mamma den 3:e.",
        ),
        started=180, signed=170, ratings=_ratings((3, 4, 3), (4, 4, 4), (4, 5, 5), (5, 6, 5)),
    ),
    DemoPerson(
        BoardFields(
            "Ivar Norrby", "", None,
            "Fortsatt nykter. Träffa folk.",
            "Går till mötesplatsen. Vill ha mindre medicin.",
            "Öppenpsykiatrin. Anonyma Alkoholister på egen hand.",
            "Läkartid för genomgång av läkemedel.",
        ),
        started=330, signed=314, ratings=_ratings((6, 7, 5), (6, 8, 6), (7, 8, 6)),
    ),
    DemoPerson(
        BoardFields(
            "Jasmina Kovač", "20000125-2386", None,
            "Tryggt boende. Behandling som passar.",
            "Nyinskriven. Många kontakter som inte vet om varandra.",
            "Socialsekreterare. Vuxenpsykiatrin.",
            "Kartlägga alla kontakter. SIP före jul.",
        ),
        started=40, signed=35, ratings=_ratings((2, 3, 2), (3, 3, 3)),
    ),
    DemoPerson(
        BoardFields(
            "Kjell Ås", "", None,
            "Slippa akuten.",
            "Två veckor utan sjukhus. Vill inte skriva på än.",
            "Hemsjukvård.",
            "Ny fråga om samtycke vid nästa besök.",
        ),
        started=60, signed=None,
    ),
    DemoPerson(
        BoardFields(
            "Linda Myr", "", None,
            "Tillbaka till deltidsarbete.",
            "Arbetstränar tio timmar i veckan.",
            "Supported Employment. Återfallsprevention.",
            "Trepartssamtal med arbetsgivaren.",
        ),
        started=220, signed=210, ratings=_ratings((5, 5, 5), (5, 6, 6), (6, 6, 6), (7, 7, 7)),
    ),
)  # fmt: skip

#: Three people of an old board in Excel that the tour takes in, one of them on the board already.
OLD_BOARD = (
    BoardFields(
        "Maj-Britt Åhs", "", date(2025, 3, 3), "Sova på nätterna", "Bor hemma", "Boendestöd", "Ny tid i maj"
    ),
    BoardFields(
        "Nils Ögren", "", date(2025, 4, 14), "Sluta spela", "Väntar på svar", "KBT", "SIP efter sommaren"
    ),
    BoardFields("Anna Alm", "", None, "Egen lägenhet", "", "", ""),
)
