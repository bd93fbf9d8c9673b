"""The palette as named roles, light and dark, and how contrast is computed."""

from __future__ import annotations

from samordning_desktop.core.values import dataclass


@dataclass(frozen=True, slots=True)
class Colors:
    """One palette. Every value is ``#rrggbb``.

    ``text`` and ``quiet`` are for reading on ``window``, ``surface``, ``field``, ``chosen`` and ``hover``.
    ``accent`` marks what needs a hand today and nothing else. ``solid`` fills the one leading button of a
    view. ``outline`` bounds controls, ``focus`` rings the one that has the keyboard and ``ring`` one that is filled
    with ``solid``; ``rule`` only separates and carries no meaning.
    """

    window: str
    surface: str
    field: str
    chosen: str
    hover: str
    text: str
    quiet: str
    outline: str
    focus: str
    ring: str
    rule: str
    accent: str
    accent_wash: str
    solid: str
    on_solid: str
    notice: str
    on_notice: str


LIGHT = Colors(
    window="#f1f3f3",
    surface="#ffffff",
    field="#ffffff",
    chosen="#e0eaef",
    hover="#edf1f2",
    text="#17212b",
    quiet="#4a5661",
    outline="#76828c",
    focus="#0b5c8a",
    ring="#238cd7",
    rule="#d9dee1",
    accent="#a33c06",
    accent_wash="#fdf0e8",
    solid="#1f3a4d",
    on_solid="#ffffff",
    notice="#17212b",
    on_notice="#ffffff",
)

DARK = Colors(
    window="#15191d",
    surface="#1d2328",
    field="#12161a",
    chosen="#2b3a45",
    hover="#262e35",
    text="#eef1f3",
    quiet="#b4bec6",
    outline="#85919b",
    focus="#7cc4ef",
    ring="#2b7cab",
    rule="#343d45",
    accent="#ffb27d",
    accent_wash="#3a2a1f",
    solid="#cfe0ea",
    on_solid="#15202a",
    notice="#e6eaed",
    on_notice="#15191d",
)


def contrast(first: str, second: str) -> float:
    """The contrast of two colours ``#rrggbb``, 1 to 21, as WCAG 2.2 defines it."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
