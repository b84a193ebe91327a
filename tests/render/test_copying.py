"""A copy is what the standard library's deep copy would be: the same things, shared in the same way."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = '''
import copy, enum, types
import numpy as np
from manim import *
from manim.mobject.mobject import Mobject

plain = Mobject.__deepcopy__
from stitcher_lab.render import speed, stage
stage.use_small_tex()
assert speed.install(["copying"]) == ("copying",)
ours = Mobject.__deepcopy__


def copied(thing, way):
    Mobject.__deepcopy__ = way
    return thing.copy()


MAY_BE_SHARED = (str, bytes, int, float, complex, bool, type(None), enum.Enum, types.FunctionType, type, np.generic,
                 ManimColor)


def same(one, two, seen, path):
    """Whether two graphs of objects are alike, node by node."""
    if id(one) in seen:
        assert seen[id(one)] is two, f"{path} is shared in one and not in the other"
        return
    assert type(one) is type(two), path
    if isinstance(one, MAY_BE_SHARED) or type(one).__module__ in ("svgelements.svgelements", "pathlib"):
        assert one == two or one is two or (one != one and two != two), path
        return
    seen[id(one)] = two
    KEEP.append(one)
    if isinstance(one, np.ndarray) and one.dtype.hasobject:
        same(one.tolist(), two.tolist(), seen, path)
    elif isinstance(one, np.ndarray):
        assert one.dtype == two.dtype and one.strides == two.strides and np.array_equal(one, two), path
    elif isinstance(one, (list, tuple)):
        assert len(one) == len(two), path
        for n, (a, b) in enumerate(zip(one, two)):
            same(a, b, seen, f"{path}[{n}]")
    elif isinstance(one, dict):
        assert list(map(str, one)) == list(map(str, two)), path
        for (key, a), b in zip(one.items(), two.values()):
            same(a, b, seen, f"{path}[{key!r}]")
    elif isinstance(one, types.MethodType):
        assert one.__func__ is two.__func__, path
        same(one.__self__, two.__self__, seen, path + ".__self__")
    elif hasattr(one, "__dict__"):
        assert list(one.__dict__) == list(two.__dict__), path
        for name, a in one.__dict__.items():
            same(a, two.__dict__[name], seen, f"{path}.{name}")


KEEP = []
square = Square(fill_opacity=0.5)
group = VGroup(square, Dot(), Text("ab"))
square.whole, square.home, group.points_of = group, (group, [square]), square.points
square.turn = group.shift
square.table = np.array([group, "x"], dtype=object)
square.odd = {("a", 1): square, "set": {1, 2}, "range": range(3)}
square.add_updater(lambda m, dt: m.rotate(dt))
group.points = np.asfortranarray(np.ones((4, 3)))
things = [group, NumberPlane(), Axes().plot(lambda x: x), DecimalNumber(3.5), Graph([1, 2], [(1, 2)]),
          ImageMobject(np.uint8([[0, 9]])), ValueTracker(3), Code(code_string="x = 1", language="python"), Sphere()]
for thing in things:
    one, two = copied(thing, plain), copied(thing, ours)
    assert two is not thing
    same(one, two, {}, type(thing).__name__)
    before = thing.points.copy()
    two.shift(RIGHT).set_color(RED)
    assert np.array_equal(thing.points, before)
two = copied(group, ours)
first = two.submobjects[0]
assert first.whole is two and two.points_of is first.points and first.turn.__self__ is two
assert first.table[0] is two and first.odd["a", 1] is first


class Told(Square):
    """Hears of each attribute."""

    def __setattr__(self, name, value):
        self.__dict__.setdefault("names", []).append(name)
        super().__setattr__(name, value)


told = Told()
assert copied(told, plain).names[-5:] == copied(told, ours).names[-5:]
print("alike")
'''


def test_copies_are_what_the_standard_library_makes(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=tmp_path, capture_output=True, text=True, check=False,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert done.stdout.strip().endswith("alike"), done.stderr[-3000:]
