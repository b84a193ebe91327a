"""Makers of well-known explanatory videos, by the names that prompts call them.

Only where the words around it make it one ("in the style of …", "…'s video") is a name taken for a creator's.
"""

from __future__ import annotations

import re
from functools import cache

# A blank may be missing or a hyphen: Khan Academy, KhanAcademy, Khan-Academy.
_NAMES = """
3 blue 1 brown, three blue one brown, 3b1b, grant sanderson, sanderson, veritasium, derek muller, numberphile, brady
haran, computerphile, sixty symbols, periodic videos, kurzgesagt in a nutshell, kurzgesagt – in a nutshell,
kurzgesagt, vsauce, michael stevens, khan academy, sal khan, salman khan, mathologer, burkard polster, minute physics,
henry reich, minute earth, hank green, john green, smarter every day, destin sandlin, stand up maths, matt parker,
welch labs, tom scott, cgp grey, ted ed, ted talk, ted talks, the organic chemistry tutor, organic chemistry tutor,
patrick jmt, professor leonard, prof. leonard, eddie woo, wootube, mark rober, pbs infinite series, pbs space time,
pbs eons, zach star, sebastian lague, two minute papers, stat quest, josh starmer, black pen red pen, bprp, michael
penn, mit opencourseware, mit ocw, bill nye, neil degrasse tyson, fireship, ben eater, steve mould, real engineering,
practical engineering, wendover productions, wendover, half as interesting, lemmino, sci show, arvin ash, sabine
hossenfelder, dr. becky, anton petrov, up and atom, looking glass universe, domain of science, flammable maths, dr.
peyam, trefor bazett, dr. trefor, the coding train, coding train, daniel shiffman, freecodecamp, abdul bari, neso
academy, andrej karpathy, karpathy, brilliant.org, alan becker, lehrer schmidt, daniel jung, simpleclub, mai lab,
maithink x, science étonnante, micmaths, derivando, quantum fracture, unicoos, julioprofe, walt disney, disney, pixar,
studio ghibli, ghibli, the magic school bus, magic school bus, sesame street, schoolhouse rock, amoeba sisters, the
amoeba sisters, xkcd, randall munroe, walter lewin, bob ross, mister rogers, david attenborough, morgan freeman, lex
fridman, mkbhd, linus tech tips, mr beast, mrbeast, action lab, the action lab, nile red, nilered, ze frank
"""
# Words of their own as well: a creator's only where a video, a channel or a style is spoken of.
_WORDS = "crash course, reducible, primer, brilliant, aperture, oversimplified, khan, nova, bbc, national geographic"


def _any_of(names: str) -> str:
    # Longest first, so that "khan academy" is not read as "khan".
    listed = sorted((name.strip() for name in names.split(",")), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(name).replace(r"\ ", r"[\s-]?") for name in listed) + ")"


_CREATOR = (
    rf"\b(?:{_any_of(_NAMES)}"
    rf"|{_any_of(_WORDS)}(?=(?:['’]s?)?[\s-]?(?:you[\s-]?tube|videos?|channel|series|documentar|animations?|style))"
    r")(?!\w)"
)


@cache
def creator_names() -> re.Pattern[str]:
    """Return the pattern of a creator's name."""
    return re.compile(_CREATOR, re.IGNORECASE)
