"""Stars, planets, curved space."""

from __future__ import annotations

from stitcher_lab.plugins.plugin import Broken, Plugin, Routing, names, phrases

PLUGIN = Plugin(
    name="astronomy",
    title="Astronomy",
    summary="Stars and planets of many particles, rings, and a fabric of space that masses curve.",
    module="manim_Astronomy",
    imports="from manim_Astronomy import *",
    distribution="manim-Astronomy",
    version="0.0.5",
    sha256="740238e30be5bf08b4d206de1c7745ffcb05d1711c5f0bec79106c29e123eff9",
    licence="MIT",
    home="https://github.com/hassamrajpoot/manim-Astronomy",
    symbols=names("Star Planet SpaceTimeFabric"),
    by_extra="no",
    broken=(
        Broken("HubbleSpaceTelescope", "It looks for its model in a folder that is not there."),
        Broken("JamesWebbSpaceTelescope", "It looks for its model in a folder that is not there."),
    ),
    shims=("It is imported without vedo and VTK (565 MB), which it wants for two telescopes that do not work.",),
    advice=(
        "A Star is made of particles, each a sphere of 64 faces, slow to draw: num_of_particles=150 is plenty.",
        "Lay a few over a plain Circle: Star(radius=1, num_of_particles=24, size_of_particle=0.03, colors=[...]).",
        "Make a Planet in the middle and move it from there: a center given to it counts twice.",
        "SpaceTimeFabric(func=lambda u, v: ..., resolution=(12, 12)) is slow at its own resolution of 50 by 50.",
        "Do not animate a fabric point by point: fade or transform from one to another.",
    ),
    routing=Routing(
        surely=phrases(r"""
            solar systems? | planetary (?:system|motion|orbit|ring)s? | planets? | saturn(?:'s)? | jupiter(?:'s)?
            kepler(?:'s)?(?: laws?)? | space[- ]?time | general relativity | gravitational (?:lens\w*|wave\w*|well)s?
            curv(?:ed|ature of) space | black holes?
            stars?(?:'s)? (?:life ?cycle|evolution|formation|cluster|birth|death)s? | life ?cycle of (?:a )?stars?
            supernovae? | neutron stars? | red giants? | white dwar(?:f|ves) | galax(?:y|ies) | exoplanets?
            asteroids? | orbit(?:s|ing)? (?:around )?(?:the |a )?(?:sun|star|earth)
        """),
        perhaps=phrases(r"""
            stars? | orbit(?:s|al|ing)? | gravity | astronom\w+ | telescopes? | universe | cosm\w+ | comets?
            trampolines? | rubber sheets?
        """),
        unless=phrases(r"""
            phases? of the moon | moon phases? | (?:solar|lunar) eclipses?
            (?:movie|film|pop|rock|super|five|four|three|two|one)[- ]?stars?
            star (?:graph|network|topolog|polygon|shape)\w* | star wars | mercury (?:thermometer|poisoning)s?
            mars bars? | bruno mars | freddie mercury | planetary gears? | stars? (?:rating|review)s?
            moon ?(?:light|stone) | sun ?(?:light|flower|screen|burn|day)s?
            orbit of (?:a|an) (?:point|element|group)
        """),
    ),
)
