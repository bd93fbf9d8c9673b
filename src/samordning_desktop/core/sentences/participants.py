"""Sentences for participants, consents and self-ratings."""

from samordning_desktop.core.sentences.form import Sentences

_NOTHING = "Inget är ändrat."

SENTENCES = {
    "participant.unknown": Sentences(
        "Det finns ingen deltagare med beteckningen {id} på tavlan.",
        _NOTHING,
        "Ta fram listan över deltagare och välj därifrån.",
    ),
    "participant.ambiguous": Sentences(
        "Flera deltagare har en beteckning som börjar med {id}.",
        _NOTHING,
        "Skriv fler tecken av beteckningen.",
    ),
    "participant.no_name": Sentences(
        "En deltagare måste ha ett namn.",
        _NOTHING,
        "Skriv namnet eller de initialer som teamet använder.",
    ),
    "rating.value": Sentences(
        "”{text}” är inte ett värde på skalan.",
        "Ingen självskattning är sparad.",
        "Varje skala besvaras med ett helt tal från 0 till 10.",
    ),
    "rating.missing": Sentences(
        "Svar saknas för: {scales}.",
        "Ingen självskattning är sparad.",
        "Varje skala besvaras med ett helt tal från 0 till 10.",
    ),
    "consent.withdrawn": Sentences(
        "Samtycket återkallades {date}. Den som har återkallat deltar inte längre i modellen.",
        _NOTHING,
        "Vill personen börja igen: lägg till personen på nytt med ett nytt samtycke.",
    ),
    "consent.none_to_withdraw": Sentences(
        "Det finns inget samtycke att återkalla för den här deltagaren.",
        _NOTHING,
        "Kontrollera att det är rätt person.",
    ),
    "consent.text_unknown": Sentences(
        "Det finns ingen samtyckestext med versionen ”{version}”.",
        _NOTHING,
        "Välj någon av: {versions}.",
    ),
    "consent.withdrawn_before_signed": Sentences(
        "Återkallelsen ({date}) är daterad före samtycket ({signed}).",
        _NOTHING,
        "Kontrollera datumet för återkallelsen.",
    ),
    "undo.nothing": Sentences("Det finns inget att ångra.", _NOTHING, ""),
    "undo.consent_given": Sentences(
        "”{label}” kan inte ångras: det finns ett samtycke registrerat för personen.",
        _NOTHING,
        "Ska personen inte vara med: återkalla samtycket.",
    ),
    "undo.changed_since": Sentences(
        "”{label}” kan inte ångras: det har ändrats igen sedan dess.",
        _NOTHING,
        "Se historiken och skriv det värde som ska gälla.",
    ),
}
