"""manim-physics 0.4.0 takes one step of its simulation for each frame, however long that is.

At another frame rate the same scene then moves in another way, and in a rehearsal, which passes over a whole wait in
one go, bodies fly through the floor. Steps of one fixed length give the same motion everywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import ModuleType

_MECHANICS = "manim_physics.rigid_mechanics.rigid_mechanics"
# Seconds. It divides the frames of every usual rate (15, 24, 30, 48, 60 to the second) without a rest.
STEP = 1 / 240


def mend(module: ModuleType) -> None:
    """Let the simulation take steps of :data:`STEP` seconds, and at the end what is left."""
    if module.__name__ != _MECHANICS:
        return

    def _step(space: Any, dt: float) -> None:
        whole = int(dt / STEP + 1e-6)
        for _ in range(whole):
            space.space.step(STEP)
        rest = dt - whole * STEP
        if rest > 1e-6 * STEP + 1e-9:
            space.space.step(rest)

    vars(module)["_step"] = _step
