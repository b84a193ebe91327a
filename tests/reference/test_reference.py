"""The reference says what the installed Manim has and takes, and asks Manim for it only once."""

import ast
import json
import subprocess
import sys

import pytest

from stitcher_lab.errors import EnvironmentFault
from stitcher_lab.reference import open_installed, open_reference

# Makes each class with each keyword that it is said to take, and with one that nothing takes.
TRYING = """
import json, sys, warnings
warnings.simplefilter("ignore")
from manim import *
import manim
arguments = {
    "Circle": "", "Square": "", "Rectangle": "", "Dot": "", "Line": "LEFT, RIGHT", "Arrow": "LEFT, RIGHT", "Arc": "",
    "Polygon": "LEFT, RIGHT, UP", "RegularPolygon": "", "Star": "", "Ellipse": "", "Triangle": "", "VGroup": "",
    "Text": "'a'", "NumberLine": "", "Axes": "", "NumberPlane": "", "Brace": "Square()", "Sector": "",
    "AnnularSector": "", "Annulus": "", "RoundedRectangle": "", "DashedLine": "", "CurvedArrow": "LEFT, RIGHT",
    "SurroundingRectangle": "Square()", "Cube": "", "Sphere": "", "Create": "Square()", "FadeIn": "Square()",
    "Transform": "Square(), Circle()", "Indicate": "Square()", "Rotate": "Square()", "Flash": "Dot()",
    "Wait": "", "LaggedStart": "Create(Square())", "Circumscribe": "Square()", "ValueTracker": "", "VMobject": "",
}
def refused(name, given, keyword):
    try:
        getattr(manim, name)(*eval(f"({given},)") if given else (), **{keyword: None})
    except TypeError as error:
        refusals = ("unexpected keyword argument", "multiple values for keyword argument")
        return any(f"{refusal} '{keyword}'" in str(error) for refusal in refusals)
    except Exception:
        pass
    return False
said = json.load(sys.stdin)
print(json.dumps({
    "taken and refused": [f"{name}.{key}" for name in said for key in said[name]
                          if refused(name, arguments[name], key)],
    "unknown and taken": [name for name in said if not refused(name, arguments[name], "no_such_keyword")],
}) if said else json.dumps(list(arguments)))
"""


def in_manim(value):
    done = subprocess.run(
        [sys.executable, "-c", TRYING], input=json.dumps(value), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_it_knows_what_is_installed(reference):
    assert {"Circle", "MovingCameraScene", "UP", "BLUE_E", "smooth", "always_redraw", "Lesson"} <= reference.symbols
    assert "ShowCreation" not in reference.symbols
    assert {"shift", "set_camera_orientation", "get_area"} <= reference.methods
    assert reference.manim_version.startswith("0.")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Circle", ["Circle(radius=None, color=RED", "stroke_width"]),
        ("Axes.plot", ["plot(function, x_range=None", "stroke_color"]),
        ("Mobject.shift", ["Mobject.shift(*vectors)"]),
        ("get_area", ["get_area(graph", "opacity=0.3"]),
        ("always_redraw", ["always_redraw(func)"]),
        ("words", ["words(text, size="]),
    ],
)
def test_signatures_are_those_of_the_installed_manim(reference, name, parts):
    for part in parts:
        assert part in reference.signature(name)


def test_what_is_not_there_has_no_signature_and_something_near(reference):
    assert reference.signature("Circel") == ""
    assert reference.live("Circel") == ""
    assert reference.nearest("Circel", 2)[0] == "Circle"


def test_the_fixer_is_shown_signature_meaning_and_an_example(reference):
    shown = reference.live("Brace")
    assert shown.startswith("Brace(mobject, ")
    assert "Takes a mobject and draws a brace adjacent to it." in shown
    assert "class " in shown


def test_examples_are_whole_scenes_that_name_what_they_use(reference):
    assert len(reference.examples) > 300
    assert len({example.id for example in reference.examples}) == len(reference.examples)
    for example in reference.examples:
        assert any(isinstance(node, ast.ClassDef) for node in ast.parse(example.code).body), example.id
        assert "from manim import" in example.code
        assert "OpenGL" not in example.code
    shown = set().union(*(example.symbols for example in reference.examples))
    assert {"Circle", "plot", "MoveAlongPath", "next_to"} <= shown


@pytest.mark.slow
def test_keywords_are_what_manim_really_takes(reference):
    said = {name: sorted(reference.find(name).keywords or []) for name in in_manim({})}
    closed = {name: keywords for name, keywords in said.items() if keywords}
    assert len(closed) > 30
    tried = in_manim(closed)
    assert tried["taken and refused"] == []
    assert tried["unknown and taken"] == []


def test_manim_is_asked_once(reference, folder):
    path = next((folder / "reference").glob("manim-*.json"))
    before = path.stat().st_mtime_ns
    assert open_reference(folder).symbols == reference.symbols
    assert path.stat().st_mtime_ns == before


@pytest.mark.slow
def test_a_damaged_harvest_is_made_again(reference, folder, tmp_path):
    name = next((folder / "reference").glob("manim-*.json")).name
    (tmp_path / "reference").mkdir()
    (tmp_path / "reference" / name).write_text('{"manim": ')
    assert open_reference(tmp_path).symbols == reference.symbols


def test_what_cannot_be_imported_is_the_machines_fault(tmp_path):
    with pytest.raises(EnvironmentFault, match=r"cannot be imported: .*no_such_module"):
        open_reference(tmp_path, prepare="no_such_module:function")
    assert not list(tmp_path.rglob("*.json"))


@pytest.mark.parametrize("room", ["reference", "checking"])
def test_importing_it_imports_nothing_heavy(room):
    heavy = "('manim', 'numpy', 'asyncio', 'sqlalchemy')"
    code = f"import sys, stitcher_lab.{room}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.fixture(scope="module")
def installed(folder):
    """Manim and every plugin that is there, as jobs and doors open it."""
    return open_installed(folder)


def test_plugins_are_described_as_the_sandbox_mends_them(installed):
    if "manim_chemistry" in installed.modules:
        table = installed.find("PeriodicTable")
        assert not any(parameter.required for parameter in table.parameters)
    if "manim_ml" in installed.modules:
        assert "FeedForwardLayer" in installed.modules["manim_ml.neural_network"]["names"]
    if "manim_physics" in installed.modules:
        assert "body" in installed.loose["manim_physics"]


def test_every_scene_is_described_with_a_voice(installed):
    assert installed.signature("Scene.voiceover").startswith("Scene.voiceover(")
    assert installed.method(installed.class_named("ThreeDScene"), "safe_wait")
