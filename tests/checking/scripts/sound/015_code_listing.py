from manim import *


class ReadingCode(Scene):
    def construct(self):
        listing = Code(
            code_string="def square(x):\n    return x * x\n\nprint(square(4))",
            language="python",
            background="window",
            add_line_numbers=True,
            paragraph_config={"font_size": 22},
            formatter_style="monokai",
        )
        self.play(FadeIn(listing))
        lines = listing.code_lines
        marker = SurroundingRectangle(lines[1], color=YELLOW, buff=0.05)
        self.play(Create(marker))
        self.play(marker.animate.move_to(lines[3]).match_width(lines[3]))
        self.play(listing.line_numbers.animate.set_opacity(0.3))
        self.play(FadeOut(listing.background))
        self.wait()
