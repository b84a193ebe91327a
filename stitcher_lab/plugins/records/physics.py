"""Mechanics, fields, waves, light."""

from __future__ import annotations

from stitcher_lab.plugins.plugin import Plugin, Routing, names, phrases

PLUGIN = Plugin(
    name="physics",
    title="Physics",
    summary="Rigid bodies under gravity, pendulums, electric and magnetic fields, waves, lenses and rays.",
    module="manim_physics",
    imports="from manim_physics import *",
    distribution="manim-physics",
    version="0.4.0",
    sha256="788159bebb0a1fee8add583201d098cb59c19e0a6e543f4d2de987aee33d230c",
    licence="none stated",
    home="https://github.com/Matheart/manim-physics",
    symbols=names("""
        SpaceScene Pendulum MultiPendulum Charge ElectricField Wire MagneticField Lens Ray LinearWave RadialWave
        StandingWave
    """),
    needs={"pymunk>=6.6,<7": "pymunk", "shapely>=2.0.3,<3": "shapely"},
    by_extra="no",
    shims=("The simulation takes steps of one fixed length, so that a scene moves alike at every frame rate.",),
    advice=(
        "Narrated mechanics are written class Name(Lesson, SpaceScene), with GRAVITY = 0, -9.81 in the class.",
        "A body's speed is set after make_rigid_body: ball.body.velocity = (3, 4).",
        "A Line's thickness, for bodies that touch it, is its stroke_width less 3.95: keep stroke_width=4.",
        "A body may be turned to the left before make_rigid_body; turned to the right it gets the wrong angle.",
        "make_rigid_body takes circles, squares, rectangles, triangles, regular polygons and text; Polygon(...) fails.",
        "MagneticField takes one Wire: with two it fails.",
        "After wave.start_wave() set wave.wave_center to the middle of the string: else odd harmonics jump.",
        "A Ray at or beyond the edge of a Lens fails: stay within 0.9 of lens.height / 2.",
        "RadialWave and LinearWave are computed anew for every frame: resolution=(24, 24) and two seconds at most.",
    ),
    routing=Routing(
        surely=phrases(r"""
            magnifying glass(?:es)?
            (?:double |triple |simple |multi-?)?pendul(?:um|ums|a) | newton's cradle | foucault(?:'s)? | projectiles?
            projectile motion | electric (?:field|charge|dipole)s?
            (?:point|positive|negative|opposite|like|moving|test) charges? | coulomb(?:'s law)?
            magnetic (?:field|dipole)s? | current[- ]carrying wires? | solenoids? | biot[- ]savart | field lines?
            bar magnets? | standing waves? | longitudinal waves? | transverse waves?
            (?:plane|water|sound|radial) waves? | interference patterns?
            (?:convex|concave|converging|diverging|thin|optical) lens(?:es)? | lens(?:es)? equation
            focal (?:length|point)s? | ray (?:diagram|optics|tracing)s? | light rays? | refract\w+
            snell(?:'s)?(?: law)? | total internal reflection | inclined planes? | free fall
            falling (?:object|bod|ball|stone)\w* | bounc(?:e|es|ing) balls? | balls? bounc\w+ | rigid bod(?:y|ies)
            (?:elastic|inelastic) collisions? | conservation of momentum | wave interference | double[- ]slit
        """),
        perhaps=phrases(r"""
            drop(?:s|ped|ping)? | balls? | tumbles?
            gravity | momentum | collisions? | collide[sd]? | friction | swing(?:s|ing)? | oscillat\w+ | wavelengths?
            amplitudes? | lens(?:es)? | charges? | magnets? | magnetism | waves? | physics | forces? | bounc\w+
            interfer\w+ | optics | slopes? down | dominoes? | topples?
        """),
        unless=phrases(r"""
            slope field | direction fields? | vector fields? | brain ?waves? | new wave | heat ?waves?
            waves? of (?:immigration|migration) | service charges? | interest charges? | extra charges?
            free of charge | in charge | contact lens(?:es)? | camera lens(?:es)? | sine waves? | square waves?
            triangle waves? | swing (?:voter|state)s? | market forces? | work ?forces? | (?:air|armed) forces?
        """),
    ),
)
