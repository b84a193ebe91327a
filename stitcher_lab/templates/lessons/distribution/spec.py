"""What the lesson on the shape of a distribution teaches, and what can be asked of it."""

from stitcher_lab.templates.spec import IntList, Template, Text, Values


def repair(values: Values, notes: list[str]) -> Values:  # noqa: ARG001 - nothing that one has to be told
    """Call values plainly so when nobody said what they are."""
    if "VALUES" in values.given and "LABEL" not in values.given:
        values["LABEL"] = "values"
    return values


TEMPLATE = Template(
    id="distribution",
    title="Skewness of a distribution",
    summary="Values pile up as a histogram; the tail pulls the mean away from the median, and that is skewness.",
    subject="statistics",
    concepts=(
        "skewness of a distribution",
        "skewness",
        "how skewed is this distribution",
        "show how this distribution is skewed",
        "how are these values distributed",
        "how skewed are these marks",
        "are my exam results skewed",
        "are these data skewed or symmetric",
        "what does skewness mean",
        "skewed to the right or to the left",
        "right-skewed distribution",
        "left-skewed distribution",
        "positively skewed data",
        "negatively skewed data",
        "skewed distribution of data",
        "histogram",
        "histogram of values",
        "draw a histogram of these numbers",
        "histogram of exam marks",
        "dot plot of a list of values",
        "mean versus median",
        "mean and median",
        "difference between mean and median",
        "why the mean is larger than the median",
        "when to use the median instead of the mean",
        "why incomes are reported by the median",
        "an outlier pulls the mean but not the median",
        "how an outlier changes the mean",
        "the mean is the balance point of the data",
        "the median splits the data into two halves",
        "long tail of a distribution",
        "the tail pulls the mean",
        "shape of a distribution",
        "asymmetric distribution",
        "distribution of the marks in a class",
        "symmetric or lopsided data",
        "Fisher-Pearson coefficient of skewness",
    ),
    examples=(
        "show how this distribution is skewed",
        "how skewed are these marks: 3, 4, 4, 5, 9",
        "histogram of 1, 2, 2, 3, 8",
        "mean versus median",
    ),
    parameters=(
        IntList(
            "VALUES",
            "The values whose distribution is shown.",
            cues=("of…", "marks", "values", "data", "numbers", "scores", "list", "histogram of…", "in…"),
            min_items=3,
            max_items=200,
            low=-99_999,
            high=99_999,
            whole=False,
        ),
        Text("LABEL", "What the values are, such as marks or heights in cm.", cues=("labelled…", "label…")),
    ),
    beyond=(
        "kurtosis",
        "normal distribution",
        "box plot",
        "box plots of several groups",
        "compare two distributions",
        "mode of the data",
        "quartiles",
        "percentiles",
        "kernel density estimation",
        "image histogram",
        "histogram equalization",
        "log transformation",
        "linear regression",
        "geometric mean",
        "harmonic mean",
        "moving average",
        "moving median",
        "probability distribution",
        "cumulative distribution function",
        "test for normality",
    ),
    repair=repair,
)
