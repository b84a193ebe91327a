"""The scripts that the checker is measured on: what is called faulty dies as it says, what is called sound does not.

Each one is really run, in the sandbox, without drawing. A faulty script says in its first line which exception ends it
and which class of mistake that is; half of them, named ``held_…``, are held back from tuning.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
from scripts.rehearsing import rehearse_all

SCRIPTS = Path(__file__).parent / "scripts"
HEADER = re.compile(r"# dies: (\w+); class: (\w+)\n")
CLASSES = {
    "syntax", "truncated", "forbidden", "import", "name", "attribute", "keyword", "argument", "scene_base", "shape",
    "value", "index", "latex",
}  # fmt: skip
FAULTY = sorted((SCRIPTS / "faulty").glob("*.py"))
SOUND = sorted((SCRIPTS / "sound").glob("*.py"))


def in_parts(paths, size=20):
    return [pytest.param(paths[at : at + size], id=paths[at].stem) for at in range(0, len(paths), size)]


def headers():
    return {path.stem: HEADER.match(path.read_text(encoding="utf-8")) for path in FAULTY}


def test_every_faulty_script_says_how_it_dies():
    for name, header in headers().items():
        assert header, name
        assert header[2] in CLASSES, name


def test_half_is_held_back_and_the_mix_is_that_of_models():
    classes = Counter(header[2] for header in headers().values())
    held = Counter(header[2] for name, header in headers().items() if name.startswith("held_"))
    assert len(FAULTY) >= 160
    assert len(SOUND) >= 60
    assert 0.45 <= held.total() / len(FAULTY) <= 0.6
    assert 0.25 <= classes["attribute"] / len(FAULTY) <= 0.4
    assert 0.18 <= classes["keyword"] / len(FAULTY) <= 0.3
    assert all(held[name] >= count // 4 for name, count in classes.items())


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("paths", in_parts(FAULTY))
def test_faulty_scripts_die_as_they_say(paths):
    endings = rehearse_all({path.stem: path.read_text(encoding="utf-8") for path in paths})
    said = headers()
    wrong = {name: ending for name, ending in endings.items() if ending.exception != said[name][1]}
    assert not wrong


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize("paths", in_parts(SOUND))
def test_sound_scripts_come_to_their_end(paths):
    endings = rehearse_all({path.stem: path.read_text(encoding="utf-8") for path in paths})
    assert not {name: ending for name, ending in endings.items() if ending.exception}
