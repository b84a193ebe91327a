from manim import *
from manim.utils.color import ManimColor, random_color, color_to_rgb, XKCD, X11

Circle.set_default(color=TEAL, fill_opacity=0.3)
Create.set_default(run_time=0.5) if hasattr(Create, "set_default") else None


class Colours(Scene):
    def construct(self):
        named = [XKCD.PALEBLUE, X11.CORAL1, ManimColor("#ff8800"), ManimColor.from_rgb((0.2, 0.5, 0.9)), "#abc", "RED"]
        row = VGroup(*[Circle(0.5).set_fill(c, 1) for c in named]).arrange()
        self.play(Create(row))
        mixed = interpolate_color(RED, BLUE, 0.3)
        ring = Circle().set_stroke(color=[RED, GREEN, BLUE], width=8).set_sheen(0.5, DR)
        self.play(FadeIn(ring.next_to(row, DOWN)))
        ring.set_color_by_gradient(mixed, random_color(), mixed.lighter(0.2), mixed.darker(0.2), mixed.invert())
        gradient = color_gradient([PURE_RED, PURE_BLUE], 5)
        self.play(LaggedStart(*[c.animate.set_fill(g) for c, g in zip(row, gradient)], lag_ratio=0.1))
        r, g, b = color_to_rgb(mixed)
        self.add(Text(f"{r:.2f} {mixed.to_hex()} {ring.get_color().to_rgb().sum():.1f}", font_size=24).to_edge(DOWN))
        row[0].set_opacity(0.5).set_z_index(3).set_background_stroke(width=2, color=BLACK)
        self.play(row[1].animate.fade(0.5), row[2].animate.match_color(row[0]), FadeToColor(row[3], YELLOW))
        self.wait()


Circle.set_default()
