"""Whether a video plays, and what stands beside it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator

_LOOK = """video => ({
  time: video.currentTime,
  width: video.videoWidth,
  error: video.error?.message ?? '',
  captions: video.textTracks[0]?.mode ?? 'none',
  caption: [...(video.textTracks[0]?.activeCues ?? [])].map(cue => cue.text.replaceAll('\\n', ' ')).join(' '),
})"""


def plays_from(video: Locator, seconds: float, *, captions: bool = True, patience: float = 20) -> dict[str, Any]:
    """Press play; returns what is shown when so many seconds more have been played, and a caption is on.

    Where captions are off, or not asked for, none is waited for.

    Raises AssertionError when that does not come about.
    """
    start = video.evaluate("async video => { video.muted = true; await video.play(); return video.currentTime; }")
    end = time.monotonic() + patience
    while True:
        shown: dict[str, Any] = video.evaluate(_LOOK)
        if shown["time"] >= start + seconds and (
            shown["caption"] or shown["captions"] != "showing" or not captions
        ):
            return shown
        assert time.monotonic() < end, f"it does not play: {shown}"
        video.page.wait_for_timeout(100)


def is_playing(video: Locator) -> bool:
    """Whether a picture moves once play is pressed."""
    shown = plays_from(video, 0.3)
    video.evaluate("video => video.pause()")
    return bool(shown["width"] > 0)


def chapters(player: Locator) -> list[Locator]:
    """The chapters beside a video."""
    player.locator(".stitcher-chapter-title").first.wait_for()
    return player.locator(".stitcher-chapter-title").all()


def sentences(player: Locator) -> list[str]:
    """What is said, as it stands beside a video."""
    player.locator(".stitcher-sentence").first.wait_for()
    return player.locator(".stitcher-sentence").all_inner_texts()
