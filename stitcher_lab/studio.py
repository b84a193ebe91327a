"""The collaborators of the pipeline, built once at the door and handed in."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from stitcher_lab.config import RECORDINGS_PART
from stitcher_lab.narration import RecordingCache
from stitcher_lab.render.drawing import PRELOAD as DRAWING
from stitcher_lab.sandbox import Limits, open_sandbox
from stitcher_lab.sandbox.task import MIB
from stitcher_lab.store import GIB, Store
from stitcher_lab.tex.formulary import PRELOAD as FORMULAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.agent.lessons import LessonBook
    from stitcher_lab.config import Settings
    from stitcher_lab.gateway import Models
    from stitcher_lab.reference import Reference
    from stitcher_lab.retrieval import Index
    from stitcher_lab.sandbox import Sandbox
    from stitcher_lab.sandbox.supervisor import Supervised

MINUTE = 60.0
STITCHING = "stitcher_lab.stitching.preload"


@dataclass(frozen=True, slots=True)
class Studio:
    """What the stages work with: where things are kept, where code is isolated, and the settings."""

    settings: Settings
    sandbox: Sandbox
    store: Store
    recordings: RecordingCache

    @contextmanager
    def warmed(self, scenes: int | None = None) -> Iterator[None]:
        """Have sandboxes made ready for a job while it is being thought about: for a rehearsal and the first scenes.

        ``scenes`` is how many there are, as far as that is known. Whoever knows better says so to the sandbox. What was
        made ready in vain goes with the job, but for a server, which keeps it for the next.
        """
        self.sandbox.expect(DRAWING, 1 + min(self.settings.workers, scenes or self.settings.workers))
        try:
            yield
        finally:
            for preload in (DRAWING, STITCHING, FORMULAS):
                self.sandbox.expect(preload, 0)

    @property
    def limits(self) -> Limits:
        """What one run of a scene's code may use."""
        return Limits(wall=self.settings.scene_seconds, memory=self.settings.scene_memory_mib * MIB)

    def open_models(self, *, fresh: bool = False) -> Models | None:
        """Open the configured models for one job, with its budget; nothing where none is configured.

        ``fresh`` asks also what was answered before.
        """
        from stitcher_lab.gateway import ReplyCache, open_models  # noqa: PLC0415 - only jobs with a model need it

        return open_models(self.settings.models(), replies=ReplyCache(self.store.path), fresh=fresh)

    def model_options(self) -> dict[str, Any]:
        """Which models a job uses, for its row in the history: enough to resume it, and no key."""
        settings = self.settings
        if not settings.model:
            return {}
        names = ("model", "fast_model", "strong_model", "vision_model", "api_base")
        told = {name: getattr(settings, name) for name in names if getattr(settings, name)}
        if "@" in told.get("api_base", ""):
            del told["api_base"]  # it holds a password
        return {"models": told}

    def reference(self) -> Reference:
        """What the installed Manim and its plugins offer; harvested at first use, some seconds."""
        from stitcher_lab.reference import open_installed  # noqa: PLC0415 - only jobs with a model need it

        return open_installed(self.store.path)

    def index(self, reference: Reference, models: Models | None = None) -> Index:
        """The examples that prompts are grounded in; made at first use. ``models`` serve an embeddings endpoint."""
        from stitcher_lab.plugins import available  # noqa: PLC0415 - only jobs with a model need it
        from stitcher_lab.retrieval import find_embedder, open_index  # noqa: PLC0415

        embedder = find_embedder(self.settings.embedding_model, models)
        return open_index(
            self.store.path / "retrieval",
            reference,
            plugins=available(),
            embedder=embedder,
            without_vectors=embedder is None and bool(self.settings.embedding_model),
        )

    def lessons(self) -> LessonBook | None:
        """What earlier fixes have taught, unless the settings say to do without."""
        if not self.settings.coder_lessons:
            return None
        from stitcher_lab.agent.lessons import LessonBook  # noqa: PLC0415

        return LessonBook(self.store)

    def trim(self) -> None:
        """Throw away what was not used for longest, where more is kept than the settings allow."""
        room = int(self.settings.cache_gib * GIB)
        self.store.trim(room)
        self.recordings.trim(int(room * RECORDINGS_PART))
        self.store.drafts.entries.keep_newest(self.store.drafts.KEPT)


def sandbox_of(settings: Settings) -> Supervised:
    """Open the sandbox that the settings ask for; its waiting cells are shared by all of this process.

    Raises
    ------
    stitcher_lab.errors.SandboxUnavailable
        Code cannot be isolated here, so nothing will be run.

    """
    return open_sandbox(
        bwrap=settings.bwrap,
        minimum=settings.minimum_tier,
        unsandboxed=settings.unsandboxed,
        control_group=settings.control_group,
        warm=settings.warm_sandboxes,
        lasting=settings.warm_minutes * MINUTE,
    )


def open_studio(settings: Settings) -> Studio:
    """Build the usual collaborators.

    Raises
    ------
    stitcher_lab.errors.SandboxUnavailable
        Code cannot be isolated here, so nothing will be run.
    stitcher_lab.errors.EnvironmentFault
        The data folder cannot be written.

    """
    store = Store(settings.data)
    store.prepare()
    return Studio(
        settings=settings,
        sandbox=sandbox_of(settings),
        store=store,
        recordings=RecordingCache(settings.data / "recordings"),
    )
