"""Sentences for bad values and for files and disks."""

from samordning_desktop.core.sentences.form import Sentences

SENTENCES = {
    "date.missing": Sentences(
        "Datumet är inte ifyllt.",
        "Inget är ändrat.",
        "Skriv datumet som år-månad-dag, till exempel 2026-03-02.",
    ),
    "date.form": Sentences(
        "”{text}” är inte skrivet som ett datum.",
        "Inget är ändrat.",
        "Skriv datumet som år-månad-dag, till exempel 2026-03-02.",
    ),
    "date.invalid": Sentences(
        "”{text}” är inte ett datum som finns.",
        "Inget är ändrat.",
        "Kontrollera dagen och månaden, och skriv datumet som år-månad-dag.",
    ),
    "date.future": Sentences(
        "Datumet {date} har inte varit än.",
        "Inget är ändrat.",
        "Kontrollera datumet. Stämmer det, kontrollera datorns klocka.",
    ),
    "file.missing": Sentences(
        "Filen {file} finns inte.",
        "Inget är ändrat.",
        "Kontrollera namnet och var filen ligger.",
    ),
    "file.unreadable": Sentences(
        "Filen {file} kan inte läsas.",
        "Inget är ändrat.",
        "Kontrollera att filen är hel och att du har rätt att läsa den.",
    ),
    "file.no_file": Sentences(
        "{file} är ingen vanlig fil.",
        "Inget är läst och inget är ändrat.",
        "Det är ett rör eller en enhet, som kanske aldrig svarar. Välj själva filen.",
    ),
    "file.unwritable": Sentences(
        "Filen {file} kunde inte sparas: mappen finns inte eller får inte skrivas i.",
        "Inget annat är ändrat, och en fil som fanns där förut är kvar som den var.",
        "Välj en annan mapp.",
    ),
    "file.name_too_long": Sentences(
        "Filen kunde inte sparas: namnet är för långt.",
        "Inget annat är ändrat.",
        "Välj ett kortare namn.",
    ),
    "file.exists": Sentences(
        "Filen {file} finns redan.",
        "Inget är ändrat, varken den filen eller något annat.",
        "Välj ett annat namn. Ett återställningsblad får aldrig skriva över ett annat.",
    ),
    "disk.full": Sentences(
        "Disken är full.",
        "Det senaste sparades inte. Allt som var sparat innan är kvar.",
        "Frigör utrymme på disken och försök igen.",
    ),
    "field.unknown": Sentences(
        "Det finns inget fält som heter ”{field}”.",
        "Inget är ändrat.",
        "Välj något av: {fields}.",
    ),
    "field.choice": Sentences(
        "”{text}” går inte att välja här.",
        "Inget är ändrat.",
        "Välj något av: {choices}.",
    ),
    "rhythm.invalid": Sentences(
        "”{text}” är inte ett antal dagar.",
        "Inget är ändrat.",
        "Skriv ett helt tal från 1 till {longest}, till exempel 28 för var fjärde vecka.",
    ),
    "text.too_long": Sentences(
        "Texten är för lång: {length} tecken, högst {limit} får plats.",
        "Inget är ändrat.",
        "Korta texten. Det utförliga hör hemma i journalen.",
    ),
    "line.too_long": Sentences(
        "Det som står på raden är för långt: {length} tecken, högst {limit} får plats.",
        "Inget är ändrat.",
        "Korta det. Har något mer följt med när det klistrades in: ta bort det.",
    ),
    "name.too_long": Sentences(
        "Namnet är för långt: {length} tecken, högst {limit} får plats.",
        "Inget är ändrat.",
        "Korta namnet. Har något mer följt med när det klistrades in: ta bort det.",
    ),
}
