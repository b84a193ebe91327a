r"""Formulas of every kind that lessons use, as makers of mobjects: what is set together must look as when set alone."""

from manim import BLUE, RED, BulletedList, MathTex, Tex, TexTemplate, Title

MATHEMATICS = (
    r"\frac{a}{b}+\frac{c}{d}=\frac{ad+bc}{bd}", r"\begin{bmatrix}1&2\\3&4\end{bmatrix}", r"e^{i\pi}+1=0",
    r"\sum_{n=1}^{\infty}\frac{1}{n^2}=\frac{\pi^2}{6}", r"\int_a^b f'(x)\,dx=f(b)-f(a)", r"\sqrt{x^2+y^2}",
    r"f(x)=\begin{cases}x^2&x>0\\0&\text{otherwise}\end{cases}", r"\vec{v}\cdot\mathbf{w}=\|v\|\|w\|\cos\theta",
    r"\lim_{h\to 0}\frac{f(x+h)-f(x)}{h}", r"\binom{n}{k}=\frac{n!}{k!(n-k)!}", r"x=\frac{-b\pm\sqrt{b^2-4ac}}{2a}",
    r"\nabla\times\vec{E}=-\frac{\partial\vec{B}}{\partial t}", r"\prod_{p}\frac{1}{1-p^{-s}}", r"\log_2 8 = 3",
    r"\left(\frac{1}{2}\right)^n", r"\overline{AB}\parallel\overline{CD}", r"\mathbb{R}^n\to\mathbb{R}^m",
    r"\alpha+\beta+\gamma=180^\circ", r"\underbrace{1+1+\cdots+1}_{n}", r"a_1,a_2,\dots,a_n", r"\boxed{E=mc^2}",
    r"\text{naïve café: } x^2", r"\text{Stra\ss e }\ddot{a}", r"\begin{vmatrix}1&0\\0&1\end{vmatrix}",
    r"\mathcal{L}\{f\}(s)", r"\mathfrak{g}\ltimes\mathsf{V}\mathtt{x}\mathit{word}", r"\xrightarrow[T]{n\pm i-1}",
    r"\oint_{\partial S}\vec F\cdot d\vec r=\iint_S(\nabla\times\vec F)\cdot d\vec S", r"\sqrt[3]{27}=3",
    r"\overset{!}{=}\underset{x\to0}{\lim}", r"\stackrel{?}{\geq}\not\subset", r"\cfrac{1}{1+\cfrac{1}{1+x}}",
    r"\dfrac{a}{b}\tfrac ab\displaystyle\sum_i^n", r"\substack{i<n\\j<m}", r"\lfloor x\rfloor+\lceil y\rceil",
    r"\left\{\,x\in\mathbb{R}\mid x>0\right\}", r"5\%\ \&\ \$4\ \#1\_2", r"a\!b\,c\;d\quad e\qquad f",
    r"\begin{aligned}x&=1\\y&=2\end{aligned}", r"\begin{array}{c|c}1&2\\\hline3&4\end{array}", r"{a \over b}",
    r"x_{1_{2}}^{3^{4}}", r"\widehat{ABC}\ \tilde{n}\ \bar{x}", r"x &= 1 \\ y &= 2", r"\big(\Big(\bigg(\Bigg(",
    r"\operatorname{rank}(A)\;\operatorname*{argmax}_x", r"\aleph_0<2^{\aleph_0}", r"\therefore\because\models\vdash",
    r"10^{-3}\,\text{m/s}^2", r"\overbrace{a+b}^{c}", r"\phantom{x}y\hphantom{zz}w",
    r"\underline{u}\overrightarrow{AB}",
)  # fmt: skip
TEXTS = (
    "Hello world", r"\textbf{bold} \textit{it} \texttt{code} \textsc{Small}", r"The area is $\pi r^2$.",
    r"50\% of users", r"\"Uber \'a \`e \^o \~n \c{c}", r"\LaTeX{} and \TeX", r"``quoted'' -- dash --- long",
    r"{\Large big} {\tiny small}", r"line one\\line two", r"\begin{itemize}\item one\item two\end{itemize}",
    r"\begin{tabular}{|c|c|}\hline a&b\\\hline\end{tabular}", r"é ü ñ ß ø",
)  # fmt: skip


def make_all():
    """Make one mobject of each."""
    for text in MATHEMATICS:
        MathTex(text)
    for text in TEXTS:
        Tex(text)
    MathTex("a", "+", "b", "=", "c")
    MathTex("{{a^2}} + {{b^2}} = {{c^2}}")
    MathTex(r"\frac{", r"x", "}{", "y", "}")
    MathTex("e^{i", r"\tau} = 1")
    MathTex(r"\sum_{n}x_n y_n", substrings_to_isolate=["x", "y_n"])
    MathTex("E=mc^2", tex_to_color_map={"m": RED, "c": BLUE})
    MathTex(r"a \\ b", tex_environment="gather*")
    MathTex("x=1", tex_environment="equation*")
    Tex("a", "b", "c")
    Tex(r"x \\ y", tex_environment="flushleft")
    Tex(r"a & b \\ c & d", tex_environment="{tabular}{ll}")
    Title("Lesson")
    BulletedList("one", "two $x$")
    template = TexTemplate()
    template.add_to_preamble(r"\usepackage{bm}").add_to_preamble(r"\usepackage{color}")
    template.add_to_preamble(r"\newcommand{\RR}{\mathbb{R}}").add_to_preamble(r"\DeclareMathOperator{\tr}{tr}")
    for text in (r"\bm{x}+\tr A\in\RR^n", r"\color{red}x+\textcolor{blue}{y}", r"\RR", r"{\color{red} a}b"):
        MathTex(text, tex_template=template)
    bold = TexTemplate()
    bold.add_to_document(r"\boldmath")
    MathTex("x+y", tex_template=bold)
    MathTex(r"\alpha", tex_template=bold)
