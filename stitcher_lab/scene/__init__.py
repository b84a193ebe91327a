"""What a scene file imports: ``from stitcher_lab.scene import VoiceoverScene``.

Runs inside the sandbox, or under the plain ``manim`` command line, where lines take their estimated length and are
not heard.
"""

from stitcher_lab.scene.voiceover import VoiceoverScene

__all__ = ["VoiceoverScene"]
