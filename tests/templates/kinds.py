"""One small lesson per kind of parameter, to read and fill without the real ones."""

from stitcher_lab.templates import spec

_SCENE = """
class Only(Lesson):
    def construct(self):
        pass
"""


def _lesson(script, *parameters, title="A lesson", repair=None):
    template = spec.Template(
        id="a_lesson",
        title=title,
        summary="Something is shown.",
        subject="mathematics",
        concepts=("something",),
        examples=("show something",),
        parameters=parameters,
        repair=repair,
    )
    return template, f'"""A scene file."""\n\n{script}\n{_SCENE}'


SEARCH = _lesson(
    "# The numbers.\nNUMBERS = [3, 9, 17]\nTARGET = 9  # what is looked for",
    spec.IntList(
        "NUMBERS", "The numbers to search in.", cues=("in…", "list"), max_items=12, sorted=True, distinct=True
    ),
    spec.Number("TARGET", "The number to look for.", cues=("for…", "find…")),
)
HASHING = _lesson(
    "KEYS = [12, 44]\nBUCKETS = 7",
    spec.IntList("KEYS", "The keys to store.", cues=("keys", "insert…", "store…"), max_items=10, low=0, high=9999),
    spec.Count("BUCKETS", "The number of buckets.", cues=("…buckets", "…slots", "size", "mod"), low=3, high=11),
)
SPREAD = _lesson(
    "VALUES = [1, 2.5, 4]",
    spec.IntList("VALUES", "The values to show.", cues=("of…", "values"), min_items=3, max_items=200, whole=False),
)
STACK = _lesson(
    'ITEMS = ["A", "B", "C"]',
    spec.ItemList("ITEMS", "What is pushed, in order.", cues=("push…",), max_items=7),
)
FIBONACCI = _lesson("N = 5", spec.Count("N", "How deep.", cues=("fib…", "fibonacci…", "n"), low=2, high=6))
TANGENT = _lesson(
    'F = "x^2"\nAT = 1',
    spec.Function("F", "The function.", domain=(-3, 3)),
    spec.Number("AT", "Where the tangent touches.", cues=("at…", "point"), low=-3, high=3),
)
INTEGRAL = _lesson(
    'F = "x^2"\nINTERVAL = (0, 2)\nRECTANGLES = 4',
    spec.Function("F", "The function.", domain="INTERVAL"),
    spec.Interval("INTERVAL", "Where the area is measured.", low=-10, high=10),
    spec.Count("RECTANGLES", "How many rectangles.", cues=("…rectangles", "…strips", "n ="), low=2, high=12),
)
QUADRATIC = _lesson("EQUATION = (1, 6, 5)", spec.Quadratic("EQUATION", "The equation to solve."))
MATRIX = _lesson("MATRIX = [[2, 1], [1, 2]]", spec.Matrix("MATRIX", "The matrix."))
PRODUCT = _lesson(
    "A = [[1, 2], [3, 4]]\nB = [[5, 6], [7, 8]]",
    spec.Matrix("A", "The first matrix.", rows=(1, 3), columns=(1, 3)),
    spec.Matrix("B", "The second matrix.", rows=(1, 3), columns=(1, 3)),
)
COMPLEX = _lesson(
    "Z = 2 + 1j\nW = 1 + 2j", spec.Complex("Z", "The first factor."), spec.Complex("W", "The second factor.")
)
ROADS = _lesson(
    'EDGES = [("A", "B", 4), ("B", "C", 1)]\nSTART = "A"\nGOAL = "C"',
    spec.Graph("EDGES", "The roads."),
    spec.Node("START", "Where it starts.", graph="EDGES", cues=("from…", "starting at…")),
    spec.Node("GOAL", "Where it ends.", graph="EDGES", cues=("to…",)),
)
NETWORK = _lesson(
    'EDGES = [("A", "B"), ("B", "C")]\nSTART = "A"',
    spec.Graph("EDGES", "The network.", weighted=False),
    spec.Node("START", "Where it starts.", graph="EDGES", cues=("from…", "starting at…", "start at…")),
)
TEST = _lesson(
    "PRIOR = 0.01\nSENSITIVITY = 0.9\nFALSE_ALARMS = 0.05",
    spec.Probability("PRIOR", "How many have it.", cues=("prevalence", "…have", "…of people")),
    spec.Probability("SENSITIVITY", "How many the test finds.", cues=("sensitivity", "detects…")),
    spec.Probability(
        "FALSE_ALARMS",
        "How many healthy ones it alarms.",
        cues=("false positives", "false alarms"),
        complements=("specificity",),
    ),
)
THROW = _lesson(
    "SPEED = 20\nANGLE = 45",
    spec.Number("SPEED", "The speed.", cues=("speed",), units={"m/s": 1, "km/h": 1 / 3.6}, unit="m/s", low=1, high=100),
    spec.Number("ANGLE", "The angle.", cues=("angle",), units={"°": 1, "degrees": 1}, unit="°", low=0, high=90),
)
MODE = _lesson(
    'MODE = "left"\nWORD = "abc"',
    spec.Choice("MODE", "Which side.", options={"left": ("left", "left-hand"), "right": ("right", "right-hand")}),
    spec.Text("WORD", "A word.", cues=("word…",), max_length=10),
)
SORTING = _lesson(
    "NUMBERS = [5, 2, 8]", spec.IntList("NUMBERS", "The numbers to sort.", cues=("sort…",), min_items=2, max_items=9)
)

ALL = (
    SEARCH, HASHING, STACK, FIBONACCI, TANGENT, INTEGRAL, QUADRATIC, MATRIX, PRODUCT, COMPLEX, ROADS, NETWORK, TEST,
    THROW, MODE, SORTING,
)  # fmt: skip
