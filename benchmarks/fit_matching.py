"""Fit the weights of the template matcher and print them, to be copied into ``stitcher_lab/templates/matching.py``.

Run from the repository's folder: ``python -m benchmarks.fit_matching``. Takes about a minute and the embedding extra.

What is fitted to: the prompts of ``tests/templates/prompts_practice.py``, and every phrase of the lessons and of the
background, each compared with all phrases but itself. The loss is logistic with a ridge, minimised by Newton's method;
per prompt the template wanted and the three most similar others count. Prompts weigh 1, own phrases 0.35, foreign ones
0.2, and the wanted templates together 0.4 of the others.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import numpy as np

from stitcher_lab.errors import NoTemplateError
from stitcher_lab.templates import matching
from stitcher_lab.templates.reading.text import clean
from stitcher_lab.templates.shelf import catalogue
from tests.templates import prompts_practice as practice

if TYPE_CHECKING:
    from numpy.typing import NDArray

_RIVALS = 3
_OWN_PHRASE, _FOREIGN_PHRASE = 0.35, 0.2
_WANTED = 0.4
_RIDGE = 1.0
_TURNS = 100


def _rows(*, by_meaning: bool) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return features (rows x features, the constant first), whether each is wanted, and how much it weighs."""
    matcher = matching.matcher_of(tuple(catalogue()), None, by_meaning=by_meaning)
    cases: list[tuple[str, str, str, float]] = [(prompt, wanted, "", 1.0) for prompt, wanted in practice.FITS]
    cases += [(prompt, "", "", 1.0) for prompt in practice.FITS_NONE]
    cases += [(text, owner, text, _OWN_PHRASE if owner else _FOREIGN_PHRASE) for owner, text in matcher.phrases]
    features, wanted_rows, weights = [], [], []
    for prompt, wanted, without, weight in cases:
        reading = matcher.read(clean(prompt), without=without)
        for place, each in enumerate(matcher.evidence(reading, without=without)):
            if each.template.id == wanted or place < _RIVALS:
                features.append([1.0, *each.features(by_meaning=by_meaning)])
                wanted_rows.append(float(each.template.id == wanted))
                weights.append(weight)
    return np.array(features), np.array(wanted_rows), np.array(weights)


def fit(*, by_meaning: bool) -> list[float]:
    """Return the weights, the constant first."""
    features, wanted, weights = _rows(by_meaning=by_meaning)
    share = (weights * (1 - wanted)).sum() / (weights * wanted).sum() * _WANTED
    weights = weights * np.where(wanted == 1, share, 1.0)
    ridge = _RIDGE * np.array([0.0] + [1.0] * (features.shape[1] - 1))
    found = np.zeros(features.shape[1])
    for _ in range(_TURNS):
        chance = 1 / (1 + np.exp(-features @ found))
        slope = features.T @ (weights * (chance - wanted)) + ridge * found
        curvature = (features * (weights * chance * (1 - chance))[:, None]).T @ features + np.diag(ridge)
        step = np.linalg.solve(curvature, slope)
        found -= step
        if np.abs(step).max() < 1e-6:  # noqa: PLR2004 - as good as still
            break
    return [round(float(weight), 2) for weight in found]


def _measured(*, by_meaning: bool) -> str:
    right = wrong = accepted = 0
    for prompt, wanted in [*practice.FITS, *((prompt, "") for prompt in practice.FITS_NONE)]:
        try:
            found = matching.find(prompt, meaning=by_meaning)[0].id
        except NoTemplateError:
            continue
        right += found == wanted
        wrong += bool(wanted) and found != wanted
        accepted += not wanted
    return (
        f"right {right}/{len(practice.FITS)}, wrong lesson {wrong}, accepted {accepted}/{len(practice.FITS_NONE)}"
        " (with the weights in the file)"
    )


def main() -> None:
    """Print both sets of weights and what the present ones score on the practice."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--measure", action="store_true", help="only measure the weights that are in the file")
    only_measure = parser.parse_args().measure
    for name, by_meaning in (("_BY_MEANING", True), ("_BY_WORDS", False)):
        if not only_measure:
            print(f"{name} = {tuple(fit(by_meaning=by_meaning))}")
        print(f"# {_measured(by_meaning=by_meaning)}")


if __name__ == "__main__":
    main()
