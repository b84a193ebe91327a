"""manim-chemistry 0.5.1 reads the elements for its periodic table from a file that its wheel does not hold.

It has the same facts in its own code (a ``GenericElement`` for each), which serve as well. In a whole table, where a
name is a pixel or two high, the boxes made from them show the symbol alone.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

_TABLE = "manim_chemistry.periodic_table.table_objects"
_LIGHTER = 0.45  # how far the fills are mixed with white, so that black symbols stand out on all of them


def mend(module: ModuleType) -> None:
    """Let ``PeriodicTable`` and ``MElementObject.from_csv_file_data`` do without a file; with one, all is as before."""
    if module.__name__ != _TABLE:
        return
    table, card = vars(module)["PeriodicTable"], vars(module)["MElementObject"]
    make_table, from_file = table.__init__, card.from_csv_file_data

    def __init__(self: Any, data_file: Any = None, *vmobjects: Any, **kwargs: Any) -> None:  # noqa: N807
        make_table(self, data_file, *vmobjects, **kwargs)

    def from_csv_file_data(filename: Any = None, atomic_number: int = 1, **kwargs: Any) -> Any:
        if filename is not None:
            return from_file(filename, atomic_number, **kwargs)
        from manim import WHITE, ManimColor  # noqa: PLC0415 - here Manim is loaded already

        element = _elements()[atomic_number]
        color = ManimColor(element.cpk_color).interpolate(WHITE, _LIGHTER)
        box = card(atomic_number, element.mass, element.symbol, element.symbol, fill_colors=(color, WHITE), **kwargs)
        _frame, symbol, name, number = box[0]
        box[0].remove(name, number)
        symbol.scale(1.4)
        return box

    table.__init__ = __init__
    card.from_csv_file_data = from_csv_file_data
    # The numbers were set by LaTeX, one run for each.
    vars(module)["Tex"] = vars(module)["Text"]


def _elements() -> dict[int, Any]:
    """Every element by its number."""
    element = import_module("manim_chemistry.element.element")
    return {one.atomic_number: one for one in vars(element).values() if isinstance(one, element.GenericElement)}
