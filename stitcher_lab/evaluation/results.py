"""What became of one prompt, as it is kept: one JSON object a line."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from stitcher_lab.model import Usage

if TYPE_CHECKING:
    from collections.abc import Mapping


class Outcome(StrEnum):
    """What became of a prompt. Only the last says nothing about the program: it is measured again."""

    MADE = "made"
    PARTIAL = "partial"
    REFUSED = "refused"
    FAILED = "failed"
    UNMEASURED = "unmeasured"


MEANING: Mapping[Outcome, str] = {
    Outcome.MADE: "every scene was drawn as planned",
    Outcome.PARTIAL: "delivered, with a title card or a gap in place of at least one scene",
    Outcome.REFUSED: "said no before any work: no template fits, or a value makes no sense",
    Outcome.FAILED: "no video",
    Outcome.UNMEASURED: "the machine or the model's service was at fault; measured again by the next run",
}


@dataclass(frozen=True, slots=True)
class SceneResult:
    """One scene. ``outcome`` is ``made``, ``title_card`` or ``missing``; the rest is as in ``SceneMaking``."""

    name: str
    outcome: str
    rounds: int = 0
    mended: int = 0
    failures: tuple[str, ...] = ()
    layout_errors: int = 0
    layout_warnings: int = 0

    @property
    def first_try(self) -> bool:
        """Whether it was made as it was first written; what was mended without a model counts as that."""
        return self.outcome == "made" and self.rounds == 0


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one prompt.

    ``failure`` is the class of what ended it, or empty; ``usage`` is ``None`` where no model was asked. ``seconds``
    is wall time, of the whole and of each stage; ``duration`` the video's length in seconds. ``video`` is its path
    from the run's folder. ``reused`` says that the video was made before. ``steps`` are the sentences that were told
    on the way, and ``findings`` those about layout that are left.
    """

    id: str
    digest: str
    prompt: str
    outcome: Outcome
    started: str = ""
    seconds: float = 0.0
    stages: Mapping[str, float] = field(default_factory=dict)
    failure: str = ""
    message: str = ""
    remedy: str = ""
    title: str = ""
    origin: str = ""
    duration: float = 0.0
    voice: str = ""
    video: str = ""
    reused: bool = False
    scenes: tuple[SceneResult, ...] = ()
    findings: tuple[str, ...] = ()
    usage: Usage | None = None
    settled: float | None = None
    tasks: Mapping[str, Usage] = field(default_factory=dict)
    steps: tuple[str, ...] = ()

    @property
    def measured(self) -> bool:
        """Whether this says something about the program."""
        return self.outcome is not Outcome.UNMEASURED

    @property
    def rounds(self) -> int:
        """Fixes by the model, in all scenes together."""
        return sum(scene.rounds for scene in self.scenes)

    @property
    def first_try(self) -> bool:
        """Whether the video is whole and no scene needed a fix."""
        return self.outcome is Outcome.MADE and all(scene.first_try for scene in self.scenes)


def to_json(result: Result) -> dict[str, Any]:
    """Return a result as JSON values."""
    return asdict(result)


def from_json(found: object) -> Result:
    """Read what :func:`to_json` wrote; fields of a later version are passed over.

    Raises
    ------
    ValueError
        It is no result.

    """
    if not isinstance(found, dict):
        raise ValueError("no JSON object")  # noqa: TRY004 - whatever is wrong with a line, the line is at fault
    try:
        known = {name: found[name] for name in _names(Result) if name in found}
        known["outcome"] = Outcome(found["outcome"])
        known["scenes"] = tuple(_scene(scene) for scene in found.get("scenes", ()))
        for name in ("findings", "steps"):
            known[name] = tuple(str(text) for text in found.get(name, ()))
        if found.get("usage") is not None:
            known["usage"] = _usage(found["usage"])
        known["tasks"] = {str(task): _usage(usage) for task, usage in found.get("tasks", {}).items()}
        known["stages"] = {str(stage): float(seconds) for stage, seconds in found.get("stages", {}).items()}
        result = Result(**known)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a result: {error}") from error
    if (
        not isinstance(result.id, str)
        or not isinstance(result.prompt, str)
        or not isinstance(result.seconds, int | float)
    ):
        raise ValueError("not a result")  # noqa: TRY004
    return result


def _scene(found: Mapping[str, Any]) -> SceneResult:
    known = {name: found[name] for name in _names(SceneResult) if name in found}
    return SceneResult(**known | {"failures": tuple(str(failure) for failure in found.get("failures", ()))})


def _usage(found: Mapping[str, Any]) -> Usage:
    return Usage(**{name: found[name] for name in _names(Usage) if name in found})


def _names(kind: type) -> list[str]:
    return [each.name for each in fields(kind)]
