"""``stitcher templates``: the lessons that need no model."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from stitcher_lab.cli.options import data_option, json_option
from stitcher_lab.cli.outcome import told_plainly, write_json
from stitcher_lab.cli.stopping import stoppable
from stitcher_lab.errors import NoTemplateError, ParameterError
from stitcher_lab.outcomes import error_facts
from stitcher_lab.settings_file import settings_from

if TYPE_CHECKING:
    from pathlib import Path

    from stitcher_lab.templates import Match


@click.group()
def templates() -> None:
    """List the lessons that need no model, show one, or ask which one a prompt would get.

    \b
    Examples:
      stitcher templates list
      stitcher templates show binary_search
      stitcher templates match "how do I find a name in a phone book" --json
    """  # noqa: D301 - \b is click's mark


@templates.command("list")
@json_option
def list_(*, as_json: bool) -> None:
    """List every lesson with what it shows."""
    with told_plainly(as_json=as_json):
        from stitcher_lab.templates import catalogue, describe  # noqa: PLC0415 - heavy parts wait until needed

        found = catalogue()
        if as_json:
            write_json([describe(template) for template in found])
            return
        from rich.table import Table  # noqa: PLC0415

        from stitcher_lab.cli.terminal import console  # noqa: PLC0415

        out = console()
        for subject in dict.fromkeys(template.subject for template in found):
            table = Table(box=None, pad_edge=False, show_header=False)
            table.add_column(no_wrap=True, style="bold")
            table.add_column()
            for template in found:
                if template.subject == subject:
                    table.add_row(template.id, template.summary)
            out.print(f"[dim]{subject}[/dim]")
            out.print(table)


@templates.command()
@click.argument("template")
@click.option("--code", is_flag=True, help="Print the scene file, and nothing else.")
@json_option
def show(template: str, *, code: bool, as_json: bool) -> None:
    """Show a lesson's parameters and examples."""
    with told_plainly(as_json=as_json):
        from stitcher_lab.templates import describe, get, source  # noqa: PLC0415 - heavy parts wait until needed

        found = get(template)
        if code:
            click.echo(source(found.id), nl=False)
        elif as_json:
            write_json(describe(found))
        else:
            _show(describe(found))


@templates.command()
@click.argument("prompt")
@data_option
@json_option
def match(prompt: str, *, data: Path | None, as_json: bool) -> None:
    """Say which lesson PROMPT would get, with its parameters and confidence; exit code 2 when none fits."""
    with told_plainly(as_json=as_json):
        from stitcher_lab.brief import make_brief  # noqa: PLC0415 - heavy parts wait until needed
        from stitcher_lab.templates import match as find  # noqa: PLC0415

        settings = settings_from(data=data)
        brief = make_brief(prompt, settings)
        try:
            found = find(brief.prompt, folder=settings.data / "vectors")
        except (NoTemplateError, ParameterError) as error:
            if not as_json:
                raise
            write_json({"match": None, "error": error_facts(error)})
            sys.exit(error.exit_code)
        facts = _facts(found)
        if as_json:
            write_json({"match": facts})
            return
        from stitcher_lab.cli.terminal import console  # noqa: PLC0415

        out = console()
        out.print(f"[bold]{found.template.id}[/bold]  {found.template.title}, confidence {found.confidence:.2f}")
        for name, value in facts["parameters"].items():
            out.print(f"  {name} = {value}", soft_wrap=True, markup=False)
        for note in found.notes:
            out.print(f"  note: {note}", soft_wrap=True, markup=False)


@templates.command(hidden=True)
@click.argument("ids", nargs=-1)
@data_option
def poster(ids: tuple[str, ...], *, data: Path | None) -> None:
    """Draw the pictures that galleries show of the lessons IDS (all, where none is named), into their folders.

    For authors of lessons: the package is written to.
    """
    with told_plainly(), stoppable() as cancellation:
        from stitcher_lab.cli.posters import draw_posters  # noqa: PLC0415 - heavy parts wait until needed

        draw_posters(ids, settings_from(data=data), cancellation, told=click.echo)


def _facts(found: Match) -> dict[str, Any]:
    return {
        "template": found.template.id,
        "title": found.template.title,
        "confidence": found.confidence,
        "parameters": {
            name: str(value) if isinstance(value, complex) else value for name, value in found.parameters.items()
        },
        "notes": list(found.notes),
    }


def _show(facts: dict[str, Any]) -> None:
    from stitcher_lab.cli.terminal import console  # noqa: PLC0415 - only where something is shown

    out = console()
    out.print(f"[bold]{facts['title']}[/bold]  ({facts['subject']})")
    out.print(facts["summary"], soft_wrap=True, markup=False)
    out.print("\n[dim]parameters, for --set NAME=VALUE[/dim]")
    for parameter in facts["parameters"]:
        out.print(f"  {parameter['name']} = {parameter['default']}", soft_wrap=True, markup=False)
        out.print(f"      {parameter['description']}", soft_wrap=True, markup=False, style="dim")
    out.print("\n[dim]examples[/dim]")
    for example in facts["examples"]:
        out.print(f'  stitcher make "{example}"', soft_wrap=True, markup=False)
