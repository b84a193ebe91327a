"""What outlives a job: blobs by hash, caches by key, and the history."""

from stitcher_lab.store.caches import ClipCache, RehearsalCache, VideoCache
from stitcher_lab.store.store import Sizes, Store

__all__ = ["ClipCache", "RehearsalCache", "Sizes", "Store", "VideoCache"]
