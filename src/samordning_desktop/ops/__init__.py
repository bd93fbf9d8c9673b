"""One verb per function: the only way to change data. One op is one transaction and one undo step.

Every changing op takes the desk and plain values and returns ``Done``: its value and what kinds of thing it
changed. Ops raise KnownError and leave the store as it was when they do.
"""

from samordning_desktop.store.desk import Desk

__all__ = ["Desk"]
