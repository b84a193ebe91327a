"""Parses an SVG whose entities are files of the host, with external entities switched on.

title: an SVG's entities reach no file
kind: pictures
canary: the secrets in the files
"""
import io, xml.sax
from manim import Scene

HOST = {}

class Attack(Scene):
    def construct(self):
        class Teller(xml.sax.ContentHandler):
            def characters(self, content):
                print(content)
        for path in HOST["secrets"].values():
            text = f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file://{path}">]><svg><text>&x;</text></svg>'
            parser = xml.sax.make_parser()
            parser.setFeature(xml.sax.handler.feature_external_ges, True)
            parser.setContentHandler(Teller())
            try:
                parser.parse(io.StringIO(text))
            except (OSError, xml.sax.SAXException) as error:
                print(error)
