# dies: TypeError; class: keyword
from manim import *


class AreaDelTriangulo(Scene):
    """Por qué el área es base por altura entre dos."""

    def construct(self):
        titulo = Text("Área de un triángulo", font_size=42).to_edge(UP)
        self.play(Write(titulo))

        base, altura = 5, 3
        triangulo = Polygon(ORIGIN, RIGHT * base, RIGHT * 1.5 + UP * altura, color=BLUE, fill_opacity=0.5)
        triangulo.center()
        self.play(DrawBorderThenFill(triangulo))

        copia = triangulo.copy().set_fill(RED)
        self.play(copia.animate.rotate(PI).next_to(triangulo, RIGHT, buff=-2.5))
        llave = Brace(triangulo, direction=DOWN, buff=0.1, label_size=30)
        texto = llave.get_tex("b")
        self.play(GrowFromCenter(llave), Write(texto))
        formula = MathTex(r"A = \frac{b \cdot h}{2}").to_edge(DOWN)
        self.play(Write(formula))
        self.wait(2)
