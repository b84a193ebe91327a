from manim import *
from manim_voiceover import VoiceoverScene
from manim_voiceover.services.coqui import CoquiService


class Rotation3D(VoiceoverScene, ThreeDScene):
    def setup(self):
        super().setup()
        self.cube = Cube(side_length=1.5, fill_opacity=0.7)

    def construct(self):
        self.set_speech_service(CoquiService())
        self.set_camera_orientation(phi=60 * DEGREES, theta=-30 * DEGREES)
        with self.voiceover(text="Here is a cube."):
            self.play(FadeIn(self.cube))
        with self.voiceover(
            text="""It turns around its
            vertical axis."""
        ) as tracker:
            self.play(Rotate(self.cube, PI, axis=OUT), run_time=tracker.duration)
        with self.voiceover(text=f"It has {len(self.cube)} faces.") as tracker:
            self.play(*[face.animate.set_fill(color) for face, color in zip(self.cube, [RED, GREEN, BLUE] * 2)])
            self.wait(tracker.get_remaining_duration(buff=0.1))


class FrameAndVoice(MovingCameraScene, VoiceoverScene):
    def construct(self):
        square = Square()
        with self.voiceover(text="Closer."):
            self.add(square)
            self.play(self.camera.frame.animate.scale(0.5))
