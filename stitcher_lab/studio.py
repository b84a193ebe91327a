"""The collaborators of the pipeline, built once at the door and handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stitcher_lab.config import RECORDINGS_PART
from stitcher_lab.narration import RecordingCache
from stitcher_lab.sandbox import Limits, open_sandbox
from stitcher_lab.sandbox.task import MIB
from stitcher_lab.store import GIB, Store

if TYPE_CHECKING:
    from stitcher_lab.config import Settings
    from stitcher_lab.sandbox import Sandbox


@dataclass(frozen=True, slots=True)
class Studio:
    """What the stages work with: where things are kept, where code is isolated, and the settings."""

    settings: Settings
    sandbox: Sandbox
    store: Store
    recordings: RecordingCache

    @property
    def limits(self) -> Limits:
        """What one run of a scene's code may use."""
        return Limits(wall=self.settings.scene_seconds, memory=self.settings.scene_memory_mib * MIB)

    def trim(self) -> None:
        """Throw away what was not used for longest, where more is kept than the settings allow."""
        room = int(self.settings.cache_gib * GIB)
        self.store.trim(room)
        self.recordings.trim(int(room * RECORDINGS_PART))


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
        sandbox=open_sandbox(bwrap=settings.bwrap),
        store=store,
        recordings=RecordingCache(settings.data / "recordings"),
    )
