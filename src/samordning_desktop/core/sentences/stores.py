"""Sentences for the encrypted store, its keys and its backups."""

from samordning_desktop.core.sentences.form import Sentences

_UNTOUCHED = "Inget är ändrat och inget är förlorat."

SENTENCES = {
    "key.wrong": Sentences(
        "Lösenfrasen stämmer inte.",
        _UNTOUCHED,
        "Försök igen. Har du glömt den: använd koden på återställningsbladet.",
    ),
    "key.short": Sentences(
        "Lösenfrasen är för kort: den har {length} tecken och måste ha minst {minimum}.",
        "Inget är sparat.",
        "Välj en längre lösenfras, gärna fyra eller fem ord som inte hör ihop.",
    ),
    "key.no_secret": Sentences(
        "Datorns nyckelring ger inte den hemlighet som hör till det här registret.",
        _UNTOUCHED,
        "Är nyckelringen låst eller upptagen: lås upp den och försök igen. Annars: öppna med koden på "
        "återställningsbladet.",
    ),
    "key.keyring_silent": Sentences(
        "Datorns nyckelring svarar inte just nu.",
        "Lösenfrasen är inte bytt. Inget är ändrat och inget är förlorat.",
        "Lås upp nyckelringen, eller logga in på datorn på nytt, och försök igen.",
    ),
    "key.recovery_form": Sentences(
        "Återställningskoden är felskriven.",
        _UNTOUCHED,
        "Jämför varje grupp med bladet. Det finns inga bokstäver O och I i koden, bara nolla och etta.",
    ),
    "key.recovery_wrong": Sentences(
        "Återställningskoden hör inte till det här registret.",
        _UNTOUCHED,
        "Kontrollera att det är rätt blad. Ett nytt blad gör det gamla ogiltigt.",
    ),
    "key.file_damaged": Sentences(
        "Nyckelfilen är skadad.",
        "Registret självt är orört, men det kan inte öppnas utan nyckelfilen.",
        "Lägg tillbaka filen keys.json från den senaste säkerhetskopian.",
    ),
    "store.missing": Sentences(
        "Det finns inget register i mappen {folder}.",
        "Inget är ändrat.",
        "Skapa ett register först, eller ange den mapp där registret ligger.",
    ),
    "store.only_backups": Sentences(
        "I mappen {folder} finns säkerhetskopior men inget register.",
        _UNTOUCHED,
        "Gå tillbaka till en kopia med kommandot backup restore. Kopiorna visas med backup list.",
    ),
    "store.exists": Sentences(
        "Det finns redan ett register i mappen {folder}.",
        _UNTOUCHED,
        "Öppna det registret, eller välj en tom mapp.",
    ),
    "store.in_use": Sentences(
        "Registret på den här datorn är i bruk: något är eller har varit skrivet i det, ett paket är gjort eller intaget, "
        "eller det finns säkerhetskopior.",
        _UNTOUCHED,
        "Ska datorn ändå börja om: be den som sköter den att flytta undan mappen {folder}. Det som bara är skrivet här "
        "följer inte med.",
    ),
    "store.not_a_folder": Sentences(
        "{folder} är inte en mapp, och där kan inte bli någon.",
        "Inget är ändrat.",
        "Ange en annan mapp: på den platsen ligger en fil.",
    ),
    "store.damaged": Sentences(
        "Registret är skadat och kan inte läsas.",
        "Det som är skadat har inte ändrats. Säkerhetskopiorna är kvar.",
        "Öppna den senaste säkerhetskopian. Spara den skadade filen tills det är gjort.",
    ),
    "store.foreign": Sentences(
        "Filen är inte det register som nycklarna hör till.",
        _UNTOUCHED,
        "Kontrollera att rätt mapp är vald och att ingen har bytt ut filen.",
    ),
    "store.newer": Sentences(
        "Registret är skrivet av en nyare version av programmet.",
        _UNTOUCHED,
        "Installera den nyare versionen på den här datorn.",
    ),
    "store.denied": Sentences(
        "Du har inte rätt att läsa eller skriva i registrets mapp.",
        "Det senaste sparades inte. Allt som var sparat innan är kvar.",
        "Be den som sköter datorn om rätt till mappen.",
    ),
    "store.locked": Sentences(
        "Registret är låst.",
        "Det senaste är inte gjort. Allt som var sparat innan är kvar.",
        "Lås upp och gör om det.",
    ),
    "store.open_elsewhere": Sentences(
        "Registret är redan öppet i ett annat fönster eller program.",
        _UNTOUCHED,
        "Gå till det fönstret, eller stäng det och försök igen.",
    ),
    "store.old_copy": Sentences(
        "Registret är äldre än det var när det senast stängdes: någon har lagt tillbaka en gammal kopia.",
        "Inget är ändrat. Det som skrevs efter kopian finns inte i den här filen.",
        "Lägg tillbaka den nyaste filen. Är den borta: ta in kopian med kommandot backup restore.",
    ),
    "store.io_unknown": Sentences(
        "Disken svarade med ett fel medan programmet skrev.",
        "Det är inte säkert om det senaste sparades. Allt som var sparat innan är kvar.",
        "Öppna registret igen och se efter. Att göra om samma sak gör ingen skada.",
    ),
    "store.no_cipher": Sentences(
        "Programmets kryptering saknas i den här installationen.",
        "Inget är öppnat och inget är skrivet.",
        "Installera om programmet.",
    ),
    "backup.none": Sentences(
        "Det finns ingen säkerhetskopia med namnet {name}.",
        _UNTOUCHED,
        "Välj någon av dem som listas.",
    ),
    "backup.other_passphrase": Sentences(
        "Lösenfrasen öppnar inte den säkerhetskopian.",
        _UNTOUCHED,
        "Skriv den lösenfras som gällde när kopian gjordes, eller använd koden på det återställningsblad som gällde då.",
    ),
    "backup.other_sheet": Sentences(
        "Återställningskoden öppnar inte den säkerhetskopian.",
        _UNTOUCHED,
        "Använd koden på det återställningsblad som gällde när kopian gjordes, eller den lösenfras som gällde då.",
    ),
    "backup.failed": Sentences(
        "Säkerhetskopian kunde inte göras eller höll inte vid kontroll.",
        "Registret är orört. Det som skulle göras efter kopian är inte gjort.",
        "Kontrollera att det finns plats på disken och försök igen.",
    ),
    "setup.empty": Sentences(
        "{what} saknas.",
        "Inget är sparat.",
        "Fyll i pilotort, enhet och ditt eget namn.",
    ),
}
