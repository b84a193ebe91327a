"""What all resources share: who may ask, what may be asked, and how a refusal reads.

Default closed: a request without a known user ends in :meth:`Resource.prepare`, before its body is read, whatever the
method. Cross-site checks are jupyter_server's own and are not touched.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from jupyter_server.base.handlers import APIHandler
from tornado import web

from stitcher_lab.errors import StitcherError
from stitcher_lab.server.failures import NotHere, TooLarge, answer_to
from stitcher_lab.server.operation import PATHS
from stitcher_lab.server.parameters import read_parameter
from stitcher_lab.server.request_body import read_body
from stitcher_lab.server.strict_schema import matches

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.jobs import Jobs
    from stitcher_lab.server.operation import Operation
    from stitcher_lab.server.services import Services

LARGEST_BODY = 1 << 20  # bytes
# What is larger, up to this, is read to its end and dropped, so that the refusal arrives; of more, nothing is read.
_LARGEST_DROPPED = 64 << 20
_JSON = "application/json; charset=utf-8"


@web.stream_request_body
class Resource(APIHandler):
    """One address of the API. A subclass says in ``api`` what each of its methods takes and answers."""

    auth_resource = "stitcher_lab"
    api: ClassVar[Mapping[str, Operation]] = {}

    def initialize(self, services: Services, path: str) -> None:
        """Take what the extension hands in: what all resources work with, and this one's own path."""
        self.services = services
        self.path_template = path
        self._chunks: list[bytes] = []
        self._received = 0

    # ------------------------------------------------------------------------------------------------- who may ask

    async def prepare(self) -> None:  # type: ignore[override] # as APIHandler's own
        """Refuse who is not logged in, and paths that cannot be; nothing of the body is read before."""
        await super().prepare()
        if self._finished or self.request.method == "OPTIONS":
            return
        if self.current_user is None:
            raise web.HTTPError(403)
        self._check_path()
        try:
            announced = int(self.request.headers.get("Content-Length", "0"))
        except ValueError:
            raise web.HTTPError(400) from None
        if announced > _LARGEST_DROPPED:
            self.set_header("Connection", "close")
            raise _too_large()

    def data_received(self, chunk: bytes) -> None:
        """Take a piece of the body; what is too much is counted, not kept."""
        self._received += len(chunk)
        if self._received <= LARGEST_BODY:
            self._chunks.append(chunk)
        else:
            self._chunks.clear()

    def _check_path(self) -> None:
        """Answer 404 to ids and names that nothing can have, before anything looks for them."""
        for name, value in zip(_names_in(self.path_template), self.path_args, strict=True):
            schema = PATHS[name][1]
            if len(value) > schema.get("maxLength", 64) or not matches(schema.get("pattern", ""), value):
                raise NotHere("There is nothing of that name here.")

    @property
    def owner(self) -> str:
        """Whose jobs are seen: the user's name, or nobody's in particular where users are not told apart."""
        if not self.services.tells_apart(self.identity_provider):
            return ""
        return str(self.current_user.username)

    # ------------------------------------------------------------------------------------------------ what is asked

    @property
    def operation(self) -> Operation:
        """What this method was declared to take."""
        return self.api[str(self.request.method).lower()]

    @property
    def jobs(self) -> Jobs:
        """The jobs. May open things: only in a thread, inside what is handed to :meth:`Services.run`."""
        return self.services.jobs

    async def body(self) -> dict[str, Any]:
        """Return the checked body; empty where there is none and none is needed.

        Raises
        ------
        stitcher_lab.server.failures.TooLarge, stitcher_lab.server.failures.RefusedField
            It is too large; it is not JSON, or not as declared.

        """
        if self._received > LARGEST_BODY:
            raise _too_large()
        content, self._chunks = b"".join(self._chunks), []
        operation = self.operation
        if operation.body is None or (not content.strip() and not operation.body_required):
            return {}
        kind = self.request.headers.get("Content-Type", "")
        return await self.services.run(read_body, content, kind, operation.body)

    def parameter(self, name: str) -> Any:
        """Return a declared value of the query or of a header, read and checked.

        Raises
        ------
        stitcher_lab.server.failures.RefusedField
            It is not what was declared.

        """
        declared = next(parameter for parameter in self.operation.parameters if parameter.name == name)
        if declared.place == "header":
            texts = self.request.headers.get_list(name)
        else:
            texts = self.get_query_arguments(name, strip=False)
        return read_parameter(declared, texts)

    # ---------------------------------------------------------------------------------------------- what is answered

    def answer(self, value: Any, status: int = 200) -> None:
        """Answer with JSON, which no cache keeps."""
        self.set_status(status)
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps(value, ensure_ascii=False, allow_nan=False), set_content_type=_JSON)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """Tell of an error as JSON."""
        info = kwargs.get("exc_info")
        status, told = answer_to(info[1] if info else None, status_code)
        self.set_status(status)
        self.set_header("Cache-Control", "no-store")
        read = getattr(self.request, "_body_future", None)  # tornado tells nowhere else whether all has come
        if read is not None and not read.done():
            # The rest of the body is not waited for: nothing else can come over this connection.
            self.set_header("Connection", "close")
        if status == 405:  # noqa: PLR2004
            self.set_header("Allow", ", ".join([*(method.upper() for method in self.api), "OPTIONS"]))
        self.finish(json.dumps(told, ensure_ascii=False), set_content_type=_JSON)

    def log_exception(self, typ: Any, value: BaseException | None, tb: Any) -> None:
        """Keep the log short: what is a user's, or already one sentence, needs no traceback."""
        if isinstance(value, StitcherError):
            status, _ = answer_to(value)
            tell = self.log.debug if status < 500 else self.log.warning  # noqa: PLR2004
            tell("%s %s: %s", self.request.method, self.path_template, type(value).__name__)
        else:
            super().log_exception(typ, value, tb)


class NothingHere(Resource):
    """Any other address below ours: 404 as JSON."""

    async def prepare(self) -> None:  # type: ignore[override] # as APIHandler's own
        """Refuse."""
        await super().prepare()
        if not self._finished and self.request.method != "OPTIONS":
            raise web.HTTPError(404)

    def _check_path(self) -> None:
        """Take any path: none is here."""


def _names_in(path: str) -> list[str]:
    return [part[1:-1] for part in path.split("/") if part.startswith("{")]


def _too_large() -> TooLarge:
    return TooLarge(
        f"The request has more than {LARGEST_BODY >> 20} MiB.",
        remedy="Send less: a prompt, or the source of one scene file.",
    )
