"""What an entry of the journal says, in the screen's words."""

from __future__ import annotations

from samordning_desktop.core import entities
from samordning_desktop.core.entry import FieldKey, Value
from samordning_desktop.core.participant import FIELD_LABELS

_LABELS = {
    (entities.CONSENT, "given"): "Samtycke",
    (entities.RATING, "filled"): "Självskattning",
    (entities.NOTICE, "withdrawn"): "Samtycke återkallat",
    (entities.NOTICE, "recalled"): "Utlämnande återkallat",
    (entities.NOTICE, "erased"): "Gallring",
    (entities.PARTICIPANT, "site"): "Pilotort",
}


def label_of(key: FieldKey) -> str:
    """The field's word on screen."""
    if key.entity == entities.PARTICIPANT and key.field in FIELD_LABELS:
        return FIELD_LABELS[key.field]
    return _LABELS.get((key.entity, key.field), key.field)


def text_of(entity: str, value: Value) -> str:
    """A value as a person reads it; empty for none."""
    if value is None:
        return ""
    if entity == entities.CONSENT and isinstance(value, list):
        return f"undertecknat {value[0]}, text version {value[1]}"
    if entity == entities.RATING and isinstance(value, list):
        return f"{value[0]}: " + " · ".join(str(part) for part in value[2:])
    return str(value)
