"""Every way stitcher_lab says no.

::

    StitcherError
    ├── RequestError            what was asked for cannot be done as asked (exit code 2)
    │   ├── NoTemplateError     no template fits the prompt and no model is configured
    │   ├── ParameterError      a value in the prompt or on the command line makes no sense
    │   ├── OptionError         an unknown voice, quality, file …
    │   │   └── ConflictError   it does not go with what was asked before, or with how the job stands
    │   └── UnknownJobError     no such job, or another user's
    ├── ScriptError             the scene code itself is at fault (exit code 3)
    │   ├── GuardError          the code asks for something scenes may not do
    │   ├── SceneError          the code failed while it ran; carries scene and line
    │   └── ContractError       the code speaks a line that was never recorded
    ├── EnvironmentFault        the machine lacks something; never the code's fault (exit code 4)
    │   ├── SandboxUnavailable  no isolation tier passed its self-test
    │   ├── MissingTool         LaTeX, ffmpeg, a font, a voice … is not installed
    │   ├── DiskFull            no space left where the work is written
    │   └── DamagedInstall      a model or voice file does not match its recorded hash
    ├── LimitExceeded           the code ran out of time, memory or output (exit code 5)
    ├── VoiceError              no permitted voice could speak the take (exit code 4)
    ├── ModelError              the language model's service gave no usable answer (exit code 7)
    │   ├── ModelRefused        no key, a bad key, an unknown model: asking again changes nothing
    │   ├── ModelUnavailable    offline, overloaded, timed out: it may answer later
    │   ├── ModelNonsense       it answered, and not in the form that was asked for, also after being told
    │   └── BudgetSpent         the next call would cost more than the job may
    ├── WorkerDied              a worker ended without a verdict of its own (exit code 6)
    └── Cancelled               the user stopped the job (exit code 130)

Each error is one sentence of what happened (``str(error)``) and, where there is something to do about it, one
sentence of ``remedy``.
"""

from __future__ import annotations


class StitcherError(Exception):
    """Root of the tree.

    Parameters
    ----------
    message
        One sentence: what happened.
    remedy
        One sentence or command: what to do about it. Empty where nothing helps.

    Attributes
    ----------
    job
        Id of the job that ended with it, for the history and for resuming; empty where there was none.

    """

    exit_code = 1
    job = ""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class RequestError(StitcherError):
    """What was asked for cannot be done as asked."""

    exit_code = 2


class NoTemplateError(RequestError):
    """No template fits the prompt; ``nearest`` holds the ids of the closest ones, best first."""

    def __init__(self, message: str, *, remedy: str = "", nearest: tuple[str, ...] = ()) -> None:
        super().__init__(message, remedy=remedy)
        self.nearest = nearest


class ParameterError(RequestError):
    """A value given for a template's parameter makes no sense and cannot be repaired."""


class OptionError(RequestError):
    """An option names something that does not exist."""


class ConflictError(OptionError):
    """It does not go with what was asked before, or with how the job stands."""


class UnknownJobError(RequestError):
    """There is no such job, or it is another user's: the two are not told apart."""

    def __init__(self, message: str = "There is no such job.", *, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)


class ScriptError(StitcherError):
    """The scene code is at fault.

    ``scene`` is the class name, ``line`` the 1-based line of the script, both ``None`` where unknown;
    ``details`` is the traceback or log a person may want to read.
    """

    exit_code = 3

    def __init__(
        self,
        message: str,
        *,
        remedy: str = "",
        scene: str | None = None,
        line: int | None = None,
        details: str = "",
    ) -> None:
        super().__init__(message, remedy=remedy)
        self.scene = scene
        self.line = line
        self.details = details


class GuardError(ScriptError):
    """The code asks for something that scenes may not do."""


class SceneError(ScriptError):
    """The code failed while it ran."""


class ContractError(ScriptError):
    """The code speaks a line that is not in the narration that was recorded for it."""


class EnvironmentFault(StitcherError):
    """The machine lacks something. Never the code's fault."""

    exit_code = 4


class SandboxUnavailable(EnvironmentFault):
    """No isolation tier passed its self-test."""


class MissingTool(EnvironmentFault):
    """A program, font, package or voice is not installed."""


class DiskFull(EnvironmentFault):
    """No space left where the work is written."""


class DamagedInstall(EnvironmentFault):
    """A model or voice file does not match its recorded hash."""


class LimitExceeded(StitcherError):
    """The code ran out of time, memory or output; ``limit`` is ``"time"``, ``"memory"`` or ``"output"``."""

    exit_code = 5

    def __init__(self, message: str, *, limit: str, remedy: str = "", scene: str | None = None) -> None:
        super().__init__(message, remedy=remedy)
        self.limit = limit
        self.scene = scene


class VoiceError(StitcherError):
    """No permitted voice could speak the take."""

    exit_code = 4


class ModelError(StitcherError):
    """The language model's service gave no usable answer. What the job has by then is kept: it can be resumed."""

    exit_code = 7


class ModelRefused(ModelError):
    """No key, a bad key, no such model, no credit: asking again changes nothing."""


class ModelUnavailable(ModelError):
    """The service is offline, overloaded or too slow; tried again as often as makes sense."""


class ModelNonsense(ModelError):
    """The answer is not in the form that was asked for, also after the model was told so."""


class BudgetSpent(ModelError):
    """The next call could cost more than is left of what the job may spend."""


class WorkerDied(StitcherError):
    """A worker ended without a verdict of its own (killed from outside, crashed)."""

    exit_code = 6


class Cancelled(StitcherError):
    """The user stopped the job."""

    exit_code = 130

    def __init__(self, message: str = "Stopped.", *, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
