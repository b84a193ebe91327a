"""What a script asks the host for formulas: whatever it asks, only harmless ones are set for everybody."""

from __future__ import annotations

from fuzz import examples
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.tex import Document, known
from stitcher_lab.tex.formulary import MOST, _read
from stitcher_lab.tex.known import CLASS

HEAD = CLASS + "\\usepackage{amsmath}\n"
HARMLESS = st.lists(
    st.sampled_from(
        ["x", "^2", "_{1}", r"\frac{a}{b}", r"\alpha", " ", r"\{", r"\sqrt{2}", "é", "+", r"\\", "&", "\n"]
    ),
    max_size=8,
)
# Each of these changes TeX for what comes after it, reads, writes, or ends what it stands in.
HARMFUL = [
    r"\def\alpha{x}",
    r"\gdef\alpha{x}",
    r"\let\alpha\beta",
    r"\csname(x)\endcsname",
    r"^^5cinput{x}",
    r"\^^64ef\x{}",
    r"\catcode`\a=13",
    r"\input{x}",
    r"\openin5=x",
    r"\write18{ls}",
    r"\global\x",
    r"\count0=9",
    r"\renewcommand{\x}{\def}",
    r"\expandafter\x",
    r"\everymath{x}",
    r"\endgroup",
    r"\end{document}",
    r"\end{preview}",
    r"\begin{preview}",
    r"\special{psfile=x}",
    r"\special{dvisvgm:raw(<script>)}",
    r"\verb|x|",
    r"%",
    r"\aftergroup\x",
    r"\loop\iftrue\repeat",
    r"\immediate\write16{x}",
    r"\font\x=cmr10",
    r"\hsize=1pt",
    r"\shipout\hbox{}",
    r"\futurelet\x\y",
    r"\begin{filecontents}{a}",
    r"\directlua{x}",
    r"\pdfshellescape",
    r"\uppercase{\x}",
    r"\read5to\x",
    r"\obeylines",
    r"\makeatletter",
    r"\newpage",
]
harmful = st.sampled_from(HARMFUL)


def document(body):
    return f"{HEAD}\\begin{{document}}\n\\begin{{preview}}\n${body}$\n\\end{{preview}}\n\\end{{document}}"


@examples(300)
@given(HARMLESS, harmful, HARMLESS)
def test_what_harms_is_never_known_wherever_it_stands(before, harm, after):
    body = "".join(before)
    # A backslash before it would make another command of it.
    assert not known(Document(document(f"{body} {harm}{''.join(after)}")))
    assert not known(Document(document(f"{body} {{{harm}}}")))
    assert not known(Document(document("x").replace("\\begin{document}", f"{harm}\n\\begin{{document}}")))


value = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=30)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=8,
)
entry = st.one_of(
    value,
    st.tuples(HARMLESS.map("".join).map(document), st.sampled_from(["latex", "xelatex", "sh"]), st.just(".dvi")).map(
        list
    ),
    st.tuples(st.text(max_size=60), st.just("latex"), st.just(".dvi")).map(list),
    st.tuples(harmful.map(document), st.just("latex"), st.just(".dvi")).map(list),
)


def many(count):
    return [["x", "latex", ".dvi"]] * count


@examples(200)
@given(
    st.one_of(
        value,
        st.lists(entry, max_size=6),
        st.integers(MOST, MOST + 2).map(lambda count: [["x", "latex", ".dvi"]] * count),
    )
)
def test_any_question_is_read_or_left_alone(asked):
    for question in ({"formulas": asked}, {"formulas": asked, "kept": asked}, {"other": asked}):
        found = _read(question)
        assert found is None or all(known(one) for one in found)
        assert found is None or len(found) <= MOST


@examples(100)
@given(st.text(alphabet=r"\{}$^_&%#~ abm()[]*begindocuprvw'`" + "\n", max_size=400))
def test_any_text_is_known_or_not_and_soon(text):
    known(Document(document(text)))
    known(Document(text))
    known(Document(CLASS + text))
