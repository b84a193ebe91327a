"""Puts its code into annotations and lets the standard library evaluate them; makes a class whose field names are code.

title: what evaluates strings gives nothing away
kind: guard
canary: the secrets in the files
"""
import typing
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        for path in HOST["secrets"].values():
            class Holder:
                field: f"print(open({path!r}).read())"
            try:
                typing.get_type_hints(Holder)
            except Exception as error:
                print(type(error))
