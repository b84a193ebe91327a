"""How figures are written in reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stitcher_lab.evaluation.summary import Rate
    from stitcher_lab.model import Usage

NONE = "–"
# A figure and its unit stay on one line.
_SPACE = "\u00a0"
_MINUTE = 60
_HOUR = 3600
_CENTS = 0.1


def percent(part: float | None) -> str:
    """``"87 %"``; one decimal below 10 % and above 90 %, where a whole percent is coarse."""
    if part is None:
        return NONE
    value = 100 * part
    fine = value not in {0, 100} and not 10 <= value <= 90  # noqa: PLR2004 - as said
    return f"{value:.1f}{_SPACE}%" if fine else f"{value:.0f}{_SPACE}%"


def of(rate: Rate) -> str:
    """``"13 of 15"``."""
    return f"{rate.hits} of {rate.total}"


def between(rate: Rate) -> str:
    """The interval: ``"62 to 96 %"``."""
    if rate.interval is None:
        return NONE
    low, high = rate.interval
    return f"{100 * low:.0f}{_SPACE}to{_SPACE}{100 * high:.0f}{_SPACE}%"


def seconds(value: float | None) -> str:
    """``"0.4 s"``, ``"12 s"``, ``"3:05 min"``, ``"1:02 h"``."""
    if value is None:
        return NONE
    if value < 10:  # noqa: PLR2004 - below that, tenths matter
        return f"{value:.1f}{_SPACE}s"
    if value < 2 * _MINUTE:
        return f"{value:.0f}{_SPACE}s"
    if value < _HOUR:
        return f"{int(value // _MINUTE)}:{int(value % _MINUTE):02d}{_SPACE}min"
    return f"{int(value // _HOUR)}:{int(value % _HOUR // _MINUTE):02d}{_SPACE}h"


def dollars(value: float | None) -> str:
    """``"$0.0123"``; unknown prices are said to be so."""
    if value is None:
        return "price unknown"
    if value == 0:
        return "$0"
    return f"${value:.4f}" if value < _CENTS else f"${value:.2f}"


def count(value: float) -> str:
    """A whole number with thin spaces between thousands."""
    return f"{value:,.0f}".replace(",", "\u202f")


def plural(number: int, word: str, words: str = "") -> str:
    """``"1 scene"``, ``"2 scenes"``, ``"no scene"``."""
    if number == 0:
        return f"no {word}"
    return f"{count(number)} {word if number == 1 else words or word + 's'}"


def tokens(usage: Usage | None) -> int:
    """Tokens sent and received."""
    return usage.prompt_tokens + usage.completion_tokens if usage else 0
