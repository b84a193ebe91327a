"""A clean checkout, the wheel and the sdist made of it, and an environment with that wheel and without Node."""

from __future__ import annotations

import os
import shutil

import pytest

from tests.packaging.building import ROOT, Environment, build, copy_checkout

BUILT = "stitcher_lab/labextension"


@pytest.fixture(scope="session")
def checkout(tmp_path_factory):
    """A copy of the project with the front end as it was built; its times are kept, so that it counts as fresh."""
    if not (ROOT / BUILT / "package.json").exists():
        pytest.skip('the front end is not built; "./run test" and "./run lab" do that')
    folder = copy_checkout(tmp_path_factory.mktemp("checkout"))
    shutil.copytree(ROOT / BUILT, folder / BUILT, dirs_exist_ok=True)
    # Somebody may be editing at this moment; the tests are about what is packed, not about what is newest.
    for path in (folder / BUILT).rglob("*"):
        os.utime(path)
    return folder


@pytest.fixture(scope="session")
def wheel(checkout, tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    build(checkout, out, "--wheel")
    return next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def sdist(checkout, tmp_path_factory):
    out = tmp_path_factory.mktemp("sdist")
    build(checkout, out, "--sdist")
    return next(out.glob("*.tar.gz"))


@pytest.fixture(scope="session")
def clean(wheel, tmp_path_factory):
    environment = Environment(tmp_path_factory.mktemp("clean") / "venv")
    environment.install(wheel)
    return environment
