# dies: TypeError; class: keyword
from manim import *
from manim_voiceover import VoiceoverScene
from manim_voiceover.services.recorder import RecorderService


class MeanValueTheorem(VoiceoverScene, MovingCameraScene):
    def construct(self):
        self.set_speech_service(RecorderService())
        axes = Axes(x_range=[0, 5], y_range=[0, 5], x_length=7, y_length=5)
        curve = axes.plot(lambda x: 0.2 * (x - 2) ** 3 + 2.5, x_range=[0.2, 4.2], color=BLUE)

        with self.voiceover(text="Here is a smooth curve between two points."):
            self.play(Create(axes), Create(curve))

        with self.voiceover(text="Draw the chord from a to b.") as tracker:
            a, b = axes.i2gp(0.5, curve), axes.i2gp(4, curve)
            chord = Line(a, b, color=YELLOW)
            self.play(Create(chord), run_time=tracker.duration)

        with self.voiceover(text="Somewhere between them the tangent has the same slope."):
            tangent = axes.get_secant_slope_group(
                x=2.2, graph=curve, dx=0.01, secant_line_color=GREEN, secant_line_length=4, dash=True
            )
            self.play(Create(tangent))
            self.play(self.camera.frame.animate.scale(0.7).move_to(tangent))
        self.wait()
