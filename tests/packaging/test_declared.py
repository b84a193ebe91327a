"""What the code imports, pyproject.toml asks for; what is said in two places is said alike."""

import ast
import json
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

import stitcher_lab
from tests.packaging.building import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGE = json.loads((ROOT / "labextension/package.json").read_text(encoding="utf-8"))
HOOK = PROJECT["tool"]["hatch"]["build"]["hooks"]["jupyter-builder"]
# Scenes run in the sandbox, where a plugin is there or its lesson is not offered.
SCENES = ("templates/lessons", "plugins/examples", "retrieval/recipes")


def named(requirements):
    """The distributions of some requirements, in the spelling of an index."""
    return {plain(re.match(r"[\w.-]+", requirement).group()) for requirement in requirements}


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


NEEDED = named(PROJECT["project"]["dependencies"])
OPTIONAL = set().union(*map(named, PROJECT["project"]["optional-dependencies"].values()))


def imports():
    """File and first name of every import of somebody else's package."""
    package = ROOT / "stitcher_lab"
    for path in package.rglob("*.py"):
        if path.relative_to(package).as_posix().startswith(SCENES):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                names = [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            for name in names:
                first = name.partition(".")[0]
                beside = (path.parent / f"{first}.py").exists()  # programs that are started by path
                if first != "stitcher_lab" and first not in sys.stdlib_module_names and not beside:
                    yield path.relative_to(package), first


def test_everything_imported_is_asked_for():
    origin = packages_distributions()
    unasked = {
        (str(path), module)
        for path, module in imports()
        if not {plain(name) for name in origin.get(module, [module])} & (NEEDED | OPTIONAL)
    }
    assert unasked == set()


def test_the_notebook_needs_no_extra():
    origin = packages_distributions()
    for path, module in imports():
        if path.parts[0] in {"kernel", "server", "jobs", "exporting.py"}:
            assert {plain(name) for name in origin.get(module, [module])} & NEEDED, (path, module)


def test_there_is_one_version():
    assert PROJECT["project"]["dynamic"] == ["version"]
    lock = json.loads((ROOT / "labextension/package-lock.json").read_text(encoding="utf-8"))
    assert {stitcher_lab.__version__} == {PACKAGE["version"], lock["version"], lock["packages"][""]["version"]}


def test_the_front_end_is_built_with_what_developers_have():
    assert set(PROJECT["project"]["optional-dependencies"]["front-end"]) <= set(HOOK["dependencies"])
    development = PROJECT["project"]["optional-dependencies"]["dev"]
    assert set(HOOK["dependencies"]) <= {*PROJECT["project"]["optional-dependencies"]["front-end"], *development}


def test_the_front_end_has_one_name():
    place = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"]["stitcher_lab/labextension"]
    assert place == f"share/jupyter/labextensions/{PACKAGE['name']}"
    assert stitcher_lab._jupyter_labextension_paths() == [{"src": "labextension", "dest": PACKAGE["name"]}]
    assert f"labextensions/{PACKAGE['name']}\n" in (ROOT / "run").read_text(encoding="utf-8")
    assert PACKAGE["jupyterlab"]["outputDir"] == "../stitcher_lab/labextension"
    told = json.loads((ROOT / "install.json").read_text(encoding="utf-8"))
    assert told["packageManager"] == "python"
    assert told["packageName"] == "stitcher_lab"


def test_the_lock_names_packages_and_no_address():
    lock = (ROOT / "labextension/package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    for entry in json.loads(lock)["packages"].values():
        assert "link" not in entry
        assert "://" not in json.dumps({key: value for key, value in entry.items() if key != "funding"})


def test_the_lock_is_of_the_packages_asked_for():
    lock = json.loads((ROOT / "labextension/package-lock.json").read_text(encoding="utf-8"))["packages"][""]
    assert {key: lock.get(key) for key in ("name", "dependencies", "devDependencies")} == {
        key: PACKAGE.get(key) for key in ("name", "dependencies", "devDependencies")
    }


def test_what_is_fetched_runs_no_scripts_of_its_own():
    options = (ROOT / "labextension/.npmrc").read_text(encoding="utf-8").splitlines()
    assert "ignore-scripts=true" in options
    assert "omit-lockfile-registry-resolved=true" in options
    assert [line for line in options if re.fullmatch(r"before=\d{4}-\d\d-\d\d", line)]


@pytest.mark.parametrize("group", ["console_scripts", "nbconvert.exporters"])
def test_every_entry_point_is_there(group):
    groups = PROJECT["project"].get("entry-points", {}) | {"console_scripts": PROJECT["project"]["scripts"]}
    for target in groups.get(group, {}).values():
        module, _, name = target.partition(":")
        assert getattr(__import__(module, fromlist=[name]), name)
