"""What a cell sets off, from its first line to the finished video."""

from __future__ import annotations

import html
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import StitcherError
from stitcher_lab.kernel import data, fitting, help_page, last_error, notebook, player, scene_cell
from stitcher_lab.kernel.cells import Page
from stitcher_lab.kernel.client import Away
from stitcher_lab.kernel.clip import Clip, read_chapters
from stitcher_lab.kernel.faults import StitchError, StitchStopped, as_cell_error
from stitcher_lab.kernel.finding import find_client
from stitcher_lab.kernel.notebook import Front
from stitcher_lab.kernel.order import Order
from stitcher_lab.kernel.screen import DISPLAY, Lines, Screen
from stitcher_lab.kernel.watching import follow, stop

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

    from stitcher_lab.kernel.client import Client, Facts
    from stitcher_lab.kernel.options import CellOptions
    from stitcher_lab.kernel.player import Film

# These show outputs where a relative address leads nowhere: the video goes into the output itself.
_ALWAYS_EMBEDDED = frozenset({Front.COLAB, Front.VSCODE})


class Desk:
    """One for each kernel: it keeps the client, and what the last cells were about."""

    def __init__(self, shell: InteractiveShell) -> None:
        self._shell = shell
        self._page = Page(shell)
        self._client: Client | None = None
        self._inserted: dict[str, str] = {}  # script by the cell it came from, where no page keeps track of that
        self._asked: dict[str, str] = {}  # what each cell has had made
        self._mended = ""

    # What the magics do

    def help(self) -> None:
        """Show three examples, and what is ready here."""
        shown = help_page.page(self._reach())
        self._screen().show(shown)

    def make(self, prompt: str, asked: CellOptions) -> None:
        """Make the video that ``prompt`` asks for."""
        client = self._reach()
        options = dict(asked.options)
        notes: list[str] = []
        if asked.data:
            values, notes = data.take(asked.data, self._shell.user_ns)
            if fitting.model_writes(client, options):
                options["data"] = values
            else:
                options, more = fitting.fit(prompt, values, options)
                notes += more
        cell = notebook.cell_id(self._shell)
        order = Order(prompt=prompt, folder=notebook.folder(), options=options, name=asked.name, cell=cell,
                      notebook=notebook.name())  # fmt: skip
        facts, film = self._run(client, order, asked, notes)
        self._asked[cell] = prompt
        code = scene_cell.with_head(facts.get("code") or "", facts["id"], asked.options)
        self._offer(code, film, cell=cell, job=facts["id"], client=client)

    def render(self, script: str, asked: CellOptions) -> None:
        """Render the script of a cell, in place of the video it belongs to."""
        client = self._reach()
        self._mended = ""
        source, parent, title = "", asked.job, ""
        if parent:
            try:
                known = client.job(parent)
                source, title = str(known.get("cell") or ""), str(known.get("title") or "")
                # "Run all" sends the texts of all cells at once: this may still be the script of an earlier sentence.
                if source and self._asked.get(source, known.get("prompt")) != known.get("prompt"):
                    self._say("The cell above asks for something else by now, so this video is shown here.")
                    source = ""
            except Away:
                raise
            except StitcherError:
                self._say(f"The job {parent} is not known here, so this becomes a video of its own.")
                parent = ""
        order = Order(
            prompt=title or scene_cell.title(script),
            folder=notebook.folder(),
            options=asked.options,
            source=script,
            name=asked.name,
            cell=notebook.cell_id(self._shell),
            notebook=notebook.name(),
            parent=parent,
        )
        try:
            facts, _ = self._run(client, order, asked, [], above=source)
        except StitchStopped:
            raise
        except StitchError as error:
            found = self._findings(script, asked, client)
            raise scene_cell.explained(error, script, found) from None
        if facts.get("gaps"):
            for line in scene_cell.gaps(facts, script, self._findings(script, asked, client)):
                print(line)  # noqa: T201 - a cell's plain output, blank lines too

    def fix(self) -> None:
        """Turn the cell that runs into the mended script."""
        if not self._mended:
            raise StitchError(
                "There is nothing to put right.",
                remedy="%stitch_fix helps after a %%stitch_scene cell has failed and shown what would put it right.",
            )
        if notebook.front(self._shell) is Front.TERMINAL:
            print(self._mended)  # noqa: T201 - a terminal
        else:
            self._shell.set_next_input(self._mended, replace=True)
            self._say("This cell now holds the mended script: run it.")

    def explain_error(self, question: str) -> None:
        """Explain the notebook's last error: as a video where a model can write one, else in words."""
        client = self._reach()
        error = last_error.find(self._shell)
        if not client.status().get("model", {}).get("configured"):
            self._screen().show(last_error.in_words(error, question))
            return
        cell = notebook.cell_id(self._shell)
        order = Order(prompt=last_error.prompt(error, question), folder=notebook.folder(), name=f"error {error.kind}",
                      cell=cell, notebook=notebook.name())  # fmt: skip
        from stitcher_lab.kernel.options import CellOptions  # noqa: PLC0415 - a circle otherwise

        self._run(client, order, CellOptions("", {}, "", "", "", embed=False), [])

    # How

    def _findings(self, script: str, asked: CellOptions, client: Client) -> Facts:
        """What the checker says of a script that failed; what it would write instead is kept for ``%stitch_fix``."""
        found = scene_cell.findings(script, client)
        self._mended = scene_cell.with_head(found.get("mended") or "", asked.job, asked.options)
        return found

    def _reach(self) -> Client:
        """The client, found anew where the server that it talked to is gone."""
        if self._client is None or not self._client.alive():
            self._client, note = find_client()
            if note:
                self._say(note)
        return self._client

    def _run(
        self, client: Client, order: Order, asked: CellOptions, notes: list[str], *, above: str = ""
    ) -> tuple[Facts, Film]:
        """Have ``order`` done, show it, and bind the result; ``above`` is the cell whose video it replaces."""
        front = notebook.front(self._shell)
        screen = self._screen(client)
        for note in notes:
            screen.note(note)
        try:
            job = client.submit(order)
        except KeyboardInterrupt:
            # It may have arrived all the same: handed in again it is the same job, which can then be stopped.
            with suppress(KeyboardInterrupt, StitcherError):
                stop(client, client.submit(order)["id"])
            raise StitchStopped from None
        except StitcherError as error:
            raise as_cell_error(error) from None
        facts, standing = follow(client, job, screen)
        path = client.video(facts)
        film = player.film(facts, _relative(path, order.folder))
        shown, note = player.bundle(film), ""
        if (asked.embed or front in _ALWAYS_EMBEDDED) and path.is_file():
            shown, note = player.embedded(film, path, _text(path, "vtt"), _text(path, "transcript.md"))
        if order.source is not None:
            summary = scene_cell.summary(facts, standing, order.source)
            shown = self._show_above(above, shown, summary)
        screen.show(shown)
        if isinstance(screen, Lines):
            self._say(film.place)
        else:
            for each in [*notes, *standing.notes]:
                self._say(each)
        for each in [note, *(_gaps(facts) if order.source is None else ())]:
            self._say(each)
        if asked.out:
            self._shell.user_ns[asked.out] = _clip(facts, film, path, shown)
        return facts, film

    def _show_above(self, above: str, shown: dict[str, Any], summary: str) -> dict[str, Any]:
        """Show the video at the cell it belongs to; returns what the scene's own cell shows."""
        paragraph = f"<p>{html.escape(summary)}</p>"
        line = {"text/html": paragraph, "text/plain": summary}
        if above and self._page.show_video(source=above, output=shown):
            return line
        if above and notebook.front(self._shell) is not Front.TERMINAL:
            from IPython.display import display  # noqa: PLC0415 - cells of this session hear it, without an extension

            display(shown, raw=True, display_id=DISPLAY + above, update=True)  # type: ignore[no-untyped-call]
        both = dict(shown)
        both["text/html"] = f"{paragraph}{shown['text/html']}"
        both["text/plain"] = f"{summary}\n{shown['text/plain']}"
        # The page's own player would leave the line out: it is said beside it.
        if player.JOB_TYPE in both:
            self._say(summary)
            return shown
        return both

    def _offer(self, code: str, film: Film, *, cell: str, job: str, client: Client) -> None:
        """Put the script into a cell below, or say where it lies."""
        front = notebook.front(self._shell)
        if front in _ALWAYS_EMBEDDED:
            # Nothing there replaces a cell: the same script is not put there twice.
            known = self._inserted.get(cell or film.place)
            self._inserted[cell or film.place] = code.partition("\n")[2]
            if known == code.partition("\n")[2]:
                return
        put = bool(code) and self._page.put_cell(source=cell, job=job, code=code, trusted=client.followed_by_pages)
        if not put or front is Front.VSCODE:
            self._say(f"The script that drew it: {film.beside('py')}")

    def _screen(self, client: Client | None = None) -> Screen:
        if notebook.front(self._shell) is Front.TERMINAL:
            return Lines()
        pages = client is not None and client.followed_by_pages
        return Screen(notebook.cell_id(self._shell), job_type=pages)

    def _say(self, sentence: str) -> None:
        if sentence:
            print(sentence, flush=True)  # noqa: T201 - a cell's plain output


def _relative(path: Path, folder: Path) -> str:
    return Path(os.path.relpath(path, folder)).as_posix()


def _gaps(facts: Facts) -> list[str]:
    """Sentences about the scenes that are missing."""
    told = []
    for gap in facts.get("gaps") or ():
        what = "is narrated over a title card only" if gap.get("title_card") else "is missing"
        told.append(" ".join(part for part in (f"{gap['scene']} {what}.", gap["reason"], gap.get("remedy")) if part))
    return told


def _text(video: Path, ending: str) -> str:
    try:
        return video.with_name(f"{video.stem}.{ending}").read_text(encoding="utf-8")
    except OSError:
        return ""


def _clip(facts: Facts, film: Film, path: Path, shown: dict[str, Any]) -> Clip:
    chapters = read_chapters(_text(path, "chapters.vtt"))
    return Clip(
        path=path,
        code=facts.get("code") or _text(path, "py"),
        transcript=_text(path, "transcript.md"),
        captions=_text(path, "vtt"),
        chapters=chapters,
        job=facts["id"],
        duration=film.duration,
        title=film.title,
        bundle=json.loads(json.dumps(shown)),
    )
