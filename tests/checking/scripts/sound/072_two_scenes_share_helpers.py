from manim import *

TITLE = {"font_size": 40, "weight": BOLD}


def heading(scene: Scene, text: str) -> Text:
    title = Text(text, **TITLE).to_edge(UP)
    scene.play(Write(title))
    scene.heading = title
    return title


class Common:
    """Both scenes have it; it is no scene itself."""

    points = 0

    @property
    def score(self):
        return Integer(self.points).to_corner(UR)

    def gain(self, n=1):
        self.points += n
        self.play(FadeIn(score := self.score), run_time=0.3)
        self.remove(score)


class PartOne(Common, Scene):
    """The first part"""

    def construct(self):
        heading(self, "Part one")
        self.gain(2)
        self.play(self.heading.animate.set_color(YELLOW))
        PartTwo.carried = self.points
        self.wait()


class PartTwo(Common, ThreeDScene):
    """The second part"""

    carried = 0

    def construct(self):
        self.set_camera_orientation(phi=1, theta=-1)
        title = heading(self, "Part two")
        self.add_fixed_in_frame_mobjects(title)
        self.gain(self.carried + 1)
        self.play(Create(Sphere(radius=0.5, resolution=(6, 6))), FadeOut(self.heading))
        self.wait()


if __name__ == "__main__":
    with tempconfig({"quality": "low_quality", "preview": True}):
        PartOne().render()
