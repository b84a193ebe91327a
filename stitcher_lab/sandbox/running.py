"""One scene file, run for administrators and tests: guard, sandbox, and a second sandbox that looks at the result.

The tasks are named by their modules, as strings: what runs inside belongs to rooms that this one knows nothing of.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab import encoding
from stitcher_lab.errors import (
    Cancelled,
    EnvironmentFault,
    GuardError,
    OptionError,
    ScriptError,
    StitcherError,
)
from stitcher_lab.model import QUALITIES
from stitcher_lab.sandbox import guard as guards
from stitcher_lab.sandbox import source as sources
from stitcher_lab.sandbox.opening import open_sandbox
from stitcher_lab.sandbox.task import Limits, Task, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.sandbox.task import Outcome, Sandbox

DRAW = "stitcher_lab.render.trial"
PROBE = "stitcher_lab.stitching.probing"
# What cells that wait have loaded; asked for where the sandbox is an open one, which may have some.
PRELOAD = {DRAW: "stitcher_lab.render.preload", PROBE: "stitcher_lab.stitching.preload"}
QUALITY = QUALITIES["preview"]
SENTENCE = 1000  # characters of a sentence from inside that are passed on
LONGEST_CLIP = 100_000  # frames
PROBE_SECONDS = 60.0

# Verdicts besides those of a sandbox: the guard said no; it is no script; nothing could be isolated.
REFUSED, UNREADABLE, UNAVAILABLE = "refused", "unreadable", "unavailable"
_SAID = {
    Verdict.TIMEOUT: "The script was still running after {seconds:.0f} seconds and was stopped.",
    Verdict.MEMORY: "The script used more memory than it may ({memory} MiB seen) and was stopped.",
    Verdict.OUTPUT: "The script sent back more than it may and was stopped.",
    Verdict.KILLED: "The script was stopped by the system, probably short of memory.",
    Verdict.CANCELLED: "Stopped.",
}


@dataclass(frozen=True, slots=True)
class FileRun:
    """What became of one scene file.

    ``verdict`` is one of :class:`~stitcher_lab.sandbox.task.Verdict`, or ``refused`` (by the guard), ``unreadable`` (no
    script), ``unavailable`` (no such tier, or none works); it is ``done`` only where every scene was drawn and every
    picture held what it claims. ``guard`` is ``passed``, ``refused`` or ``off``. ``files`` are the pictures that
    passed, in the order of the scenes. ``message`` and ``remedy`` are a sentence each; ``seconds`` is wall time and
    ``peak_memory`` bytes, of the run itself.
    """

    verdict: str
    guard: str
    message: str = ""
    remedy: str = ""
    line: int | None = None
    log: str = ""
    files: tuple[Path, ...] = ()
    scenes: tuple[str, ...] = ()
    tier: str = ""
    seconds: float = 0.0
    peak_memory: int = 0
    exit_code: int | None = None

    @property
    def refused(self) -> bool:
        """Whether the guard refused it."""
        return self.verdict == REFUSED


def run_file(
    path: Path,
    *,
    outbox: Path,
    cancellation: Cancellation,
    tier: str = "",
    guard: bool = True,
    limits: Limits | None = None,
    sandbox: Sandbox | None = None,
    also: Collection[str] = (),
) -> FileRun:
    """Draw every scene of a file at preview quality (480p15) and look at the pictures in a second sandbox.

    ``tier`` names the tier that has to be used (none: the strongest that works); a ``sandbox`` that is already open
    takes its place. ``also`` names modules that the guard lets pass. Pictures that hold what they claim are put into
    ``outbox``, named for their scenes. Every fault becomes a verdict; nothing is raised for what a file may hold.
    """
    state = "off"
    try:
        source = sources.decode(sources.read(path))
        if guard:
            state = "refused"
            guards.check(source, also=also)
            state = "passed"
    except GuardError as error:
        return _ended(REFUSED, "refused", error)
    except (ScriptError, OptionError) as error:
        return _ended(UNREADABLE, "off" if not guard else "refused", error)
    try:
        box = sandbox or open_sandbox(tier=tier)
        with tempfile.TemporaryDirectory(prefix="stitcher-run-") as folder:
            run = _run(source, box, Path(folder), limits or Limits(), cancellation, may_wait=sandbox is not None)
            return replace(run, guard=state, files=_keep(run, outbox))
    except Cancelled as error:
        return _ended(Verdict.CANCELLED, state, error)
    except (OptionError, EnvironmentFault) as error:
        return _ended(UNAVAILABLE, state, error)


def _ended(verdict: str, state: str, error: StitcherError) -> FileRun:
    return FileRun(verdict, state, _plain(error.message), error.remedy, getattr(error, "line", None))


# ------------------------------------------------------------------------------------------------------ two sandboxes


@dataclass(slots=True)
class _Said:
    """What the run said about itself: hostile data, kept within bounds."""

    scenes: list[str] = field(default_factory=list)
    frames: dict[str, tuple[str, int]] = field(default_factory=dict)  # file: scene, number of frames
    errors: list[tuple[str, int | None]] = field(default_factory=list)

    def hear(self, message: Mapping[str, Any]) -> None:
        """Take one message."""
        match message:
            case {"scenes": list() as names} if not self.scenes:
                self.scenes = [name for name in names if isinstance(name, str)][:100]
            case {"scene": str() as name, "number": int() as number, "frames": int() as frames}:
                if 0 < frames <= LONGEST_CLIP and len(self.frames) < len(self.scenes):
                    self.frames[f"clip{number}.mp4"] = (name, frames)
            case {"error": {"type": str() as kind, "message": str() as text, "line": line}} if len(self.errors) < 100:  # noqa: PLR2004
                sentence = {"StillSceneError": "it plays no animation and waits for nothing"}.get(kind, "")
                said = sentence or (f"{kind}: {text}" if text else kind)
                scene = message["error"].get("scene")
                where = scene if isinstance(scene, str) else "the script"
                self.errors.append((_plain(f"{where}: {said}"), line if isinstance(line, int) else None))


def _run(
    source: str, sandbox: Sandbox, folder: Path, limits: Limits, cancellation: Cancellation, *, may_wait: bool
) -> FileRun:
    said = _Said()
    request = {
        "op": "draw",
        "source": source,
        "width": QUALITY.width,
        "height": QUALITY.height,
        "fps": QUALITY.fps,
        "encoder_options": encoding.encoder_options(QUALITY),
    }
    outcome = sandbox.run(
        Task(DRAW, request, limits=limits, preload=PRELOAD[DRAW] if may_wait else ""),
        folder,
        cancellation=cancellation,
        on_message=said.hear,
    )
    run = FileRun(
        outcome.verdict.value,
        "off",
        _message(outcome),
        log=outcome.log,
        scenes=tuple(_plain(name) for name in said.scenes),
        tier=outcome.tier,
        seconds=outcome.seconds,
        peak_memory=outcome.peak_memory,
        exit_code=outcome.exit_code,
    )
    good, flaws = _probe(outcome.files, said, sandbox, cancellation)
    run = replace(run, files=good)
    if outcome.verdict is not Verdict.DONE:
        return run
    if said.errors or flaws:
        message, line = (said.errors or flaws)[0]
        where = f"Line {line}: " if line else ""
        return replace(run, verdict=Verdict.FAILED.value, message=f"{where}{message}", line=line)
    if not said.scenes:
        remedy = "Write at least one class that derives from Scene and has a construct method."
        return replace(run, verdict=Verdict.FAILED.value, message="The file holds no scene.", remedy=remedy)
    if len(good) != len(said.scenes):
        return replace(run, verdict=Verdict.FAILED.value, message="A scene ended without a picture.")
    return replace(run, message=f"{len(good)} scene{'s' if len(good) > 1 else ''} drawn.")


def _message(outcome: Outcome) -> str:
    told = _SAID.get(outcome.verdict, "")
    if outcome.verdict is Verdict.FAILED:
        lines = [line for line in outcome.log.splitlines() if line.strip()]
        return _plain(f"The script ended unexpectedly: {lines[-1] if lines else 'it gave no reason'}")
    return told.format(seconds=outcome.seconds, memory=outcome.peak_memory // 2**20)


def _probe(
    files: Mapping[str, Path], said: _Said, sandbox: Sandbox, cancellation: Cancellation
) -> tuple[tuple[Path, ...], list[tuple[str, None]]]:
    """Which pictures hold what they claim, and what is wrong with the others."""
    claimed = {name: entry for name, entry in said.frames.items() if name in files}
    if not claimed:
        return (), []
    expected = {
        "width": QUALITY.width,
        "height": QUALITY.height,
        "fps": QUALITY.fps,
        "profile": encoding.PROFILE,
        "level": encoding.h264_level(QUALITY.width, QUALITY.height, QUALITY.fps),
        "pixel_format": encoding.PIXEL_FORMAT,
    }
    clips = [{"file": name, "frames": frames} for name, (_, frames) in claimed.items()]
    flaws = dict.fromkeys(claimed, "it cannot be read")

    def hear(message: Mapping[str, Any]) -> None:
        match message:
            case {"clip": int() as number, "flaw": str() as flaw} if 0 <= number < len(clips):
                flaws[list(claimed)[number]] = _plain(flaw)

    # Where the probe ends badly, what it said before does not count for those that it had not come to.
    task = Task(PROBE, {"expected": expected, "clips": clips}, {name: files[name] for name in claimed})
    with tempfile.TemporaryDirectory(prefix="stitcher-probe-") as nothing:
        sandbox.run(
            replace(task, limits=Limits(wall=PROBE_SECONDS)), Path(nothing), cancellation=cancellation, on_message=hear
        )
    good = tuple(files[name] for name in claimed if not flaws[name])
    bad = [(claimed[name][0], flaw) for name, flaw in flaws.items() if flaw]
    return good, [(f"The picture of {_plain(scene)} cannot be used: {flaw}.", None) for scene, flaw in bad]


def _keep(run: FileRun, outbox: Path) -> tuple[Path, ...]:
    """Put the pictures into the outbox, under names of our own making."""
    kept: list[Path] = []
    for path in run.files:
        outbox.mkdir(parents=True, exist_ok=True)
        number = int(path.stem.removeprefix("clip"))
        name = run.scenes[number] if number < len(run.scenes) else ""
        if not re.fullmatch(r"[A-Za-z]\w{0,79}", name, re.ASCII):
            name = f"scene{number + 1}"
        target = outbox / f"{name}.mp4"
        with suppress(FileNotFoundError):
            target.unlink()
        shutil.move(path, target)
        kept.append(target)
    return tuple(kept)


def _plain(text: str) -> str:
    """A sentence of hostile origin, on one line, without what terminals act on."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text[: SENTENCE * 2])
    return " ".join(shown.split())[:SENTENCE]
