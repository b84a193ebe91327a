# dies: GuardError; class: import
from manimlib import *
import numpy as np


class SurfaceExample(ThreeDScene):
    def construct(self):
        surface_text = Text("For 3d scenes, try using surfaces")
        surface_text.fix_in_frame()
        surface_text.to_edge(UP)
        self.add(surface_text)
        self.wait(0.1)

        torus1 = Torus(r1=1, r2=1)
        torus2 = Torus(r1=3, r2=1)
        sphere = Sphere(radius=3, resolution=torus1.resolution)
        frame = self.camera.frame
        frame.set_euler_angles(theta=-30 * DEGREES, phi=70 * DEGREES)
        self.play(FadeIn(torus1))
        self.play(Transform(torus1, torus2), run_time=2)
        self.play(frame.animate.increment_phi(-10 * DEGREES), run_time=2)
