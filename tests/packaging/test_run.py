"""The script that opens everything: what it sets up when, what it says, and what it leaves behind.

Its interpreter is a stand-in that writes down what it is asked for: what pip and npm then do takes minutes, and
test_wheel.py has them do it.
"""

import json
import os
import shutil
import subprocess

import pytest

from tests.packaging.building import ROOT

INTERPRETER = """#!/bin/bash
here=$(dirname "$(dirname "$(readlink -f "$0")")")
echo "${HATCH_BUILD_NO_HOOKS:+no hooks: }$*" >>"$here/asked"
case "$*" in
  *"pip install"*--no-deps*)
    [ ! -e "$here/offline" ] || { echo "no network"; exit 1; }
    mkdir -p "$here/share/jupyter/labextensions/stitcher-lab" "$here/../labextension/node_modules"
    echo {} >"$here/share/jupyter/labextensions/stitcher-lab/package.json" ;;
esac
"""


class Checkout:
    def __init__(self, folder):
        self.folder = folder
        self.venv = folder / ".venv"
        self.modules = folder / "labextension/node_modules"
        (self.venv / "bin").mkdir(parents=True)
        (self.venv / "bin/python").write_text(INTERPRETER)
        (self.venv / "bin/python").chmod(0o755)
        (self.venv / ".stitcher-setup").write_text("another set-up")
        (folder / "stitcher_lab").mkdir()
        (folder / "labextension/src").mkdir(parents=True)
        (folder / "labextension/src/index.ts").write_text("export default [];\n")
        for name in ("run", "pyproject.toml"):
            shutil.copy2(ROOT / name, folder / name)

    def run(self, *arguments):
        """Exit code, messages, and what the interpreter was asked for."""
        asked = self.venv / "asked"
        asked.unlink(missing_ok=True)
        done = subprocess.run(
            [self.folder / "run", *arguments], capture_output=True, text=True, check=False, cwd="/",
            env=os.environ | {"STITCHER_SKIP_SYSTEM": "1", "STITCHER_VENV": str(self.venv)},
        )  # fmt: skip
        words = asked.read_text().splitlines() if asked.exists() else []
        return done.returncode, done.stderr.splitlines(), words

    def edit(self):
        with (self.folder / "labextension/src/index.ts").open("a") as file:
            file.write("// changed\n")


@pytest.fixture
def checkout(tmp_path):
    if not shutil.which("bash"):
        pytest.skip("no bash")
    return Checkout(tmp_path)


def installs(asked):
    return [line for line in asked if "pip install" in line]


def test_a_video_needs_no_panel(checkout):
    code, _, asked = checkout.run("make", "binary search")
    assert code == 0
    assert [line.startswith("no hooks: ") for line in installs(asked)] == [True]
    assert asked[-1] == "-P -m stitcher_lab make binary search"
    _, said, asked = checkout.run("make", "binary search")
    assert said == []
    assert installs(asked) == [], "set up once"


def test_the_panel_is_built_once_and_again_when_a_source_has_changed(checkout):
    _, said, asked = checkout.run("lab")
    assert any("building JupyterLab's panel" in line for line in said)
    assert [line.startswith("no hooks: ") for line in installs(asked)] == [True, False]
    _, said, asked = checkout.run("lab")
    assert said == []
    assert installs(asked) == []
    checkout.edit()
    assert len(installs(checkout.run("lab")[2])) == 1


def test_what_built_files_and_tools_are_changes_nothing(checkout):
    checkout.run("lab")
    (checkout.folder / "labextension/lib").mkdir()
    (checkout.folder / "labextension/lib/index.js").write_text("built")
    checkout.modules.mkdir()
    (checkout.modules / "tool.js").write_text("fetched")
    assert installs(checkout.run("lab")[2]) == []


def test_a_users_tools_are_taken_away_again(checkout):
    _, said, _ = checkout.run("lab")
    assert any("removed afterwards" in line for line in said)
    assert not checkout.modules.exists()


