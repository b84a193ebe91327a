"""What is mended in the physics and chemistry plugins, and what Manim is kept from; each in a process of its own."""

import subprocess
import sys
from textwrap import dedent

import pytest

from stitcher_lab.plugins import available


def needs(name):
    return pytest.mark.skipif(name not in available(), reason=f"the {name} plugin is not installed")


def printed(code):
    start = "from stitcher_lab.plugins import shims\nshims.install()\n"
    done = subprocess.run([sys.executable, "-c", start + dedent(code)], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_manim_imports_no_plugin_that_nobody_asked_for():
    assert printed("import sys, manim; print(*(name for name in sys.modules if name.startswith('manim_')))") == []


@needs("physics")
def test_a_body_falls_alike_at_every_frame_rate_and_when_the_wait_is_passed_over():
    places = printed("""
        from manim_physics import Circle, DOWN, LEFT, Line, RIGHT, SpaceScene, UP

        for rate in (15, 24, 30, 60, 1 / 3):
            scene = SpaceScene()
            scene.setup()
            ball = Circle(radius=0.3).shift(UP * 2)
            floor = Line(LEFT * 3, RIGHT * 3, stroke_width=4).shift(DOWN * 2)
            scene.make_rigid_body(ball)
            scene.make_static_body(floor)
            for _ in range(round(3 * rate)):
                scene.update_mobjects(1 / rate)
            print(round(ball.get_y(), 9))
    """)
    assert len(set(places)) == 1
    assert -1.75 < float(places[0]) < 2  # above the floor, where it bounced


@needs("chemistry")
def test_the_periodic_table_needs_no_file_and_knows_every_element():
    code = """
        from manim_chemistry import MElementObject, PeriodicTable

        table = PeriodicTable()
        print(len(table.table), table.table[25][0][1].text, len(table.table[25][0]))
        print(MElementObject(6, 12.011, "Carbon", "C")[0][2].text)
    """
    assert printed(code) == ["118", "Fe", "2", "Carbon"]
