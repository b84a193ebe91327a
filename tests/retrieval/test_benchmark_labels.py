"""The benchmark's labels are what its README says they are."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent / "benchmark"
PLUGINS = {"chess", "dsa", "ml", "physics", "chemistry", "astronomy"}


def _rows(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return _rows("tune") + _rows("held")


def test_every_line_has_the_fields_of_its_kind(rows: list[dict[str, Any]]) -> None:
    fields = {"id", "plain", "colloquial", "needed", "plugin", "rewrite"}
    for row in rows:
        assert row.keys() - {"near_miss"} == fields, row["id"]
        assert row["rewrite"].keys() == {"search", "symbols", "plugin"}, row["id"]
        assert 1 <= len(set(row["needed"])) == len(row["needed"]) <= 5, row["id"]
        assert {row["plugin"], row["rewrite"]["plugin"]} <= PLUGINS | {None}, row["id"]


def test_no_prompt_is_in_both_halves(rows: list[dict[str, Any]]) -> None:
    wordings = [row[field] for row in rows for field in ("plain", "colloquial") if row[field]]
    assert len(set(wordings)) == len(wordings)
    assert len({row["id"] for row in rows}) == len(rows)


def test_both_halves_are_large_enough_and_alike() -> None:
    tune, held = _rows("tune"), _rows("held")
    assert min(len(tune), len(held)) >= 60
    assert min(sum(row["plugin"] is not None for row in half) for half in (tune, held)) >= 18
    assert sum(row["colloquial"] is not None for row in tune + held) >= 60
    for plugin in PLUGINS:
        counts = [sum(row["plugin"] == plugin for row in half) for half in (tune, held)]
        assert abs(counts[0] - counts[1]) <= 1, plugin


def test_a_near_miss_fits_no_plugin(rows: list[dict[str, Any]]) -> None:
    near = [row for row in rows if "near_miss" in row]
    assert {row["near_miss"] for row in near} == PLUGINS
    assert all(row["plugin"] is None for row in near)


def test_every_needed_name_of_manim_exists(rows: list[dict[str, Any]]) -> None:
    import manim  # noqa: PLC0415 - takes seconds

    classes = [value for value in vars(manim).values() if inspect.isclass(value)]
    known = set(vars(manim)) | {name for owner in classes for name in dir(owner)}
    for row in rows:
        if row["plugin"] is None:
            assert set(row["needed"]) <= known, row["id"]


def test_rewrites_are_no_copies_of_the_labels(rows: list[dict[str, Any]]) -> None:
    needed = sum(len(row["needed"]) for row in rows)
    named = sum(len(set(row["needed"]) & set(row["rewrite"]["symbols"])) for row in rows)
    assert 0.75 <= named / needed <= 0.9
