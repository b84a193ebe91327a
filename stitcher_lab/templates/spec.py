"""The words in which a lesson describes itself: a :class:`Template` and its typed parameters.

A lesson's ``spec.py`` builds one ``TEMPLATE = Template(...)`` from these. Everything here is a declaration: reading
values from a prompt is :mod:`stitcher_lab.templates.extraction`, checking and repairing them is
:mod:`stitcher_lab.templates.checking`, writing them into ``scene.py`` is :mod:`stitcher_lab.templates.filling`.

Defaults are **not** declared here. They are the literals at the top of ``scene.py`` and live only there.

Every parameter has

``name``
    the UPPER_CASE constant in ``scene.py`` that it fills;
``description``
    one sentence for ``templates show`` and for error messages, such as ``"The number to look for."``;
``cues``
    words that stand next to the value in a prompt, in lower case: ``("for", "find", "looking for")``. A cue that
    ends in ``…`` only counts before the value (``"from…"``), one that starts with ``…`` only after it
    (``"…rectangles"``), any other on both sides. Plural and singular are told apart: give both.

What happens to a value that does not fit is part of the type, in two kinds: a *repair* changes the value and adds a
sentence for the user to the notes; a *refusal* raises :class:`stitcher_lab.errors.ParameterError`. What neither can
say, because it concerns several parameters at once, goes into the template's ``repair`` function.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Subject = Literal["computer science", "mathematics", "statistics", "physics"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """What all parameters have; see the module's text. Not used by itself."""

    name: str
    description: str
    cues: tuple[str, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntList(Parameter):
    """A list of numbers, whole ones unless ``whole`` is off; in the scene ``NUMBERS = [3, 9, 17]`` (``list[int]``).

    Repaired: more than ``max_items`` (the first ones are kept), duplicates when ``distinct``, disorder when
    ``sorted``. Refused: fewer than ``min_items``, a number outside ``low`` … ``high``, a fraction when ``whole``.
    """

    min_items: int = 1
    max_items: int = 12
    low: int = -999
    high: int = 999
    sorted: bool = False
    distinct: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemList(Parameter):
    """A list of short labels, whole numbers or words; in the scene ``ITEMS = ["A", "B"]`` or ``[7, 3]``.

    Repaired: more than ``max_items``, duplicates when ``distinct``. Refused: fewer than ``min_items``, a label of
    more than ``max_length`` characters.
    """

    min_items: int = 1
    max_items: int = 8
    max_length: int = 6
    distinct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Parameter):
    """A real number; in the scene ``SPEED = 20`` or ``20.5`` (``int`` when whole, else ``float``).

    ``unit`` is the parameter's own unit, for sentences (``"m/s"``). ``units`` are the spellings that mark the value
    in a prompt, each with the factor that converts it into ``unit``: ``{"m/s": 1, "km/h": 1 / 3.6}``.

    ``words`` are phrases that stand for a value when no number does: ``{"on the moon": 1.62}``.

    Outside ``low`` … ``high`` (both allowed): refused, or repaired to the nearer bound when ``clamp``. Refused: not a
    number, infinite, zero when ``nonzero``.
    """

    low: float = -1000.0
    high: float = 1000.0
    unit: str = ""
    units: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, float] = field(default_factory=dict)
    nonzero: bool = False
    clamp: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Parameter):
    """A whole number that says how many or how deep; in the scene ``TERMS = 5`` (``int``).

    Cues matter most here: ``("terms", "term", "order", "degree")`` finds "5 terms" and "degree 5". Outside ``low`` …
    ``high``: repaired to the nearer bound (refused when ``clamp=False``). Refused: not whole.
    """

    low: int = 1
    high: int = 20
    clamp: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Probability(Parameter):
    """A probability; in the scene ``PRIOR = 0.01`` (``float``). Prompts say 1%, 0.01, "one in a hundred", "1 in 100".

    ``complements`` are cues that stand next to one minus this value: ``("specificity",)`` for a false positive rate.

    Refused: outside ``low`` … ``high`` (both allowed).
    """

    low: float = 0.001
    high: float = 0.999
    complements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval(Parameter):
    """Two numbers in order; in the scene ``INTERVAL = (0, 2)`` (a tuple). "from 0 to 2", "between -1 and 1", "[0, 2]".

    Repaired: the ends in the wrong order. Refused: an end outside ``low`` … ``high``, narrower than ``min_width``.
    """

    low: float = -20.0
    high: float = 20.0
    min_width: float = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Function(Parameter):
    """A function of one variable; in the scene ``F = "x^2"``, a string for :class:`stitcher_lab.formula.Formula`.

    ``domain`` is where the function must be real and finite: two numbers, or the name of an :class:`Interval`
    parameter of the same template. Refused: not a function, another variable, undefined or infinite somewhere on the
    domain, larger than ``bound`` in size there, constant when not ``constant_ok``.
    """

    variable: str = "x"
    domain: tuple[float, float] | str = (-2.0, 2.0)
    bound: float = 100.0
    constant_ok: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quadratic(Parameter):
    """A quadratic equation by its coefficients; in the scene ``EQUATION = (1, 6, 5)``, the tuple (a, b, c).

    It stands for a x² + b x + c = 0. Prompts say "x^2 + 6x + 5 = 0", "x² = 4x - 1", "a = 1, b = 6, c = 5". Refused:
    a = 0, another degree, a coefficient outside ``low`` … ``high``, a fraction when ``whole``.
    """

    low: float = -20.0
    high: float = 20.0
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix(Parameter):
    """A matrix by rows; in the scene ``MATRIX = [[2, 1], [1, 2]]`` (lists of ``int`` or ``float``).

    ``rows`` and ``columns`` are each an exact number or a pair (least, most). Refused: another shape, ragged rows,
    an entry outside ``low`` … ``high``, a fraction when ``whole``. Singular or defective matrices are for the
    template's ``repair`` to judge. Several matrices in one template are filled in the order of the prompt.
    """

    rows: int | tuple[int, int] = 2
    columns: int | tuple[int, int] = 2
    low: float = -9.0
    high: float = 9.0
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Complex(Parameter):
    """A complex number; in the scene ``Z = 2 + 1j`` (``complex``). Prompts say 2+i, 3 - 2i, "i".

    Refused: a modulus below ``low`` or above ``high``. Several in one template are filled in the order of the prompt.
    """

    low: float = 0.1
    high: float = 4.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Graph(Parameter):
    """A small graph by its edges; in the scene ``EDGES = [("A", "B", 4), ("B", "C", 1)]``.

    Without ``weighted`` the edges are pairs, ``[("A", "B"), ("B", "C")]``. Node names are strings of 1 to 3
    characters. Prompts say "A-B 4, B-C 1", "A to B costs 4", "A->B 4".

    Repaired: an edge given twice (the first is kept), an edge from a node to itself (dropped), a weight in an
    unweighted graph (dropped). Refused: fewer than ``min_nodes`` or more than ``max_nodes`` nodes, more than
    ``max_edges`` edges, a weight outside ``low`` … ``high`` or missing, a graph in two pieces when ``connected``.
    """

    directed: bool = False
    weighted: bool = True
    connected: bool = True
    min_nodes: int = 2
    max_nodes: int = 8
    max_edges: int = 14
    low: int = 0
    high: int = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Node(Parameter):
    """One node of the :class:`Graph` named ``graph``; in the scene ``START = "A"``. Cues as in ``("from…",)``.

    When a graph is given and this node is not, the default is kept if the graph has it; else the template's
    ``repair`` must choose (``values.given`` tells what was given). Refused: a node that the graph does not have.
    """

    graph: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Parameter):
    """One of a few words; in the scene ``MODE = "bfs"``.

    ``options`` maps each value to the phrases that mean it in a prompt. Refused: a word that is no option.
    """

    options: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Parameter):
    """A short word or phrase, shown as it is; in the scene ``WORD = "parabola"``. Found in quotes or after a cue.

    Refused: longer than ``max_length`` characters, or with characters that cannot be drawn (control characters,
    braces, backslashes).
    """

    max_length: int = 24


