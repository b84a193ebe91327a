"""How a command ends: errors as one sentence, or as JSON, with the exit code that goes with them."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import Cancelled, ModelError, ScriptError, StitcherError
from stitcher_lab.outcomes import error_facts

if TYPE_CHECKING:
    from collections.abc import Iterator


def write_json(value: Any) -> None:
    """Print ``value`` for machines."""
    print(json.dumps(value, indent=2, ensure_ascii=False, default=str))  # noqa: T201 - this is the door


@contextmanager
def told_plainly(*, as_json: bool = False) -> Iterator[None]:
    """Turn an error into one sentence (and what to do) on standard error, or JSON on standard output, and exit."""
    try:
        yield
    except StitcherError as error:
        if as_json:
            write_json({"error": error_facts(error)})
        else:
            tell(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        # A second Ctrl-C, or one where there is no job to stop.
        tell(Cancelled())
        sys.exit(Cancelled.exit_code)
    except BrokenPipeError:
        # Whoever read our output has gone (a pager, head): not an error. Keep Python from saying so at exit.
        sys.stdout = None
        sys.exit(0)


def tell(error: StitcherError) -> None:
    """Say what happened and what to do."""
    from stitcher_lab.cli.terminal import console, plain  # noqa: PLC0415 - only where something is shown

    out = console(stderr=True)
    out.print(plain(("✗ ", "bold red"), error.message), soft_wrap=True)
    if error.remedy:
        out.print(plain("  ", error.remedy), soft_wrap=True)
    if isinstance(error, ModelError) and error.job:
        out.print(plain("  ", f"Go on with: stitcher resume {error.job}"), soft_wrap=True)
    if isinstance(error, ScriptError) and error.details:
        out.print(plain((error.details.rstrip(), "dim")), soft_wrap=True)