@pytest.mark.parametrize("who", ["keeps the tools", "develops"])
def test_a_developers_tools_stay(checkout, who):
    if who == "develops":
        checkout.run("test")  # stops at the checks of the front end: this interpreter fetches no npm
    else:
        checkout.modules.mkdir()
        checkout.run("lab")
    assert checkout.modules.exists()


def test_a_panel_that_cannot_be_built_is_said_in_one_line(checkout):
    (checkout.venv / "offline").touch()
    code, said, asked = checkout.run("lab")
    assert code == 4
    assert said[-2] == "no network"
    assert "could not be built" in said[-1]
    assert not any("jupyterlab" in line for line in asked)
    # Videos need none.
    code, said, asked = checkout.run("make", "binary search")
    assert (code, said, installs(asked)) == (0, [], [])


def test_an_older_panel_will_do_when_the_new_one_cannot_be_built(checkout):
    checkout.run("lab")
    checkout.edit()
    (checkout.venv / "offline").touch()
    code, said, asked = checkout.run("lab")
    assert code == 0
    assert "going on with the one that was built before" in said[-1]
    assert "-m jupyterlab" in asked[-1]
    (checkout.venv / "offline").unlink()
    assert len(installs(checkout.run("lab")[2])) == 1, "it is tried again"


def test_what_was_half_fetched_and_half_built_is_thrown_away(checkout):
    checkout.run("lab")
    checkout.edit()
    (checkout.folder / ".front-end-unfinished").touch()  # the last one was killed
    checkout.modules.mkdir()
    (checkout.modules / "half").touch()
    built = checkout.folder / "stitcher_lab/labextension/half"
    built.touch()
    checkout.run("lab")
    assert not (checkout.modules / "half").exists()
    assert not built.exists()
    assert not (checkout.folder / ".front-end-unfinished").exists()


def test_what_a_failed_build_leaves_is_built_again_and_the_tools_are_kept(checkout):
    built = checkout.folder / "stitcher_lab/labextension/package.json"
    built.parent.mkdir()
    built.touch()
    checkout.modules.mkdir()
    (checkout.venv / "offline").touch()
    checkout.run("lab")
    assert built.stat().st_mtime < (checkout.folder / "labextension/src/index.ts").stat().st_mtime
    (checkout.venv / "offline").unlink()
    checkout.run("lab")
    assert checkout.modules.exists()


def opened(checkout, *arguments):
    return checkout.run("lab", *arguments)[2][-1]


def test_it_opens_on_the_first_notebook(checkout):
    words = opened(checkout)
    assert words.startswith("-P -m jupyterlab ")
    assert f"--ServerApp.root_dir={checkout.folder}/notebooks" in words
    assert "--LabApp.default_url=/lab/tree/quickstart.ipynb" in words
    overrides = json.loads((checkout.venv / "share/jupyter/lab/settings/overrides.json").read_text())
    assert list(overrides.values()) == [{"fetchNews": "false"}], "no pop-up about news"
    assert ("--allow-root" in words) == (os.getuid() == 0)


def test_options_are_passed_on_as_they_are(checkout):
    words = opened(checkout, "--no-browser", "--port", "18511", "--LabApp.default_url=/tree", "--allow-root")
    assert words.endswith("--no-browser --port 18511 --LabApp.default_url=/tree --allow-root")
    # JupyterLab refuses an option that is there twice.
    assert words.count("default_url") == words.count("--allow-root") == 1


@pytest.mark.parametrize("own", ["--notebook-dir={}", "--ServerApp.root_dir={}", "{}"])
def test_it_opens_on_a_place_of_ones_own(checkout, tmp_path, own):
    words = opened(checkout, own.format(tmp_path))
    assert "quickstart" not in words
    assert words.count("root_dir") == own.count("root_dir")
