"""Text and formulas read from their SVG files by somebody who knows what is in them.

Replaces: ``SVGMobject.generate_mobject`` of Manim 0.22, which writes each file anew beside itself, has svgelements (a
reader for all of SVG) parse every glyph each time it occurs, and makes a group of mobjects for every element. It is
half of the time that a lesson with text takes when nothing is drawn.

Why no pixel changes: only what Cairo writes for texts and dvisvgm for formulas is read here: outlines of straight lines
and Bézier curves, placed by moving them, rectangles, and groups with one plain fill. Points come from the same sums of
the same numbers, in the same order. Each outline is parsed once; where it occurs again, it is moved. Styles are asked
of svgelements. Whatever holds anything else (another tag, attribute, unit or kind of curve) goes Manim's way. Groups
without a name, which nobody can ask for, are not made.
"""

from __future__ import annotations

import re
from functools import lru_cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import numpy as np
import svgelements as se
from manim.mobject.svg.svg_mobject import SVGMobject, VMobjectFromSVGPath
from manim.mobject.types.vectorized_mobject import VGroup

from stitcher_lab.render.speed import MovedSeamError
from stitcher_lab.render.speed.outline import Outline, UnknownOutlineError, read_outline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_NUMBER = re.compile(r"[-+]?(?:\d*\.\d+|\d+)")
_FILLS = frozenset({"fill", "fill-opacity"})
# What says how large the page is, which Manim does not look at, and what changes nothing.
_ROOT = frozenset({"width", "height", "viewBox", "version"})
_DEEPEST = 30

_original = SVGMobject.generate_mobject


class _UnknownPictureError(Exception):
    """The file holds something that is left to Manim."""


def install() -> None:
    """Read the files of texts and formulas our way from now on."""
    if SVGMobject.generate_mobject.__code__.co_names[:4] != ("get_file_path", "ET", "parse", "modify_xml_tree"):
        raise MovedSeamError("SVGMobject.generate_mobject reads files in another way")
    if "path_obj" not in VMobjectFromSVGPath.handle_commands.__code__.co_names:
        raise MovedSeamError("VMobjectFromSVGPath.handle_commands takes its points from elsewhere")
    handle = VMobjectFromSVGPath.handle_commands

    def handle_commands(self: VMobjectFromSVGPath) -> VMobjectFromSVGPath:
        if not isinstance(self.path_obj, Outline):
            return handle(self)
        self.points = self.path_obj.points
        return self

    VMobjectFromSVGPath.handle_commands = handle_commands
    SVGMobject.generate_mobject = _generate_mobject


def _generate_mobject(self: SVGMobject) -> SVGMobject:
    own = type(self)
    plain = all(getattr(own, name) is getattr(SVGMobject, name) for name in _METHODS)
    try:
        if not plain:
            raise _UnknownPictureError  # noqa: TRY301 - one way out
        shapes = list(_shapes(ET.parse(self.get_file_path()).getroot(), self.generate_config_style_dict()))  # noqa: S314 - our own programs' files, in the sandbox
    except (_UnknownPictureError, UnknownOutlineError, ET.ParseError, ValueError):
        return _original(self)
    groups: dict[str, list[Any]] = {"root": []}
    for shape, names, style in shapes:
        for name in names:
            groups.setdefault(name, [])
        if shape is None:
            continue
        if isinstance(shape, Outline):
            mobject = VMobjectFromSVGPath(shape, **self.path_string_config)
        else:
            mobject = self.rect_to_mobject(shape)
        mobject.set_style(**style)
        for name in ("root", *names):
            groups[name].append(mobject)
    self.add(*groups["root"])
    self.id_to_vgroup_dict = {name: VGroup(*members) for name, members in groups.items()}
    self.flip(np.array((1.0, 0.0, 0.0)))
    return self


_METHODS = (
    "modify_xml_tree", "get_mobjects_from", "get_mob_from_shape_element", "path_to_mobject", "rect_to_mobject",
    "apply_style_to_mobject", "handle_transform", "get_file_path", "generate_config_style_dict",
)  # fmt: skip

_Shape = tuple["Outline | SimpleNamespace | None", tuple[str, ...], "Mapping[str, Any]"]


