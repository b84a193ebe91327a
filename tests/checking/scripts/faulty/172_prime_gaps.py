# dies: ValueError; class: value
from manim import *


class PrimeGaps(Scene):
    def construct(self):
        limit = 30
        line = NumberLine(x_range=[0, limit, 5], length=12, include_numbers=True)
        self.play(Create(line))
        primes = [n for n in range(2, limit) if all(n % d for d in range(2, n))]
        dots = VGroup(*[Dot(line.n2p(p), color=YELLOW) for p in primes])
        self.play(LaggedStart(*[FadeIn(d) for d in dots], lag_ratio=0.1))
        large_gaps = [(a, b) for a, b in zip(primes, primes[1:]) if b - a > 6]
        braces = VGroup(*[BraceBetweenPoints(line.n2p(a), line.n2p(b), UP) for a, b in large_gaps])
        self.play(LaggedStart(*[GrowFromCenter(b) for b in braces], lag_ratio=0.3))
        self.wait()
