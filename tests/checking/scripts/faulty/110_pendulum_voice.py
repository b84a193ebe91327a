# dies: AttributeError; class: attribute
from manim import *
from manim_voiceover import VoiceoverScene
from manim_voiceover.services.azure import AzureService


class PendulumPeriod(VoiceoverScene):
    def construct(self):
        self.set_speech_service(AzureService(voice="en-US-AriaNeural", style="newscast-casual"))

        pivot = UP * 2.5
        bob = Circle(radius=0.25, color=BLUE, fill_opacity=1).move_to(DOWN)
        rod = Line(pivot, bob.get_center())
        pendulum = VGroup(rod, bob)

        with self.voiceover(text="This is a simple pendulum.") as tracker:
            self.play(FadeIn(pendulum))

        with self.voiceover(text="Its period depends only on its length <bookmark mark='A'/> and gravity.") as tracker:
            self.play(Rotate(pendulum, 0.4, about_point=pivot))
            self.wait_until_bookmark("A")
            self.play(Rotate(pendulum, -0.8, about_point=pivot), run_time=tracker.duration_remaining)

        with self.voiceover(text="The formula is two pi times the root of l over g."):
            self.play(Write(MathTex(r"T = 2\pi\sqrt{\frac{l}{g}}").to_edge(DOWN)))
        self.wait()
