"""The commands, by name; each is imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

# Command, and the module below stitcher_lab.cli that holds a function of that name.
COMMANDS = {
    "make": "make",
    "resume": "resume",
    "render": "render",
    "check": "check",
    "rehearse": "rehearse",
    "templates": "templates",
    "voices": "voices",
    "plugins": "plugins",
    "doctor": "doctor",
    "history": "history",
    "cache": "cache",
    "retrieve": "retrieve",
    "lessons": "lessons",
    "eval": "eval",
}


class Lazy(click.Group):
    """A group that imports a command when it is needed, in the order of :data:`COMMANDS`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Name the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"stitcher_lab.cli.{COMMANDS[cmd_name]}"), cmd_name)
        return command


@click.command(
    cls=Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Exit codes:
  0    done
  2    the request cannot be fulfilled: no template fits, a value or an option makes no sense
  3    the scene's code is at fault (what could be made of the video is there)
  4    this machine lacks something; "stitcher doctor" says what
  5    the code ran out of time, memory or output
  6    a worker died; run it again
  7    the model's service gave no usable answer; "stitcher resume" goes on from there
  130  stopped with Ctrl-C
""",
)
@click.version_option(package_name="stitcher-lab", prog_name="stitcher")
def app() -> None:
    """Type a sentence, get a narrated, animated video.

    \b
    Examples:
      stitcher make "explain binary search" -o binary_search.mp4
      stitcher make "binary search for 42 in 3, 9, 17, 25, 42, 60, 77"
      stitcher render my_scene.py -o my_scene.mp4
      stitcher doctor
    """  # noqa: D301 - \b is click's mark for "keep these lines"
