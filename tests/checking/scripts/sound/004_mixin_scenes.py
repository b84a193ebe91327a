from manim import *


class TitleMixin:
    """Knows nothing of Scene, and uses it all the same."""

    title_color = BLUE

    def show_title(self, text):
        self.title = Text(text, color=self.title_color, font_size=40).to_edge(UP)
        self.play(Write(self.title))

    def retitle(self, text):
        new = Text(text, color=self.title_color, font_size=40).to_edge(UP)
        self.play(Transform(self.title, new))


class CleanupMixin:
    def clean(self):
        self.play(*(FadeOut(m) for m in self.mobjects if m is not getattr(self, "title", None)))


class Lesson1(TitleMixin, CleanupMixin, MovingCameraScene):
    title_color = TEAL

    def construct(self):
        self.show_title("Zoom")
        dot = Dot(RIGHT * 2, color=RED)
        self.play(FadeIn(dot))
        self.camera.frame.save_state()
        self.play(self.camera.frame.animate.set(width=6).move_to(dot))
        self.play(Restore(self.camera.frame))
        self.clean()
        self.retitle("Done")
        self.wait()
