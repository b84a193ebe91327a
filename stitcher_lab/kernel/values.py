"""Python's values as JSON's: numbers, texts, lists, arrays, tables, dates. Duck-typed: no library is imported for it.

What is too large is given as what it comes to, and the notes say so.
"""

from __future__ import annotations

import datetime as dt
import decimal
import fractions
import json
import math
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

from stitcher_lab.kernel.faults import StitchError
from stitcher_lab.kernel.figures import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEEPEST = 8  # lists within lists
_FULL = 17  # digits of a float that matter
_MANY = 1_000_000  # values: beyond, not even the figures are worked out here
_ROWS_SHOWN = 5  # of a table that is too large


class Values:
    """Reads one value; ``notes`` are sentences about what is not as it was. ``room`` is in characters of JSON."""

    def __init__(self, name: str, room: int) -> None:
        self.name = name
        self.room = room
        self.notes: list[str] = []
        self._missing = 0
        self._infinite = 0

    def read(self, value: Any) -> Any:
        """Return ``value`` as JSON values, small enough for its room.

        Raises
        ------
        stitcher_lab.kernel.faults.StitchError
            It is of a kind that no lesson can show, or far too large.

        """
        taken = self._table(value) if _is_table(value) else self._fitting(self._plain(value, 0))
        if self._missing:
            self.notes.append(f"{self.name}: {_counted(self._missing, 'value is', 'values are')} missing.")
        if self._infinite:
            were = _counted(self._infinite, "value is", "values are")
            self.notes.append(f"{self.name}: {were} infinite, and given as the word for it.")
        return taken

    def _fitting(self, value: Any) -> Any:
        size = len(json.dumps(value))
        if size <= self.room:
            return value
        if isinstance(value, list) and all(isinstance(each, int | float) or each is None for each in value):
            self.notes.append(
                f"{self.name} has {len(value)} values: their figures are given (count, mean, quartiles, histogram), "
                "not each of them."
            )
            return figures([each for each in value if each is not None])
        raise StitchError(
            f"{self.name} is too large for a lesson: {size} characters, and {self.room} is the most.",
            remedy="Give a part of it, or what it comes to (counts, means).",
        )

    def _table(self, table: Any) -> Any:
        columns = _columns(table)
        rows = len(table)
        if rows * max(len(columns), 1) > _MANY:
            raise self._too_many(f"{rows} rows of {len(columns)} columns")
        taken = {name: self._plain(_listed(column), 1) for name, column in columns}
        if len(json.dumps(taken)) <= self.room:
            return taken
        self.notes.append(
            f"{self.name} has {rows} rows: the figures of its columns are given (count, mean, quartiles, histogram; "
            f"the commonest words), and its first {_ROWS_SHOWN} rows, not all of them."
        )
        summed = {name: _summed(values) for name, values in taken.items()}
        first = {name: values[:_ROWS_SHOWN] for name, values in taken.items()}
        both = {"rows": rows, "columns": summed, "first_rows": first}
        if len(json.dumps(both)) > self.room:
            raise StitchError(
                f"{self.name} has {len(columns)} columns: too many for a lesson.",
                remedy=f'Give the columns that matter, such as --data {self.name}["{next(iter(taken))}"].',
            )
        return both

    def _plain(self, value: Any, depth: int) -> Any:  # noqa: C901, PLR0911, PLR0912 - one line per kind
        if depth > _DEEPEST:
            raise StitchError(f"{self.name} is too deeply nested.", remedy="Give a list, or a list of lists.")
        if value is None:
            self._missing += 1
            return None
        if isinstance(value, bool | str):
            return str(value) if isinstance(value, str) else value
        if isinstance(value, int):
            return int(value)
        if isinstance(value, float):
            return self._float(float(value))
        if isinstance(value, decimal.Decimal | fractions.Fraction):
            return self._float(float(value))
        if isinstance(value, complex):
            return f"{value.real:.{_FULL}g}{value.imag:+.{_FULL}g}i"
        if isinstance(value, dt.date | dt.time):
            return self._date(value)
        if isinstance(value, dt.timedelta):
            return value.total_seconds()
        if _is_table(value):
            return {name: self._plain(_listed(column), depth + 1) for name, column in _columns(value)}
        if isinstance(value, Mapping):
            return {_key(key): self._plain(each, depth + 1) for key, each in value.items()}
        if isinstance(value, bytes | bytearray | memoryview):
            raise self._not_shown(value)
        if (listed := self._as_list(value)) is not None:
            return [self._plain(each, depth + 1) for each in listed]
        # NumPy's own numbers, and whatever else gives a plain one.
        if callable(item := getattr(value, "item", None)) and getattr(value, "shape", None) == ():
            return self._plain(_same_kind(item(), value), depth + 1)
        if (kind := type(value).__name__) in {"NAType", "NaTType"}:
            self._missing += 1
            return None
        if kind in {"Period", "Interval"}:  # of pandas: a month, a class of a histogram
            return str(value)
        raise self._not_shown(value)

    def _as_list(self, value: Any) -> list[Any] | None:
        if getattr(value, "shape", None) == ():  # a number in an array's dress
            return None
        if getattr(value, "ndim", 1) > 1 and callable(getattr(value, "tolist", None)):
            if value.size > _MANY:
                raise self._too_many(f"{value.size} values")
            return _own_list(value)
        if isinstance(value, list | tuple | AbstractSet | range) or _is_column(value):
            if len(value) > _MANY:
                raise self._too_many(f"{len(value)} values")
            return _listed(value)
        return None

    def _float(self, value: float) -> float | str | None:
        if math.isnan(value):
            self._missing += 1
            return None
        if math.isinf(value):
            self._infinite += 1
            return "infinity" if value > 0 else "-infinity"
        return value

    def _date(self, value: dt.date | dt.time) -> str | None:
        if type(value).__name__ == "NaTType":
            self._missing += 1
            return None
        text = value.isoformat()
        return text.removesuffix("T00:00:00")

    def _too_many(self, how_many: str) -> StitchError:
        return StitchError(
            f"{self.name} has {how_many}: too many to look at here.",
            remedy="Give a sample of it, or what it comes to (counts, means).",
        )

    def _not_shown(self, value: object) -> StitchError:
        return StitchError(
            f"{self.name} holds a value of type {type(value).__name__}, which no lesson can show.",
            remedy="Numbers, texts, dates, lists, dicts, arrays and tables (pandas, polars) can be given.",
        )


