from manim import *


class Strange(Scene):
    def construct(self):
        self.play(Create(Circle()), Create(Square()), lag_ratio=0.5, run_time=1, some_attribute_of_animations=1)
        self.play(FadeIn(Dot(), remover=False, suspend_mobject_updating=True, name="dot"))
        g = VGroup().add(Dot(), Dot(RIGHT)).arrange(buff=1, center=False)
        g.arrange_in_grid(n_rows=1, whatever=1)
        Mobject.shift(g, UP)
        VMobject.set_color(g, RED)
        Square.mro()[1].set_fill(g[0], BLUE, 1)
        text = Text("αβγ", font="Noto Sans", t2f={"α": "Monospace"})
        text[0].set(color=RED).set(stroke_width=1, custom=4)
        assert text[0].custom == 4
        line = Line(Dot(LEFT), Dot(RIGHT), path_arc=0.5)
        line.add_tip(tip_length=0.2, at_start=True).get_tip().set_color(YELLOW)
        arrow = Arrow(g[0], text, tip_shape=StealthTip, max_stroke_width_to_length_ratio=5)
        arrow.put_start_and_end_on(LEFT, UP).scale(1.5, scale_tips=True)
        rect = SurroundingRectangle(text, line, color=[RED, BLUE], buff=(0.1, 0.3), corner_radius=[0.1, 0.2, 0.1, 0.2])
        self.play(Write(text, reverse=False, remover=False), Create(line), GrowArrow(arrow), Create(rect))
        self.play(Rotate(rect, about_edge=UP), rect.animate.set_stroke(width=8).scale(1.1, about_edge=DOWN))
        self.play(AnimationGroup([FadeOut(text), FadeOut(rect)], group=VGroup(text, rect)))
        self.play(Circumscribe(line, Circle, fade_in=True, time_width=0.4, stroke_width=3))
        brace = BraceBetweenPoints(LEFT, RIGHT, direction=UP, stroke_width=0)
        brace.put_at_tip(MathTex("x"), use_next_to=True)
        num = DecimalNumber(1.5, show_ellipsis=True, include_background_rectangle=True).add_updater(lambda m: None, call_updater=True)
        self.add(brace, num, Square().add_background_rectangle(color=BLUE, opacity=0.3, buff=0.1))
        self.wait(0.1)
