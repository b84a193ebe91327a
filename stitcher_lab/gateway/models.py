"""The models of a job behind one door: asked, retried, checked, counted, kept within the budget."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import ModelNonsense, ModelRefused
from stitcher_lab.gateway.charging import taken_by, taken_in_vain, worst_of
from stitcher_lab.gateway.completion import Completion
from stitcher_lab.gateway.connection import Connection
from stitcher_lab.gateway.dialect import Call, asking
from stitcher_lab.gateway.ledger import Ledger
from stitcher_lab.gateway.patience import Patience, Service
from stitcher_lab.gateway.places import find_place
from stitcher_lab.gateway.replies import key_of
from stitcher_lab.gateway.request import Answer, Request, Tier
from stitcher_lab.gateway.structured import Misfit, parse, without_thoughts
from stitcher_lab.model import Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from stitcher_lab.gateway.config import ModelConfig
    from stitcher_lab.gateway.ledger import Reservation
    from stitcher_lab.gateway.replies import ReplyCache

REPAIRS = 2  # how often a model is told that its answer is not of the form asked for
LONGEST = 16384  # tokens: an answer that was cut off is asked for again with twice the room, up to this
ENDPOINT = "endpoint:"  # before the name of a model for embeddings that is asked for them
BATCH = 64  # texts in one call for embeddings


class Models:
    """The configured models, for one job. Safe with several threads."""

    def __init__(
        self,
        config: ModelConfig,
        *,
        replies: ReplyCache | None = None,
        fresh: bool = False,
        patience: Patience | None = None,
    ) -> None:
        self._config = config
        self._replies = replies
        self._fresh = fresh
        self._ledger = Ledger(max_cost=config.max_cost, max_tokens=config.max_tokens_per_job)
        names = {
            Tier.FAST: config.fast_model or config.main,
            Tier.STRONG: config.strong_model or config.model or config.main,
            Tier.VISION: config.vision_model,
        }
        self._lines: dict[str, Connection] = {
            tier: Connection(find_place(name, config), config) for tier, name in names.items() if name
        }
        if config.embedding_model.startswith(ENDPOINT):
            place = find_place(config.embedding_model.removeprefix(ENDPOINT), config)
            self._lines["embed"] = Connection(place, config)
        # Models at the same host share what is known of it.
        services: dict[str, Service] = {}
        for line in self._lines.values():
            line.service = services.setdefault(line.place.host, Service(patience or Patience()))
        self._estimated = False

    # ------------------------------------------------------------------------------------------- what there is

    @property
    def has_vision(self) -> bool:
        """Whether a model that sees is configured."""
        return Tier.VISION in self._lines

    @property
    def has_embeddings(self) -> bool:
        """Whether a model for :meth:`embed` is configured."""
        return "embed" in self._lines

    def name(self, tier: Tier) -> str:
        """Return the id of a tier's model; empty where there is none."""
        return self._lines[tier].place.model_id if tier in self._lines else ""

    def usage(self) -> Usage:
        """Return what all calls of the job took."""
        return self._ledger.total

    def usage_by_task(self) -> Mapping[str, Usage]:
        """Return what the calls for each task took."""
        return self._ledger.by_task()

    def usage_by_scene(self) -> Mapping[str, Usage]:
        """Return what the calls about each scene took; calls about none are left out."""
        return self._ledger.by_scene()

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences for the user: what is not known about tokens and costs."""
        notes = []
        unpriced = sorted({line.place.model_id for line in self._lines.values() if line.price is None})
        if unpriced and self._config.max_cost is not None:
            names, its = " and ".join(unpriced), "their prices are" if len(unpriced) > 1 else "its price is"
            notes.append(f"The limit on the cost cannot be kept for {names}: {its} not known. The one on tokens is.")
        if self._estimated:
            notes.append("Some tokens were estimated, because the service did not count them.")
        return tuple(notes)

    # ------------------------------------------------------------------------------------------------- asking

    def ask(
        self,
        request: Request,
        *,
        cancellation: Cancellation,
        on_text: Callable[[str], None] | None = None,
    ) -> Answer:
        """Ask a model and return its whole answer.

        Parameters
        ----------
        request
            What is asked.
        cancellation
            Stops the call, or the wait before it is tried again, at once.
        on_text
            Called in this thread with each piece of the answer as it comes; what a call that failed had said is
            followed by what the next one says. A kept answer comes as one piece.

        Raises
        ------
        stitcher_lab.errors.ModelRefused
            No key, a bad key, no such model: asking again changes nothing.
        stitcher_lab.errors.ModelUnavailable
            Offline, overloaded, too slow; tried again as often as makes sense.
        stitcher_lab.errors.ModelNonsense
            The answer is not of the form asked for, also after the model was told.
        stitcher_lab.errors.BudgetSpent
            The call could overrun the job's budget. It was not made.
        stitcher_lab.errors.Cancelled
            The token was set.

        """
        cancellation.check()
        line = self._line(request.tier)
        key = key_of(line.place, request)
        kept = self._replies.get(key) if self._replies and not (request.fresh or self._fresh) else None
        if kept is not None:
            if on_text:
                on_text(kept.text)
            return Answer(kept.text, kept.data, Usage(), line.place.model_id, reused=True)
        answer = self._asked(line, request, cancellation, on_text)
        if self._replies and not answer.truncated:
            self._replies.put(key, answer.text, answer.data)
        return answer

    def embed(self, texts: Sequence[str], *, cancellation: Cancellation | None = None) -> list[list[float]]:
        """Return a vector for each text, by the model for embeddings.

        Raises
        ------
        stitcher_lab.errors.ModelError
            As :meth:`ask`; :class:`~stitcher_lab.errors.ModelRefused` where no such model is configured.

        """
        line = self._lines.get("embed")
        if line is None:
            raise ModelRefused(
                "No endpoint for embeddings is configured.", remedy=f"Set embedding_model to {ENDPOINT}NAME."
            )
        vectors: list[list[float]] = []
        for start in range(0, len(texts), BATCH):
            batch = [text or " " for text in texts[start : start + BATCH]]
            vectors += self._embedded(line, batch, cancellation or Cancellation())
        return vectors

    # ------------------------------------------------------------------------------------------------ one answer

    def _line(self, tier: Tier) -> Connection:
        line = self._lines.get(tier)
        if line is None:
            raise ModelRefused("No model that sees pictures is configured.", remedy="Set vision_model.")
        return line

    def _asked(
        self,
        line: Connection,
        request: Request,
        cancellation: Cancellation,
        on_text: Callable[[str], None] | None,
    ) -> Answer:
        """Ask until the answer is of the form asked for, or was asked for often enough."""
        call = Call(
            (("system", request.system), ("user", request.user)),
            request.max_tokens,
            request.temperature,
            request.schema,
            request.task,
            request.images,
        )
        usage, estimated, problem = Usage(), False, ""
        for _ in range(1 + REPAIRS):
            completion, took, guessed = self._completed(line, call, request, cancellation, on_text)
            usage, estimated = usage + took, estimated or guessed
            text, truncated = without_thoughts(completion.text), completion.finish == "length"
            if request.schema is None:
                return Answer(text, None, usage, line.place.model_id, truncated, estimated=estimated)
            try:
                data = parse(text, request.schema)
            except Misfit as misfit:
                problem = f"it was cut off after {call.max_tokens} tokens" if truncated else str(misfit)
            else:
                return Answer(text, data, usage, line.place.model_id, estimated=estimated)
            if truncated and call.max_tokens >= LONGEST:
                break
            call = _told(call, request, text, problem, truncated=truncated)
        raise ModelNonsense(
            f"{line.place.model_id} at {line.place.host} gave no valid answer for “{request.task}”: {_short(problem)}.",
            remedy="Name a stronger model; what was done is kept, and the same command goes on from there.",
        )

    def _completed(
        self,
        line: Connection,
        call: Call,
        request: Request,
        cancellation: Cancellation,
        on_text: Callable[[str], None] | None,
    ) -> tuple[Completion, Usage, bool]:
        """Make one call, again where it fails in passing; return the answer and what all of it took."""
        line.check()
        worst = worst_of(call, line.price)
        spent, guessed = Usage(), False

        def attempt() -> Completion:
            nonlocal spent, guessed
            self._ledger.reserve(worst, model=line.place.model_id, cancellation=cancellation)
            began = time.monotonic()
            took = Usage(calls=1)
            heard = 0

            def hear(piece: str) -> None:
                nonlocal heard
                heard += len(piece)
                if on_text:
                    on_text(piece)

            try:
                completion = line.complete(call, cancellation, hear)
                took, estimate = taken_by(call, completion, line.price)
                guessed = guessed or estimate
            except BaseException:
                if heard:
                    took, guessed = taken_in_vain(call, heard, line.price), True
                raise
            else:
                return completion
            finally:
                took = replace(took, seconds=time.monotonic() - began)
                self._settle(worst, took, request.task, request.scene, guessed=guessed)
                spent += took

        completion = line.persist(attempt, cancellation)
        return completion, spent, guessed

    def _embedded(self, line: Connection, texts: list[str], cancellation: Cancellation) -> list[list[float]]:
        line.check()
        call = Call((("user", "\n".join(texts)),), 0, 0.0)
        worst = worst_of(call, line.price)

        def attempt() -> list[list[float]]:
            self._ledger.reserve(worst, model=line.place.model_id, cancellation=cancellation)
            began = time.monotonic()
            took, guessed = Usage(calls=1), False
            try:
                vectors, counted = line.embed(texts, cancellation)
                took, guessed = taken_by(call, Completion("", "stop", counted, 0), line.price)
            finally:
                took = replace(took, seconds=time.monotonic() - began)
                self._settle(worst, took, "embed", None, guessed=guessed)
            return vectors

        return line.persist(attempt, cancellation)

    def _settle(self, worst: Reservation, took: Usage, task: str, scene: str | None, *, guessed: bool) -> None:
        self._estimated = self._estimated or guessed
        self._ledger.settle(worst, took, task=task, scene=scene)


def open_models(
    config: ModelConfig,
    *,
    replies: ReplyCache | None = None,
    fresh: bool = False,
    patience: Patience | None = None,
) -> Models | None:
    """Return the configured models, or ``None`` where there is none. Nothing is asked yet.

    Parameters
    ----------
    config
        What is configured.
    replies
        Answers of earlier runs.
    fresh
        Ask also where the same was answered before.
    patience
        How often a service is asked again.

    Raises
    ------
    stitcher_lab.errors.OptionError
        A model's id, the address or a key cannot be read.

    """
    return Models(config, replies=replies, fresh=fresh, patience=patience) if config.main else None


def _told(call: Call, request: Request, text: str, problem: str, *, truncated: bool) -> Call:
    """Return the call that tells the model what was wrong with its answer."""
    first = (("system", request.system), ("user", request.user))
    if truncated:
        # What was cut off is not sent back: it would only lengthen the prompt.
        shorter = ("user", f"{request.user}\n\nKeep the answer short: the last one was too long.")
        return replace(call, messages=(first[0], shorter), max_tokens=min(LONGEST, 2 * call.max_tokens))
    schema = f" {asking(request.schema)}" if request.schema is not None else ""
    again = f"This does not fit: {problem}. Give the whole answer again.{schema}"
    return replace(call, messages=(*first, ("assistant", text or "…"), ("user", again)))


def _short(problem: str) -> str:
    line = " ".join(problem.split())
    return line if len(line) <= 200 else f"{line[:199]}…"  # noqa: PLR2004
