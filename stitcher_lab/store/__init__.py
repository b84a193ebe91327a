"""What outlives a job: blobs by hash, caches by key, and the history."""

from stitcher_lab.store.caches import ClipCache, RehearsalCache, VideoCache
from stitcher_lab.store.store import GIB, Sizes, Store

__all__ = ["GIB", "ClipCache", "RehearsalCache", "Sizes", "Store", "VideoCache"]
