"""A sandbox is opened where it proves itself, and refused, with what would help, where it does not."""

from __future__ import annotations

import errno
import os
import shlex
import shutil
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import stitcher_lab
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import OptionError, SandboxUnavailable
from stitcher_lab.sandbox import (
    Task,
    bubblewrap,
    complaints,
    diagnose,
    landlock_rules,
    open_sandbox,
    seccomp,
    selftest,
    tree,
    view,
)
from stitcher_lab.sandbox.bubblewrap import Bubblewrap
from stitcher_lab.sandbox.selftest import VARIABLE, try_out

DOCTOR = [sys.executable, "-m", "stitcher_lab.sandbox", "doctor"]
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")


def doctor(*before, **kwargs):
    done = subprocess.run([*before, *DOCTOR], capture_output=True, text=True, check=False, timeout=60, **kwargs)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def no_landlock(monkeypatch):
    """A kernel that was started without it."""

    def refuse():
        raise OSError(errno.EOPNOTSUPP, "Operation not supported")

    monkeypatch.setattr(landlock_rules, "version", refuse)


def test_here_it_works():
    assert [(health.tier, health.works, health.why, health.remedy) for health in diagnose()] == [
        ("bubblewrap", True, "", ""),
        ("landlock", True, "", ""),
    ]
    assert doctor() == (0, "bubblewrap: works\nlandlock: works\n")


def test_the_strongest_that_works_is_taken():
    assert open_sandbox().tier == "bubblewrap"
    assert open_sandbox(tier="landlock").tier == "landlock"
    assert open_sandbox(minimum="landlock").tier == "bubblewrap"


def test_without_bubblewrap_it_names_the_one_command(tmp_path):
    code, said = doctor(env=os.environ | {"PATH": str(tmp_path)})
    assert code == 0
    assert "not installed" in said
    assert "sudo apt-get install bubblewrap" in said
    assert "landlock: works" in said


@pytest.mark.usefixtures("no_landlock")
def test_nothing_runs_without_a_sandbox_and_each_tier_has_its_reason_and_remedy(tmp_path):
    with pytest.raises(SandboxUnavailable, match="nothing was run") as caught:
        open_sandbox(bwrap=str(tmp_path / "bwrap"))
    assert f"bubblewrap: There is no program {tmp_path / 'bwrap'}." in caught.value.message
    assert "landlock: Landlock is switched off." in caught.value.message
    assert "for bubblewrap: sudo apt-get install bubblewrap" in caught.value.remedy
    assert "for landlock: Add landlock to the lsm= list" in caught.value.remedy


def test_a_minimum_is_kept(tmp_path):
    with pytest.raises(SandboxUnavailable, match="At least bubblewrap is asked for") as caught:
        open_sandbox(bwrap=str(tmp_path / "bwrap"), minimum="bubblewrap")
    assert caught.value.remedy == "sudo apt-get install bubblewrap"
    with pytest.raises(SandboxUnavailable):  # whatever else is said
        open_sandbox(bwrap=str(tmp_path / "bwrap"), minimum="bubblewrap", unsandboxed=True)


@pytest.mark.parametrize("name", ["none", "docker", "BUBBLEWRAP", "x" * 1000])
def test_other_tiers_there_are_none(name):
    for options in ({"tier": name}, {"minimum": name}):
        with pytest.raises(OptionError, match="no sandbox tier called") as caught:
            open_sandbox(**options)
        assert len(caught.value.message) < 200
        assert "bubblewrap, landlock" in caught.value.remedy


def test_an_administrator_who_allows_no_sandbox_still_gets_one_where_one_works(tmp_path):
    assert open_sandbox(unsandboxed=True).tier == "bubblewrap"
    assert open_sandbox(bwrap=str(tmp_path / "bwrap"), unsandboxed=True).tier == "landlock"


