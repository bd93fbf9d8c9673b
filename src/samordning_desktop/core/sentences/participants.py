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
    "participant.protected": Sentences(
        "Personen har skyddad identitet: här skrivs ingen adress och inget telefonnummer.",
        _NOTHING,
        "Ta bort adress och telefon, eller markeringen om skyddad identitet om den inte längre gäller.",
    ),
    "participant.ended_before_start": Sentences(
        "Avslutet ({ended}) är daterat före starten ({start}).",
        _NOTHING,
        "Kontrollera båda datumen.",
    ),
    "field.veiled": Sentences(
        "Personen har inte sagt ja till att den här orten får veta något om: {kind}.",
        _NOTHING,
        "Det som finns om det står hos {site}. Är samtycket ändrat: registrera det nya samtycket.",
    ),
    "network.full": Sentences(
        "Nätverket är fullt: högst {most} får plats runt en person.",
        _NOTHING,
        "Ta bort någon som inte längre är med.",
    ),
    "network.no_name": Sentences(
        "Den som hör till nätverket måste ha ett namn.",
        _NOTHING,
        "Skriv namnet, eller vad rollen heter om ingen person är utsedd.",
    ),
    "step.empty": Sentences(
        "Ett planerat steg måste säga vad som ska göras.",
        _NOTHING,
        "Skriv kort vad som ska göras, till exempel ”Ringa hyresvärden”.",
    ),
    "thing.unknown": Sentences(
        "Det du ville ändra finns inte längre: det kan ha tagits bort.",
        _NOTHING,
        "Se efter på personens sida och gör om det som saknas.",
    ),
    "staff.unknown": Sentences(
        "Det finns ingen i teamet som heter ”{name}”.",
        _NOTHING,
        "Välj någon i listan, eller lägg till personen i teamet först.",
    ),
    "staff.no_name": Sentences(
        "Den som läggs till i teamet måste ha ett namn.",
        _NOTHING,
        "Skriv namnet.",
    ),
    "staff.twice": Sentences(
        "Samma person kan inte vara både samordnare och kollega.",
        _NOTHING,
        "Välj någon annan på ett av ställena, eller lämna kollegan tom.",
    ),
    "history.gone": Sentences(
        "Det värdet kan inte hämtas tillbaka.",
        _NOTHING,
        "Samtycken, återkallelser och självskattningar ändras aldrig i efterhand. Registrera i stället ett nytt.",
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
    "consent.part_unknown": Sentences(
        "Samtycket omfattar inte det som skulle tas tillbaka.",
        _NOTHING,
        "Välj något av det som samtycket omfattar.",
    ),
    "consent.part_taken": Sentences(
        "Den delen av samtycket är redan tillbakatagen.",
        _NOTHING,
        "Se personens sida: där står vad som har tagits tillbaka och när.",
    ),
    "undo.nothing": Sentences("Det finns inget att ångra.", _NOTHING, ""),
    "undo.stands": Sentences(
        "”{label}” kan inte ångras. Det står kvar.",
        _NOTHING,
        "Ångra en gång till, så tas det du gjorde innan tillbaka: ”{next}”.",
    ),
    "undo.stands_too": Sentences(
        "”{label}” kan inte ångras. Det står kvar.",
        _NOTHING,
        "Det du gjorde innan, ”{next}”, kan inte heller ångras. Ångra en gång till, så står det varför.",
    ),
    "undo.consent_given": Sentences(
        "”{label}” kan inte ångras: det finns ett samtycke registrerat för personen.",
        _NOTHING,
        "Ska personen inte vara med: återkalla samtycket.",
    ),
    "undo.package_stands": Sentences(
        "”{label}” kan inte ångras: inget av det kan gå tillbaka.",
        _NOTHING,
        "Det står kvar: {why}. Se historiken på personens sida.",
    ),
    "undo.look_first": Sentences(
        "”{label}” ångras på tavlan, där du får se vad som går tillbaka innan det sker.",
        _NOTHING,
        "Öppna tavlan och ångra där.",
    ),
    "undo.changed_since": Sentences(
        "”{label}” kan inte ångras: det har ändrats igen sedan dess.",
        _NOTHING,
        "Se historiken och skriv det värde som ska gälla.",
    ),
    "undo.two_values": Sentences(
        "”{label}” kan inte ångras: det tog bort två värden som väntade på att någon skulle välja.",
        _NOTHING,
        "Båda står i historiken på personens sida. Skriv det värde som ska gälla.",
    ),
    "consent.unknown": Sentences(
        "Samtycket finns inte här.", _NOTHING, "Se efter bland personens samtycken."
    ),
    "scope.unfit": Sentences(
        "Samtyckets omfattning går inte att registrera: någon nämns två gånger, saknar namn eller är för lång.",
        _NOTHING,
        "Högst {most} kan nämnas, var och en med högst {longest} tecken och varje slag av uppgifter en gång.",
    ),
    "form.elsewhere": Sentences(
        "Det underskrivna papperet finns inte på den här datorn.",
        "Samtycket i sig är registrerat här.",
        "Be {site} visa det: det sparades där.",
    ),
    "text.known": Sentences(
        "Texten (version {version}) finns redan.",
        _NOTHING,
        "En text som har lagts in ändras aldrig. Skriv en ny version med ett nytt datum.",
    ),
    "text.too_big": Sentences(
        "Texten är för lång: {length} tecken, högst {limit} får plats.",
        _NOTHING,
        "Korta den. Har något mer följt med när den klistrades in: ta bort det.",
    ),
    "text.form": Sentences("Rad {line} går inte att läsa{quoted}.", _NOTHING, "{fault}"),
    "text.unfillable": Sentences(
        "Samtycket saknar plats för: {missing}.",
        _NOTHING,
        "Skriv dem som platser att skriva på, med just de orden, till exempel ”_ Namn” och ”_ Datum | Underskrift”.",
    ),
    "text.untitled": Sentences(
        "Texten måste ha en titel och en version.",
        _NOTHING,
        "Fyll i båda. Versionen står längst ned på papperet, till exempel ”F1”.",
    ),
    "text.version_taken": Sentences(
        "Det finns redan en text som heter version {version}.",
        _NOTHING,
        "En text som har lagts in ändras aldrig. Ge den nya texten en annan version.",
    ),
    "informed.how_missing": Sentences(
        "Det är inte valt hur texten gavs.",
        _NOTHING,
        "Välj om ni läste den tillsammans, om den lämnades över eller om den skickades.",
    ),
    "text.unreadable": Sentences(
        "Filen går inte att läsa som text.",
        _NOTHING,
        "Spara den som vanlig text (.txt) i UTF-8 och välj den igen.",
    ),
    "kind.empty": Sentences(
        "Ett slags uppgifter måste ha ett namn.",
        _NOTHING,
        "Skriv vad det handlar om, till exempel ”Ekonomi”.",
    ),
    "kind.known": Sentences("”{kind}” finns redan i listan.", _NOTHING, "Välj det i listan."),
    "kind.full": Sentences(
        "Listan är full: högst {most} slags uppgifter får plats.",
        _NOTHING,
        "Ta bort något som inte används.",
    ),
    "kind.unknown": Sentences(
        "Uppgiftsslaget finns inte i listan: det kan ha tagits bort.", _NOTHING, "Se efter i listan."
    ),
}
