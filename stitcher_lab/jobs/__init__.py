"""Jobs: pipeline runs that are submitted once, survive the process, and are reported event by event."""

from stitcher_lab.errors import UnknownJobError
from stitcher_lab.jobs.jobs import Jobs

__all__ = ["Jobs", "UnknownJobError"]
