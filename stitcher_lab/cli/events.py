"""The job's events, written into a file as they happen."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING

from stitcher_lab.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from stitcher_lab.model import Event


@contextmanager
def recorded(path: Path | None, show: Callable[[Event], None]) -> Iterator[Callable[[Event], None]]:
    """Pass events on to ``show``, and write each into ``path`` as one line of JSON, where there is one.

    Raises
    ------
    stitcher_lab.errors.OptionError
        The file cannot be written.

    """
    if path is None:
        yield show
        return
    try:
        stream = path.open("w", encoding="utf-8")
    except OSError as error:
        raise OptionError(f"The events cannot be written to {path}: {error.strerror}.") from error
    lock = threading.Lock()

    def hear(event: Event) -> None:
        with lock:
            stream.write(json.dumps(asdict(event), ensure_ascii=False) + "\n")
            stream.flush()
        show(event)

    with stream:
        yield hear
