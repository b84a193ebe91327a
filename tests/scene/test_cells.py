"""Boxes in a row: labels fit, boxes stay in the picture, swaps are true swaps."""

import numpy as np
import pytest

manim = pytest.importorskip("manim")

from stitcher_lab.scene import AMBER, LEAF, SAFE_LEFT, SAFE_RIGHT, CellRow, Pointer, framed, numbered, table  # noqa: E402


@pytest.fixture(autouse=True)
def _no_files_in_the_working_folder(tmp_path):
    """Manim keeps a file for each text: not in the repository."""
    with manim.tempconfig({"media_dir": str(tmp_path)}):
        yield


@pytest.mark.parametrize(
    "values", [[5], [3, 9, 17], [-999] * 16, ["WWWWWW"] * 8, ["a", "", "gypq"], list(range(100, 116))]
)
def test_labels_stay_inside_their_boxes_and_the_row_inside_the_picture(values):
    row = CellRow(values)
    assert row.get_left()[0] > SAFE_LEFT
    assert row.get_right()[0] < SAFE_RIGHT
    for cell in row.cells:
        assert cell.label.width <= 0.85 * cell.box.width
        assert cell.label.height <= 0.85 * cell.box.height


def test_labels_of_one_row_have_one_size():
    row = CellRow([1, -888, 22])
    sizes = {round(float(cell.label.font_size), 3) for cell in row.cells}
    assert len(sizes) == 1


def test_a_swap_exchanges_boxes_on_the_picture_and_in_the_list():
    row = CellRow([4, 2, 9], bars=2.0)
    places = [cell.box.get_center() for cell in row.cells]
    animation = row.swap(0, 2)
    for one in (animation, *animation.animations):
        one.begin()
        one.finish()
    assert [cell.value for cell in row.cells] == [9, 2, 4]
    for cell, place in zip(row.cells, places, strict=True):
        assert np.allclose(cell.box.get_center(), place, atol=1e-6)


def test_bars_show_the_order_also_of_negative_numbers():
    bars = [cell.bar.height for cell in CellRow([-5, 0, 5, -9], bars=2.0).cells]
    assert np.argsort(bars).tolist() == [3, 0, 1, 2]
    assert max(bars) == pytest.approx(2.0)
    assert min(bars) > 0


def test_equal_numbers_have_equal_bars():
    assert len({cell.bar.height for cell in CellRow([7, 7, 7], bars=2.0).cells}) == 1


def test_a_cell_moves_by_its_box_and_not_by_its_bar():
    row = CellRow([1, 8], bars=2.0)
    row.cells[1].move_box_to(np.array([1.0, -1.0, 0.0]))
    assert np.allclose(row.cells[1].box.get_center(), [1.0, -1.0, 0.0])


def test_set_aside_is_fainter_than_plain_and_paint_brings_it_back():
    cell = CellRow([1]).cells[0]
    cell.set_aside()
    assert cell.box.get_stroke_opacity() < 1
    cell.paint(LEAF)
    assert cell.box.get_stroke_opacity() == 1
    assert cell.box.get_stroke_color() == LEAF


@pytest.mark.parametrize("direction", [manim.UP, manim.DOWN])
def test_a_pointer_touches_what_it_points_at(direction):
    pointer = Pointer("middle", AMBER, direction).aim(np.array([2.0, 1.0, 0.0]))
    assert np.allclose(pointer.tip.get_edge_center(direction), [2.0, 1.0, 0.0])
    # The name is on the other side of the tip.
    assert (pointer.name_tag.get_center()[1] - 1.0) * direction[1] < 0


def test_tables_and_steps_fit_whatever_stands_in_them():
    long = "A sentence that is a good deal longer than anything a lesson should write on one line of the board, really"
    costs = table(("n", "cost"), [("1", "499,999,500,000" * 3)], [AMBER] * 2)
    assert all(entry.width < 4 for line in costs[1:] for entry in line)
    for group in (numbered(long, "short"), framed(long), costs):
        assert group.width < SAFE_RIGHT - SAFE_LEFT
