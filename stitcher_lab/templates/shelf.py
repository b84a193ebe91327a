"""Which lessons there are: every folder of ``lessons/`` that holds a ``spec.py`` and a ``scene.py``."""

from __future__ import annotations

import difflib
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import DamagedInstall, OptionError, ScriptError
from stitcher_lab.templates import scene_file

if TYPE_CHECKING:
    from stitcher_lab.templates.spec import Template

LESSONS = Path(__file__).parent / "lessons"
POSTER = "poster.webp"  # beside the scene; made with: stitcher templates poster
POSTER_SIZE = (320, 180)
_PACKAGE = "stitcher_lab.templates.lessons"


@cache
def catalogue() -> tuple[Template, ...]:
    """Return every usable template, by subject and title. Reads the specs only; neither Manim nor NumPy is imported.

    A lesson whose spec cannot be read is left out, so that it does not cost the others; :func:`problems` names it.
    """
    templates = [template for name in _folders() if isinstance(template := _load(name), _template_class())]
    return tuple(sorted(templates, key=lambda template: (template.subject, template.title)))


def get(template_id: str) -> Template:
    """Return one template.

    Raises
    ------
    stitcher_lab.errors.OptionError
        There is none of this id; the remedy names the nearest.

    """
    known = {template.id: template for template in catalogue()}
    if template_id not in known:
        wanted = template_id.lower().replace("-", "_").replace(" ", "_")
        if wanted in known:
            return known[wanted]
        near = difflib.get_close_matches(wanted, known, n=3, cutoff=0.5)
        raise OptionError(
            f"There is no template called “{template_id[:60]}”.",
            remedy=f"The nearest: {', '.join(near)}." if near else "See: stitcher templates list",
        )
    return known[template_id]


@cache
def source(template_id: str) -> str:
    """Return the scene file of a template as it is shipped, defaults and all."""
    path = LESSONS / get(template_id).id / "scene.py"
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedInstall(
            f"The scene file of {template_id} cannot be read.", remedy="Reinstall stitcher-lab."
        ) from error


def poster(template_id: str) -> bytes | None:
    """Return a picture of what the lesson looks like (WebP, :data:`POSTER_SIZE` pixels), where it has one."""
    path = LESSONS / get(template_id).id / POSTER
    return path.read_bytes() if path.is_file() else None


def defaults(template: Template, script: str | None = None) -> dict[str, Any]:
    """Return the parameters' values as they stand in the scene file (or in ``script``, if given).

    Raises
    ------
    stitcher_lab.errors.ScriptError
        The script lacks one of the constants.

    """
    constants = scene_file.read(script if script is not None else source(template.id)).constants
    missing = [parameter.name for parameter in template.parameters if parameter.name not in constants]
    if missing:
        raise ScriptError(f"The scene file of {template.id} does not set {', '.join(missing)} to a plain literal.")
    return {parameter.name: constants[parameter.name].value for parameter in template.parameters}


def problems() -> dict[str, str]:
    """Return what is wrong with lessons, by folder name: each must be readable, whole and consistent."""
    found = {}
    for name in _folders():
        template = _load(name)
        if isinstance(template, str):
            found[name] = template
            continue
        try:
            defaults(template)
            if not scene_file.read(source(template.id)).scenes:
                found[name] = "scene.py has no scene with a construct method"
        except (ScriptError, DamagedInstall) as error:
            found[name] = error.message
        if template.id != name:
            found[name] = f"spec.py calls itself {template.id}"
    return found


def _folders() -> list[str]:
    return sorted(
        path.parent.name
        for path in LESSONS.glob("*/spec.py")
        if path.parent.name.isidentifier() and (path.parent / "scene.py").is_file()
    )


def _load(name: str) -> Template | str:
    """Return the template of a folder, or why there is none."""
    try:
        template = import_module(f"{_PACKAGE}.{name}.spec").TEMPLATE
    except Exception as error:  # noqa: BLE001 - whatever a spec does wrong must not cost the other lessons
        return f"spec.py cannot be read: {type(error).__name__}: {error}"
    return template if isinstance(template, _template_class()) else "spec.py sets no TEMPLATE"


def _template_class() -> type[Template]:
    from stitcher_lab.templates.spec import Template  # noqa: PLC0415 - only for annotations elsewhere

    return Template
