"""What all resources work with: the settings, the jobs, threads for what blocks, and the server's root folder.

Making one costs nothing. The settings are read and the jobs opened at the first use, in a thread.
"""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from traitlets import TraitError
from traitlets.config import Config

from stitcher_lab.errors import EnvironmentFault, RequestError
from stitcher_lab.server.doctor import look
from stitcher_lab.server.recent import Recent
from stitcher_lab.server.status import look_at_machine

if TYPE_CHECKING:
    from collections.abc import Callable
    from logging import Logger
    from pathlib import Path

    from stitcher_lab.config import Settings
    from stitcher_lab.jobs import Jobs
    from stitcher_lab.server.app import StitcherApp
    from stitcher_lab.server.events import Feed

P = ParamSpec("P")
T = TypeVar("T")

# Quick calls read and write a database; slow ones look at the installation or check code. The slow never make the
# quick wait.
_QUICK, _SLOW = 8, 2
WARM_MINUTES = 15.0  # that sandboxes are kept ready after the last job, where nobody has set it
# Seconds: who mends something looks again a little later, and a panel that asks often costs nothing.
_BELIEVED = 10.0


class Services:
    """Made once by the extension and handed to every resource.

    Parameters
    ----------
    app
        The extension, whose traitlets say what is allowed.
    root
        The server's root folder, which is what browsers see.
    log
        The server's log.

    """

    def __init__(self, app: StitcherApp, root: Path, log: Logger) -> None:
        self._app = app
        self.root = root
        self.log = log
        self.feeds: set[Feed] = set()
        self.closing = False
        self._lock = threading.RLock()
        self._quick = ThreadPoolExecutor(_QUICK, thread_name_prefix="stitcher")
        self._slow = ThreadPoolExecutor(_SLOW, thread_name_prefix="stitcher-slow")
        self.machine = Recent(lambda: self.run_slow(look_at_machine, self), _BELIEVED)
        self.findings = Recent(lambda: self.run_slow(lambda: look(self.settings)), _BELIEVED)

    async def run(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run what blocks for a moment in a thread, and return what it returns."""
        return await asyncio.get_running_loop().run_in_executor(self._quick, partial(call, *args, **kwargs))

    async def run_slow(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run what blocks for a second or more in one of few threads."""
        return await asyncio.get_running_loop().run_in_executor(self._slow, partial(call, *args, **kwargs))

    @property
    def heartbeat(self) -> float:
        """Seconds of silence after which a stream of events gives a sign of life."""
        return float(self._app.heartbeat)

    def tells_apart(self, identity_provider: Any) -> bool:
        """Whether each user sees only their own jobs."""
        wanted: bool | None = self._app.tell_users_apart
        if wanted is not None:
            return wanted
        from jupyter_server.auth import identity  # noqa: PLC0415 - loaded by the server long since

        # Who logs in with the one token or password of a server of one's own is one and the same person.
        stock = (identity.IdentityProvider, identity.PasswordIdentityProvider, identity.LegacyIdentityProvider)
        return type(identity_provider) not in stock

    @property
    def settings(self) -> Settings:
        """The settings: those of the settings file, and over them those of Jupyter's configuration.

        Raises
        ------
        stitcher_lab.errors.EnvironmentFault
            They cannot be used; whoever runs the server has to mend them.

        """
        with self._lock:
            return self._settings

    @cached_property
    def _settings(self) -> Settings:
        from stitcher_lab.settings_file import settings_from  # noqa: PLC0415 - not at the server's start

        try:
            settings = settings_from()
            _configure(settings, self._app.config.get("Settings", Config()))
        except RequestError as error:
            raise EnvironmentFault(error.message, remedy=error.remedy) from error
        except TraitError as error:
            raise EnvironmentFault(
                "The Settings in Jupyter's configuration cannot be used.",
                remedy="Whoever runs the server finds the reason in its log.",
            ) from error
        settings.warm_minutes = settings.warm_minutes or WARM_MINUTES
        return settings

    @property
    def jobs(self) -> Jobs:
        """The jobs of the data folder; for use in a thread.

        Raises
        ------
        stitcher_lab.errors.EnvironmentFault
            The settings cannot be used, or the data folder cannot.

        """
        with self._lock:
            return self._jobs

    @cached_property
    def _jobs(self) -> Jobs:
        from stitcher_lab.jobs import Jobs  # noqa: PLC0415 - not at the server's start

        if self.closing:
            raise EnvironmentFault("The server is about to stop.", remedy="Try again when it is back.")
        jobs = Jobs(self.settings, running=self.running_limit)
        jobs.start()
        return jobs

    @property
    def opened(self) -> bool:
        """Whether the jobs were ever used."""
        return "_jobs" in self.__dict__

    @property
    def allowed_models(self) -> tuple[str, ...]:
        """What a request may name as its model."""
        if self._app.allowed_models is not None:
            return tuple(self._app.allowed_models)
        settings = self.settings
        named = (settings.model, settings.fast_model, settings.strong_model)
        return tuple(dict.fromkeys(model for model in named if model))

    @property
    def running_limit(self) -> int:
        """How many jobs are worked on at the same time."""
        return int(self._app.running_jobs)

    @property
    def most_waiting(self) -> int:
        """How many jobs may wait in line, of all users together."""
        return int(self._app.most_waiting)

    @property
    def most_waiting_each(self) -> int:
        """How many jobs of one user may wait in line."""
        return int(self._app.most_waiting_each)

    async def close(self) -> None:
        """End the streams, and stop the jobs in such a way that they go on after a restart."""
        self.closing = True
        for feed in tuple(self.feeds):
            feed.end()
        if self.opened:
            # Not in one of our threads: all of them may be busy.
            await asyncio.to_thread(self._jobs.stop)
        for pool in (self._quick, self._slow):
            pool.shutdown(wait=False, cancel_futures=True)


def _configure(settings: Settings, given: Config) -> None:
    """Set what Jupyter's configuration says; a slip in a name is told, which traitlets would pass over."""
    if unknown := given.keys() - settings.trait_names(config=True):
        raise TraitError(f"there is no setting {min(unknown)!r}")
    settings.update_config(Config({"Settings": given}))
