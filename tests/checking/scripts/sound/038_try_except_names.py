from manim import *

try:
    import sympy
    from sympy import Symbol, diff
except ImportError:
    sympy = None

VERSION = "1.0"
DEBUG = __name__ == "__main__"


class MaybeSympy(Scene):
    def construct(self):
        if sympy is not None:
            x = Symbol("x")
            tex = sympy.latex(diff(x**3, x))
        else:
            tex = "3 x^{2}"
        formula = MathTex(tex)
        self.play(Write(formula))
        global counter
        counter = 1
        self.count()
        assert counter == 2
        match counter:
            case 1:
                shape = Square()
            case int(n) if n > 1:
                shape = RegularPolygon(n + 3)
            case _:
                shape = Dot()
        self.play(Transform(formula, shape))
        self.wait()

    def count(self):
        global counter
        counter += 1

        def inner():
            nonlocal_total = 0

            def deeper():
                nonlocal nonlocal_total
                nonlocal_total += 1
                return nonlocal_total

            return deeper()

        return inner()