def _is_table(value: Any) -> bool:
    """Whether it is a DataFrame: of pandas, polars, or anything that behaves like one."""
    return hasattr(value, "columns") and hasattr(value, "__getitem__") and hasattr(value, "dtypes")


def _is_column(value: Any) -> bool:
    """Whether it is an array, a Series or an index: something with a length that lists itself."""
    listing = getattr(value, "tolist", None) or getattr(value, "to_list", None)
    return callable(listing) and hasattr(value, "__len__")


def _columns(table: Any) -> list[tuple[str, Any]]:
    if callable(get := getattr(table, "get_column", None)):  # polars: a name is a name
        return [(name, get(name)) for name in table.columns]
    # By place, not by name: two columns of pandas may have the same.
    named: dict[str, Any] = {}
    for place, column in enumerate(table.columns):
        name = _key(column)
        named[name if name not in named else f"{name} {place + 1}"] = table.iloc[:, place]
    return list(named.items())


def _listed(values: Any) -> list[Any]:
    if isinstance(values, AbstractSet):
        try:
            return sorted(values)
        except TypeError:
            return list(values)
    return list(values) if isinstance(values, Iterable) and not _is_column(values) else _own_list(values)


def _own_list(values: Any) -> list[Any]:
    listing = getattr(values, "tolist", None) or values.to_list
    # Dates and durations of NumPy list themselves as bare counts of nanoseconds.
    kind = getattr(getattr(values, "dtype", None), "kind", "")
    if kind == "M":
        return [None if text == "NaT" else text.removesuffix("T00:00:00") for text in _texts(values)]
    if kind == "m":
        return [_seconds(each) for each in values]
    found = listing()
    return found if isinstance(found, list) else [found]


def _texts(dates: Any) -> Sequence[str]:
    texts = [str(each).replace(" 00:00:00", "").replace(" ", "T") for each in dates]
    return [text.rstrip("0").rstrip(".") if "." in text else text for text in texts]


def _seconds(duration: Any) -> float | None:
    if str(duration) == "NaT":
        return None
    if callable(total := getattr(duration, "total_seconds", None)):
        return float(total())
    return float(duration.astype("timedelta64[ms]").astype(int)) / 1000


def _same_kind(found: Any, was: object) -> Any:
    """What an item of NumPy's is, where its plain form is not one (a date in nanoseconds is an ``int``)."""
    return str(was) if getattr(getattr(was, "dtype", None), "kind", "") in {"M", "m"} else found


def _key(name: Any) -> str:
    if isinstance(name, tuple):
        return " ".join(str(part) for part in name if str(part))
    return str(name)


def _summed(values: list[Any]) -> Any:
    present = [each for each in values if each is not None]
    numbers = [each for each in present if isinstance(each, int | float) and not isinstance(each, bool)]
    if present and len(numbers) == len(present):
        return figures(numbers)
    counts: dict[str, int] = {}
    for each in present:
        text = str(each)[:40]
        counts[text] = counts.get(text, 0) + 1
    commonest = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:8]
    return {"count": len(present), "different": len(counts), "commonest": dict(commonest)}


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
