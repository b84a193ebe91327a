"""What is mended in a plugin is mended, and nothing else is touched; each in a process of its own."""

import subprocess
import sys
from textwrap import dedent

import pytest

from stitcher_lab.plugins import available

EVERY = ("chess", "dsa", "ml", "physics", "chemistry", "astronomy")


def needs(*names):
    missing = [name for name in names if name not in available()]
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def printed(code, *, shims=True):
    start = "from stitcher_lab.plugins import shims\nshims.install()\n" if shims else ""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", start + dedent(code)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout.splitlines()


@needs(*EVERY)
def test_manim_and_the_standard_library_are_afterwards_what_they_were_before():
    code = """
        import sys, typing, manim, manim.animation.composition as composition
        before = {**vars(manim)}
        classes = {name: dict(vars(value)) for name, value in before.items() if isinstance(value, type)}
        types = {**vars(typing)}
        import manim_chess, manim_dsa, manim_ml.neural_network, manim_physics, manim_chemistry, manim_Astronomy
        def differing(now, then):
            return [name for name in {*now, *then} if now.get(name) is not then.get(name)]
        # Importing a submodule binds its name in the package: that is Python's doing.
        print([name for name in differing(vars(manim), before) if not isinstance(vars(manim).get(name), type(sys))])
        own = ("__abstractmethods__", "_abc_impl")
        print([
            (name, each)
            for name, then in classes.items()
            for each in differing(dict(vars(before[name])), then)
            if each not in own
        ])
        print([name for name in differing(vars(typing), types) if name != "_cleanups"])
        print("vedo" in sys.modules, "vtk" in sys.modules, "pytest" in sys.modules)
    """
    assert printed(code) == ["[]", "[]", "[]", "False False False"]


def test_installing_twice_makes_one_hook_and_imports_nothing():
    code = """
        import sys
        shims.install()
        print(sum(type(finder).__name__ == "_Finder" for finder in sys.meta_path))
        print([name for name in sys.modules if name.startswith(("manim", "numpy", "stitcher_lab.plugins.fixes"))])
    """
    assert printed(code) == ["1", "[]"]


@needs("dsa")
def test_a_mended_module_looks_like_any_other():
    code = """
        import inspect, manim_dsa.m_collection.m_array as module
        print(type(module.__spec__.loader).__name__, type(module.__loader__).__name__)
        print(inspect.getsource(module.MArray.append).strip().startswith("def append"))
    """
    assert printed(code) == ["SourceFileLoader SourceFileLoader", "True"]


@needs("astronomy")
def test_a_script_that_imports_vedo_itself_does_not_find_the_stand_in():
    code = """
        import importlib.util, manim_Astronomy
        print(importlib.util.find_spec("vedo") is None or "site-packages" in importlib.util.find_spec("vedo").origin)
    """
    assert printed(code) == ["True"]


@needs("ml")
def test_an_empty_group_waits_in_the_plugin_and_is_refused_elsewhere():
    code = """
        import manim
        from manim_ml.neural_network import neural_network
        mended = neural_network.AnimationGroup()
        print(len(mended.animations), mended.run_time, isinstance(mended, manim.AnimationGroup))
        print(len(manim.AnimationGroup().animations), neural_network.AnimationGroup is manim.AnimationGroup)
    """
    assert printed(code) == [f"1 {1 / 30} True", "0 False"]


@needs("ml")
def test_a_network_can_be_given_a_z_index_and_is_created_with_its_pooling():
    code = """
        from manim import Create
        from manim_ml.neural_network import Convolutional2DLayer, MaxPooling2DLayer, NeuralNetwork
        network = NeuralNetwork([Convolutional2DLayer(1, 6, 3), MaxPooling2DLayer(2)])
        network.set_z_index(7)
        print(network.input_layers[0].z_index)
        print(type(Create(network.input_layers[1])).__name__)
    """
    assert printed(code)[-2:] == ["7", "FadeIn"]


@needs("dsa")
def test_scaling_one_array_leaves_the_style_of_the_next_alone():
    code = """
        from manim_dsa import MArray
        small = MArray([1]).scale(0.5)
        small.append(2)
        print(round(MArray([1]).elements[0].square.width / small.elements[1].square.width, 3))
    """
    assert printed(code) == ["2.0"]


@needs("dsa")
def test_the_plugin_s_own_typeface_is_there():
    code = """
        import manim_dsa, manimpango
        print("Cascadia Code" in manimpango.list_fonts(), manim_dsa.MGraphStyle.DEFAULT.edge_weight["font"])
    """
    assert printed(code) == ["True Cascadia Code"]


@needs("chess")
def test_pieces_that_come_to_a_scaled_board_are_scaled_too():
    code = """
        from manim_chess import Board
        board = Board()
        board.set_board_from_FEN("8/P7/8/8/8/8/8/K1k5 w - - 0 1")
        whole = board.pieces["a7"].height
        board.scale(0.5)
        board.promote_piece("a7", "P")
        print(round(board.pieces["a7"].height / whole, 3))
        board.promote_piece("a7", "Q")
        print(board.pieces["a7"].is_white)
        board.mark_square("a1")
        board.unmark_square("a1")
        print(sorted(label.text for label in board.squares["a1"].submobjects))
    """
    assert printed(code) == ["0.5", "True", "['1', 'a']"]


@needs("chess")
def test_an_evaluation_bar_can_be_scaled_and_its_white_part_stands_on_its_foot():
    code = """
        from manim_chess import EvaluationBar
        bar = EvaluationBar().scale(0.5)
        for pawns in (0, 3, -3, 50, -50):
            white = bar.set_evaluation(pawns)[0].target_mobject
            print(round(white.height, 2), round(white.get_bottom()[1] - bar.black_rectangle.get_bottom()[1], 6))
    """
    heights = [tuple(map(float, line.split())) for line in printed(code)[-5:]]
    assert [height for height, _ in heights] == [1.6, 2.71, 0.49, 3.09, 0.16]
    assert all(foot == 0 for _, foot in heights)


@needs("chess")
def test_pictures_of_pieces_are_read_from_a_copy():
    code = """
        import manim_chess, pathlib
        from manim_chess import Queen
        folder = pathlib.Path(manim_chess.__file__).parent / "piece_svgs"
        before = folder.stat().st_mtime_ns
        Queen(is_white=True)
        print(folder.stat().st_mtime_ns == before)
    """
    assert printed(code) == ["True"]


@needs("chess")
def test_the_plugin_reads_games_by_our_rules():
    code = """
        import manim_chess
        print(manim_chess.convert_from_PGN("1. h3 h6")[0], manim_chess.play_game.__module__)
    """
    assert printed(code) == ["('h2', 'h3', '') manim_chess.game_player"]
