"""The clipboard, where what we put is not left lying."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard

#: How long what was copied stays.
KEPT_MS = 60_000

#: Asks clipboard managers to keep no copy: KDE's and its kin, macOS' managers, and Windows' history and cloud.
_HINTS: tuple[tuple[str, bytes], ...] = (
    ("x-kde-passwordManagerHint", b"secret"),
    ("application/x-nspasteboard-concealed-type", b"1"),
    ('application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"', bytes(4)),
    ('application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"', bytes(4)),
    ('application/x-qt-windows-mime;value="CanUploadToCloudClipboard"', bytes(4)),
)


def hinted(text: str) -> QMimeData:
    """``text`` for a clipboard, marked as nothing to keep."""
    data = QMimeData()
    data.setText(text)
    for name, value in _HINTS:
        data.setData(name, value)
    return data


class Clipboard(QObject):
    """Puts texts on the system's clipboard and takes them away after a while. ``emptied`` tells of the latter."""

    emptied = Signal()

    def __init__(self, system: QClipboard, parent: QObject | None = None, kept_ms: int = KEPT_MS) -> None:
        super().__init__(parent)
        self._system = system
        self._held = ""
        self._timer = QTimer(self, singleShot=True, interval=kept_ms)
        self._timer.timeout.connect(self.empty)

    def put(self, text: str) -> None:
        """Put a text on the clipboard for a while; an empty one leaves it empty."""
        self._held = text
        if text:
            self._system.setMimeData(hinted(text))
            self._timer.start()
        else:
            self._timer.stop()
            self._system.clear()

    def empty(self) -> None:
        """Take away what we put there, if it is there still: what somebody else has put is none of ours."""
        self._timer.stop()
        held, self._held = self._held, ""
        if held and self._system.text() == held:
            self._system.clear()
            self.emptied.emit()
