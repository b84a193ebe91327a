r"""What may be set with others: only what cannot change how they look."""

import pytest

from stitcher_lab.tex import Document, known
from stitcher_lab.tex.known import CLASS

PREAMBLE = CLASS + "\\usepackage[english]{babel}\n\\usepackage{amsmath}\n\\usepackage{amssymb}\n"


def document(body, preamble=PREAMBLE, **kinds):
    shown = f"\\begin{{preview}}\n\\begin{{align*}}\n{body}\n\\end{{align*}}\n\\end{{preview}}"
    return Document(f"{preamble}\\begin{{document}}\n{shown}\n\\end{{document}}", **kinds)


@pytest.mark.parametrize("body", [
    r"\frac{a}{b}", r"\special{dvisvgm:raw <g id='unique000'>}x\special{dvisvgm:raw </g>}", r"\{x\} \\ \%", "é",
])  # fmt: skip
def test_plain_formulas_are_known(body):
    assert known(document(body))


@pytest.mark.parametrize("body", [
    r"\gdef\alpha{evil}", r"\def\alpha{evil}", r"\let\alpha\beta", r"\csname gdef\endcsname\alpha{x}",
    r"^^5cgdef\alpha{x}", "\\gde^^66\\alpha{x}", r"\catcode`\a=13", r"\input{x}", r"\write18{ls}", r"\global\count0=9",
    r"\newcommand{\x}{y}", r"\expandafter\x", r"\label{a}", r"\stepcounter{page}", r"\tag{1}", r"\lowercase{a}",
    r"\begin{equation}x\end{equation}", r"\begin{align}x\end{align}",
    r"x\end{preview}\begin{preview}y", r"}x{", r"{x", r"\end{document}", "x % y", r"\special{dvisvgm:raw <script>}",
    r"\special{dvisvgm:raw </g>}x\special{dvisvgm:raw <g id='unique000'>}", r"\special{dvisvgm:raw <g id='unique000'>}",
    r"\special{dvisvgm:rawdef <g>}", "\x00", r"\verb|x|", r"\begin{filecontents}{a}x\end{filecontents}",
    r"\usepackage{x}", r"\begin {preview}", r"\endgroup", r"\everymath{x}", r"\AtEndDocument{x}",
    "{" * 100 + "}" * 100, "x" * 30_000,
])  # fmt: skip
def test_what_could_change_others_is_set_alone(body):
    assert not known(document(body))


@pytest.mark.parametrize("line", [
    r"\gdef\alpha{evil}", r"\usepackage{shellesc}", r"\newcommand{\x}{\gdef\alpha{evil}}", r"\AtBeginDocument{x}",
    r"\newcommand{\x}{\undefinedthing}", r"\catcode`\x=13 \usepackage{bm}",
])  # fmt: skip
def test_a_preamble_that_does_something_else_makes_all_its_formulas_lonely(line):
    assert not known(document("x", PREAMBLE + line + "\n"))


def test_a_preamble_of_plain_definitions_is_known():
    preamble = PREAMBLE + "\\usepackage{bm}\n\\newcommand{\\RR}{\\mathbb{R}}\n\\newcommand{\\two}[1]{#1^2}\n"
    assert known(document(r"\bm{x}\in\RR,\two{y}", preamble))
    assert not known(document(r"\bm{x}"))


def test_other_compilers_and_classes_are_left_to_manim():
    assert not known(document("x", compiler="xelatex"))
    assert not known(document("x", compiler="lualatex", output_format=".pdf"))
    assert not known(document("x", PREAMBLE.replace("article", "standalone")))


@pytest.mark.parametrize("command", [r"\boldmath", r"\boldmath {", r"\gdef\alpha{x}"])
def test_commands_before_the_formula_are_read_too(command):
    source = document("x").source.replace("\\begin{preview}", f"{command}\n\\begin{{preview}}")
    assert known(Document(source)) is (command == r"\boldmath")
