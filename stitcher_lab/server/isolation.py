"""How scene code is isolated here, in words for teachers and administrators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stitcher_lab.sandbox.tier import NONE

if TYPE_CHECKING:
    from stitcher_lab.config import Settings

WORDS = {
    "bubblewrap": "Scene code runs isolated, in a small world of its own: without network or files of others, within "
    "limits.",
    "landlock": "Scene code runs confined by the system's kernel: without network or files of others, within limits. "
    "Bubblewrap would hide more from it.",
    NONE: "Scene code runs WITHOUT isolation: it can read, change and send whatever this server can. Whoever looks "
    "after the server has allowed that (unsandboxed).",
}


def isolation(settings: Settings) -> dict[str, Any]:
    """Return the tier that is used, what it means, and the weakest that is allowed; runs the self-tests.

    Where it is not the strongest, ``why`` tells what is in the way of those that are stronger.

    Raises
    ------
    stitcher_lab.errors.SandboxUnavailable
        Nothing works that will do.

    """
    from stitcher_lab.studio import sandbox_of  # noqa: PLC0415 - not at the server's start

    tier = sandbox_of(settings).tier
    return {
        "tier": tier,
        "isolated": tier != NONE,
        "detail": WORDS.get(tier, ""),
        "minimum": settings.minimum_tier or None,
        "why": _why_not_stronger(tier, settings),
    }


def waiting_cells(settings: Settings) -> int:
    """How many sandboxes are ready for the next scene; raises what :func:`isolation` does."""
    from stitcher_lab.studio import sandbox_of  # noqa: PLC0415 - not at the server's start

    return sandbox_of(settings).waiting


def _why_not_stronger(tier: str, settings: Settings) -> str:
    if tier == next(iter(WORDS)):
        return ""
    from stitcher_lab.sandbox import diagnose  # noqa: PLC0415 - not at the server's start

    found = [each for each in diagnose(bwrap=settings.bwrap) if not each.works]
    return " ".join(f"{each.tier}: {each.why} {each.remedy}".strip() for each in found)
