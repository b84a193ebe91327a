"""Drawing, while lines are still being recorded: hands each scene to the floor as soon as it can be drawn."""

from __future__ import annotations

import logging
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab import encoding, render
from stitcher_lab.audience import NOBODY
from stitcher_lab.forecast import forecast
from stitcher_lab.model import Clip, Stage
from stitcher_lab.narration import manifest
from stitcher_lab.stitching import Cues, lay_out

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import ExitStack
    from typing import Any, Self

    from stitcher_lab.audience import Audience
    from stitcher_lab.cores import Cores
    from stitcher_lab.finishing import Finishing
    from stitcher_lab.model import Brief, Gap, Narration, Rehearsal, Script
    from stitcher_lab.production import Run

_logger = logging.getLogger(__name__)


class Shooting(render.Watcher):
    """The scenes of one video on the drawing floor, and what is told of them.

    ``stage`` takes the stage of drawing, which begins with the first scene; ``ahead`` knows what is being drawn already
    (:class:`stitcher_lab.render.Means`).
    """

    def __init__(
        self,
        script: Script,
        brief: Brief,
        rehearsal: Rehearsal,
        run: Run,
        stage: ExitStack,
        *,
        finishing: Finishing,
        cores: Cores,
        workdir: Path,
        ahead: Callable[[str], render.Ahead | None] = lambda _: None,
    ) -> None:
        self.cores = cores
        self.on_failure: Callable[[], None] = lambda: None
        self._script = script
        self._brief = brief
        self._rehearsal = rehearsal
        self._run = run
        self._stage = stage
        self._finishing = finishing
        self._narration: Narration | None = None
        self._begun: set[int] = set()  # what is drawn, or being drawn
        self._lock = threading.Lock()
        self._opened = False
        self._left = self._all()
        self._told = _Told(run.audience)
        means = render.Means(
            cache=run.studio.store.clips,
            sandbox=run.studio.sandbox,
            workdir=workdir,
            cores=cores,
            limits=run.studio.limits,
            check=finishing.look,
            pieces=run.audience.wants_pieces,
            ahead=ahead,
        )
        self._floor = render.Floor([scene.frames for scene in rehearsal.scenes], means, run.cancellation, self)

    def __enter__(self) -> Self:
        """Open the floor."""
        self._told("planned", [scene.name for scene in self._rehearsal.scenes], self._brief.quality)
        self._floor.__enter__()
        return self

    def __exit__(self, *fault: object) -> None:
        """Stop what is being drawn."""
        self._floor.__exit__(*fault)

    # ------------------------------------------------------------------------------------------- from the narration

    def growing(self, narration: Narration) -> None:
        """Have those scenes drawn whose lines are all there by now."""
        with self._lock:
            found = [place for place, keys in self._left.items() if keys <= narration.lines.keys()]
            for place in found:
                del self._left[place]
        for place in found:
            self._begin(place, narration)

    def begin_anew(self) -> None:
        """Forget all that was drawn: another voice speaks."""
        self._floor.begin_anew()
        self._run.progress.again(Stage.RENDERING)
        self._told("begun_anew")
        with self._lock:
            self._left = self._all()
            self._begun.clear()

    def spoken(self, narration: Narration) -> None:
        """Have all scenes drawn that are not drawn yet."""
        self._open()
        self.growing(narration)
        self._narration = narration
        self._floor.all_given()
        self._sound()

    def conclude(self) -> tuple[list[Clip], list[Gap]]:
        """Wait until all is drawn; see :meth:`stitcher_lab.render.Floor.conclude`."""
        return self._floor.conclude()

    def check(self) -> None:
        """Raise what stopped the drawing, if anything did."""
        self._floor.check()

    def _all(self) -> dict[int, set[str]]:
        return {
            place: {line.key for line in scene.lines} for place, scene in enumerate(self._rehearsal.scenes)
        }  # fmt: skip

    def _begin(self, place: int, narration: Narration) -> None:
        scene, brief = self._rehearsal.scenes[place], self._brief
        keys = {line.key for line in scene.lines}
        own = replace(narration, lines={key: line for key, line in narration.lines.items() if key in keys})
        expected = forecast(scene, own, self._rehearsal.fps)
        order = render.DrawOrder(
            source=self._script.source,
            scene=scene.name,
            quality=brief.quality,
            manifest=manifest(own),
            keys={(line.text, line.say): line.key for line in scene.lines},
            encoder_options=encoding.encoder_options(brief.quality),
            expected_frames=expected.frames,
            tex_cache=self._rehearsal.tex_cache,
            watermark=brief.watermark,
        )
        cues = [(beat.key, beat.start_frame) for beat in expected.beats]
        self._told("spoken", place, order, own, cues, expected.frames)
        self._floor.begin(place, order)

    # ------------------------------------------------------------------------------------------------ from the floor

    def progress(self, fraction: float, finished: int) -> None:
        """Tell how far drawing is."""
        count = len(self._rehearsal.scenes)
        self._run.progress.update(fraction, stage=Stage.RENDERING, scene=min(finished + 1, count), scenes=count)

    def kept(self, scenes: int) -> None:
        """Tell how many scenes need not be drawn."""
        self._open()
        self._run.progress.step(
            f"{scenes} of {len(self._rehearsal.scenes)} scenes were drawn before", stage=Stage.RENDERING
        )

    def begun(self, place: int, scene: str) -> None:
        """Tell which scene is begun."""
        self._open()
        self._run.progress.step(
            f"drawing {scene}", stage=Stage.RENDERING, scene=place + 1, scenes=len(self._rehearsal.scenes)
        )
        self._begun.add(place)
        self._finishing.expect()
        self._sound()

    def piece(self, place: int, number: int, content: bytes) -> None:
        """Pass a piece on."""
        self._told("piece", place, number, content)

    def finished(self, place: int, clip: Clip | None) -> None:
        """Pass on that a scene is there."""
        self._told("drawn", place, clip)
        self._begun.add(place)
        self._sound()

    def _sound(self) -> None:
        """Have the sound made, once the last scene is being drawn: with what is known by then, all but sure."""
        scenes, narration, drawn = self._rehearsal.scenes, self._narration, self._floor.drawn
        if narration is None or len(self._begun) < len(scenes) or len(drawn) == len(scenes):
            return
        clips = [drawn.get(place) or self._expected(place, narration) for place in range(len(scenes))]
        self._finishing.begin_track(Cues.of(lay_out(clips, narration), narration))

    def _expected(self, place: int, narration: Narration) -> Clip:
        scene = self._rehearsal.scenes[place]
        expected = forecast(scene, narration, self._rehearsal.fps)
        return Clip(scene.name, scene.title, Path(), expected.frames, self._rehearsal.fps, expected.beats)

    def failed(self) -> None:
        """Stop who speaks."""
        self.on_failure()

    def _open(self) -> None:
        with self._lock:
            if not self._opened:
                self._stage.enter_context(self._run.stage(Stage.RENDERING))
                self._opened = True


class _Told:
    """Tells the audience one thing at a time; one that fails is told no more."""

    def __init__(self, audience: Audience) -> None:
        self._audience = audience
        self._lock = threading.Lock()

    def __call__(self, what: str, *facts: Any) -> None:
        with self._lock:
            try:
                getattr(self._audience, what)(*facts)
            except Exception:
                _logger.exception("The early pictures are not shown any more.")
                self._audience = NOBODY
