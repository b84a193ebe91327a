"""The notebooks that come along: they run without a key and without a network, and hold no outputs."""

import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from notebooks import PLAYED

FOLDER = Path(__file__).parents[2] / "notebooks"
NAMES = ["quickstart", "editing", "own_data"]


def test_these_are_all():
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_they_hold_no_outputs(name):
    book = nbformat.read(FOLDER / f"{name}.ipynb", 4)
    nbformat.validate(book)
    assert all(not cell.get("outputs") and not cell.get("execution_count") for cell in book.cells)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_they_run(name, surroundings, tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", surroundings["IPYTHONDIR"])
    book = nbformat.read(FOLDER / f"{name}.ipynb", 4)
    NotebookClient(book, timeout=280, resources={"metadata": {"path": str(tmp_path)}}).execute(
        env={**surroundings, "STITCHER_DATA": str(tmp_path / "data")}
    )
    made = [cell for cell in book.cells if cell.cell_type == "code" and cell.source.startswith("%%stitch")]
    for cell in made:
        films = [output for output in cell.outputs if PLAYED in output.get("data", {})]
        assert len(films) == 1, cell.outputs
        assert (tmp_path / films[0]["data"][PLAYED]["video"]).is_file()
        assert len(json.dumps(films[0]).encode()) < 900
    if name == "editing":
        said = [output.text for output in made[-1].outputs if output.output_type == "stream"]
        assert said[0].startswith("Drawn: Again. Kept: Cutting. Spoken: 1 of 2 lines.")
