"""The fields of everything that is handed out: to whom, and on what ground."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QCompleter

from samordning_desktop.core.grounds import Ground, ground_words


def receiver_field(receivers: Sequence[str]) -> QComboBox:
    """A name to choose among ``receivers`` or to write; empty from the start."""
    field = QComboBox()
    field.setEditable(True)
    field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    field.setCompleter(QCompleter(field))  # an empty one: a name is never made into another that begins alike
    field.addItems(receivers)
    field.setCurrentText("")
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(12)
    field.view().setAccessibleName("Mottagare att välja bland")
    line = field.lineEdit()
    if line is not None:
        line.setAccessibleName("Till vem")
    return field


def ground_field(none: str = "") -> QComboBox:
    """Every ground by what it is kept as; ``none`` stands first, for no ground, where given."""
    field = QComboBox()
    if none:
        field.addItem(none, "")
    for ground in Ground:
        field.addItem(ground_words(ground), ground.value)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(12)
    field.view().setAccessibleName("Grunder")
    return field
