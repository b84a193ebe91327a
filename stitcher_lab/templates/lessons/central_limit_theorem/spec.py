"""What the lesson on the central limit theorem teaches, and what can be asked of it."""

from stitcher_lab.templates.spec import Choice, Count, Template, Values


def repair(values: Values, notes: list[str]) -> Values:
    """Say that a flat or two-sided source needs more than a few numbers in each average."""
    if "SAMPLE_SIZE" in values.given and values["SAMPLE_SIZE"] < 5:  # noqa: PLR2004 - see is_bell() in the scene
        notes.append(
            f"Averages of only {values['SAMPLE_SIZE']} numbers are not quite a bell yet; the video says so and goes on "
            "to larger ones."
        )
    return values


TEMPLATE = Template(
    id="central_limit_theorem",
    title="Central limit theorem",
    summary="Averages of dice, coins or lopsided wheels pile up in a bell curve that narrows with the root of n.",
    subject="statistics",
    concepts=(
        "central limit theorem",
        "CLT",
        "why averages are normally distributed",
        "why is the bell curve everywhere",
        "where does the normal distribution come from",
        "distribution of the sample mean",
        "sampling distribution of the mean",
        "averages of many dice rolls form a bell curve",
        "rolling many dice and averaging them",
        "average of many coin tosses",
        "standard error of the mean",
        "sigma divided by the square root of n",
        "sample means of a skewed population become normal",
        "averages of a skewed distribution look Gaussian",
        "repeated sampling and histogram of the means",
        "the mean of independent random variables tends to a Gaussian",
        "larger samples give a narrower distribution of the mean",
        "why sums of independent random numbers look normal",
        "normal approximation of averages",
        "why do averages always end up bell shaped",
        "where does the bell curve come from when you add up random things",
        "averages of many samples make a bell curve",
        "sums of dice look like a normal distribution",
        "distribution of sample means",
        "gaussian curve from adding random numbers",
        "roll many dice and average, the histogram becomes a bell",
        "why is the normal distribution everywhere",
        "mean of a skewed population becomes normal",
        "the larger the sample the narrower the bell",
        "standard error shrinks with the square root of n",
        "why heights follow a bell curve",
        "averaging coin tosses gives a normal curve",
        "no matter the population, sample means are nearly normal",
        "total of ten dice",
        "rolling two, five, ten dice and adding them up",
        "normal curve appears from uniform numbers",
        "adding many random numbers gives a bell curve",
    ),
    examples=(
        "explain the central limit theorem",
        "show that averages of 20 dice rolls follow a bell curve",
        "central limit theorem with coin tosses, sample size 16 and 5000 samples",
    ),
    parameters=(
        Choice(
            "SOURCE",
            "What is averaged: a fair die, a coin (heads 1, tails 0), a lopsided wheel, or one that likes its ends.",
            options={
                "die": ("die", "dice", "uniform", "uniform distribution"),
                "coin": ("coin", "coins", "coin toss", "coin tosses", "coin flips", "heads"),
                "skewed": ("skewed", "lopsided", "skewed distribution", "asymmetric", "loaded die"),
                "two_peaks": ("two peaks", "bimodal", "u-shaped", "two-peaked"),
            },
        ),
        Count(
            "SAMPLE_SIZE",
            "How many numbers go into one average.",
            cues=(
                "sample size", "samples of size…", "sample of size…", "samples of…", "sample of…", "n =…", "n=…",
                "averages of…", "average of…", "mean of…", "means of…", "…dice", "…rolls", "…coins", "…tosses",
                "…flips", "…coin tosses", "…dice rolls", "…numbers",
            ),
            low=2,
            high=40,
        ),
        Count(
            "SAMPLES",
            "How many averages are made.",
            cues=("…samples", "…averages", "…means", "…repetitions", "…times", "…trials", "…experiments", "repeat…"),
            low=200,
            high=10_000,
        ),
    ),
    beyond=(
        "proof of the central limit theorem",
        "prove the central limit theorem",
        "characteristic function",
        "moment generating function",
        "law of large numbers",
        "cauchy distribution",
        "berry-esseen",
        "lyapunov",
        "lindeberg",
        "confidence interval",
        "hypothesis test",
        "t-test",
        "exponential distribution",
        "poisson distribution",
    ),
    repair=repair,
)  # fmt: skip
