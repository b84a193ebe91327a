"""Frames of one scene drawn by several processes, the same frames that one would draw.

The scene begins in one process, drawn as ever. Where measuring says that it pays, that process stops drawing and only
plays on: it forks at the first frame of each chunk, and the copy, which has the very state of the scene at that frame,
draws and encodes to the chunk's end, where it ends. There is one script that runs from beginning to end, so random
numbers, updaters, the clock and whatever a script remembers are what they are without this; nothing has to be found
again or compared. What was static at the beginning of a play is drawn then by the one that plays, if a chunk will begin
within the play. The chunks are joined by copying the stream.

What a script could notice is the picture itself, and a failure to draw: scripts that look at either are not shared.
"""

from stitcher_lab.render.parallel.renderer import may_share, settle, use

__all__ = ["may_share", "settle", "use"]
