# dies: SyntaxError; class: syntax
Here is the Manim code for the water cycle animation:

```python
from manim import *

class WaterCycle(Scene):
    def construct(self):
        ocean = Rectangle(width=14, height=2, color=BLUE, fill_opacity=0.8).to_edge(DOWN, buff=0)
        sun = Circle(radius=0.7, color=YELLOW, fill_opacity=1).to_corner(UR)
        self.play(FadeIn(ocean), FadeIn(sun))

        cloud = VGroup(*[
            Circle(radius=0.5, color=WHITE, fill_opacity=1).shift(RIGHT * 0.6 * i)
            for i in range(4)
        ]).to_edge(UP).shift(LEFT * 3)

        vapor = VGroup(*[
            Arrow(ocean.get_top() + RIGHT * i, ocean.get_top() + RIGHT * i + UP * 2, color=BLUE_A)
            for i in range(-2, 3)
        ])
        self.play(LaggedStart(*[GrowArrow(a) for a in vapor], lag_ratio=0.2))
        self.play(FadeIn(cloud))
        self.play(FadeOut(vapor))
        self.wait()
```

This animation shows evaporation and condensation.
