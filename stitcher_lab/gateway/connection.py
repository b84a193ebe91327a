"""One model at one place: its client, its price, what is known of its service."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from stitcher_lab.gateway.direct import DirectClient
from stitcher_lab.gateway.faults import CallFailed, Fault, error_for
from stitcher_lab.gateway.interrupting import interruptible
from stitcher_lab.gateway.prices import price_of
from stitcher_lab.gateway.through_litellm import LitellmClient

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.gateway.completion import Completion
    from stitcher_lab.gateway.config import ModelConfig, Price
    from stitcher_lab.gateway.dialect import Call
    from stitcher_lab.gateway.interrupting import Line
    from stitcher_lab.gateway.patience import Service
    from stitcher_lab.gateway.places import Place

T = TypeVar("T")
LONGEST_CALL = 900.0  # seconds: of a call that shows signs of life all the while


class Connection:
    """Makes calls to one model. Safe with several threads."""

    service: Service

    def __init__(self, place: Place, config: ModelConfig) -> None:
        self.place = place
        self.price: Price | None = price_of(place, config.prices)
        self._timeout = config.timeout
        client = DirectClient if place.direct else LitellmClient
        self._client: DirectClient | LitellmClient = client(place, timeout=config.timeout)

    def check(self) -> None:
        """Raise where it is known without asking that the service will want a key."""
        if self.place.lacks_key:
            raise error_for(Fault("key"), self.place, seconds=self._timeout)

    def complete(self, call: Call, cancellation: Cancellation, hear: Callable[[str], None]) -> Completion:
        """Make one call."""

        def work(line: Line[Completion]) -> Completion:
            return self._client.complete(call, line)

        return interruptible(
            work, cancellation=cancellation, silence=self._silence, longest=self._longest, on_text=hear
        )

    def embed(self, texts: Sequence[str], cancellation: Cancellation) -> tuple[list[list[float]], int | None]:
        """Make one call for embeddings."""

        def work(line: Line[tuple[list[list[float]], int | None]]) -> tuple[list[list[float]], int | None]:
            return self._client.embed(texts, line)

        return interruptible(work, cancellation=cancellation, silence=self._silence, longest=self._longest)

    def persist(self, attempt: Callable[[], T], cancellation: Cancellation) -> T:
        """Call ``attempt`` as often as makes sense, and turn what is left into the error."""
        try:
            return self.service.persist(attempt, cancellation=cancellation)
        except CallFailed as failed:
            fault = failed.fault
        # Outside the handler: no chain of causes leads back to a request, whose headers hold the key.
        raise error_for(fault, self.place, seconds=self._timeout)

    @property
    def _silence(self) -> float:
        return self._timeout + 1.0  # the client's own time-out comes first: it can tell more

    @property
    def _longest(self) -> float:
        return max(LONGEST_CALL, 2 * self._timeout)
