"""The house keeps to its plan: arrows go one way, and nothing heavy is loaded before it is needed."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "stitcher_lab"

NOUNS = {
    "model", "errors", "cancellation", "encoding", "cue_text", "scenes", "quoting", "pacing", "cores", "syntax_tree",
}  # fmt: skip
# Room, and the rooms it may import; docs/architecture.md says why.
ARROWS = {
    "store": set(),
    "formula": set(),
    "embedding": set(),
    "scene": {"formula"},
    "sandbox": {"store"},
    "narration": {"sandbox", "store"},
    "plugins": {"scene"},  # the examples are scenes
    "tex": {"sandbox", "store"},
    "render": {"sandbox", "store", "scene", "plugins", "tex"},
    "stitching": {"sandbox", "store"},
    "gateway": {"store"},
    "reference": {"store", "plugins"},
    "checking": {"reference", "sandbox", "plugins"},
    "retrieval": {"embedding", "gateway", "plugins", "reference", "store", "templates"},
    "agent": {"checking", "gateway", "reference", "sandbox", "store"},
    "templates": {"embedding", "formula", "store", "scene"},  # the lessons are scenes
}
DOORS = {"cli", "server", "kernel"}
HEAVY = ("manim", "numpy", "scipy", "sympy", "onnxruntime", "tokenizers", "av", "PIL", "sqlalchemy", "rich", "asyncio",
         "httpx", "jsonschema", "faiss", "bm25s", "rank_bm25", "litellm", "dbos", "IPython")  # fmt: skip


def imported(path):
    """The parts of stitcher_lab that a file imports, by the first name below it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "stitcher_lab":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("stitcher_lab."):
            found.add(node.module.split(".")[1])
    return found


@pytest.mark.parametrize("room", ARROWS)
def test_a_room_imports_what_lies_below_it_and_nothing_else(room):
    for path in (ROOT / room).rglob("*.py"):
        assert imported(path) - {room} <= NOUNS | ARROWS[room], path


def test_every_room_has_its_arrows():
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert rooms <= ARROWS.keys() | DOORS | {"evaluation", "jobs", "model"}


def test_nothing_but_the_doors_imports_a_door():
    for path in ROOT.rglob("*.py"):
        if path.name not in {"__main__.py", "__init__.py"} or path.parent != ROOT:
            door = path.relative_to(ROOT).parts[0]
            assert not imported(path) & DOORS - {door}, path


def test_jobs_are_started_by_doors_and_by_nothing_below():
    for path in ROOT.rglob("*.py"):
        if path.relative_to(ROOT).parts[0] not in DOORS | {"jobs"}:
            assert "jobs" not in imported(path), path


@pytest.mark.parametrize("foreign", ["tornado", "jupyter_server", "IPython"])
def test_only_its_own_door_knows_jupyter(foreign):
    homes = {"tornado": "server", "jupyter_server": "server", "IPython": "kernel"}
    for path in ROOT.rglob("*.py"):
        if path.relative_to(ROOT).parts[0] != homes[foreign]:
            words = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                     if isinstance(node, ast.Import | ast.ImportFrom)]  # fmt: skip
            names = {alias.name for node in words if isinstance(node, ast.Import) for alias in node.names}
            names |= {node.module or "" for node in words if isinstance(node, ast.ImportFrom)}
            assert not {name for name in names if name.split(".")[0] == foreign}, path


@pytest.mark.parametrize("module", [
        "cli.app", "pipeline", "studio", "doctor", "templates", "narration", "stitching",
        "authoring", "gateway", "reference", "checking", "retrieval", "agent", "plugins", "evaluation",
    ],
)  # fmt: skip
def test_what_is_heavy_waits_until_it_is_needed(module):
    code = f"import sys, stitcher_lab.{module}; print(*(name for name in {HEAVY} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_no_file_is_a_heap():
    for path in ROOT.rglob("*.py"):
        if "lessons" not in path.parts:
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 400, path
