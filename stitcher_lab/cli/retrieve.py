"""``stitcher retrieve``: what a prompt needs, and the examples that would be shown to the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from stitcher_lab.cli.options import data_option, json_option, model_options, model_settings
from stitcher_lab.cli.outcome import told_plainly, write_json
from stitcher_lab.cli.stopping import stoppable
from stitcher_lab.settings_file import settings_from

if TYPE_CHECKING:
    from pathlib import Path

    from stitcher_lab.model import Grounding


@click.command()
@click.argument("prompt")
@click.option("-k", "--examples", default=6, type=click.IntRange(1, 20), help="How many examples (default: 6).")
@click.option(
    "--budget", default=7000, type=click.IntRange(500, 100_000), help="Characters of code together (default: 7000)."
)
@click.option("--embedding", metavar="MODEL", help="endpoint:NAME, a sentence-transformers model, or 'none'.")
@click.option("--code", is_flag=True, help="Print the examples' code too.")
@model_options
@data_option
@json_option
def retrieve(
    prompt: str,
    *,
    examples: int,
    budget: int,
    embedding: str | None,
    code: bool,
    data: Path | None,
    as_json: bool,
    **options: Any,
) -> None:
    """Show what PROMPT is rewritten to, which examples are chosen for it, and why.

    With a model, it rewrites the prompt and judges the candidates; without one, the words decide.

    \b
    Examples:
      stitcher retrieve "a kid on a playground swing"
      stitcher retrieve "the Sicilian defence, move by move" --json
    """  # noqa: D301 - \b is click's mark
    with told_plainly(as_json=as_json), stoppable() as cancellation:
        from stitcher_lab.brief import make_brief  # noqa: PLC0415 - what is heavy waits until it is needed
        from stitcher_lab.gateway import ReplyCache, open_models  # noqa: PLC0415
        from stitcher_lab.retrieval import find_embedder, ground, open_installed  # noqa: PLC0415

        settings = settings_from(data=data, **model_settings(options))
        models = open_models(settings.models(), replies=ReplyCache(settings.data))
        brief = make_brief(prompt, settings)
        named = settings.embedding_model if embedding is None else embedding
        index = open_installed(
            settings.data,
            embedder=find_embedder(named, models) if named else None,
            without_vectors=named == "none",
        )
        found = ground(brief.prompt, index=index, models=models, k=examples, budget=budget, cancellation=cancellation)
        if as_json:
            write_json(facts(found))
        else:
            _say(found, code=code)


def facts(found: Grounding) -> dict[str, Any]:
    """A grounding for machines; sizes in characters."""
    return {
        "search": found.search,
        "symbols": list(found.symbols),
        "plugin": found.plugin,
        "examples": [
            {
                "id": chosen.example.id,
                "title": chosen.example.title,
                "origin": chosen.example.origin,
                "plugin": chosen.example.plugin,
                "why": chosen.reason,
                "score": chosen.score,
                "size": len(chosen.example.code),
                "symbols": sorted(chosen.example.symbols),
                "code": chosen.example.code,
            }
            for chosen in found.chosen
        ],
        "size": sum(len(chosen.example.code) for chosen in found.chosen),
        "notes": list(found.notes),
    }


def _say(found: Grounding, *, code: bool) -> None:
    from stitcher_lab.cli.terminal import console, plain  # noqa: PLC0415 - only where something is shown

    out = console()
    out.print(plain(("searched for  ", "dim"), found.search), soft_wrap=True)
    out.print(plain(("will need     ", "dim"), ", ".join(found.symbols) or "nothing in particular"), soft_wrap=True)
    if found.plugin:
        out.print(plain(("plugin        ", "dim"), found.plugin))
    for chosen in found.chosen:
        size = f"{len(chosen.example.code)} characters"
        out.print()
        out.print(plain((chosen.example.title, "bold"), (f"  {chosen.example.origin}, {size}", "dim")), soft_wrap=True)
        out.print(plain(f"  {chosen.reason}"), soft_wrap=True)
        if code:
            out.print(plain((chosen.example.code, "dim")), soft_wrap=True)
    for note in found.notes:
        out.print(plain(("note: ", "yellow"), note), soft_wrap=True)