def _shapes(root: ET.Element, fills: Mapping[str, str]) -> Iterator[_Shape]:
    """What is drawn, in order: outline or rectangle, the groups it is in, and its style; groups with nothing, too."""
    if root.tag != f"{_SVG}svg" or not fills.keys() <= _FILLS | {"stroke-width"} or not root.attrib.keys() <= _ROOT:
        raise _UnknownPictureError
    if float(fills.get("stroke-width", 0)) != 0:
        raise _UnknownPictureError
    # What two groups share a name is a case of its own in Manim.
    names = [element.get("id") for element in root.iter() if element.get("id")]
    if len(names) != len(set(names)):
        raise _UnknownPictureError
    outlines = {
        str(name): element for element in root.iter() if (name := element.get("id")) and element.tag != f"{_SVG}g"
    }  # fmt: skip
    yield from _within(root, outlines, {key: value for key, value in fills.items() if key in _FILLS}, (), 0)


def _within(
    parent: ET.Element,
    outlines: Mapping[str, ET.Element],
    fills: Mapping[str, str],
    names: tuple[str, ...],
    depth: int,
) -> Iterator[_Shape]:
    if depth > _DEEPEST:
        raise _UnknownPictureError
    for element in parent:
        match element.tag.removeprefix(_SVG):
            case "defs":
                continue
            case "g":
                inner, own = _own_fills(element, fills, also={"id"}), element.get("id")
                inside = (*names, own) if own else names
                if own:
                    yield None, inside, {}
                yield from _within(element, outlines, inner, inside, depth + 1)
            case "use":
                path, at = _used(element, outlines)
                if path is not None:
                    yield from _outline(path, fills, names, at)
            case "path":
                yield from _outline(element, fills, names, (0.0, 0.0))
            case "rect":
                yield _rectangle(element), names, _style_of(element, fills, also={"x", "y", "width", "height"})
            case _:
                raise _UnknownPictureError


def _used(
    element: ET.Element, outlines: Mapping[str, ET.Element]
) -> tuple[ET.Element | None, tuple[float, float]]:
    if not element.attrib.keys() <= {"x", "y", _HREF}:
        raise _UnknownPictureError
    return _referred(outlines.get(element.get(_HREF, "")[1:])), (_number(element, "x"), _number(element, "y"))


def _rectangle(element: ET.Element) -> SimpleNamespace:
    x, y, width, height = (_number(element, key) for key in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        raise _UnknownPictureError
    return SimpleNamespace(x=x, y=y, width=width, height=height, rx=0, ry=0)


def _outline(
    path: ET.Element, fills: Mapping[str, str], names: tuple[str, ...], at: tuple[float, float]
) -> Iterator[_Shape]:
    outline = read_outline(path.get("d", "")).moved(*at)
    if len(outline.points):
        yield outline, names, _style_of(path, fills, also={"id", "d"})


def _referred(element: ET.Element | None) -> ET.Element | None:
    """The outline that a name stands for; nothing for a sign without ink."""
    if element is None:
        raise _UnknownPictureError
    if element.tag == f"{_SVG}path":
        return element
    inner = list(element)
    if element.tag != f"{_SVG}symbol" or len(inner) > 1 or not element.attrib.keys() <= {"id", "overflow"}:
        raise _UnknownPictureError
    if inner and inner[0].tag != f"{_SVG}path":
        raise _UnknownPictureError
    return inner[0] if inner and inner[0].get("d") else None


def _own_fills(element: ET.Element, fills: Mapping[str, str], also: set[str]) -> dict[str, str]:
    """The fill of an element: its own, or else what it stands in. It may have ``also`` those attributes."""
    own = {key: value for key, value in element.attrib.items() if key not in also}
    for part in own.pop("style", "").split(";"):
        key, colon, value = part.partition(":")
        if colon:
            own[key.strip()] = value.strip()
    if own.pop("stroke", "none") != "none" or not own.keys() <= _FILLS or "currentColor" in own.values():
        raise _UnknownPictureError
    return {**fills, **own}


def _style_of(element: ET.Element, fills: Mapping[str, str], also: set[str]) -> Mapping[str, Any]:
    return _style(tuple(sorted(_own_fills(element, fills, also).items())))


@lru_cache(maxsize=512)
def _style(fills: tuple[tuple[str, str], ...]) -> Mapping[str, Any]:
    """What svgelements makes of a fill, as Manim asks it."""
    shape = se.Path({"fill": "black", "stroke": "none", **dict(fills)})
    return {
        "stroke_width": shape.stroke_width if shape.stroke.value is not None else 0,
        "stroke_color": shape.stroke.hexrgb,
        "stroke_opacity": shape.stroke.opacity,
        "fill_color": shape.fill.hexrgb,
        "fill_opacity": shape.fill.opacity,
    }


def _number(element: ET.Element, key: str) -> float:
    text = element.get(key, "0")
    if not _NUMBER.fullmatch(text):
        raise _UnknownPictureError
    return float(text)
