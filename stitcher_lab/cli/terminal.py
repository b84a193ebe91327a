"""What is written to a terminal: one console for every command, and nothing in it that the terminal would act on."""

from __future__ import annotations

import unicodedata

from rich.console import Console
from rich.text import Text


class _Console(Console):
    def on_broken_pipe(self) -> None:
        # Rich would end the program with code 1. That a pager was closed is no failure, and told_plainly knows it;
        # that nobody reads the progress any more is no reason to stop the work.
        self.quiet = True
        if not self.stderr:
            raise BrokenPipeError


def console(*, stderr: bool = False) -> Console:
    """Make a console that colours only what it is told to."""
    return _Console(stderr=stderr, highlight=False)


def printable(text: str) -> str:
    """Return ``text`` with a � for every control character but line ends and tabs.

    Sentences quote scripts, and a script is not to be trusted: an escape sequence could rename the window, fill the
    clipboard or hide what was written before.
    """
    return "".join(
        "�" if unicodedata.category(character) == "Cc" and character not in "\n\t" else character for character in text
    )


def plain(*parts: str | tuple[str, str]) -> Text:
    """Join strings and ``(string, style)`` pairs into one text in which nothing is markup."""
    pairs = ((part, "") if isinstance(part, str) else part for part in parts)
    return Text.assemble(*((printable(text), style) for text, style in pairs))
