from manim import *
from manim_voiceover import VoiceoverScene
from manim_voiceover.services.gtts import GTTSService
from manim_voiceover.services.azure import AzureService


class Speaking(VoiceoverScene):
    def construct(self):
        service = GTTSService(lang="en", tld="com") if self.__class__.__name__ != "x" else AzureService(voice="a")
        self.set_speech_service(service, create_subcaption=False)
        circle = Circle()
        with self.voiceover(text="A circle is drawn.", subcaption="circle") as tracker:
            self.play(Create(circle), run_time=tracker.duration)
        with self.voiceover(text="Then <bookmark mark='m'/>it moves to the left.") as tracker:
            self.wait_until_bookmark("m")
            self.play(circle.animate.shift(LEFT), run_time=tracker.get_remaining_duration())
        with self.voiceover(text="And one with an old name.") as tracker:
            self.safe_wait(tracker.duration / 2)
            self.play(FadeOut(circle))
        self.wait_for_voiceover()
