"""The server's jobs over HTTP: reconnects while the server restarts, and goes on where it was."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import httpx

from stitcher_lab.errors import OptionError, StitcherError
from stitcher_lab.kernel.client import ENDED, Away, Facts
from stitcher_lab.kernel.faults import StitchError, for_cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.kernel.finding import Server
    from stitcher_lab.kernel.order import Order

_PATIENCE = 120.0  # seconds that a server may be away
_PAUSE = 1.0  # seconds between two attempts
_SILENCE = 40.0  # seconds without even a heartbeat, which comes every 15
_TIMES = httpx.Timeout(30.0, connect=5.0)
_GONE = "The Jupyter server does not answer; waiting for it …"


class ServerClient:
    """Talks to the server extension with the kernel's own token."""

    followed_by_pages = True

    def __init__(self, server: Server, *, patience: float = _PATIENCE) -> None:
        self._server = server
        self._patience = patience
        self._http = _open(server)

    def __repr__(self) -> str:
        return f"<ServerClient {self._server.url}>"

    def alive(self) -> bool:
        """Whether the server answers."""
        try:
            self._answer("GET", "status", patient=False)
        except StitcherError:
            return False
        return True

    def submit(self, order: Order) -> Facts:
        """Hand in a job; its key makes sure that it is one job, however often that is tried."""
        body: dict[str, Any] = {"options": dict(order.options), "folder": self._folder(order.folder)}
        if order.source is None:
            body["prompt"] = order.prompt
        else:
            body |= {"source": order.source, "title": order.prompt}
        for name in ("name", "cell", "notebook", "parent"):
            if value := getattr(order, name):
                body[name] = value
        return self._facts("POST", "jobs", body, headers={"Idempotency-Key": order.key})

    def events(self, job: str, after: int = 0) -> Iterator[Facts | str]:
        """Yield a job's events until it ended; sentences where the server is away for a while."""
        away_since: float | None = None
        while True:
            try:
                for event in self._stream(job, after):
                    if away_since is not None:
                        away_since = None
                        yield ""
                    if event is None:
                        continue
                    after = event["seq"]
                    yield event
                    if event["kind"] in ENDED:
                        return
                # The stream ended in order, though not the job: a proxy's limit. It may also have ended unseen.
                if self.job(job)["state"] in ENDED:
                    return
            except (httpx.TransportError, Away):
                now = time.monotonic()
                if away_since is None:
                    away_since = now
                    yield _GONE
                if now - away_since > self._patience:
                    raise self._away() from None
                time.sleep(_PAUSE)
                self._look_again()

    def job(self, job: str) -> Facts:
        """Return a job, with its code."""
        return self._facts("GET", f"jobs/{quote(job, safe='')}")

    def cancel(self, job: str) -> None:
        """Stop a job."""
        self._answer("POST", f"jobs/{job}/cancel", patient=False)

    def check(self, source: str) -> Facts:
        """Hold a script against the installed Manim; nothing is run."""
        return self._facts("POST", "check", {"source": source})

    def status(self) -> Facts:
        """Return what is ready."""
        return self._facts("GET", "status", patient=False)

    def templates(self) -> list[Facts]:
        """Return the lessons that need no model."""
        return list(self._answer("GET", "templates"))

    def voices(self) -> list[Facts]:
        """Return the voices."""
        return list(self._answer("GET", "voices"))

    def video(self, facts: Facts) -> Path:
        """Where a finished job's video lies: below the folder that the server shows."""
        return self._server.root / str(facts["video"]["place"])

    def close(self) -> None:
        """Let go of connections."""
        self._http.close()

    def _folder(self, folder: Path) -> str:
        try:
            relative = folder.resolve().relative_to(self._server.root.resolve())
        except ValueError as error:
            raise OptionError(
                "This notebook lies outside the folder that the Jupyter server shows, so its video could not be shown.",
                remedy="Open the notebook in Jupyter's file browser, or change to its folder with %cd.",
            ) from error
        return "" if relative == Path() else relative.as_posix()

    def _stream(self, job: str, after: int) -> Iterator[Facts | None]:
        """Yield the events of one connection; ``None`` for a heartbeat."""
        headers = {"Accept": "text/event-stream", "Last-Event-ID": str(after)}
        times = httpx.Timeout(_SILENCE, connect=5.0)
        with self._http.stream("GET", f"jobs/{job}/events", headers=headers, timeout=times) as answer:
            if answer.status_code != httpx.codes.OK:
                answer.read()
                raise self._refused(answer)
            yield None
            told: list[str] = []
            for line in answer.iter_lines():
                if line.startswith("data:"):
                    told.append(line[5:].strip())
                elif line.startswith(":"):
                    yield None
                elif not line and told:
                    yield json.loads("\n".join(told))
                    told = []

    def _facts(self, *request: Any, **how: Any) -> Facts:
        told: Facts = self._answer(*request, **how)
        return told

    def _answer(
        self, method: str, path: str, body: Any = None, *, headers: dict[str, str] | None = None, patient: bool = True
    ) -> Any:
        """Ask; while the server is away, ask again for a while."""
        deadline = time.monotonic() + (self._patience if patient else 0)
        while True:
            try:
                answer = self._http.request(method, path, json=body, headers=headers)
            except httpx.TransportError:
                if time.monotonic() >= deadline:
                    raise self._away() from None
                time.sleep(_PAUSE)
                self._look_again()
                continue
            if answer.is_success:
                return answer.json() if answer.content else None
            raise self._refused(answer)

    def _look_again(self) -> None:
        """A server that was started again may have another address or token."""
        from stitcher_lab.kernel.finding import find_server  # noqa: PLC0415 - a circle otherwise

        found = find_server()
        if found is not None and found != self._server:
            self._http.close()
            self._server, self._http = found, _open(found)

    def _refused(self, answer: httpx.Response) -> StitcherError:
        """Turn an answer that is none into a sentence; the server's own where it has one."""
        status = answer.status_code
        try:
            told = answer.json()
            message, remedy = str(told["message"]), str(told.get("remedy") or "")
        except (ValueError, KeyError, TypeError, AttributeError):
            message, remedy = "", ""
        path = answer.request.url.path
        if status in {401, 403}:
            return Away(
                "The Jupyter server does not let this kernel in.",
                remedy="It may ask for a password; the stitcher panel at the side works with it.",
            )
        if status >= 500 and not remedy:  # noqa: PLR2004 - the server's own fault, or a proxy's before it
            told_so = message or f"The Jupyter server failed ({status})."
            return Away(told_so, remedy="Try again, and see the server's log.")
        if status == httpx.codes.NOT_FOUND and path.endswith("/stitcher/status"):
            return Away(
                "The Jupyter server does not know stitcher_lab.",
                remedy="If it was installed a moment ago, start the server again.",
            )
        return StitchError(message or f"The Jupyter server said no ({status}).", remedy=for_cells(remedy))

    def _away(self) -> Away:
        return Away(
            "The Jupyter server does not answer.",
            remedy="The job goes on when it is back: see the stitcher panel, or run the cell again.",
        )


def _open(server: Server) -> httpx.Client:
    transport = httpx.HTTPTransport(uds=server.socket) if server.socket else None
    return httpx.Client(
        base_url=f"{server.url}stitcher/",
        headers={"Authorization": f"token {server.token}"} if server.token else {},
        timeout=_TIMES,
        transport=transport,
        verify=server.verify,
        # What the environment says about proxies is not for a server of one's own machine.
        trust_env=False,
    )
