"""What is said of the plugins is true of what is installed."""

import importlib.util
import re
import subprocess
import sys
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from stitcher_lab import plugins
from stitcher_lab.errors import GuardError, MissingTool
from stitcher_lab.plugins import PLUGINS, available, broken_in, catalog, demand, fingerprint, import_names, used_in
from stitcher_lab.sandbox import guard

ROOT = Path(__file__).parents[2]
EXTRAS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
SCRIPT = "from manim import *\nfrom manim_chess import Board\n"


def there(name):
    if name not in available():
        pytest.skip(f"the {name} plugin is not installed")
    return PLUGINS[name]


def test_looking_which_are_there_imports_none_of_them_and_no_manim():
    code = """if True:
        import sys
        from stitcher_lab import plugins
        plugins.available(); plugins.examples("chess"); plugins.route("a chess game")
        print([name for name in sys.modules if name.startswith(("manim", "numpy"))])
    """
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("name", PLUGINS)
def test_names_worth_knowing_exist_and_come_with_the_import_line_or_below(name):
    plugin = there(name)
    code = f"""if True:
        from stitcher_lab.plugins import shims
        shims.install()
        import importlib, pkgutil
        from manim import *
        {plugin.imports}
        module = importlib.import_module({plugin.module!r})
        found = set(dir(module)) | set(globals())
        for each in pkgutil.walk_packages(module.__path__, module.__name__ + "."):
            if not each.name.endswith((".plotting", ".main", ".examples")) and ".future" not in each.name:
                found |= set(dir(importlib.import_module(each.name)))
        print(sorted(set({plugin.symbols!r}) - found))
    """
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1:] == ["[]"], done.stderr[-2000:]


@pytest.mark.parametrize("name", PLUGINS)
def test_the_version_and_the_licence_are_those_of_what_is_installed(name):
    plugin = there(name)
    assert catalog.installed_version(plugin) == plugin.version
    found = metadata(plugin.distribution)
    stated = f"{found.get('License')} {found.get('License-Expression')} {found.get_all('Classifier')}"
    if plugin.licence == "none stated":
        assert "MIT" not in stated
        assert found.get("License") is None


@pytest.mark.parametrize("name", PLUGINS)
def test_an_extra_brings_what_the_record_says(name):
    plugin = PLUGINS[name]
    wanted = [Requirement(line) for line in EXTRAS.get(name, [])]
    pinned = [one for one in wanted if one.name.lower() == plugin.distribution.lower()]
    if plugin.by_extra == "no":
        assert pinned == []
        assert {str(one) for one in wanted} == {str(Requirement(need)) for need in plugin.needs}
    else:
        (pin,) = pinned
        assert str(pin.specifier) == f"=={plugin.version}"
        assert str(pin.marker or "") == ("" if plugin.by_extra == "yes" else f'python_version >= "{plugin.by_extra}"')


@pytest.mark.parametrize("name", PLUGINS)
def test_every_record_is_whole(name):
    plugin = PLUGINS[name]
    assert re.fullmatch(r"[0-9a-f]{64}", plugin.sha256)
    assert plugin.routing.surely
    assert plugin.home.startswith("https://")
    for sentence in (*plugin.shims, *plugin.advice, plugin.summary, *(one.why for one in plugin.broken)):
        assert sentence.endswith("."), sentence
    assert not {one.symbol for one in plugin.broken} & set(plugin.symbols)
    fix = importlib.util.find_spec(f"stitcher_lab.plugins.fixes.{name}")
    assert (fix is not None) == bool(plugin.shims)


def test_the_guard_lets_scripts_import_plugins_that_are_there_and_nothing_more():
    guard.check(SCRIPT, also=import_names(["chess"]))
    guard.check("from manim_ml.neural_network.animations.dropout import XMark", also=import_names(["ml"]))
    with pytest.raises(GuardError):
        guard.check(SCRIPT)
    with pytest.raises(GuardError):
        guard.check("import manim_dsa", also=import_names(["chess"]))
    with pytest.raises(GuardError):
        guard.check("import manim_chess_tools", also=import_names(["chess"]))
    with pytest.raises(GuardError):
        guard.check("from manim_chess.pieces import os", also=import_names(["chess"]))


def test_a_script_that_needs_a_missing_plugin_is_not_blamed(monkeypatch):
    monkeypatch.setattr("stitcher_lab.plugins.scripts.available", lambda: ("dsa",))
    demand("from manim import *\nimport manim_dsa\n")
    with pytest.raises(MissingTool) as caught:
        demand(SCRIPT)
    assert "manim-chess" in caught.value.message
    assert caught.value.remedy == "Run: stitcher plugins install chess"


def test_used_plugins_are_read_from_imports_alone():
    assert [plugin.name for plugin in used_in(SCRIPT + "import manim_ml.neural_network as nn")] == ["chess", "ml"]
    assert used_in("x = 'import manim_chess'  # from manim_dsa import MArray") == ()
    assert used_in("def broken(") == ()


def test_what_is_drawn_again_hangs_on_the_plugins_that_a_script_uses_only(monkeypatch):
    assert fingerprint("from manim import *") == ""
    before = fingerprint(SCRIPT), fingerprint("import manim_dsa")
    monkeypatch.setattr(
        "stitcher_lab.plugins.scripts.installed_version", lambda plugin: "9" if plugin.name == "chess" else "1"
    )
    monkeypatch.setattr("stitcher_lab.plugins.scripts._mending", lambda: "same")
    one, other = fingerprint(SCRIPT), fingerprint("import manim_dsa")
    monkeypatch.setattr("stitcher_lab.plugins.scripts.installed_version", lambda _: "1")
    assert fingerprint(SCRIPT) != one
    assert fingerprint("import manim_dsa") == other
    assert before[0] != before[1]


def test_one_that_lacks_what_it_needs_is_not_available(monkeypatch):
    real = catalog.find_spec
    monkeypatch.setattr(catalog, "find_spec", lambda name: None if name == "pymunk" else real(name))
    assert "physics" not in plugins.available()
    assert "pymunk" in plugins.lacking(PLUGINS["physics"])


def test_parts_that_are_known_broken_are_found_where_they_are_used():
    source = """\
from manim import *
from manim_ml.neural_network import FeedForwardLayer, NeuralNetwork
import manim_ml.decision_tree.decision_tree as trees
from manim_ml.utils.mobjects import plotting


class Lesson(Scene):
    def construct(self):
        network = NeuralNetwork([FeedForwardLayer(3), FeedForwardLayer(2)], layout_direction="top_to_bottom")
        self.play(network.remove_layer(network.input_layers[0]))
        self.play(network.make_forward_pass_animation())
"""
    found = [(use.line, use.broken.symbol) for use in broken_in(source)]
    assert found == [
        (3, "manim_ml.decision_tree"),
        (4, "manim_ml.utils.mobjects.plotting"),
        (9, "layout_direction"),
        (10, "remove_layer"),
    ]


def test_the_same_words_are_no_fault_in_a_script_without_the_plugin():
    assert broken_in("Orbital = 3\nprint(Orbital, plotting.insert_layer(layout_direction=1))") == ()
    assert broken_in("from manim_chess import Board\nOrbital = 3\nprint(Orbital)") == ()
    assert broken_in("no python (") == ()


@pytest.mark.parametrize("example", [one for name in PLUGINS for one in plugins.examples(name)], ids=lambda one: one.id)
def test_no_example_uses_a_broken_part(example):
    assert broken_in(example.code) == ()
