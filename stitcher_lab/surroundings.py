"""What is installed here, in the words of a prompt: a plan or a scene must not need what is not there.

It costs a few quick questions to other programs, once in a process.
"""

from __future__ import annotations

import platform
import subprocess
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from stitcher_lab.doctor import tex_parts
from stitcher_lab.plugins import available

# Packages that models like to load. Manim's own template loads babel, amsmath and amssymb.
_TEX_PACKAGES = (
    "amsmath", "amssymb", "bm", "braket", "cancel", "chemfig", "mathtools", "mhchem", "physics", "siunitx", "tikz",
    "xcolor",
)  # fmt: skip
# Families worth naming, most useful first; there may be hundreds.
_FAMILIES = ("Inter", "DejaVu Sans", "DejaVu Sans Mono", "DejaVu Serif", "Noto Sans", "Noto Serif", "Noto Sans Mono")
_LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "th": "Thai",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
# Written in other letters than LaTeX has, as Manim sets it up.
_OTHER_LETTERS = frozenset(
    {"ar", "bg", "bn", "el", "fa", "he", "hi", "ja", "ko", "ru", "sr", "ta", "th", "uk", "ur", "vi", "zh"}
)
_NEED_LATEX = (
    "MathTex, Tex, SingleStringMathTex, formula(), Title, BulletedList, Matrix, MathTable, IntegerTable, BraceLabel, "
    "Variable, axes with numbers (include_numbers, add_coordinates)"
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a scene finds where it will run.

    ``manim`` and ``python`` are versions. ``latex`` says whether formulas can be set; ``tex_packages`` are those of the
    packages a model may think of that are there, ``tex_missing`` those that are not. ``fonts`` are families,
    ``plugins`` names as :data:`stitcher_lab.plugins.PLUGINS` has them.
    """

    manim: str
    python: str
    latex: bool
    tex_packages: tuple[str, ...]
    tex_missing: tuple[str, ...]
    fonts: tuple[str, ...]
    plugins: tuple[str, ...]

    def text(self, language: str = "en") -> str:
        """Say it, a fact on each line, with what follows from it for words in ``language`` (such as ``pt-br``)."""
        fonts = f"Fonts: {', '.join(self.fonts)}." if self.fonts else "No font that can be named: leave font out."
        plugins = (
            f"Manim plugins that are installed: {', '.join(self.plugins)}." if self.plugins else "No Manim plugins."
        )
        return "\n".join(
            [
                f"Manim Community {self.manim} on Python {self.python}, drawn with Cairo: nothing of OpenGL works.",
                *self._formulas(),
                fonts,
                plugins,
                *self._letters(language),
            ]
        )

    def _formulas(self) -> list[str]:
        if not self.latex:
            return [
                f"No LaTeX: never use {_NEED_LATEX}.",
                "Write formulas as text, such as words('a² + b² = c²').",
                "Write numbers that change as DecimalNumber(…, mob_class=Text).",
            ]
        facts = [f"LaTeX sets formulas (MathTex, Tex), with {', '.join(self.tex_packages) or 'no packages'}."]
        if self.tex_missing:
            facts.append(f"LaTeX packages that are not there and must not be used: {', '.join(self.tex_missing)}.")
        return facts

    def _letters(self, code: str) -> list[str]:
        main = code.partition("-")[0].lower()
        if main not in _OTHER_LETTERS:
            return []
        facts = []
        if not can_draw(main):
            facts.append(
                f"No font here has the letters of {language_name(code)}: show numbers and formulas, few words."
            )
        if self.latex:
            facts.append(
                f"LaTeX here has no letters of {language_name(code)}: words go into words(), never into MathTex."
            )
        return facts


@cache
def surroundings() -> Surroundings:
    """Look around; asked again, the answer is the same."""
    latex = all(part.found for part in tex_parts())
    packages = _tex_packages() if latex else frozenset[str]()
    fonts = _families()
    return Surroundings(
        manim=_version("manim"),
        python=".".join(platform.python_version_tuple()[:2]),
        latex=latex,
        tex_packages=tuple(name for name in _TEX_PACKAGES if name in packages),
        tex_missing=tuple(name for name in _TEX_PACKAGES if name not in packages) if latex else (),
        fonts=tuple(name for name in _FAMILIES if name in fonts),
        plugins=available(),
    )


def language_name(code: str) -> str:
    """Name a language by its code, such as ``German (de)``; the code alone where the name is not known."""
    name = _LANGUAGES.get(code.partition("-")[0].lower())
    return f"{name} ({code})" if name else code


@cache
def can_draw(language: str) -> bool:
    """Whether some font has the letters of a language (two-letter code); true where nobody can be asked."""
    # Chinese has none of its own in Fontconfig's list: simplified is what most fonts have.
    found = _answer("fc-list", f":lang={'zh-cn' if language == 'zh' else language}", "family")
    return found is None or bool(found.strip())


def _families() -> frozenset[str]:
    listed = _answer("fc-list", ":", "family") or ""
    return frozenset(name.strip() for line in listed.splitlines() for name in line.split(","))


def _tex_packages() -> frozenset[str]:
    # It prints the paths of those that it finds, and fails when one is missing.
    found = _answer("kpsewhich", *(f"{name}.sty" for name in _TEX_PACKAGES)) or ""
    return frozenset(Path(line).stem for line in found.split("\n") if line.strip())


def _answer(*command: str) -> str | None:
    """What a program prints, whether or not it is content; ``None`` where it cannot be asked."""
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=20, check=False).stdout
    except (OSError, subprocess.SubprocessError):
        return None


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "(unknown version)"
