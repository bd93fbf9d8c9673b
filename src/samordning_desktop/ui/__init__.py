"""The window. The only PySide6."""

import sys
from importlib import import_module
from types import ModuleType

_OWN = __name__


def _uses_pyside(module: ModuleType) -> bool:
    return module.__name__.startswith(_OWN)


# PySide reads the source of each module that is imported, and keeps it, to see whether the module is one of those that
# could ask for other names (`from __feature__ import ...`). That is a sixth of all that is imported before the board.
import_module("PySide6.QtCore")
_feature: ModuleType | None = sys.modules.get("shibokensupport.feature")
if _feature is not None and hasattr(_feature, "_mod_uses_pyside"):
    vars(_feature)["_mod_uses_pyside"] = _uses_pyside
