"""Results of which one knows what figures they must give."""

from stitcher_lab.evaluation import Outcome, Result, SceneResult
from stitcher_lab.model import Usage


def scene(name, outcome="made", **facts):
    return SceneResult(name, outcome, **facts)


def result(name, outcome=Outcome.MADE, *scenes, prompt=None, **facts):
    facts.setdefault("digest", "same")
    return Result(id=name, prompt=prompt or f"explain {name}", outcome=outcome, scenes=scenes, **facts)


def used(tokens, cost=0.01):
    return Usage(calls=2, prompt_tokens=tokens, completion_tokens=tokens // 10, cost=cost)
