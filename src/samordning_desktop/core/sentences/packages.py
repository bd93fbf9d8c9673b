"""Sentences for site cards, packages and conflicts."""

from samordning_desktop.core.sentences.form import Sentences

# The other computer may be our own site's: what goes between the two is not handed out, and there is no other site.
_NOTHING = "Inget är ändrat här."

SENTENCES = {
    "peer.not_a_card": Sentences(
        "Filen är inte ett ortskort, eller är skadad.",
        _NOTHING,
        "Spara ortskortet igen på den dator som det kommer från.",
    ),
    "peer.not_first_card": Sentences(
        "Filen är inte ett ortskort, eller är skadad.",
        "Inget är skapat än.",
        "Spara ortskortet igen på den första datorn (sidan Paket, ”Orter och ortskort …”), och välj den filen.",
    ),
    "peer.newer_card": Sentences(
        "Ortskortet är gjort av en nyare version av programmet.",
        _NOTHING,
        "Installera den nyare versionen på den här datorn.",
    ),
    "peer.own": Sentences(
        "Det är det här registrets eget ortskort.",
        _NOTHING,
        "Ta in det på den andra datorn, och dess kort här.",
    ),
    "peer.unknown": Sentences(
        "Det finns ingen ort med namnet ”{name}”.",
        _NOTHING,
        "Ta in ortens kort först.",
    ),
    "peer.fingerprint": Sentences(
        "Fingeravtrycket stämmer inte med ortskortet för ”{name}”.",
        "Orten är inte bekräftad: inget lämnas dit och inget tas emot därifrån.",
        "Läs orden och siffrorna för varandra igen. Stämmer de inte kan kortet vara utbytt på vägen: be om ett nytt, och "
        "spärra det här i listan över datorer.",
    ),
    "peer.no_words": Sentences(
        "Skriv in orden och siffrorna.",
        _NOTHING,
        "De står på den andra datorn, i samma fönster. Låt dem läsa upp dem.",
    ),
    "peer.too_few_words": Sentences(
        "Det fattas {missing}.",
        _NOTHING,
        "Det som är skrivet stämmer så långt. Låt dem läsa upp resten.",
    ),
    "peer.own_words": Sentences(
        "Det är era egna ord.",
        _NOTHING,
        "De är till för den andra datorn. Skriv det som läses upp där.",
    ),
    "peer.nameless": Sentences(
        "Datorn saknar namn.",
        _NOTHING,
        "Skriv vad ni kallar den, till exempel ”Karins dator”.",
    ),
    "peer.none": Sentences(
        "Det finns ingen dator med beteckningen {id}.",
        _NOTHING,
        "Se beteckningarna i listan över orter och datorer.",
    ),
    "peer.ambiguous_id": Sentences(
        "Flera datorers beteckningar börjar med {id}.",
        _NOTHING,
        "Skriv fler tecken av beteckningen.",
    ),
    "peer.barred": Sentences(
        "{name} är spärrad sedan {day}.",
        "Inget lämnas dit och inget tas emot därifrån.",
        "Ska den användas igen: välj ”Släpp in igen” vid den bland orter och datorer, och läs upp fingeravtrycket på nytt.",
    ),
    "peer.former": Sentences(
        "Det är tidigare nycklar: {name} har bytt till ett nyare ortskort, som är bekräftat här.",
        _NOTHING,
        "Använd det nyare kortet. Har datorn gått tillbaka till en säkerhetskopia: byt nycklar där. Är det en annan dator: ge den "
        "ett eget namn. Spara sedan dess ortskort på nytt och ta in det.",
    ),
    "peer.barred_there": Sentences(
        "Datorn är spärrad av sin egen ort, ”{name}”.",
        "Inget lämnas dit och inget tas emot därifrån.",
        "Bara den orten kan släppa in den igen. Be dem göra det och skicka ett paket.",
    ),
    "peer.ambiguous": Sentences(
        "Två olika register kallar sig ”{name}” och båda är bekräftade.",
        "Inget paket är gjort.",
        "Ta reda på vilket som är rätt, och spärra det andra: ”Orter och ortskort …”, ”Visa orter och datorer …”.",
    ),
    "peer.unconfirmed": Sentences(
        "Ortskortet för ”{name}” är inte bekräftat.",
        "Inget paket är gjort.",
        "Läs upp fingeravtrycket för varandra och bekräfta det först.",
    ),
    "package.not_a_package": Sentences(
        "Filen är inte ett paket.",
        _NOTHING,
        "Kontrollera att det är rätt fil, och att den är färdigkopierad.",
    ),
    "package.unreadable": Sentences(
        "Datorn får inte läsa filen just nu.",
        _NOTHING,
        "Inget är förlorat. Stäng program som kan ha den öppen, och se till att du har rätt att läsa den. Det går också att "
        "göra ett nytt paket där det kom från, och lämna det på ett annat sätt.",
    ),
    "package.too_large": Sentences(
        "Paketet är större än programmet tar emot.",
        _NOTHING,
        "Det behövs ett nytt paket, från datorn som gjorde det.",
    ),
    "package.too_large_file": Sentences(
        "Filen är större än {limit} MB, som är det mesta ett paket kan vara.",
        _NOTHING,
        "Inget är förlorat, och filen rörs inte. Är det ett paket: det behövs ett nytt, från datorn som gjorde det. Är det "
        "något annat: flytta det ur mappen.",
    ),
    "package.damaged": Sentences(
        "Paketet är skadat, avkortat eller ändrat på vägen.",
        _NOTHING,
        "Lämna det igen, om filen är hel där den kom från. Annars behövs ett nytt paket, från datorn som gjorde det.",
    ),
    "package.not_for_us": Sentences(
        "Paketet är till någon annan.",
        _NOTHING,
        "Har ni gjort det här är det mottagaren som ska ta in det. Annars: be dem som gjorde det att göra ett paket till er. "
        "Har ni bytt dator: ge dem ert nya ortskort.",
    ),
    "package.unknown_sender": Sentences(
        "Paketet kommer från en avsändare som inte finns här.",
        _NOTHING,
        "Ta in avsändarens ortskort och bekräfta fingeravtrycket först.",
    ),
    "package.unconfirmed_sender": Sentences(
        "Paketet kommer från ”{name}”, vars ortskort inte är bekräftat.",
        _NOTHING,
        "Läs upp fingeravtrycket för varandra och bekräfta det först.",
    ),
    "package.barred": Sentences(
        "Paketet kommer från en dator hos ”{name}” som är spärrad sedan {day}.",
        _NOTHING,
        "Ska datorn användas igen måste den ort som har spärrat den släppa in den. Har den bytt nycklar: ta in dess nya "
        "ortskort. Annars: hör med dem som har datorn.",
    ),
    "package.former_keys": Sentences(
        "Paketet är gjort med tidigare nycklar hos ”{name}”, som ett nyare ortskort har ersatt.",
        "Inget är ändrat här. Det som datorn fortfarande har följer med dess nästa paket.",
        "Ta in nästa paket därifrån. Är det från en dator som är borta: hör med dem som hade den.",
    ),
    "package.newer": Sentences(
        "Paketet är gjort av en nyare version av programmet.",
        _NOTHING,
        "Installera den nyare versionen på den här datorn.",
    ),
    "package.older": Sentences(
        "Paketet är äldre än ett som redan är intaget: nummer {number}, och nummer {taken} är intaget.",
        "Inget är ändrat här, och inget saknas: det nyare paketet hade med allt.",
        "Ta in det senaste paketet, om det inte redan är gjort.",
    ),
    "package.forked": Sentences(
        "Avsändaren har gjort två olika paket med samma nummer.",
        _NOTHING,
        "En kopia av avsändarens register används på två ställen. Det får redas ut där.",
    ),
    "package.gap": Sentences(
        "Paketet bygger vidare på ett paket som inte är intaget här.",
        _NOTHING,
        "Skicka ett paket härifrån först. Nästa paket därifrån blir då helt.",
    ),
    "package.own_numbers": Sentences(
        "Paketet innehåller ändringar som säger sig vara gjorda här, men som inte finns här.",
        _NOTHING,
        "Det kan finnas två kopior av det här registret. Använd bara den ena.",
    ),
    "package.not_theirs": Sentences(
        "Paketet från ”{name}” säger något som den orten inte får bestämma, om andras deltagare eller register.",
        _NOTHING,
        "Ta inte in det. Hör med dem som gjorde det: ett paket som programmet har gjort säger inget sådant.",
    ),
    "package.open_elsewhere": Sentences(
        "Programmet är redan öppet, så paketet går inte att öppna här.",
        _NOTHING,
        "Gå till fönstret som är öppet och dra filen dit, eller välj ”Ta in paket …” i menyn Paket.",
    ),
    "package.unnamed": Sentences(
        "Paketet är noterat, men det är inte säkert att filen ligger på sin plats.",
        "Inget på tavlan är ändrat. Finns filen där är den hel.",
        "Hittar du den inte: gör ett paket till. Det har med allt som det här har.",
    ),
    "package.board_changed": Sentences(
        "Något ändrades här hela tiden medan paketet skrevs.",
        "Inget paket är gjort.",
        "Försök igen om en stund.",
    ),
    "folder.none": Sentences(
        "Ingen mapp är vald för ”{name}”.",
        "Inget paket är gjort.",
        "Välj en mapp på sidan Paket, eller spara paketet som en fil.",
    ),
    "folder.unreachable": Sentences(
        "Mappen går inte att nå just nu.",
        "Inget är lämnat dit, och inget är ändrat här.",
        "Kontrollera nätet eller minnet som mappen ligger på, och försök igen. Paketet kan också sparas som en fil.",
    ),
    "folder.missing": Sentences(
        "Mappen {name} finns inte.",
        _NOTHING,
        "Se efter hur den heter. Ligger den på ett nät eller ett minne: kontrollera att det går att nå.",
    ),
    "folder.no_folder": Sentences(
        "{name} är en fil, ingen mapp.",
        _NOTHING,
        "Välj en mapp som den andra datorn också når.",
    ),
    "folder.full": Sentences(
        "Det finns inte plats för paketet i mappen.",
        "Inget är lämnat dit, och inget är ändrat här.",
        "Frigör plats på den disk som mappen ligger på, eller spara paketet som en fil.",
    ),
    "folder.unwritable": Sentences(
        "Paketet gick inte att lägga i mappen.",
        "Inget är lämnat dit, och inget är ändrat här.",
        "Se till att du får skriva i mappen, och försök igen. Paketet kan också sparas som en fil.",
    ),
    "folder.nothing_aside": Sentences(
        "Ingen fil i mapparna som heter {file} går att lämna åt sidan.",
        _NOTHING,
        "Se vad som ligger i mapparna med package look. Det som går att ta in lämnas inte åt sidan.",
    ),
    "folder.own": Sentences(
        "Det är mappen där registret ligger.",
        _NOTHING,
        "Välj en mapp som den andra datorn också når.",
    ),
    "conflict.unknown": Sentences(
        "Det finns inget att avgöra med beteckningen {id}.",
        _NOTHING,
        "Ta fram listan igen: någon kan ha avgjort det redan.",
    ),
    "conflict.changed": Sentences(
        "I {field} har det kommit ett värde till medan du valde.",
        _NOTHING,
        "Se alla värden och välj igen.",
    ),
    "conflict.not_two": Sentences(
        "Det går inte att säga vilket värde som är vårt och vilket som är deras.",
        _NOTHING,
        "Skriv i stället det värde som ska gälla.",
    ),
    "conflict.settle_first": Sentences(
        "I {field} väntar två värden på att avgöras.",
        _NOTHING,
        "Se båda bredvid varandra och välj, eller skriv ett tredje.",
    ),
}
