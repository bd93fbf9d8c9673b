"""One window for a store: a second start shows the first one's, hands it the package it was given, and ends.

What is told is the path of a file and nothing of what it holds, between programs of the same user: through a socket
in the store's own folder, on Windows through a pipe that only that user may open.
"""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from samordning_desktop.ui.one_window_place import address

#: A path ends so: none can hold it. A path alone shows the window.
END = b"\0"
TAKEN = b"tagen"
ENDING = ".age"
#: More than a path can be long.
MOST = 64 * 1024
#: How long a second start waits for the first one's window, which may be at work.
PATIENCE_MS = 3_000


def is_told(data_dir: Path, package: Path | None) -> bool:
    """Tell the program that has this store's window open. False when there is none, or it does not answer."""
    socket = QLocalSocket()
    socket.connectToServer(address(data_dir))
    if not socket.waitForConnected(PATIENCE_MS):
        return False
    socket.write((os.fsencode(package) if package else b"") + END)
    answer = b""
    while len(answer) < len(TAKEN) and socket.waitForReadyRead(PATIENCE_MS):
        answer += socket.readAll().data()
    return answer == TAKEN


class OneWindow(QObject):
    """Hears what a second start tells: ``told(Path or None)``. Where it cannot listen, nothing is heard."""

    told = Signal(object)

    def __init__(self, data_dir: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        name = address(data_dir)
        if not _answers(name):  # Qt would take the place of whoever listens there
            QLocalServer.removeServer(name)  # left by a program that was killed
            self._server.listen(name)

    def stop(self) -> None:
        """Hear nothing more, and leave nothing behind."""
        self._server.close()

    def _connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            heard = bytearray()
            socket.readyRead.connect(lambda socket=socket, heard=heard: self._hear(socket, heard))
            socket.disconnected.connect(socket.deleteLater)
            self._hear(socket, heard)

    def _hear(self, socket: QLocalSocket, heard: bytearray) -> None:
        heard += socket.readAll().data()
        said, end, _ = bytes(heard).partition(END)
        if len(heard) > MOST or (end and not _is_package(said)):
            socket.abort()
        elif end:
            socket.write(TAKEN)
            socket.disconnectFromServer()
            self.told.emit(Path(os.fsdecode(said)) if said else None)


def _answers(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    return socket.waitForConnected(PATIENCE_MS)


def _is_package(said: bytes) -> bool:
    path = Path(os.fsdecode(said))
    return not said or (path.is_absolute() and path.suffix.lower() == ENDING)