class Values(dict[str, Any]):
    """Parameter values by name. ``given`` are the names whose value came from the user, not from the default."""

    def __init__(self, values: Mapping[str, Any], given: frozenset[str] = frozenset()) -> None:
        super().__init__(values)
        self.given = given


@dataclass(frozen=True, slots=True, eq=False)
class Template:
    """A lesson that needs no model.

    Parameters
    ----------
    id
        The folder's name: lower case with underscores.
    title
        Shown to people and used as the video's title, such as ``"Binary search"``.
    summary
        One sentence: what the viewer sees.
    subject
        One of :data:`Subject`.
    concepts
        10 to 30 phrases that name the topic: its names and their variants, the words that a teacher uses, questions
        that a pupil asks ("why halving a sorted list finds things quickly"), typical applications that *this* video
        answers. They are what a prompt is compared with, so write phrases, not lists of keywords, and nothing that
        the video does not show.
    examples
        2 to 4 complete prompts, at least one of them with values; each must match this template.
    parameters
        In the order in which ``templates show`` lists them and in which ambiguous values are filled.
    beyond
        Phrases that name the topic together with something that this lesson cannot show ("negative weights" for
        Dijkstra, "linked list" for binary search). A prompt that contains one is refused, with this template named
        as nearest: a plain lesson would be the wrong video.
    rephrase
        ``rephrase(prompt, notes) -> prompt``, called before values are read from a prompt: says in the lesson's own
        terms what was given in others, with a sentence in ``notes`` ("hypotenuse 13, leg 5" as two legs).
    repair
        ``repair(values, notes) -> values``, called after every parameter was checked alone, with all values
        (:class:`Values`, so ``values.given`` tells the user's from the defaults). May change values (append a
        sentence to ``notes`` saying so) or raise :class:`stitcher_lab.errors.ParameterError` with one clear
        sentence. Must accept the defaults unchanged.

    """

    id: str
    title: str
    summary: str
    subject: Subject
    concepts: tuple[str, ...]
    examples: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    beyond: tuple[str, ...] = ()
    repair: Callable[[Values, list[str]], Values] | None = None
    rephrase: Callable[[str, list[str]], str] | None = None

    def parameter(self, name: str) -> Parameter:
        """Return the parameter called ``name``; ``KeyError`` when there is none."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        raise KeyError(name)
