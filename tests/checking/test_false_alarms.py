"""What is known to run is left alone: lessons, recipes, the plugins' examples, scenes that models have mended."""

import re
import tomllib
from pathlib import Path

import pytest

from stitcher_lab.checking import check, mend
from stitcher_lab.plugins import PLUGINS, available
from stitcher_lab.scene.voiceover import VoiceoverScene

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "stitcher_lab"
LESSONS = sorted((HOUSE / "templates" / "lessons").glob("*/scene.py"))
RECIPES = sorted((HOUSE / "retrieval" / "recipes").glob("*.py"))
EXAMPLES = [path for name in available() for path in sorted((HOUSE / "plugins" / "examples" / name).glob("*.py"))]
CONVERSATIONS = sorted((ROOT / "tests" / "replies" / "conversations").glob("*.toml"))
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


def final_scenes(path):
    """The last whole scene that the model wrote, for each scene that does not end as a title card."""
    talk = tomllib.loads(path.read_text(encoding="utf-8"))
    cards = talk.get("expect", {}).get("title_cards", [])
    found = {}
    for reply in talk.get("reply", []):
        if reply.get("task") not in ("code", "fix") or reply.get("scene") in cards:
            continue
        block = BLOCK.search(reply.get("text", ""))
        whole = bool(block) and re.search(r"^class ", block[1], re.MULTILINE)
        # A fix of some lines, or an answer that broke off, leaves no whole scene to look at.
        found[reply.get("scene")] = block[1] if whole else None
    return {scene: code for scene, code in found.items() if code}


def test_everything_is_there_to_be_looked_at():
    assert len(LESSONS) > 20
    assert len(RECIPES) > 20
    assert len(EXAMPLES) > 20 or not available()
    assert len([code for path in CONVERSATIONS for code in final_scenes(path)]) > 15


@pytest.mark.parametrize("path", [*LESSONS, *RECIPES, *EXAMPLES], ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_we_ship_is_clean(path, reference):
    assert check(path.read_text(encoding="utf-8"), reference, plugins=available()) == ()


@pytest.mark.parametrize("path", CONVERSATIONS, ids=lambda path: path.stem)
def test_what_models_end_with_is_clean(path, reference):
    for scene, code in final_scenes(path).items():
        written, _ = mend(code, reference, plugins=available())  # as the agent does before anything else
        assert check(written, reference, plugins=available()) == (), scene


@pytest.mark.parametrize("name", [name for name in vars(VoiceoverScene) if not name.startswith("_")])
@pytest.mark.parametrize("base", ["Scene", "MovingCameraScene", "ThreeDScene"])
def test_every_scene_can_speak(name, base, reference):
    source = f"from manim import *\n\n\nclass A({base}):\n    def construct(self):\n        self.{name}\n"
    assert check(source, reference) == ()


def test_a_voice_in_a_plain_scene_has_a_tracker(reference):
    source = (
        "from manim import *\n\n\nclass A(Scene):\n    def construct(self):\n"
        "        with self.voiceover(text='a') as tracker:\n            self.wait(tracker.{})\n"
    )
    assert check(source.format("time_until('a')"), reference) == ()
    (fault,) = check(source.format("lenght"), reference)
    assert fault.symbol == "Tracker.lenght"


@pytest.mark.skipif("physics" not in available(), reason="manim-physics is not installed")
def test_what_a_plugin_gives_to_mobjects_is_theirs_only_where_it_is_imported(reference):
    source = "from manim import *\n{}\n\nclass A(Scene):\n    def construct(self):\n        Circle().body.mass = 1\n"
    assert check(source.format("from manim_physics import *"), reference, plugins=("physics",)) == ()
    (fault,) = check(source.format(""), reference)
    assert fault.symbol == "Circle.body"


@pytest.mark.skipif("ml" not in available(), reason="manim-ml is not installed")
def test_modules_below_a_plugin_are_known(reference):
    start = f"from {PLUGINS['ml'].module}.neural_network"
    assert check(f"{start}.layers import FeedForwardLayer\n", reference, plugins=("ml",)) == ()
    (fault,) = check(f"{start} import FeedForwardLayr\n", reference, plugins=("ml",))
    assert fault.kind == "import"
    assert fault.mended == "from manim_ml.neural_network import FeedForwardLayer as FeedForwardLayr"
