"""The nouns that flow through the pipeline, and the events it reports.

Every type here is plain, frozen data: no behaviour beyond arithmetic on its own fields, no heavy import. Times are
seconds unless a name ends in ``_frame`` or ``_frames``; sizes are pixels or bytes as said.
"""

from stitcher_lab.model.event import Event, EventKind, Stage
from stitcher_lab.model.film import Clip, Video
from stitcher_lab.model.gap import Gap
from stitcher_lab.model.grounding import Chosen, CoderLesson, Example, Grounding
from stitcher_lab.model.job import JobEvent, JobRequest, JobState, JobView
from stitcher_lab.model.making import Draft, Making, SceneMaking, Usage, WrittenScene
from stitcher_lab.model.narration import Narration, SpokenLine, Word
from stitcher_lab.model.request import QUALITIES, Brief, Quality
from stitcher_lab.model.script import BeatSpan, Finding, Rehearsal, RehearsedScene, Script
from stitcher_lab.model.story import Line, Storyboard, StoryScene, StyleGuide

__all__ = [
    "QUALITIES",
    "BeatSpan",
    "Brief",
    "Chosen",
    "Clip",
    "CoderLesson",
    "Draft",
    "Event",
    "EventKind",
    "Example",
    "Finding",
    "Gap",
    "Grounding",
    "JobEvent",
    "JobRequest",
    "JobState",
    "JobView",
    "Line",
    "Making",
    "Narration",
    "Quality",
    "Rehearsal",
    "RehearsedScene",
    "SceneMaking",
    "Script",
    "SpokenLine",
    "Stage",
    "StoryScene",
    "Storyboard",
    "StyleGuide",
    "Usage",
    "Video",
    "Word",
    "WrittenScene",
]
