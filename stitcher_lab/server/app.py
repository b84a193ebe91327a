"""The extension: its table of contents, its knobs, and how it begins and ends with the server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jupyter_server.extension.application import ExtensionApp
from traitlets import Bool, Float, Int, List, Unicode

from stitcher_lab.config import Settings
from stitcher_lab.errors import StitcherError
from stitcher_lab.server.check import CheckResource
from stitcher_lab.server.doctor import DoctorResource
from stitcher_lab.server.early import EarlyResource
from stitcher_lab.server.events import EventsResource
from stitcher_lab.server.files import FileResource
from stitcher_lab.server.jobs import CancelResource, JobResource, JobsResource, RetryResource
from stitcher_lab.server.openapi import OpenApiResource
from stitcher_lab.server.operation import pattern
from stitcher_lab.server.resource import NothingHere, Resource
from stitcher_lab.server.services import Services
from stitcher_lab.server.status import StatusResource
from stitcher_lab.server.templates import CodeResource, PosterResource, TemplatesResource
from stitcher_lab.server.voices import VoicesResource

CONTENTS: tuple[tuple[str, type[Resource]], ...] = (
    ("stitcher/status", StatusResource),
    ("stitcher/doctor", DoctorResource),
    ("stitcher/templates", TemplatesResource),
    ("stitcher/templates/{template}/poster", PosterResource),
    ("stitcher/templates/{template}/code", CodeResource),
    ("stitcher/voices", VoicesResource),
    ("stitcher/jobs", JobsResource),
    ("stitcher/jobs/{job}", JobResource),
    ("stitcher/jobs/{job}/cancel", CancelResource),
    ("stitcher/jobs/{job}/retry", RetryResource),
    ("stitcher/jobs/{job}/events", EventsResource),
    ("stitcher/jobs/{job}/early.mp4", EarlyResource),
    ("stitcher/jobs/{job}/files/{file}", FileResource),
    ("stitcher/check", CheckResource),
    ("stitcher/openapi.json", OpenApiResource),
)


class StitcherApp(ExtensionApp):
    """Narrated, animated videos from a sentence, in Jupyter."""

    name = "stitcher_lab"
    description = "Turns a sentence into a narrated, animated Manim video, from a notebook or a panel."
    load_other_extensions = True
    classes = [*ExtensionApp.classes, Settings]  # noqa: RUF012 - traitlets wants a list

    running_jobs = Int(2, min=1, help="How many jobs are worked on at the same time; the others wait in line.").tag(
        config=True,
    )
    most_waiting = Int(200, min=1, help="How many jobs may wait in line before new ones are refused.").tag(config=True)
    most_waiting_each = Int(
        25, min=1, help="How many of them may be one user's, where users are told apart: nobody fills the line alone."
    ).tag(config=True)
    allowed_models = List(
        Unicode(),
        default_value=None,
        allow_none=True,
        help="The models that a request may name; where this is not set, those that the Settings name.",
    ).tag(config=True)
    tell_users_apart = Bool(
        default_value=None,
        allow_none=True,
        help="Whether each user sees only their own jobs; where this is not set, they do unless the server knows "
        "users only by its one token or password.",
    ).tag(config=True)
    heartbeat = Float(
        15.0,
        min=0.05,
        help="Seconds of silence after which a stream of events gives a sign of life, so that no proxy closes it.",
    ).tag(config=True)

    services: Services

    def initialize_handlers(self) -> None:
        """Put the table of contents into the server."""
        server: Any = self.serverapp
        root = getattr(server.contents_manager, "root_dir", "") or server.root_dir
        self.services = Services(self, Path(root), self.log)
        shared = {"services": self.services}
        self.handlers.extend((pattern(path), resource, {**shared, "path": path}) for path, resource in CONTENTS)
        self.handlers.append(("/stitcher(?:/.*)?", NothingHere, {**shared, "path": "stitcher"}))

    async def _start_jupyter_server_extension(self, serverapp: Any) -> None:  # noqa: ARG002 - the server's own hook
        """Go on with jobs that a server before this one left; what is in the way is told, and stops nothing."""
        try:
            await self.services.run_slow(lambda: self.services.jobs)
        except StitcherError as error:
            self.log.warning("stitcher_lab cannot run jobs yet: %s %s", error.message, error.remedy)
            if error.__cause__ is not None and not isinstance(error.__cause__, StitcherError):
                self.log.warning("stitcher_lab: %s", str(error.__cause__).partition("\n")[0])
        except Exception:
            self.log.exception("stitcher_lab cannot run jobs.")

    def current_activity(self) -> dict[str, Any] | None:
        """Say whether jobs run or wait, so that a server that nobody looks at does not stop in their midst."""
        if not self.services.opened:
            return None
        try:
            load = self.services.jobs.load()
        except StitcherError:  # what is in the way is told where it matters
            return None
        return {"jobs": load} if load["running"] or load["waiting"] else None

    async def stop_extension(self) -> None:
        """End with the server: jobs that run are gone on with at the next start."""
        await self.services.close()
