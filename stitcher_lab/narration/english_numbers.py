"""English number words."""

from __future__ import annotations

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
# Longer ones nobody says as a number.
LARGEST = 10**15 - 1


def cardinal(value: int) -> str:
    """``1234`` as "one thousand two hundred thirty-four"; beyond :data:`LARGEST` digit by digit."""
    if value < 0:
        return f"minus {cardinal(-value)}"
    if value > LARGEST:
        return digits(str(value))
    if value < len(_ONES):
        return _ONES[value]
    if value < 100:  # noqa: PLR2004
        tens, ones = divmod(value, 10)
        return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")
    scale, name = next((scale, name) for scale, name in _SCALES if value >= scale)
    count, rest = divmod(value, scale)
    return f"{cardinal(count)} {name}" + (f" {cardinal(rest)}" if rest else "")


def ordinal(value: int) -> str:
    """``21`` as "twenty-first"."""
    words = cardinal(value)
    cut = max(words.rfind(" "), words.rfind("-")) + 1
    head, last = words[:cut], words[cut:]
    if last in _IRREGULAR:
        return head + _IRREGULAR[last]
    return head + (last[:-1] + "ieth" if last.endswith("y") else last + "th")


def digits(text: str) -> str:
    """``007`` as "zero zero seven"."""
    return " ".join(_ONES[int(digit)] for digit in text)


def number(text: str) -> str:
    """A number as it is written, ``1,024`` or ``3.14`` or ``007``, in words."""
    whole, point, fraction = text.replace(",", "").partition(".")
    leading_zero = len(whole) > 1 and whole.startswith("0")
    said = digits(whole) if leading_zero else cardinal(int(whole or "0"))
    return f"{said} point {digits(fraction)}" if point and fraction else said


def year(value: int) -> str:
    """``1736`` as "seventeen thirty-six"; ``2005`` as "two thousand five"."""
    century, rest = divmod(value, 100)
    if century % 10 == 0 and rest < 10:  # noqa: PLR2004
        return cardinal(value)
    if rest == 0:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"  # noqa: PLR2004


def fraction(above: int, below: int) -> str:
    """``3/4`` as "three quarters"; "22 over 7" where the top is not smaller or the bottom has no usual name."""
    if not (0 < above < below <= 10):  # noqa: PLR2004
        return f"{cardinal(above)} over {cardinal(below)}"
    name = {2: "half", 4: "quarter"}.get(below) or ordinal(below)
    return f"{cardinal(above)} {name}{'' if above == 1 else 's'}"
