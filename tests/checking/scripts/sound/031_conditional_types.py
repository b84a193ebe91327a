from manim import *
import random


class Conditional(Scene):
    def pick(self, kind):
        if kind == "round":
            return Circle(radius=0.5)
        if kind == "text":
            return Text("hi")
        return None

    def construct(self):
        random.seed(0)
        shape = Circle() if random.random() > 0.5 else Square()
        if isinstance(shape, Circle):
            note = f"radius {shape.radius}"
        else:
            note = f"side {shape.side_length}"
        self.play(Create(shape))
        found = self.pick("text") or self.pick("round")
        if hasattr(found, "text"):
            note += found.text
        thing = None
        for kind in ("round", "none", "text"):
            thing = self.pick(kind)
            if thing is None:
                continue
            self.play(FadeIn(thing))
        thing = "now a string"
        self.add(Text(thing.upper() + note, font_size=24).to_edge(DOWN))
        thing = [Dot(), Dot(RIGHT)]
        thing.append(Dot(LEFT))
        thing = VGroup(*thing)
        self.play(thing.animate.arrange(DOWN))
        value = 3
        value = str(value)
        self.play(Write(Text(value.zfill(3)).to_edge(UP)))
        self.wait()
