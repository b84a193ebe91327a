from manim import *


class Texts(Scene):
    def construct(self):
        t = Text(
            "Hello world", t2c={"world": BLUE}, t2w={"Hello": BOLD}, t2s={"world": ITALIC},
            line_spacing=1.2, disable_ligatures=True,
        )
        t2 = Text("scaled", size=1.2) if False else Text("scaled").scale(0.6)
        p = Paragraph("one", "two", "three", alignment="left", line_spacing=0.8).scale(0.5)
        p[0].set_color(YELLOW)
        p.set_line_alignment("center", 1) if False else None
        tex = Tex(r"\textbf{bold} and $x^2$", tex_environment="flushleft", font_size=36)
        m = MathTex(r"a^2 + b^2", "=", "c^2", substrings_to_isolate=["a"], tex_to_color_map={"c^2": RED})
        bl = BulletedList("first", "second", "third", dot_scale_factor=2, buff=0.3, font_size=30)
        bl.fade_all_but(1, opacity=0.3)
        mk = MarkupText(f'all in <gradient from="{RED}" to="{BLUE}">colours</gradient>', font_size=28)
        integer = Integer(12345, group_with_commas=True, show_ellipsis=True, edge_to_fix=RIGHT)
        decimal = DecimalNumber(3.14159, num_decimal_places=3, unit=r"\mathrm{m}")
        everything = VGroup(t, t2, p, tex, m, bl, mk, integer, decimal).arrange_in_grid(3, 3, buff=0.5)
        everything.scale_to_fit_width(12)
        for piece in everything:
            self.play(Write(piece), run_time=0.2)
        part = m.get_part_by_tex("=")
        self.play(part.animate.set_color(GREEN), RemoveTextLetterByLetter(t2))
        self.play(AddTextWordByWord(Text("some words here").to_edge(DOWN)), TypeWithCursor(Text("typing").to_edge(UP), Rectangle(height=0.5, width=0.2, fill_opacity=1)))
        self.wait()
