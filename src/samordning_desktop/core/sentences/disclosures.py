"""Sentences for disclosures."""

from samordning_desktop.core.sentences.form import Sentences

_NOTHING = "Inget är noterat."

SENTENCES = {
    "disclosure.no_ground": Sentences(
        "Samtycket är ingen grund här: {why}.",
        "Inget är noterat, och inget får lämnas ut på den grunden.",
        "Fråga personen om ett samtycke, eller välj en av lagens andra grunder om någon av dem gäller.",
    ),
    "disclosure.nobody": Sentences(
        "Ingen av personerna har ett samtycke som låter mottagaren få de här uppgifterna.",
        _NOTHING + " Ingen utskrift och ingen fil är gjord.",
        "Fråga personerna om ett samtycke, eller välj en av lagens andra grunder om någon av dem gäller.",
    ),
    "disclosure.no_choice": Sentences(
        "Ingen grund är vald. Utan en grund får uppgiften inte lämnas ut.",
        _NOTHING,
        "Välj den grund som gäller. Finns ingen: lämna inte ut uppgiften.",
    ),
    "disclosure.no_reason": Sentences(
        "Skälet saknas. När grunden inte är samtycke måste det stå varför uppgiften lämnas ut.",
        _NOTHING,
        "Skriv skälet kort och sakligt.",
    ),
    "disclosure.no_receiver": Sentences(
        "Det står inte till vem uppgiften lämnas ut.",
        _NOTHING,
        "Välj någon i listan, eller skriv namn och verksamhet.",
    ),
    "disclosure.nothing": Sentences(
        "Det står inte vad som lämnas ut.",
        _NOTHING,
        "Kryssa för minst ett slags uppgifter.",
    ),
}
