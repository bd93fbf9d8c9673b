"""Dataclasses that are quickly made: what is imported before the board is seen has seventy of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses
    from collections.abc import Callable
    from functools import partial
    from operator import attrgetter

    def dataclass(*, frozen: bool, slots: bool, eq: bool = False) -> Callable[[type], type]:
        """As the standard library's, for values: frozen and with slots, and nothing else.

        That writes and compiles six methods for each class. Here it writes only ``__init__``, and ``__eq__`` for what
        is compared by the thousand (``eq=True``); the others are the same for all. That nothing is set afterwards is
        for mypy to see: an ``__init__`` that has to go round a refusal takes four times as long, for each of ten
        thousand rows.
        """
        if not (frozen and slots):
            raise TypeError("only for what is frozen and has slots")
        return partial(_made, eq=eq)

    def _made(plain: type, *, eq: bool) -> type:
        own = {*vars(plain), *(("__eq__",) if eq else ())}
        kind = dataclasses.dataclass(slots=True, eq=eq, repr=False)(plain)
        fields = dataclasses.fields(kind)
        compared = attrgetter(*[one.name for one in fields if one.compare])
        shown = [one.name for one in fields if one.repr]

        def same(self: object, other: object) -> bool:
            if other.__class__ is not self.__class__:
                return NotImplemented
            return compared(self) == compared(other)

        def hashed(self: object) -> int:
            return hash(compared(self))

        def told(self: object) -> str:
            return (
                f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"
            )

        for name, method in (("__eq__", same), ("__hash__", hashed), ("__repr__", told)):
            if name not in own:
                setattr(kind, name, method)
        return kind
