"""What the lesson on Bayes' rule teaches, and what can be asked of it."""

from stitcher_lab.errors import ParameterError
from stitcher_lab.templates.spec import Choice, Probability, Template, Values


def repair(values: Values, notes: list[str]) -> Values:
    """Refuse a test that says nothing; say so when alarms speak against what they should find."""
    hit, false = values["SENSITIVITY"], values["FALSE_POSITIVE_RATE"]
    if hit == false:
        raise ParameterError(
            f"A test whose sensitivity and false positive rate are {hit:g} tells nothing: no alarm changes a chance.",
            remedy="Give a false positive rate that differs from the sensitivity.",
        )
    if hit < false:
        notes.append(
            f"The false positive rate ({false:g}) is above the sensitivity ({hit:g}), so an alarm lowers the chance."
        )
    return values


TEMPLATE = Template(
    id="bayes_rule",
    title="Bayes' rule",
    summary="Counting true and false alarms in a crowd shows what a positive test tells; then the same as a formula.",
    subject="statistics",
    concepts=(
        "Bayes' rule",
        "Bayes' theorem",
        "Bayes' law",
        "Bayes theorem with a medical test",
        "probability of having a disease after a positive test",
        "a positive test result does not mean that you are ill",
        "base rate fallacy",
        "base rate neglect",
        "false positive paradox",
        "why most positive results of a rare disease test are false alarms",
        "prior and posterior probability",
        "updating a probability with new evidence",
        "conditional probability of the cause given the effect",
        "inverting a conditional probability",
        "P(A given B) from P(B given A)",
        "natural frequencies of true and false positives",
        "how reliable is a screening test",
        "positive predictive value of a test",
        "prevalence, sensitivity and false positive rate",
        "chance that a flagged email is really spam",
        "chance that a rejected part is really faulty",
        "prosecutor's fallacy: how sure does evidence make us",
        "i tested positive, what are the odds that it's a false alarm",
        "positive test result but probably healthy",
        "how likely am i ill when the test is positive",
        "a spam filter computes the chance that a mail is spam given a word",
        "conditional probability with a medical test",
        "false positives of a rare disease test",
        "how sure can I be after a positive result",
        "prior, likelihood and posterior",
        "updating beliefs with evidence",
        "probability of being ill given a positive test",
        "why most positive tests of a rare disease are wrong",
        "a drug test is 99% accurate, what does a positive result mean",
        "p of a given b from p of b given a",
        "bayesian updating",
        "prevalence, sensitivity and specificity",
        "screening test and positive predictive value",
        "a factory alarm goes off, is the part really faulty",
        "reversing a conditional probability",
        "what a covid self test tells you",
        "how much to trust a positive result",
    ),
    examples=(
        "explain Bayes' rule",
        "Bayes' theorem for a test with 1% prevalence, 90% sensitivity and a 9% false positive rate",
        "how likely is an email spam if 20% of mail is spam, the filter catches 95% of it and has 3% false alarms",
    ),
    parameters=(
        Probability(
            "PRIOR",
            "The share of all cases that have what the test looks for.",
            cues=(
                "prior", "prevalence", "base rate", "affects…", "…prior", "…prevalence", "…of people", "…of all people",
                "…of the population", "…of patients", "…have the disease", "…are ill", "…are sick", "…of emails",
                "…of all emails", "…of mail", "…is spam", "…are spam", "…of parts", "…of all parts", "…are faulty",
                "…are defective",
            ),
            low=0.001,
            high=0.999,
        ),
        Probability(
            "SENSITIVITY",
            "The share of these that the test finds.",
            cues=(
                "sensitivity", "true positive rate", "hit rate", "recall", "detection rate", "detects…", "catches…",
                "finds…", "true positives", "sensitive",
            ),
            low=0.1,
            high=1.0,
            complements=("misses…", "false negatives", "false negative rate", "false negative"),
        ),
        Probability(
            "FALSE_POSITIVE_RATE",
            "The share of the others for which the test gives a false alarm.",
            cues=(
                "false positive rate", "false positives", "false positive", "false alarm rate", "false alarms",
                "false alarm", "…of healthy", "…of the healthy", "…of the others",
            ),
            low=0.0,
            high=0.999,
            complements=("specificity", "specific", "true negative rate"),
        ),
        Choice(
            "STORY",
            "What is tested: people for a disease, emails for spam, or parts for a defect.",
            options={
                "disease": ("disease", "medical test", "illness", "patients", "cancer", "virus", "infection"),
                "spam": ("spam", "emails", "email", "spam filter"),
                "defect": ("defect", "faulty parts", "factory", "defective", "quality control"),
            },
        ),
    ),
    beyond=(
        "naive bayes",
        "bayesian network",
        "bayesian regression",
        "prior distribution",
        "posterior distribution",
        "beta distribution",
        "conjugate prior",
        "markov chain monte carlo",
        "bayes factor",
        "bayes estimator",
        "monty hall",
        "likelihood ratio",
        "roc curve",
    ),
    repair=repair,
)  # fmt: skip
