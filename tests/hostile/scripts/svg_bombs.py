"""Draws SVGs that blow up: entities within entities, a path without end, a picture that includes itself.

title: an SVG that blows up ends with the task
kind: pictures
canary: the verdict
limits: wall=20 memory=700
verdicts: done failed memory timeout
control: no (the XML parser's own limits end most of it)
"""
from manim import *

HOST = {}

class Attack(Scene):
    def construct(self):
        entities = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
        bomb = f'<!DOCTYPE svg [<!ENTITY a0 "M 0 0 L 1 1 ">{entities}]><svg xmlns="http://www.w3.org/2000/svg"><path d="&a12;"/></svg>'
        use = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><g id="a"><use xlink:href="#a"/></g></svg>'
        path = f'<svg xmlns="http://www.w3.org/2000/svg"><path d="M 0 0 {"L 1 2 " * 400_000}"/></svg>'
        for number, text in enumerate((bomb, use, path)):
            with open(f"bomb{number}.svg", "w") as stream:
                stream.write(text)
            try:
                self.add(SVGMobject(f"bomb{number}.svg"))
            except Exception as error:
                print(type(error))
