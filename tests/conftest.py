from __future__ import annotations

import fcntl
import shutil
import subprocess
from pathlib import Path

import hypothesis
import pytest

from stitcher_lab.retrieval import open_installed

# A busy machine is no failure.
hypothesis.settings.register_profile("patient", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("patient")


@pytest.fixture(scope="session")
def known(request):
    """Put what is known of the installed Manim into a data folder: a job with a model need not find it out again.

    It is found out once, also where several workers test side by side, and kept where pytest keeps its own things.
    """
    folder = Path(request.config.cache.mkdir("stitcher_lab_known"))
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        open_installed(folder)

    def put(data: Path) -> Path:
        for part in ("reference", "retrieval"):
            shutil.copytree(folder / part, data / part, dirs_exist_ok=True)
        return data

    return put


@pytest.fixture
def small_disk(tmp_path):
    """A file system of its own with one mebibyte of room."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, text=True, check=False,
    )  # fmt: skip
    if mounted.returncode:
        pytest.skip(f"needs the right to mount a file system: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=False)
