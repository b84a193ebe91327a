"""The part of ``rehearsing.py`` that runs inside the sandbox."""

import os
import signal


class Told:
    """A channel that says of which script each message tells, and keeps files to itself."""

    def __init__(self, channel, script):
        self._channel, self._script = channel, script
        self.inputs = channel.inputs
        self.scratch = channel.scratch / script
        self.scratch.mkdir()

    def message(self, body):
        self._channel.message({"script": self._script, "said": body})

    def file(self, name, content):
        """Formulas are set again in each run."""

    def ask(self, question):
        return self._channel.ask(question)


def main(request, channel):
    import manim  # noqa: F401, PLC0415 - once for all
    import networkx  # noqa: F401, PLC0415
    import scipy.special  # noqa: F401, PLC0415

    from stitcher_lab.render import inside  # noqa: PLC0415

    for script, source in request["sources"].items():
        child = os.fork()
        if child == 0:
            signal.alarm(request["seconds"])
            told = Told(channel, script)
            try:
                inside.main(
                    {"op": "rehearse", "source": source, "scenes": None, "width": 854, "height": 480, "fps": 15}, told
                )
            finally:
                os._exit(0)
        os.waitpid(child, 0)
