"""A rehearsal, with the scenes that were rehearsed before taken from what is kept."""

from __future__ import annotations

import ast
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from stitcher_lab import plugins, render
from stitcher_lab.model import Rehearsal
from stitcher_lab.sandbox import guard
from stitcher_lab.scenes import scene_names
from stitcher_lab.store.caches import KeptScene
from stitcher_lab.syntax_tree import parse
from stitcher_lab.tex import Formulary, archive

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.model import Finding, Quality, RehearsedScene
    from stitcher_lab.studio import Studio

_NOWHERE = -1


def rehearse(
    source: str,
    quality: Quality,
    studio: Studio,
    *,
    workdir: Path,
    cancellation: Cancellation,
    longest: float | None = None,
    on_scene: Callable[[str], None] = lambda _: None,
    on_accepted: Callable[[], bool] = lambda: False,
) -> Rehearsal:
    """Read the script as the guard does, then rehearse in the sandbox those of its scenes that are new or changed.

    ``workdir`` is where compiled formulas go; several rehearsals may share it. ``longest`` is how many seconds it may
    take, where that is less than the settings allow. ``on_accepted`` is called once the guard has nothing against the
    script and before anything of it is run, if anything is; it tells whether the first scene is being drawn meanwhile.

    Raises
    ------
    stitcher_lab.errors.StitcherError
        What the guard and :func:`stitcher_lab.render.rehearse` raise.

    """
    plugins.demand(source)
    guard.check(source, also=plugins.import_names(plugins.available()))
    place = Path(tempfile.mkdtemp(dir=workdir))
    names = scene_names(source) if _all_named(source) else ()
    keys = {name: render.rehearsal_key(source, name, quality) for name in names}
    looked_up = {name: studio.store.rehearsals.get(key, place / "kept") for name, key in keys.items()}
    kept = {name: scene for name, scene in looked_up.items() if scene is not None}
    fresh = Rehearsal((), quality.fps)
    if not names or len(kept) < len(names) or not any(scene.scene for scene in kept.values()):
        outbox = place / "fresh"
        outbox.mkdir()
        drawn_meanwhile = on_accepted()
        limits = studio.limits if longest is None else replace(studio.limits, wall=min(longest, studio.limits.wall))
        with Formulary(studio.store.formulas, studio.sandbox, place, cancellation) as formulary:
            fresh = render.rehearse(
                source,
                quality=quality,
                sandbox=studio.sandbox,
                outbox=outbox,
                limits=limits,
                cancellation=cancellation,
                on_scene=on_scene,
                on_question=formulary.answer,
                without=tuple(name for name, scene in kept.items() if scene.scene is not None),
                hurried=drawn_meanwhile,
            )
        _keep(fresh, source, {name: key for name, key in keys.items() if name not in kept}, studio)
    known = {name: _found_again(scene, source, name) for name, scene in kept.items()}
    scenes = {scene.name: scene for scene in (*known.values(), *fresh.scenes) if scene is not None}
    ordered = sorted(scenes, key=lambda name: names.index(name) if name in names else len(names))
    archives = [scene.formulas for scene in kept.values() if scene.formulas is not None]
    if fresh.tex_cache is not None:
        archives.append(fresh.tex_cache)
    return Rehearsal(
        scenes=tuple(scenes[name] for name in ordered),
        fps=quality.fps,
        tex_cache=_joined(archives, place / "tex.zip"),
        gaps=fresh.gaps,
    )


def _all_named(source: str) -> bool:
    """Whether every class that may be a scene can be told by its name alone, without running the script."""
    named = set(scene_names(source))
    return all(
        node.name in named
        for node in ast.walk(parse(source))
        if isinstance(node, ast.ClassDef)
        and any(isinstance(part, ast.FunctionDef) and part.name == "construct" for part in node.body)
    )


def _keep(fresh: Rehearsal, source: str, keys: Mapping[str, str], studio: Studio) -> None:
    """Keep each scene that came out well; a class that turned out to be no scene is kept as such."""
    heard = {scene.name for scene in fresh.scenes} | {gap.scene for gap in fresh.gaps}
    if not heard <= keys.keys():
        return  # the script makes scenes as it runs: what stands in the file does not tell which
    with tempfile.TemporaryDirectory() as folder:
        for scene in fresh.scenes:
            formulas = None
            if fresh.tex_cache is not None and scene.pictures:
                formulas = archive.write(Path(folder) / scene.name, archive.read(fresh.tex_cache, scene.pictures))
            places = render.scene_places(source, scene.name)
            where = tuple(_place_of(finding, places) for finding in scene.findings)
            studio.store.rehearsals.put(keys[scene.name], KeptScene(scene, where, formulas))
    for name in keys.keys() - heard:
        studio.store.rehearsals.put(keys[name], KeptScene(None))


def _place_of(finding: Finding, places: Sequence[int]) -> int:
    return places.index(finding.line) if finding.line in places else _NOWHERE


def _found_again(kept: KeptScene, source: str, name: str) -> RehearsedScene | None:
    """The scene, with each finding at the line where its place is now."""
    if kept.scene is None or not kept.scene.findings:
        return kept.scene
    places = render.scene_places(source, name)
    findings = tuple(
        replace(finding, line=places[place] if 0 <= place < len(places) else None)
        for finding, place in zip(kept.scene.findings, kept.places, strict=True)
    )
    return replace(kept.scene, findings=findings)


def _joined(archives: Sequence[Path], target: Path) -> Path | None:
    """The pictures of several archives in one."""
    if len(archives) <= 1:
        return archives[0] if archives else None
    return archive.write(target, {name: svg for path in archives for name, svg in archive.read(path).items()})
