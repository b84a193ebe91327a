"""Benchmarks are run by hand; what they are made of moves on. Each of their modules must still find what it names."""

import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = sorted(".".join(path.relative_to(ROOT).with_suffix("").parts) for path in (ROOT / "benchmarks").rglob("*.py"))


@pytest.mark.parametrize("module", [name for name in MODULES if not name.endswith("__main__")])
def test_it_finds_what_it_names(module, monkeypatch):
    monkeypatch.syspath_prepend(ROOT)
    importlib.import_module(module)


def test_there_are_some():
    assert "benchmarks.speed.limits" in MODULES
