"""Installing, with the real pip, from a package index on this machine."""

import dataclasses
import functools
import hashlib
import http.server
import json
import os
import subprocess
import sys
import threading
import venv
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from stitcher_lab.cli.app import app
from stitcher_lab.errors import OptionError
from stitcher_lab.plugins import PLUGINS, available, examples
from stitcher_lab.plugins.installing import choose

ROOT = Path(__file__).parents[2]


def wheel(folder, name, version, *, body="", demands=""):
    """A wheel with one module; returns its sha256."""
    module = name.replace("-", "_")
    page = folder / "simple" / name.lower()
    page.mkdir(parents=True, exist_ok=True)
    path = page / f"{module}-{version}-py3-none-any.whl"
    info = f"{module}-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{module}/__init__.py", body)
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{demands}")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    (page / "index.html").write_text("".join(f'<a href="{each.name}">{each.name}</a>' for each in page.glob("*.whl")))
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """A Python with pip and nothing else."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=True)
    return folder / "bin" / "python"


@pytest.fixture
def index(tmp_path):
    """A package index on the loopback: its folder and its address."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    handler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield tmp_path, f"http://127.0.0.1:{server.server_port}/simple/"
    finally:
        server.shutdown()
        server.server_close()


def install(python, plugin, address):
    """Install in ``python`` and return what is told: a list of names, or the error."""
    code = f"""if True:
        import dataclasses, json
        from stitcher_lab.errors import StitcherError
        from stitcher_lab.plugins import installing
        from stitcher_lab.plugins.plugin import Plugin, Routing
        plugin = Plugin(routing=Routing(("x",)), **{ {k: v for k, v in vars_of(plugin).items() if k != "routing"}!r})
        installing.PLUGINS = {{plugin.name: plugin}}
        try:
            print(json.dumps([each.name for each in installing.install([plugin])]))
        except StitcherError as error:
            print(json.dumps([type(error).__name__, error.message, error.remedy]))
    """
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(python.parent),
        "PYTHONPATH": str(ROOT),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": address,
        "PIP_NO_CACHE_DIR": "1",
    }
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def vars_of(plugin):
    return {field.name: getattr(plugin, field.name) for field in dataclasses.fields(plugin)} | {"broken": ()}


def made_up(**changes):
    return dataclasses.replace(PLUGINS["ml"], **changes)


def test_a_plugin_is_installed_whatever_it_demands_and_a_second_time_nothing_is_done(index, bare):
    folder, address = index
    digest = wheel(
        folder, "manim-made", "1.0", demands="Requires-Python: >=3.99\nRequires-Dist: manim<0.1\nRequires-Dist: vtk\n"
    )
    wheel(folder, "needed", "2.1")
    wheel(folder, "needed", "3.0")
    plugin = made_up(
        distribution="manim-made", module="manim_made", version="1.0", sha256=digest, needs={"needed>=2,<3": "needed"}
    )
    assert install(bare, plugin, address) == ["ml"]
    listed = subprocess.run([bare, "-m", "pip", "list"], capture_output=True, text=True, check=True).stdout
    assert "manim-made 1.0" in " ".join(listed.split())
    assert "needed 2.1" in " ".join(listed.split())
    assert install(bare, plugin, address) == []


def test_what_is_not_the_recorded_file_is_not_installed(index, bare):
    folder, address = index
    wheel(folder, "manim-other", "1.0", body="raise SystemExit('tampered with')")
    kind, message, remedy = install(
        bare, made_up(distribution="manim-other", module="manim_other", version="1.0"), address
    )
    assert kind == "DamagedInstall"
    assert "not the file that was recorded" in message
    assert remedy
    assert subprocess.run([bare, "-c", "import manim_other"], capture_output=True, check=False).returncode


def test_a_need_that_would_change_what_is_there_is_refused(index, bare):
    folder, address = index
    digest = wheel(folder, "manim-greedy", "1.0")
    wheel(folder, "base", "1.0")
    environment = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": address, "PATH": os.environ["PATH"]}
    subprocess.run([bare, "-m", "pip", "install", "-q", "base"], check=True, env=environment, capture_output=True)
    wheel(folder, "base", "2.0")
    wheel(folder, "wants", "1.0", demands="Requires-Dist: base>=2\n")
    kind, message, _ = install(
        bare,
        made_up(
            distribution="manim-greedy", module="manim_greedy", version="1.0", sha256=digest, needs={"wants": "wants"}
        ),
        address,
    )
    assert kind == "MissingTool"
    assert "pip could not install manim-greedy" in message
    there = subprocess.run([bare, "-m", "pip", "show", "base"], capture_output=True, text=True, check=True).stdout
    assert "Version: 1.0" in there


def test_offline_is_one_clear_sentence(bare):
    kind, message, remedy = install(
        bare, made_up(distribution="manim-far", module="manim_far", version="1.0"), "http://127.0.0.1:9/simple/"
    )
    assert kind == "MissingTool"
    assert message == "manim-far could not be fetched: the package index cannot be reached."
    assert "stitcher plugins install ml" in remedy


def test_without_pip_the_command_that_brings_it_is_named(tmp_path):
    venv.create(tmp_path / "none", with_pip=False)
    python = tmp_path / "none" / "bin" / "python"
    kind, message, remedy = install(
        python, made_up(distribution="manim-far", module="manim_far", version="1.0"), "http://127.0.0.1:9/simple/"
    )
    assert kind == "MissingTool"
    assert "no pip" in message
    assert remedy.endswith("-m ensurepip")


def test_names_are_found_however_they_are_written():
    names = [plugin.name for plugin in choose(["manim-chess", "manim_dsa", "Manim-Astronomy", "chess"])]
    assert names == ["chess", "dsa", "astronomy"]
    assert len(choose(["all"])) == len(PLUGINS)
    with pytest.raises(OptionError, match="no plugin called 'chees'"):
        choose(["chees"])


# ------------------------------------------------------------------------------------------------------ the command


def test_list_tells_machines_everything():
    done = CliRunner().invoke(app, ["plugins", "list", "--json"])
    found = {plugin["name"]: plugin for plugin in json.loads(done.stdout)}
    assert found.keys() == PLUGINS.keys()
    assert found["chess"]["install"] == "stitcher plugins install chess"
    assert {broken["symbol"] for broken in found["chemistry"]["broken"]} >= {"Orbital", "ThreeDMolecule"}
    assert len(found["dsa"]["examples"]) >= 10


def test_show_and_list_are_for_people_too():
    for arguments in (["list"], ["show", "manim-ml"]):
        done = CliRunner().invoke(app, ["plugins", *arguments])
        assert done.exit_code == 0
        assert "Neural networks" in done.output


def test_an_unknown_plugin_is_told_with_those_there_are():
    done = subprocess.run(
        [sys.executable, "-m", "stitcher_lab", "plugins", "install", "nope"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "no plugin called 'nope'" in done.stderr
    assert "chess" in done.stderr


@pytest.mark.skipif("dsa" not in available(), reason="the dsa plugin is not installed")
def test_check_rehearses_the_examples(tmp_path, monkeypatch):
    monkeypatch.setenv("STITCHER_DATA", str(tmp_path))
    (some, *_) = examples("dsa")
    monkeypatch.setattr("stitcher_lab.plugins.examples", lambda name: (some,) if name == "dsa" else ())
    done = CliRunner().invoke(app, ["plugins", "check", "dsa", "--json"])
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout) == [{"example": some.id.removeprefix("plugin:"), "error": ""}]
