"""A plan becomes a storyboard that can be spoken and built upon."""

import pytest

from stitcher_lab.agent.planner import class_name, plain, read
from stitcher_lab.errors import ModelNonsense


def beat(text, say="", visual=""):
    return {"text": text, "say": say, "visual": visual}


def planned(*scenes, colors=None):
    style = {"colors": colors or {}, "pacing": "calm", "layout": "centred"}
    return {"title": "Odd numbers", "style": style, "scenes": list(scenes)}


def scene(name, *beats, title="A title"):
    return {"name": name, "title": title, "layout": "", "symbols": ["Square", "not a name"], "beats": list(beats)}


def test_lines_are_one_line_of_plain_text():
    storyboard = read(planned(scene("One", beat("  Two\nlines,\ta tab\u0000 and a\u200b space  "))), reserved=())
    assert storyboard.scenes[0].lines[0].text == "Two lines, a tab and a\u200b space"


def test_signs_and_quotes_stay():
    text = 'She said: "x² ≤ 2π" — that is C:\\new, isn’t it?'
    assert plain(text) == text


def test_names_can_be_used_as_classes():
    names = [scene(name, beat("Hello.")) for name in ("circle", "Über uns", "3 steps", "Twice", "Twice", "!!!")]
    storyboard = read(planned(*names), reserved={"Circle"})
    made = [scene.name for scene in storyboard.scenes]
    assert made == ["CircleScene", "UberUns", "Scene3Steps", "Twice", "TwiceScene", "ATitle"]
    assert all(name.isidentifier() for name in made)


def test_a_scene_that_says_nothing_is_left_out_and_a_plan_of_such_is_refused():
    assert len(read(planned(scene("One", beat("Hi.")), scene("Two", beat("  "))), reserved=()).scenes) == 1
    with pytest.raises(ModelNonsense):
        read(planned(scene("Two", beat(" "))), reserved=())


def test_what_a_small_model_leaves_out_is_done_without():
    storyboard = read({"title": "T", "scenes": [{"name": "TheFirstStep", "beats": [{"text": "Hi."}]}]}, reserved=())
    (scene,) = storyboard.scenes
    assert (scene.name, scene.title, scene.lines[0].text, scene.lines[0].say) == (
        "TheFirstStep", "The first step", "Hi.", "",
    )  # fmt: skip


def test_at_most_four_colours():
    colors = {f"role {number}": "SKY" for number in range(9)}
    assert len(read(planned(scene("One", beat("Hi.")), colors=colors), reserved=()).style.colors) == 4


def test_a_name_is_never_taken_twice():
    taken = set()
    for _ in range(5):
        taken.add(class_name("Same", taken))
    assert len(taken) == 5
