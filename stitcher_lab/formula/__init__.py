"""Functions of one variable, typed by a person: parsed without ``eval``, drawn, spoken and differentiated.

Importing this brings in SymPy and NumPy (half a second): scenes import it at their top, the template engine only
when a function is asked for.
"""

from __future__ import annotations

from stitcher_lab.formula.function import Formula

__all__ = ["Formula"]
