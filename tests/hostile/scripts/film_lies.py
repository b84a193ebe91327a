"""Draws an honest film and reports another length, so that the sound of later scenes slips.

title: a film's length is counted
kind: verdicts
canary: the verdict
needs: film
verdicts: failed
control: no (nobody counts there)
"""
import sys
from manim import *

HOST = {}

class Attack(Scene):
    def construct(self):
        self.wait(0.2)
        frame = sys._getframe()
        while "channel" not in frame.f_locals:
            frame = frame.f_back
        channel = frame.f_locals["channel"]
        honest = channel.message
        def lie(body):
            if "frames" in body and "scene" in body:
                body = {**body, "frames": body["frames"] + 7}
            honest(body)
        channel.message = lie
