"""Where a word may be parted with a hyphen."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.hyphens import hyphen_places, is_address

#: The field's usual words, each with every place where it may be parted; read through by hand.
USUAL = """
sam|ord|nare huvud|sam|ord|nare sam|ord|nings|tavla själv|skatt|ning själv|skatt|ningar beroende|mot|tag|ning
beroende|vård sys|sel|sätt|ning boende|stöd boende|stöd|jare läke|medels|genom|gång läke|medels|assis|te|rad
läke|medels|behand|ling läke|medels|lista vård|pla|ne|ring vård|plan Arbets|för|med|lingen
För|säk|rings|kas|san Kri|mi|nal|vår|den Skat|te|ver|ket Social|sty|rel|sen Migra|tions|ver|ket
social|tjäns|ten social|se|kre|te|rare öppen|vård öppen|vårds|mot|tag|ningen slu|ten|vård hel|dygns|vård
tvångs|vård miss|bruk miss|bruks|behand|ling åter|fall åter|falls|pre|ven|tion åter|falls|plan nät|verks|möte
nät|verks|karta upp|följ|ning upp|följ|nings|möte avstäm|nings|möte vuxen|psyki|atrin rätts|psyki|atri
psy|ko|log|sam|tal psyko|terapi sjuk|skö|terska sjuk|skriv|ning distrikts|skö|terska kon|takt|per|son
arbets|tera|peut arbets|trä|ning arbets|pröv|ning prak|tik|plats bostads|anpass|ning bostads|lös|het
trä|nings|lägen|het stöd|boende grupp|boende behand|lings|hem behand|lings|plan avgift|ning
absti|nens|behand|ling drog|fri|het drog|test sub|sti|tu|tions|behand|ling prov|tag|ning för|sörj|nings|stöd
skuld|sa|ne|ring skuld|råd|giv|ning för|val|tare utred|ning neuro|psyki|atrisk depres|sion
ångest|pro|ble|ma|tik sömn|svå|rig|he|ter sömn|stör|ning moti|va|tions|sam|tal sam|tycke åter|kal|lelse
infor|ma|tions|blad infor|ma|tions|utbyte sam|ver|kans|möte var|dags|struk|tur var|dags|ruti|ner
fri|tids|akti|vi|te|ter anhö|rig|stöd när|stående vård|cent|ra|len pri|mär|vår|den hälso|under|sök|ning
akut|mot|tag|ningen utskriv|nings|pla|ne|ring hand|läg|gare över|ens|kom|melse ansvars|för|del|ning kris|plan
sui|cid|risk|bedöm|ning själv|mords|tan|kar huvud|an|sva|rig enhets|chef hem|tjänst hem|besök grupp|träff
själv|hjälps|grupp spel|pro|blem alko|hol|kon|sum|tion nar|ko|tika|klas|sade kör|korts|till|stånd
tele|fon|kon|takt påmin|nel|ser medi|cin|del|ning dos|expe|di|tion depå|injek|tion blod|prov skydds|behov
vålds|utsatt barn|per|spek|tiv oros|anmä|lan föräldra|skap akti|vi|tets|er|sätt|ning sjuk|er|sätt|ning
reha|bi|li|te|ring åter|hämt|ning per|son|lig|hets|syn|drom dia|gno|sen hyres|kon|trakt löne|bi|drag
besluts|under|lag vuxen|enhe|ten lägen|he|ten kon|troll|besök gräns|sätt|ning verk|lig|het märk|ning
för|bätt|ring föränd|ringar stan|dard per|ma|nent lands|tinget prak|tisk
"""


@pytest.mark.parametrize("parted", USUAL.split())
def test_the_fields_words(parted: str):
    word = parted.replace("|", "")
    places = sorted(hyphen_places(word, len(word)))
    assert "|".join(word[at:to] for at, to in pairwise([0, *places, len(word)])) == parted


def test_a_long_word_is_parted_as_its_beginning_is():
    word = "läkemedelsgenomgång" * 500
    assert next(hyphen_places(word, 9)) == 4
    assert list(hyphen_places(word, 18)) == [15, 10, 4]


@pytest.mark.parametrize(
    ("word", "most", "parts"),
    [
        ("samordnare", 10, ["samord-nare"]),
        ("samordnare", 5, ["sam-ordnare"]),
        ("samordnare", 2, []),
        ("mötet ", 6, []),  # three letters on either side, the space after it not counted
        ("SJÄLVSKATTNING", 8, ["SJÄLV-SKATTNING"]),
        ("Återfallsprevention", 18, ["Återfallspreven-tion", "Återfallspre-vention"]),
        ("2025-03-03", 8, []),
        ("samordnare@kommun.se", 12, []),
        ("", 5, []),
    ],
)
def test_places(word: str, most: int, parts: list[str]):
    found = [f"{word[:at]}-{word[at:]}" for at in hyphen_places(word, most)]
    assert found[: len(parts)] == parts
    assert bool(found) is bool(parts)


@given(st.text(alphabet="aeåbcdst -.@1", max_size=40), st.integers(0, 50))
def test_three_letters_stand_on_either_side_from_the_last_place_down(word: str, most: int):
    found = list(hyphen_places(word, most))
    assert found == sorted(found, reverse=True)
    assert all(3 <= at <= min(most, len(word) - 3) for at in found)
    assert not (found and is_address(word))
