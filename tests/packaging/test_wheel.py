"""The wheel is whole: who installs it needs no Node, and JupyterLab and the server find their parts."""

import json
import os
import re
import shutil
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.packaging.building import build, copy_checkout, run, tracked

SHARED = "stitcher_lab-{version}.data/data/"


@pytest.fixture(scope="module")
def inside(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return {entry.filename: entry.file_size for entry in archive.infolist()}


@pytest.fixture
def shared(wheel, inside):
    prefix = SHARED.format(version=wheel.name.split("-")[1])
    return {name.removeprefix(prefix) for name in inside if name.startswith(prefix)}


def test_both_lists_of_extensions_are_fine_without_node(clean):
    browser = clean.run("from jupyterlab.labextensions import main; main()", "list")
    line = next(line for line in browser.splitlines() if "stitcher-lab" in line)
    assert "enabled" in line, line
    assert "OK" in line, line
    assert line.endswith("(python, stitcher_lab)"), "JupyterLab says who can take it away again"
    server = clean.run("from jupyter_server.extension.serverextension import main; main()", "list")
    assert "stitcher_lab enabled" in server
    assert re.search(r"stitcher_lab \d\S* +OK", server), server


def test_it_is_the_installed_package_that_was_looked_at(clean):
    assert str(clean.packages) in clean.run("import stitcher_lab; print(stitcher_lab.__file__)")


def test_everything_of_the_package_is_in_it(inside):
    assert {name for name in tracked("stitcher_lab") if name not in inside} == set()


def test_jupyter_finds_its_parts(shared, inside):
    place = "share/jupyter/labextensions/stitcher-lab/"
    assert "etc/jupyter/jupyter_server_config.d/stitcher_lab.json" in shared
    assert {place + "package.json", place + "install.json"} <= shared
    assert any(name.startswith(place + "static/remoteEntry.") for name in shared)
    for schema in tracked("labextension/schema"):
        assert f"{place}schemas/stitcher-lab/{Path(schema).name}" in shared
    # Twice, by convention: for JupyterLab, and within the package for "jupyter labextension develop".
    built = {place + name.removeprefix("stitcher_lab/labextension/") for name in inside if "lab/labextension/" in name}
    assert built == {name for name in shared if name.startswith(place)}


def test_there_is_one_entry_to_the_front_end(shared):
    # Those of earlier builds would pile up.
    assert len([name for name in shared if "remoteEntry." in name and name.endswith(".js")]) == 1


def test_nothing_is_in_it_that_only_developers_need(inside):
    for name, size in inside.items():
        assert name.startswith(("stitcher_lab/", "stitcher_lab-")), name
        assert "node_modules" not in name, name
        assert "__pycache__" not in name, name
        assert not name.endswith((".ts", ".tsx", ".tsbuildinfo", ".ipynb", ".mp4")), name
        assert not (name.endswith(".map") and size > 1_000_000), f"{name} is {size} bytes"


def test_an_sdist_makes_the_same_wheel(sdist, wheel, tmp_path):
    names = run("tar", "-xvzf", sdist, "-C", tmp_path).splitlines()
    assert not [name for name in names if "node_modules" in name or "/labextension/lib/" in name or "/.git/" in name]
    folder = tmp_path / sdist.name.removesuffix(".tar.gz")
    # A build of the front end would stop here.
    package = folder / "labextension/package.json"
    package.write_text(json.dumps(json.loads(package.read_text()) | {"scripts": {"build": "exit 1"}}))
    build(folder, tmp_path / "again", "--wheel")
    with zipfile.ZipFile(next((tmp_path / "again").glob("*.whl"))) as again, zipfile.ZipFile(wheel) as first:
        assert sorted(again.namelist()) == sorted(first.namelist())
        for name in first.namelist():
            assert again.read(name) == first.read(name), name


def test_a_checkout_in_a_folder_that_git_would_ignore_packs_no_tools(checkout, tmp_path):
    # hatchling reads no .gitignore where one of its patterns fits the folder's own path.
    folder = copy_checkout(tmp_path / "build" / "project")
    (folder / "stitcher_lab/labextension").mkdir()
    (folder / "labextension/node_modules/tool").mkdir(parents=True)
    (folder / "labextension/node_modules/tool/index.js").write_text("")
    (folder / "labextension/lib").mkdir()
    (folder / "labextension/lib/index.js").write_text("")
    for built in ("package.json", "install.json", "static/style.js"):
        path = folder / "stitcher_lab/labextension" / built
        path.parent.mkdir(exist_ok=True)
        path.write_text("{}")
    build(folder, tmp_path / "out", "--sdist")
    with tarfile.open(next((tmp_path / "out").glob("*.gz"))) as archive:
        names = archive.getnames()
    assert not [name for name in names if "node_modules" in name or "labextension/lib" in name]
    assert any(name.endswith("stitcher_lab/labextension/package.json") for name in names)


@pytest.mark.slow
def test_it_is_built_from_nothing_but_sources(tmp_path):
    folder = copy_checkout(tmp_path / "project")
    # With tools of its own: neither this environment's Node nor the machine's is on the path.
    (tmp_path / "bin").mkdir()
    for name in ("sh", "cp"):
        (tmp_path / "bin" / name).symlink_to(shutil.which(name))
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", tmp_path / "out", folder,
        env=os.environ | {"PATH": str(tmp_path / "bin")})  # fmt: skip
    with zipfile.ZipFile(next((tmp_path / "out").glob("*.whl"))) as archive:
        assert any("labextension/static/remoteEntry." in name for name in archive.namelist())
