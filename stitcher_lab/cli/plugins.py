"""``stitcher plugins``: Manim plugins for subjects of their own."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from stitcher_lab.cli.options import data_option, json_option
from stitcher_lab.cli.outcome import told_plainly, write_json
from stitcher_lab.errors import MissingTool, ScriptError
from stitcher_lab.settings_file import settings_from

if TYPE_CHECKING:
    from pathlib import Path

    from stitcher_lab.plugins import Plugin


@click.group()
def plugins() -> None:
    """List the Manim plugins for chess, data structures, machine learning …, or install them.

    \b
    Examples:
      stitcher plugins list
      stitcher plugins show chess
      stitcher plugins install chess dsa
      stitcher plugins check chess
    """  # noqa: D301 - \b is click's mark


@plugins.command("list")
@json_option
def list_(*, as_json: bool) -> None:
    """List every plugin: whether it is there, and what it draws."""
    with told_plainly(as_json=as_json):
        from stitcher_lab.plugins import PLUGINS, available  # noqa: PLC0415 - what is heavy waits until it is needed

        if as_json:
            write_json([facts(plugin) for plugin in PLUGINS.values()])
            return
        from stitcher_lab.cli.terminal import console, plain  # noqa: PLC0415

        out = console()
        there = available()
        for plugin in PLUGINS.values():
            mark = ("✓", "green") if plugin.name in there else ("·", "dim")
            out.print(plain(mark, f" {plugin.name.ljust(10)}", (_state(plugin), "bold")), soft_wrap=True)
            out.print(plain(f"   {plugin.summary}"), soft_wrap=True)
            if plugin.name not in there:
                out.print(plain((f"   stitcher plugins install {plugin.name}", "dim")), soft_wrap=True)
            if plugin.broken:
                names = ", ".join(broken.symbol for broken in plugin.broken)
                out.print(plain((f"   broken upstream, never offered: {names}", "dim")), soft_wrap=True)


@plugins.command()
@click.argument("name")
@json_option
def show(name: str, *, as_json: bool) -> None:
    """Show one plugin: what it draws, what is broken in it, what is put right, its licence, its examples."""
    with told_plainly(as_json=as_json):
        from stitcher_lab.plugins import examples  # noqa: PLC0415 - what is heavy waits until it is needed
        from stitcher_lab.plugins.installing import find  # noqa: PLC0415

        plugin = find(name)
        if as_json:
            write_json(facts(plugin))
            return
        from stitcher_lab.cli.terminal import console, plain  # noqa: PLC0415

        out = console()
        out.print(plain((plugin.title, "bold"), f"  {_state(plugin)}"), soft_wrap=True)
        for line in (
            plugin.summary,
            f"{plugin.distribution} {plugin.version}, licence: {plugin.licence}, {plugin.home}",
            plugin.imports,
            f"to know: {', '.join(plugin.symbols)}",
        ):
            out.print(plain(f"  {line}"), soft_wrap=True)
        for title, lines in (
            ("put right when it is imported", plugin.shims),
            ("broken, never offered", [f"{b.symbol}: {b.why} {b.instead}".rstrip() for b in plugin.broken]),
            ("worth knowing", plugin.advice),
            ("examples", [f"{e.id.rpartition('/')[2]}: {e.title}" for e in examples(plugin.name)]),
        ):
            if lines:
                out.print(plain((title, "dim")))
            for line in lines:
                out.print(plain(f"  {line}"), soft_wrap=True)


@plugins.command()
@click.argument("names", nargs=-1, required=True)
@json_option
def install(names: tuple[str, ...], *, as_json: bool) -> None:
    """Install the plugins NAMES, or all of them, into the environment that stitcher runs in."""
    with told_plainly(as_json=as_json):
        from stitcher_lab.plugins import installing  # noqa: PLC0415 - what is heavy waits until it is needed

        chosen = installing.choose(names)
        new = installing.install(chosen, say=lambda line: click.echo(line, err=True))
        if as_json:
            write_json([facts(plugin) | {"new": plugin in new} for plugin in chosen])
            return
        for plugin in chosen:
            click.echo(f"{plugin.name}: {'installed' if plugin in new else 'was there'}, {_state(plugin)}")


@plugins.command()
@click.argument("names", nargs=-1)
@data_option
@json_option
def check(names: tuple[str, ...], *, data: Path | None, as_json: bool) -> None:
    """Rehearse the examples of the plugins NAMES, or of all that are there; exit code 3 if one fails."""
    with told_plainly(as_json=as_json):
        from stitcher_lab.plugins import available, examples  # noqa: PLC0415 - what is heavy waits until it is needed
        from stitcher_lab.plugins.installing import choose  # noqa: PLC0415

        there = available()
        chosen = choose(names or there)
        for plugin in chosen:
            if plugin.name not in there:
                raise MissingTool(
                    f"The plugin {plugin.name} is not installed.", remedy=f"Run: stitcher plugins install {plugin.name}"
                )
        settings = settings_from(data=data)
        results: list[dict[str, Any]] = []
        for plugin in chosen:
            for example in examples(plugin.name):
                error = _rehearsed(example.code, settings)
                results.append({"example": example.origin.removeprefix("plugin:"), "error": error})
                if not as_json:
                    click.echo(f"{'✗' if error else '✓'} {results[-1]['example']}{f': {error}' if error else ''}")
        if as_json:
            write_json(results)
        if any(result["error"] for result in results):
            sys.exit(ScriptError.exit_code)


def facts(plugin: Plugin) -> dict[str, Any]:
    """A plugin for machines."""
    from stitcher_lab.plugins import available, examples, installed_version  # noqa: PLC0415

    return {
        "name": plugin.name,
        "title": plugin.title,
        "summary": plugin.summary,
        "available": plugin.name in available(),
        "installed_version": installed_version(plugin) or None,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "sha256": plugin.sha256,
        "licence": plugin.licence,
        "home": plugin.home,
        "module": plugin.module,
        "imports": plugin.imports,
        "needs": list(plugin.needs),
        "install": f"stitcher plugins install {plugin.name}",
        "symbols": list(plugin.symbols),
        "broken": [{"symbol": b.symbol, "why": b.why, "instead": b.instead} for b in plugin.broken],
        "shims": list(plugin.shims),
        "advice": list(plugin.advice),
        "examples": [{"id": example.id, "title": example.title} for example in examples(plugin.name)],
    }


def _state(plugin: Plugin) -> str:
    from stitcher_lab.plugins import installed_version, lacking  # noqa: PLC0415

    found = installed_version(plugin)
    if not found:
        return "not installed"
    if missing := lacking(plugin):
        return f"version {found}, but {' and '.join(missing)} cannot be found"
    return f"version {found}" + ("" if found == plugin.version else f"; {plugin.version} is the one that was tried")


def _rehearsed(code: str, settings: Any) -> str:
    """Rehearse a script; return why it failed, empty where it did not."""
    from stitcher_lab import plugins as room  # noqa: PLC0415 - what is heavy waits until it is needed
    from stitcher_lab import render  # noqa: PLC0415
    from stitcher_lab.brief import find_quality  # noqa: PLC0415
    from stitcher_lab.cli.stopping import stoppable  # noqa: PLC0415
    from stitcher_lab.sandbox import guard  # noqa: PLC0415
    from stitcher_lab.store.workplace import workplace  # noqa: PLC0415
    from stitcher_lab.studio import open_studio  # noqa: PLC0415

    studio = open_studio(settings)
    with stoppable() as cancellation, workplace(studio.store.path / "work") as outbox:
        try:
            guard.check(code, also=room.import_names())
            rehearsal = render.rehearse(
                code, quality=find_quality("preview"), sandbox=studio.sandbox, outbox=outbox, limits=studio.limits,
                cancellation=cancellation,
            )  # fmt: skip
        except ScriptError as error:
            return error.message
        return rehearsal.gaps[0].reason if rehearsal.gaps else ""
