# dies: TypeError; class: keyword
from manim import *
from manim_voiceover import VoiceoverScene
from manim_voiceover.services.gtts import GTTSService


class ExponentialGrowth(VoiceoverScene):
    def construct(self):
        self.set_speech_service(GTTSService(lang="en"))

        title = Text("Exponential Growth", font_size=48)
        with self.voiceover(text="Today we look at exponential growth."):
            self.play(Write(title))
        self.play(title.animate.to_edge(UP))

        axes = Axes(
            x_range=[0, 6, 1],
            y_range=[0, 64, 8],
            x_length=8,
            y_length=5,
            axis_config={"color": BLUE},
        )
        axes_labels = axes.get_axis_labels(x_label="t", y_label="N")
        graph = axes.plot(lambda x: 2**x, color=YELLOW, x_min=0, x_max=6)

        with self.voiceover(text="Every step the population doubles.") as tracker:
            self.play(Create(axes), Write(axes_labels))
            self.play(Create(graph), run_time=tracker.duration)
        self.wait()
