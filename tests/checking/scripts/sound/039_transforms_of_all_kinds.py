from manim import *
from manim.utils.paths import spiral_path


class Transforms(Scene):
    def construct(self):
        a = Square(color=BLUE)
        b = Circle(color=RED).shift(RIGHT * 2)
        self.add(a)
        self.play(Transform(a, b, path_arc=PI / 2, replace_mobject_with_target_in_scene=False))
        self.play(ReplacementTransform(a, b.copy(), path_func=spiral_path(TAU)))
        self.play(ClockwiseTransform(b, Dot()), CounterclockwiseTransform(Star(), Triangle()))
        self.play(FadeTransform(b, Text("x")), FadeTransformPieces(VGroup(Dot(), Dot(UP)), VGroup(Dot(LEFT), Dot(RIGHT))))
        self.play(CyclicReplace(*[Dot(x * RIGHT) for x in range(3)]), Swap(Dot(UP), Dot(DOWN)))
        self.play(ScaleInPlace(b, 2), ShrinkToCenter(Square()), Restore(b.save_state()))
        self.play(ApplyMatrix([[1, 1], [0, 1]], NumberPlane()), ApplyComplexFunction(np.exp, Dot()))
        self.play(MoveAlongPath(Dot(), Circle()), MaintainPositionRelativeTo(Dot(), b))
        self.play(GrowFromPoint(Star(), UP), GrowFromEdge(Square(), LEFT), SpiralIn(VGroup(Dot(), Star())))
        self.play(DrawBorderThenFill(Square(fill_opacity=1)), Unwrite(Text("bye")), Flash(ORIGIN, num_lines=8))
        self.play(ChangeSpeed(Create(Circle(radius=2)), speedinfo={0.3: 1, 0.5: 0.2, 1: 1}))
        self.play(FadeIn(Dot(), Dot(UP), shift=RIGHT, scale=0.5, target_position=DOWN), ShowPassingFlashWithThinningStrokeWidth(Circle(), n_segments=5))
        self.play(LaggedStart(*(ShowSubmobjectsOneByOne(VGroup(Dot(), Star())) for _ in range(2)), lag_ratio=0.2))
        self.wait()
