import pytest

from stitcher_lab.reference import open_installed


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """Kept for the whole run, also by several workers: a harvest takes some ten seconds."""
    return tmp_path_factory.getbasetemp().parent / "harvests"


@pytest.fixture(scope="session")
def reference(folder):
    return open_installed(folder)
