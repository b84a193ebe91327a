# dies: AttributeError; class: attribute
from manim import *
import manim.utils.color as mcolor


class PhotonEnergy(Scene):
    wavelengths = [400, 500, 600, 700]

    def construct(self):
        waves = VGroup()
        for nm, color in zip(self.wavelengths, [PURPLE, BLUE, ORANGE, RED]):
            k = 3000 / nm
            wave = FunctionGraph(lambda x, k=k: 0.3 * np.sin(k * x), x_range=[-4, 4], color=color)
            waves.add(wave)
        waves.arrange(DOWN, buff=0.5)
        for wave, nm in zip(waves, self.wavelengths):
            label = MathTex(rf"\lambda = {nm}\,\mathrm{{nm}}").scale(0.6).next_to(wave, RIGHT)
            self.play(Create(wave), Write(label))
        energy = MathTex(r"E = \frac{hc}{\lambda}").to_edge(UP)
        self.play(Write(energy))
        arrow = Arrow(DOWN * 2, UP * 2, color=mcolor.interpolate_colors(RED, PURPLE, 0.5)).to_edge(LEFT)
        self.play(GrowArrow(arrow))
        self.wait()
