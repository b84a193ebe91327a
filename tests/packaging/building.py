"""Copying the checkout, building it, and installing what was built where there is no Node."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run(*command, **options):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout + done.stderr


def tracked(*below):
    """Every file of the checkout that git has, or would take."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("which files belong to the project is what git knows")
    # Root's tests may run in a checkout of somebody else's.
    listed = run(
        "git", "-c", f"safe.directory={ROOT}", "ls-files", "-coz", "--exclude-standard", "--", *below, cwd=ROOT
    )
    return [name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def copy_checkout(folder):
    for name in tracked():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, folder / name)
    # hatchling passes over .gitignore where a pattern fits the folder's own path; here, unlike at a user's, one does.
    ignored = folder / ".gitignore"
    lines = ignored.read_text(encoding="utf-8").splitlines()
    ignored.write_text("\n".join(line for line in lines if line.strip("/") != "tmp"), encoding="utf-8")
    return folder


def build(checkout, out, *options):
    tools = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    run(sys.executable, "-m", "build", "--no-isolation", "--skip-dependency-check", "-o", out, *options, checkout,
        env=os.environ | {"PATH": tools})  # fmt: skip


class Environment:
    """A virtual environment that has the wheel, sees the other packages of this one, and finds no Node.

    Parameters
    ----------
    folder
        Where it lies; made here.
    """

    def __init__(self, folder):
        venv.create(folder, symlinks=True)
        self.folder = folder
        self.python = folder / "bin/python"
        self.packages = folder / f"lib/python{sys.version_info.major}.{sys.version_info.minor}/site-packages"
        # After its own packages; and this environment's own editable stitcher_lab is not followed from there.
        (self.packages / "others.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    def install(self, wheel):
        run(sys.executable, "-m", "pip", "--python", self.python, "install", "--no-deps", "--no-index", "-q", wheel)

    def run(self, code, *arguments):
        clean = {
            "PATH": str(self.folder / "bin"),
            "HOME": str(self.folder),
            "JUPYTER_CONFIG_DIR": str(self.folder / "config"),
        }
        said = run(self.python, "-P", "-c", code, *arguments, env=clean, cwd=self.folder)
        return re.sub(r"\x1b\[\d*m", "", said)
