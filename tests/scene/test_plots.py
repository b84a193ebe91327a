"""Axes: curves stay inside, open where undefined; labels keep clear of what is drawn."""

import functools

import numpy as np
import pytest

manim = pytest.importorskip("manim")

from stitcher_lab.scene import nice_step, place_clear, plots, value_range, words  # noqa: E402

Plot = functools.partial(plots.Plot, x_label="", y_label="")


@pytest.fixture(autouse=True)
def _no_files_in_the_working_folder(tmp_path):
    """Manim keeps a file for each text: not in the repository."""
    with manim.tempconfig({"media_dir": str(tmp_path)}):
        yield


def inside(plot, mobject, slack=0.02):
    low, high = plot.c2p(plot.low, plot.bottom), plot.c2p(plot.high, plot.top)
    points = mobject.get_all_points()
    return (points[:, :2] >= low[:2] - slack).all() and (points[:, :2] <= high[:2] + slack).all()


@pytest.mark.parametrize("f", [lambda x: 1 / x, np.exp, np.log, lambda x: 50 * x])
@pytest.mark.parametrize("x_range", [(-3, 3), (0.5, 4), (-9, -2)])
def test_a_curve_never_leaves_its_axes(f, x_range):
    plot = Plot(x_range, (-2, 2))
    with np.errstate(all="ignore"):
        curve = plot.curve(f)
    assert inside(plot, curve) or not len(curve.points)


def test_a_curve_is_open_where_the_function_is_undefined():
    plot = Plot((-3, 3), (-2, 2))
    with np.errstate(all="ignore"):
        pieces = plot.curve(lambda x: 1 / x).get_subpaths()
    assert len(pieces) == 2


@pytest.mark.parametrize("slope", [0, 0.3, -7, 400])
def test_a_straight_line_ends_at_the_edges(slope):
    plot = Plot((-3, 3), (-2, 2))
    assert inside(plot, plot.through(0.5, 0.5, slope))


def test_a_plot_with_its_numbers_is_as_large_as_asked():
    plot = Plot((-1000, 1000), (-0.02, 0.03), 8, 5)
    assert plot.width <= 8.6
    assert plot.height <= 5.4


def test_a_square_plot_has_equal_units():
    plot = Plot((-1, 5), (-2, 2), square=True)
    origin = plot.c2p(0, 0)
    assert np.linalg.norm(plot.c2p(1, 0) - origin) == pytest.approx(np.linalg.norm(plot.c2p(0, 1) - origin))


def test_labels_keep_clear_of_lines():
    label = words("P")
    line = manim.Line([-3, -3, 0], [3, 3, 0])
    place_clear(label, [0, 0, 0], [line])
    assert label.get_bottom()[1] > label.get_right()[0] or label.get_top()[1] < label.get_left()[0]


def test_a_label_inside_a_plot_finds_the_free_corner():
    plot = Plot((-3, 3), (0, 9), 8, 5)
    curve = plot.curve(lambda x: x**2)
    label = plot.place_inside(words("f"), [curve])
    assert inside(plot, label)
    points = curve.get_all_points()
    across = (points[:, 0] > label.get_left()[0] - 0.1) & (points[:, 0] < label.get_right()[0] + 0.1)
    up = (points[:, 1] > label.get_bottom()[1] - 0.1) & (points[:, 1] < label.get_top()[1] + 0.1)
    assert not (across & up).any()


@pytest.mark.parametrize(("span", "most", "step"), [(10, 5, 2), (7, 8, 1), (0.3, 4, 0.1), (2300, 5, 500)])
def test_steps_are_round(span, most, step):
    assert nice_step(span, most) == pytest.approx(step)


def test_the_range_of_a_constant_has_some_height():
    low, high = value_range(lambda x: 0 * x, 0, 1)
    assert high > low
