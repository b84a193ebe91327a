"""The drawing floor: scenes come in one by one, as soon as their lines are recorded, and are drawn side by side.

One thread hands out the processors; each scene that is drawn has a thread of its own. What was drawn before is taken
from the cache, and what is finished is in the cache at once: a worker that dies costs one scene at most.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import Cancelled, LimitExceeded, ScriptError
from stitcher_lab.render.clips import clip_key
from stitcher_lab.render.drawing import DrawOrder, draw
from stitcher_lab.render.reports import gap
from stitcher_lab.render.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from stitcher_lab.model import Clip, Gap
    from stitcher_lab.render.means import Means, Watcher


class Floor:
    """Draws the scenes of one video; ``expected`` are their lengths in frames, as far as is known at first.

    As a context manager: whatever is still being drawn when the block is left is stopped.
    """

    def __init__(self, expected: Sequence[int], means: Means, cancellation: Cancellation, watcher: Watcher) -> None:
        self._means = means
        self._cancellation = cancellation
        self._watcher = watcher
        self._tally = Tally(expected, watcher.progress)
        self._scenes = len(expected)
        self._changed = threading.Condition()
        self._given: list[tuple[int, DrawOrder]] = []
        self._ready: dict[int, tuple[DrawOrder, str]] = {}
        self._busy: dict[threading.Thread, int] = {}
        self._clips: dict[int, Clip] = {}
        self._gaps: dict[int, Gap] = {}
        self._kept = 0
        self._begun = 0
        self._takes = 0
        self._speaking = True
        self._sorting = False
        self._leaving = False
        self._fault: BaseException | None = None
        self._halt = Cancellation()
        self._foreman = threading.Thread(target=self._lead, name="stitcher-drawing")

    def __enter__(self) -> Self:
        """Open the floor."""
        self._foreman.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop what is being drawn, and wait for its end."""
        with self._changed:
            self._leaving = True
            self._changed.notify_all()
        self._halt.cancel()
        self._foreman.join()
        for thread in list(self._busy):
            thread.join()
        self._means.cores.claim(0)

    def begin(self, place: int, order: DrawOrder) -> None:
        """Have a scene drawn; returns at once."""
        with self._changed:
            self._given.append((place, order))
            self._changed.notify_all()

    def begin_anew(self) -> None:
        """Stop everything and forget it: another voice speaks, and all scenes will come again."""
        with self._changed:
            old, self._halt = self._halt, Cancellation()
            self._given.clear()
            self._ready.clear()
            self._takes += 1
        old.cancel()
        with self._changed:
            self._changed.wait_for(lambda: self._fault is not None or not (self._busy or self._sorting))
            self._clips.clear()
            self._gaps.clear()
            self._kept = self._begun = 0
            self._tally.clear()

    def all_given(self) -> None:
        """Say that no scene will come any more, and that nothing but drawing needs the processors."""
        with self._changed:
            self._speaking = False
            self._changed.notify_all()

    @property
    def drawn(self) -> dict[int, Clip]:
        """The clips that are finished by now, by their places."""
        with self._changed:
            return dict(self._clips)

    def conclude(self) -> tuple[list[Clip], list[Gap]]:
        """Wait for all scenes that were begun; return the clips in playing order, and the gaps of those that failed.

        Raises
        ------
        stitcher_lab.errors.EnvironmentFault, stitcher_lab.errors.WorkerDied, stitcher_lab.errors.Cancelled
            Not one scene's fault; the others are stopped too.

        """
        self.all_given()
        with self._cancellation.on_cancel(self._wake), self._changed:
            self._changed.wait_for(lambda: self._fault or self._cancellation.cancelled or self._idle())
        self.check()
        clips, gaps = self._clips, self._gaps
        return [clips[place] for place in sorted(clips)], [gaps[place] for place in sorted(gaps)]

    def _idle(self) -> bool:
        return not (self._given or self._sorting or self._ready or self._busy)

    def check(self) -> None:
        """Raise what stopped the floor, if anything did."""
        self._cancellation.check()
        if self._fault is not None:
            raise self._fault

    # ----------------------------------------------------------------------------------- the thread that hands out

    def _lead(self) -> None:
        means = self._means
        with self._cancellation.on_cancel(self._stop), means.cores.watched(self._wake):
            try:
                while self._awaited():
                    self._sort_out()
                    with self._changed:
                        self._sorting = False
                        self._changed.notify_all()
                    self._hand_out()
            except BaseException as error:  # noqa: BLE001 - told by conclude, in the thread that waits for it
                self._fail(error)

    def _awaited(self) -> bool:
        """Wait until there is something to do; whether there ever will be."""
        with self._changed:
            self._changed.wait_for(lambda: self._leaving or self._given or self._due())
            return not self._leaving

    def _sort_out(self) -> None:
        """Find out which of the scenes that came in were drawn before."""
        means = self._means
        found = 0
        while True:
            with self._changed:
                if not self._given or self._leaving:
                    break
                self._sorting = True
                place, order = self._given.pop(0)
                take = self._takes
            key = clip_key(order)
            clip = means.cache.get(key, means.workdir / f"scene{place}-{take}" / "kept")
            with self._changed:
                if take != self._takes:
                    continue
                if clip is None:
                    self._ready[place] = order, key
                else:
                    self._clips[place] = clip
                    found += 1
            self._tally.expect(place, order.expected_frames or 0)
            if clip is not None:
                self._tally.finish(place)
                self._watcher.finished(place, clip)
        if found:
            self._kept += found
            self._watcher.kept(self._kept)

    def _due(self) -> bool:
        """Whether a scene could be begun; claims the processors that drawing shall have next."""
        cores = self._means.cores
        # While lines are being recorded, one processor is theirs, where there is more than one.
        most = max(1, cores.count - 1) if self._speaking else cores.count
        room = min(most - sum(self._busy.values()), cores.count)
        possible = bool(self._ready) and room > 0 and self._fault is None and not self._cancellation.cancelled
        cores.claim(min(room, len(self._ready)) if possible else 0)
        return possible and cores.free > 0

    def _hand_out(self) -> None:
        while True:
            with self._changed:
                taken = self._means.cores.take(self._share()) if self._due() and not self._leaving else 0
                if not taken:
                    return
                place = min(self._ready, key=self._turn)
                order, key = self._ready.pop(place)
                order = replace(order, processes=taken)
                self._begun += 1
                thread = threading.Thread(
                    target=self._draw, args=(place, order, key, self._takes, self._halt), name=f"drawing {order.scene}"
                )
                self._busy[thread] = taken
            try:
                self._watcher.begun(place, order.scene)
            finally:
                thread.start()

    def _turn(self, place: int) -> tuple[int, int]:
        """The first ones in playing order, so that there is soon something to see; then the longest first."""
        if self._begun < self._means.cores.count:
            return place, 0
        return -(self._ready[place][0].expected_frames or 0), place

    def _share(self) -> int:
        """How many processors the next scene gets: one, unless there are more than scenes."""
        waiting = len(self._ready)
        room = self._means.cores.count - sum(self._busy.values())
        return 1 if self._speaking or room < waiting else -(-room // waiting)

    # -------------------------------------------------------------------------------------- a scene's own thread

    def _draw(self, place: int, order: DrawOrder, key: str, take: int, halt: Cancellation) -> None:
        clip: Clip | None = None
        try:
            try:
                clip = self._drawn(place, order, key, take, halt)
                self._means.cache.put(key, clip)
            except (ScriptError, LimitExceeded) as error:
                halt.check()
                with self._changed:
                    self._gaps[place] = gap(error, order.scene)
            else:
                with self._changed:
                    halt.check()
                    self._clips[place] = clip
            self._tally.finish(place)
            self._watcher.finished(place, clip)
        except Cancelled as error:
            if not halt.cancelled:
                self._fail(error)
        except BaseException as error:  # noqa: BLE001 - told by conclude, in the thread that waits for it
            if not halt.cancelled:
                self._fail(error)
        finally:
            with self._changed:
                taken = self._busy.pop(threading.current_thread())
                self._changed.notify_all()
            self._means.cores.give(taken)

    def _drawn(self, place: int, order: DrawOrder, key: str, take: int, halt: Cancellation) -> Clip:
        def on_frames(frames: int) -> None:
            self._tally.at(place, frames)

        def on_piece(number: int, content: bytes) -> None:
            self._watcher.piece(place, number, content)

        hear_piece = on_piece if self._means.pieces else None
        ahead = self._means.ahead(key)
        if ahead is not None:
            clip = ahead.join(halt, on_frames, hear_piece)
        else:
            outbox = self._means.workdir / f"scene{place}-{take}" / "drawn"
            outbox.mkdir(parents=True)
            clip = draw(
                order,
                sandbox=self._means.sandbox,
                outbox=outbox,
                cancellation=halt,
                limits=self._means.limits,
                on_frames=on_frames,
                on_piece=hear_piece,
            )
        self._means.check(clip)
        return clip

    def _fail(self, error: BaseException) -> None:
        with self._changed:
            if self._fault is None:
                self._fault = error
            self._changed.notify_all()
        self._halt.cancel()
        with suppress(Exception):
            self._watcher.failed()

    def _stop(self) -> None:
        self._halt.cancel()
        self._wake()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()
