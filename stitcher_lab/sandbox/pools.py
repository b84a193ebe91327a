"""The pools of waiting cells of this process: all its sandboxes share them, and they end with it."""

from __future__ import annotations

import atexit
import threading
from typing import TYPE_CHECKING

from stitcher_lab.sandbox.warm import WarmPool

if TYPE_CHECKING:
    from stitcher_lab.sandbox.tier import Tier

_shared: dict[str, WarmPool] = {}
_sharing = threading.Lock()


def shared_pool(tier: Tier, each: int, *, lasting: float = 0.0, key: str = "") -> WarmPool:
    """Return this process's pool for ``tier`` (and ``key``); it is closed when the process ends."""
    whole = f"{tier.name} {key} {each} {lasting}"
    with _sharing:
        pool = _shared.get(whole)
        if pool is None or pool.closed:
            if not _shared:
                atexit.register(close_pools)
            pool = _shared[whole] = WarmPool(tier, each, lasting=lasting)
        return pool


def close_pools() -> None:
    """Close every pool of this process; the next sandbox that is opened may have a new one."""
    with _sharing:
        pools = list(_shared.values())
        _shared.clear()
    for pool in pools:
        pool.close()