@pytest.mark.usefixtures("no_landlock")
def test_without_a_sandbox_code_runs_only_by_the_administrators_word(tmp_path, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hunter2-in-the-environment")
    sandbox = open_sandbox(bwrap=str(tmp_path / "bwrap"), unsandboxed=True)
    assert sandbox.tier == "none"
    source = b"""
import os, time
def main(request, channel):
    for leaves in (False, True):
        if os.fork() == 0:
            if leaves:
                os.setsid()
            time.sleep(60)
    channel.message({"passwd": os.path.exists("/etc/passwd"), "environment": "SECRET_KEY" in os.environ,
                     "descriptors": len(os.listdir("/proc/self/fd"))})
"""
    said = []
    before = set(tree.members(os.getpid()))
    pids = []

    def hear(message):
        said.append(message)
        pids.extend(set(tree.members(os.getpid())) - before)

    outcome = sandbox.run(
        Task("careless", inputs={"careless.py": source}), tmp_path, cancellation=Cancellation(), on_message=hear
    )
    assert (outcome.verdict, outcome.tier) == ("done", "none")
    assert said[0]["passwd"]
    assert not said[0]["environment"]
    assert said[0]["descriptors"] < 9
    assert len(pids) >= 4
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_no_request_notebook_or_script_can_switch_the_sandbox_off():
    from stitcher_lab.jobs import asking  # noqa: PLC0415

    source = Path(asking.__file__).read_text(encoding="utf-8")
    assert "unsandboxed" not in source
    assert "minimum_tier" not in source


@pytest.mark.usefixtures("no_landlock")
def test_a_failed_test_is_tried_again_once_the_cause_is_mended(tmp_path):
    program = tmp_path / "bwrap"
    with pytest.raises(SandboxUnavailable):
        open_sandbox(bwrap=str(program))
    program.symlink_to(shutil.which("bwrap"))
    tmp_path.chmod(0o755)
    assert open_sandbox(bwrap=str(program)).tier == "bubblewrap"


def test_a_bubblewrap_that_vanishes_later_is_told_too(tmp_path):
    program = tmp_path / "bwrap"
    program.symlink_to(shutil.which("bwrap"))
    sandbox = open_sandbox(bwrap=str(program))
    program.unlink()
    with pytest.raises(SandboxUnavailable):
        sandbox.run(Task("stitcher_lab.sandbox.canary"), tmp_path / "outbox", cancellation=Cancellation())


def test_a_bubblewrap_that_is_too_old(tmp_path):
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho bubblewrap 0.6.1\n")
    program.chmod(0o755)
    obstacle = Bubblewrap(str(program)).obstacle()
    assert "0.6.1" in obstacle.why
    assert obstacle.remedy


def test_where_user_namespaces_are_forbidden():
    """The real thing: bubblewrap itself makes a place in which no namespace can be made."""
    jail = [shutil.which("bwrap"), "--unshare-user", "--disable-userns", "--uid", "1000", "--gid", "1000"]
    code, said = doctor(*jail, "--dev-bind", "/", "/")
    assert code == 0
    assert "landlock: works" in said
    assert "no (more) user namespaces" in said
    assert "max_user_namespaces" in said


@as_root
def test_where_root_may_not_become_another_user():
    code, said = doctor("unshare", "--user", "--map-root-user")
    assert code == 4
    assert "as an ordinary user" in said


@as_root
@pytest.mark.skipif(Path(__file__).is_relative_to("/tmp"), reason="the disk that is filled here would be our own")  # noqa: S108
def test_a_full_disk_is_not_taken_for_a_broken_sandbox():
    fill = "for place in /tmp /var/tmp /usr/tmp; do [ -d $place ] && mount -t tmpfs -o nr_inodes=1 none $place; done; "
    command = ["unshare", "--mount", "sh", "-c", fill + "cd /tmp; exec " + shlex.join(DOCTOR)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 4
    assert "no space is left" in done.stderr
    assert "Traceback" not in done.stderr


@as_root
def test_an_ordinary_user_has_it_too():
    assert doctor(user=12345, group=12345, extra_groups=[], cwd="/") == (0, "bubblewrap: works\nlandlock: works\n")


@as_root
def test_it_works_from_a_folder_that_only_root_may_enter(tmp_path):
    tmp_path.chmod(0o700)
    (tmp_path / "secret").write_text("hunter2")
    (tmp_path / "secret").chmod(0o644)
    source = Path(stitcher_lab.__file__).parent
    shutil.copytree(source, tmp_path / "stitcher_lab", ignore=shutil.ignore_patterns("*.npy", "*.onnx", "data"))
    script = """
import sys, pathlib, stitcher_lab
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.sandbox import Task, open_sandbox
hostile = b'''
import os
def main(request, channel):
    channel.message({"listed": os.listdir(request["folder"])})
'''
folder = str(pathlib.Path(stitcher_lab.__file__).parents[1])
outcome = open_sandbox().run(Task("hostile", {"folder": folder}, {"hostile.py": hostile}),
    pathlib.Path(folder, "outbox"), cancellation=Cancellation(), on_message=print)
print(outcome.verdict)
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines() == ["{'listed': ['stitcher_lab']}", "done"], done.stderr
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700


def test_what_killed_self_tests_left_is_removed_and_nothing_else(tmp_path):
    old, new, other = (tmp_path / name for name in (f"{selftest.PREFIX}old", f"{selftest.PREFIX}new", "other"))
    link = tmp_path / f"{selftest.PREFIX}link"
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "secret").write_text("x")
    link.symlink_to(other)
    for path in (old, other, link):
        os.utime(path, (1, 1), follow_symlinks=False)
    selftest.sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([link.name, new.name, other.name])
    assert (other / "secret").exists()


# ------------------------------------------------------------------------- what leaks is noticed and not trusted


def weaken(monkeypatch, target, name, change):
    original = getattr(target, name)
    monkeypatch.setattr(target, name, lambda *args: change(original(*args)))


@pytest.mark.parametrize("namespace", ["net", "pid", "ipc", "uts"])
def test_a_missing_namespace_is_noticed(monkeypatch, namespace):
    weaken(monkeypatch, bubblewrap, "_namespaces", lambda args: without(args, f"--unshare-{namespace}"))
    assert f"shares the {namespace} namespace" in try_out(Bubblewrap()).why


def without(arguments, left_out):
    together = {"--unshare-uts": ["--hostname", "scene"], "--unshare-pid": ["--as-pid-1"]}.get(left_out, [])
    return [argument for argument in arguments if argument not in (left_out, *together)]


def test_a_missing_filter_is_noticed(monkeypatch):
    allow_everything = seccomp.struct.pack("=HBBI", seccomp.RETURN, 0, 0, seccomp.ALLOW)
    monkeypatch.setattr(seccomp, "assemble", lambda: allow_everything)
    assert "opens local connections" in try_out(Bubblewrap()).why


@pytest.mark.parametrize("path", ["/etc", "/var", "/proc", "/sys"])
def test_a_filesystem_with_a_hole_is_noticed(monkeypatch, path):
    weaken(monkeypatch, bubblewrap, "_filesystem", lambda args: [*list(args)[:-2], "--ro-bind", path, path])
    assert f"it sees {path}" in try_out(Bubblewrap()).why


def test_a_view_of_everybodys_temporary_files_is_noticed(monkeypatch):
    hole = ["--ro-bind", "/tmp", "/tmp", "--chdir", "/"]  # noqa: S108
    weaken(monkeypatch, bubblewrap, "_filesystem", lambda args: [*args, *hole])
    assert "it reads files outside" in try_out(Bubblewrap()).why


def test_a_writable_root_is_noticed(monkeypatch):
    weaken(monkeypatch, bubblewrap, "_filesystem", lambda args: list(args)[:-2])  # without --remount-ro /
    assert "writes outside its scratch" in try_out(Bubblewrap()).why


def test_a_leaking_environment_is_noticed(monkeypatch):
    leaky = replace(view.current_view(), environment=view.current_view().environment | {VARIABLE: "secret"})
    monkeypatch.setattr(view, "current_view", lambda: leaky)
    assert "environment" in try_out(Bubblewrap()).why


# ------------------------------------------------------------------------------------------- what bubblewrap says


@pytest.mark.parametrize(
    ("complaint", "setting", "remedy"),
    [
        ("bwrap: setting up uid map: Permission denied", ("apparmor_restrict_unprivileged_userns", "1"), "apparmor"),
        ("bwrap: loopback: Failed RTM_NEWADDR", ("apparmor_restrict_unprivileged_userns", "1"), "apparmor"),
        ("bwrap: No permissions to creating new namespace", ("unprivileged_userns_clone", "0"), "userns_clone=1"),
        ("bwrap: No permissions to creating new namespace", ("other", ""), "container"),
        ("bwrap: execvp /root/python: Permission denied", ("other", ""), "every user may read"),
        ("python3: can't open file '/a/inside.py': [Errno 13] Permission denied", ("other", ""), "every user may read"),
    ],
)  # fmt: skip
def test_each_known_complaint_has_a_remedy(monkeypatch, tmp_path, complaint, setting, remedy):
    (tmp_path / setting[0]).write_text(setting[1] + "\n")
    monkeypatch.setattr(complaints, "KERNEL", tmp_path)
    assert remedy in complaints.explain(complaint).remedy


def test_an_unknown_complaint_is_passed_on():
    assert "something new" in complaints.explain("bwrap: something new\n").why
