"""What takes a while to find out, found out once for all who ask at the same time, and believed for a while."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")


class Recent(Generic[T]):
    """The last answer of ``find``, at most ``seconds`` old. For use in one event loop; failures are not kept."""

    def __init__(self, find: Callable[[], Awaitable[T]], seconds: float) -> None:
        self._find, self._seconds = find, seconds
        self._found: T | None = None
        self._when = -seconds
        self._task: asyncio.Task[T] | None = None

    async def get(self) -> T:
        """Return it; who comes while it is being found out waits for that, whoever began may leave."""
        if self._found is not None and time.monotonic() - self._when < self._seconds:
            return self._found
        if self._task is None:
            self._task = asyncio.ensure_future(self._renew())
        return await asyncio.shield(self._task)

    async def _renew(self) -> T:
        try:
            self._found = await self._find()
            self._when = time.monotonic()
            return self._found
        finally:
            self._task = None
