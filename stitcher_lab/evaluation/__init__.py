"""Measuring: many prompts through the whole pipeline, one line of facts each, and a report one can read.

``run`` goes through a list of prompts and appends what became of each to ``results.jsonl``; ``summarize`` makes
figures of them, ``report`` and ``comparison`` pages. It is a door's helper: it imports the pipeline, nothing but a
door imports it.
"""

from stitcher_lab.evaluation.comparing import compare
from stitcher_lab.evaluation.comparison_page import comparison
from stitcher_lab.evaluation.prompts import Case, read_cases
from stitcher_lab.evaluation.report_page import report
from stitcher_lab.evaluation.results import Outcome, Result, SceneResult
from stitcher_lab.evaluation.run_folder import Run, RunFolder, read_run
from stitcher_lab.evaluation.running import run
from stitcher_lab.evaluation.summary import Summary, summarize

__all__ = [
    "Case",
    "Outcome",
    "Result",
    "Run",
    "RunFolder",
    "SceneResult",
    "Summary",
    "compare",
    "comparison",
    "read_cases",
    "read_run",
    "report",
    "run",
    "summarize",
]
