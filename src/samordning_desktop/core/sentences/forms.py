"""What is said about signed forms that are kept, and about what a consent covers."""

from samordning_desktop.core.sentences.form import Sentences

_NOTHING = "Inget är ändrat."
_NOT_KEPT = "Filen är inte sparad. Det du har fyllt i är kvar."

SENTENCES = {
    "form.reading": Sentences(
        "Filen läses fortfarande.",
        "Inget är registrerat än.",
        "Vänta tills filens namn står där, och försök igen.",
    ),
    "form.empty": Sentences("Filen är tom.", _NOT_KEPT, "Skanna eller fotografera blanketten igen."),
    "form.too_large": Sentences(
        "Filen är större än {limit} MB.",
        _NOT_KEPT,
        "Skanna i svartvitt med lägre upplösning (200 punkter per tum räcker), eller välj ett mindre foto.",
    ),
    "form.other": Sentences(
        "Filen är varken PDF, PNG, JPEG eller HEIC.",
        _NOT_KEPT,
        "Spara skanningen eller fotot som PDF, PNG eller JPEG och välj den filen.",
    ),
    "form.damaged": Sentences(
        "Filen är skadad och går inte att visa.",
        _NOT_KEPT,
        "Öppna den i ett annat program och se efter, eller skanna blanketten igen.",
    ),
    "form.locked": Sentences(
        "PDF-filen är skyddad med ett lösenord.",
        _NOT_KEPT,
        "Spara den utan lösenord, eller skanna blanketten igen.",
    ),
    "form.too_wide": Sentences(
        "Bilden har fler bildpunkter än programmet visar.",
        _NOT_KEPT,
        "Gör bilden mindre, eller skanna med lägre upplösning (200 punkter per tum räcker).",
    ),
    "form.altered": Sentences(
        "Kontrollsumman stämmer inte: det som är sparat är inte det som skrevs under.",
        "Inget har ändrats nu.",
        "Använd inte blanketten. Jämför med pappret, och låt personen skriva under på nytt.",
    ),
    "form.none": Sentences(
        "Ingen blankett är sparad med det samtycket.",
        _NOTHING,
        "Originalet på papper är det som gäller. Se efter i pärmen.",
    ),
    "scope.nobody": Sentences(
        "Ingen är ikryssad.",
        _NOTHING,
        "Kryssa för minst en som får kontaktas, så som personen har bestämt.",
    ),
    "scope.known": Sentences("”{name}” finns redan i listan.", _NOTHING, "Kryssa i listan."),
    "scope.no_name": Sentences("Namnet är inte ifyllt.", _NOTHING, "Skriv vem eller vilken enhet det är."),
    "scope.full": Sentences(
        "Högst {most} kan stå på ett samtycke.", _NOTHING, "Ta bort kryssen för några som inte behövs."
    ),
    "scope.unknown": Sentences(
        "”{text}” går inte att läsa som ”vem: vad, vad”.",
        _NOTHING,
        "Skriv till exempel: Lidköping: mål och nuläge, självskattningar. Slagen är: {kinds}.",
    ),
}
