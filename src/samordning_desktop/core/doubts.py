"""Why something in an old board was not taken as it stands: one Swedish sentence or two each."""

from __future__ import annotations

from samordning_desktop.core.participant import FIELD_LABELS

BY_HAND = "Skriv startdatumet för hand."
START_INCOMPLETE = f"Datumet är inte fullständigt (år, månad och dag). {BY_HAND}"
START_IMPOSSIBLE = f"Dagen finns inte i kalendern. {BY_HAND}"
START_UNLIKELY = f"Året ligger före 2000 eller efter 2099. {BY_HAND}"
START_NOT_A_DATE = f"Detta är inte ett datum. {BY_HAND}"
START_REST = "Datumet är läst, men inte resten av texten."
START_SECOND = "Personen har redan ett startdatum på en rad ovanför. Det första gäller."

NO_NAME = "Raden saknar namn, så texten hör inte till någon person och tas inte in."
NOTE_ROW = "Raden ser ut som en anteckning, inte en person, och tas inte in."
SECTION_ROW = "Raden ser ut som en mellanrubrik, inte en person, och tas inte in."
NAME_REST = "I cellen står mer än ett namn. Det här lästes inte som en del av namnet."
NAME_LONG = "Namnet är ovanligt långt. Kontrollera det."
NAME_DIGITS = "I namnet står siffror som inte kunde läsas som personnummer."
NAME_TWICE = "Namnet står mer än en gång i filen. Alla raderna finns med: kontrollera om det är samma person."
ID_DIFFERS = "Cellen med namnet har ett annat personnummer än kolumnen för personnummer, som gäller."

HEADING_AGAIN = "Två kolumner har samma slags rubrik. Den här lästes som okänd kolumn."
HEADING_JOINED = "Flera kolumner har samma slags rubrik. Texterna läggs ihop i {label}."
HEADING_LOOSE = "Rubriken är inte en av tavlans egna. Den lästes som {label}."
HEADING_INFERRED = "Kolumnen saknar rubrik. Den lästes som Patient, eftersom den står först."

NOT_A_BOARD = "Det här är ingen tavla: ingen rad har rubriker som Patient, Start, Mål/syfte och Nuläge."
ABOVE_BOARD = "Raden står ovanför tavlans rubriker och tas inte in."
OUTSIDE_TABLE = "Text utanför tabellen tas inte in."

FORMULA_EMPTY = "Cellen är en formel utan sparat värde. Öppna filen i Excel, spara den och läs in den igen."
CELL_ERROR = "Cellen visar ett fel i stället för ett värde."
UNDER_MERGE = "Texten ligger dold under en sammanslagen cell och tas inte in."
HIDDEN = "Det här är dolt i filen, men läses som det andra."
CELL_COMMENT = "En kommentar i filen tas inte in."
FOOTNOTE = "En fotnot tas inte in."
TEXT_BOX = "En textruta tas inte in."
PICTURE = "En bild tas inte in."
QUOTES = (
    "Citattecknen i filen går inte ihop, så rader kan ha lästs ihop till en. Kontrollera raderna härifrån."
)
CUT_OFF = "Filen slutar mitt i ett tecken. Den kan vara avklippt."
NO_STYLES = "Filens cellformat kunde inte läsas. Datum kan stå som femsiffriga tal."


def heading_loose(field: str) -> str:
    """Why a heading that only resembles the field's was taken for it."""
    return HEADING_LOOSE.format(label=_label(field))


def heading_joined(field: str) -> str:
    """Why several columns went into one field."""
    return HEADING_JOINED.format(label=_label(field))


def too_long(limit: int) -> str:
    """Why the end of a text was left out."""
    return f"Texten är längre än de {limit} tecken som får plats. Början är läst, men inte det här."


def _label(field: str) -> str:
    return "Patient" if field in ("name", "given", "surname") else FIELD_LABELS[field]


_FIELD_OF = {
    START_INCOMPLETE: "start",
    START_IMPOSSIBLE: "start",
    START_UNLIKELY: "start",
    START_NOT_A_DATE: "start",
    START_REST: "start",
    START_SECOND: "start",
    NAME_REST: "name",
    NAME_LONG: "name",
    NAME_DIGITS: "name",
    NAME_TWICE: "name",
    ID_DIFFERS: "personal_id",
}


def field_of(reason: str) -> str:
    """The field that a doubt with this reason is about; empty when it is not one of a participant's."""
    return _FIELD_OF.get(reason, "")
