"""The agent: plans a lesson, writes its scenes, and mends what it wrote, with a language model and the truth."""

from stitcher_lab.agent.assembly import assemble
from stitcher_lab.agent.planner import plan
from stitcher_lab.agent.scene_work import write_scene
from stitcher_lab.agent.workshop import Workshop

__all__ = ["Workshop", "assemble", "plan", "write_scene"]
