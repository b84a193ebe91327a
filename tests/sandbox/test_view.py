"""What is lent to a task, wherever its parts were installed."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from stitcher_lab.sandbox import tree, view


@pytest.fixture
def fresh():
    view.current_view.cache_clear()
    yield view.current_view
    view.current_view.cache_clear()


def install(path):
    path.parent.mkdir(parents=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def test_a_tex_live_of_ones_own_is_lent_whole(fresh, tmp_path, monkeypatch):
    latex = install(tmp_path / "texlive/2024/bin/x86_64-linux/latex")
    (tmp_path / "texlive/2024/texmf-dist").mkdir()
    monkeypatch.setenv("PATH", str(latex.parent))
    seen = fresh()
    assert str(tmp_path / "texlive/2024") in seen.binds
    assert seen.environment["PATH"].startswith(str(latex.parent))


def test_a_link_to_it_is_followed(fresh, tmp_path, monkeypatch):
    latex = install(tmp_path / "texlive/2024/bin/x86_64-linux/latex")
    (tmp_path / "texlive/2024/texmf-dist").mkdir()
    (tmp_path / "local").mkdir()
    (tmp_path / "local/latex").symlink_to(latex)
    monkeypatch.setenv("PATH", str(tmp_path / "local"))
    assert str(tmp_path / "texlive/2024") in fresh().binds


def test_of_a_prefix_only_the_parts_with_programs_are_lent(fresh, tmp_path, monkeypatch):
    latex = install(tmp_path / "conda/bin/latex")
    for part in ("lib", "etc", "var"):
        (tmp_path / "conda" / part).mkdir()
    monkeypatch.setenv("PATH", str(latex.parent))
    lent = [path for path in fresh().binds if path.startswith(str(tmp_path))]
    assert sorted(lent) == [str(tmp_path / "conda/bin"), str(tmp_path / "conda/lib")]


def test_a_program_in_a_home_brings_nothing_of_the_home(fresh, tmp_path, monkeypatch):
    dvisvgm = install(tmp_path / "bin/dvisvgm")
    (tmp_path / "share").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(dvisvgm.parent))
    assert [path for path in fresh().binds if path.startswith(str(tmp_path))] == [str(dvisvgm)]


def test_nothing_of_the_hosts_environment_is_in_the_tasks(fresh, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hunter2")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    inside = fresh().environment
    assert "hunter2" not in str(inside)
    assert "/somewhere" not in str(inside)
    assert inside["openin_any"] == inside["openout_any"] == "p"
    assert inside["shell_escape"] == "f"


def test_a_tree_of_processes_is_found_with_and_without_the_kernels_lists(monkeypatch):
    shell = subprocess.Popen(["sh", "-c", "sleep 60 & sleep 60 & echo; wait"], stdout=subprocess.PIPE, process_group=0)
    try:
        shell.stdout.readline()
        listed = tree.members(shell.pid)
        assert len(listed) == 3
        monkeypatch.setattr(tree, "_LISTED", Path("/nonexistent"))
        assert sorted(tree.members(shell.pid)) == sorted(listed)
        assert sorted(tree.children(shell.pid)) == sorted(listed[1:])
    finally:
        os.killpg(shell.pid, signal.SIGKILL)
        shell.wait()
