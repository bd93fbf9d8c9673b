"""The window. The only PySide6."""

import builtins
from importlib import import_module

# PySide has each import go by a function of its own, for ``from __feature__ import``, which also reads the source of what
# comes in. Nobody here asks for a feature, and that is a fifth of all that is imported before the board.
import_module("PySide6.QtCore")
vars(builtins)["__import__"] = getattr(builtins, "__orig_import__", builtins.__import__)
