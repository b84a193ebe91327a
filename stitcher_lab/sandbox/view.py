"""What a task can see: the parts of the host's filesystem that are lent to it, and its environment.

Everything not listed here does not exist inside: no home directory, no ``/proc`` but for one plain file, no ``/var``,
no host's ``/etc``.
"""

from __future__ import annotations

import functools
import os
import shutil
import site
import sys
import sysconfig
from dataclasses import dataclass, field
from pathlib import Path

SCRATCH = Path("/tmp")  # noqa: S108 - of the sandbox's own, not of the host
WORK = SCRATCH / "work"
HOME = SCRATCH / "home"
INPUTS = Path("/inputs")
UID = 61000

SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
# The loader's cache, names behind /etc/alternatives, fonts, TeX's configuration, formats and file lists, and what
# takes the place of /usr on NixOS and Guix.
SUPPORT = (
    "/etc/ld.so.cache",
    "/etc/alternatives",
    "/etc/fonts",
    "/var/cache/fontconfig",
    "/etc/texmf",
    "/var/lib/texmf",
    "/var/lib/tex-common",
    "/nix/store",
    "/gnu/store",
)
PROGRAMS = ("/usr/local/bin", "/usr/bin", "/bin")
# What of an interpreter outside /usr is lent: not its etc/ or var/, where a server's secrets may lie.
INTERPRETER_PARTS = ("bin", "lib", "lib64", "libexec", "share")

PASSWD = f"scene:x:{UID}:{UID}::{HOME}:/usr/sbin/nologin\n"
GROUP = f"scene:x:{UID}:\n"
SWITCH = "passwd: files\ngroup: files\nhosts: files\n"


@dataclass(frozen=True, slots=True)
class View:
    """Folders and files lent read-only (same path inside as outside), links, environment, and where Python is."""

    binds: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    environment: dict[str, str]
    python: str
    module_paths: tuple[str, ...]
    files: dict[str, str] = field(default_factory=dict)


@functools.cache
def current_view() -> View:
    """The view for this interpreter and this machine."""
    links = tuple((str(Path(path).readlink()), path) for path in SYSTEM if Path(path).is_symlink())
    binds = [path for path in (*SYSTEM, *SUPPORT) if Path(path).exists() and not Path(path).is_symlink()]
    binds += _interpreter()
    package = Path(__file__).resolve().parents[1]
    modules = _module_folders()
    binds += modules
    binds.append(str(package))
    texs, programs = _texs()
    binds += texs
    return View(
        binds=_outermost(binds),
        links=links,
        environment=_environment((*programs, *PROGRAMS)),
        python=os.path.realpath(getattr(sys, "_base_executable", sys.executable)),
        module_paths=(*modules, str(package.parent)),
        files={"/etc/passwd": PASSWD, "/etc/group": GROUP, "/etc/nsswitch.conf": SWITCH, **_processor()},
    )


def launcher() -> str:
    """Path of the first script that runs inside."""
    return str(Path(__file__).resolve().with_name("inside.py"))


def _processor() -> dict[str, str]:
    """A copy of what the processor can do: numerical libraries choose their fastest code by it."""
    try:
        return {"/proc/cpuinfo": Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")}
    except OSError:
        return {}


def _environment(programs: tuple[str, ...]) -> dict[str, str]:
    return {
        "PATH": ":".join(dict.fromkeys(programs)),
        "HOME": str(HOME),
        "TMPDIR": str(SCRATCH),
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",
        "TZ": "UTC",
        # A set of words has the same order in every run: a scene is rehearsed in one and drawn in another.
        "PYTHONHASHSEED": "0",
        # The arrays here are small: more threads would only wait for work, and take turns from those who have some.
        "OPENBLAS_NUM_THREADS": "1",
        # TeX reads and writes below its own folders and the scratch only, and starts no programs. The walls hold
        # without this too; this makes for a clear refusal.
        "openin_any": "p",
        "openout_any": "p",
        "shell_escape": "f",
        "TEXMFOUTPUT": str(SCRATCH),
    }


def _interpreter() -> list[str]:
    """Parts of the interpreter's installation, its shared library included, where it is not the system's."""
    roots = {sys.base_prefix, sys.base_exec_prefix, str(Path(sysconfig.get_paths()["stdlib"]).parents[1])}
    found = [os.path.realpath(getattr(sys, "_base_executable", sys.executable))]
    for root in roots:
        if not Path(root).is_relative_to("/usr") and root != "/":
            found += [f"{root}/{part}" for part in INTERPRETER_PARTS]
    return [path for path in found if Path(path).exists()]


def _module_folders() -> list[str]:
    folders = site.getsitepackages()
    if site.ENABLE_USER_SITE:
        folders.append(site.getusersitepackages())
    return [folder for folder in folders if Path(folder).is_dir()]


def _texs() -> tuple[list[str], list[str]]:
    """Folders, and program folders, of a TeX that does not lie below ``/usr``."""
    trees: list[str] = []
    programs: list[str] = []
    for name in ("latex", "dvisvgm"):
        program = shutil.which(name)
        if program is None:
            continue
        real = Path(os.path.realpath(program))
        if real.parent not in map(Path, PROGRAMS):
            programs.append(str(real.parent))
        if not real.is_relative_to("/usr"):
            trees += _tex_folders(real)
    return trees, programs


def _tex_folders(program: Path) -> list[str]:
    """What ``program`` needs: its TeX Live as a whole, or the parts of the prefix that it was installed into."""
    for root in program.parents:
        if (root / "texmf-dist").is_dir():
            return [str(root)]
    prefix = program.parents[1]
    if program.parent.name != "bin" or prefix in (Path.home(), Path("/")):
        return [str(program)]
    return [str(prefix / part) for part in INTERPRETER_PARTS if (prefix / part).is_dir()]


def _outermost(paths: list[str]) -> tuple[str, ...]:
    """Each path once, none that lies inside another."""
    found: list[Path] = []
    for path in sorted({Path(path).absolute() for path in paths}, key=lambda path: len(path.parts)):
        if not any(path.is_relative_to(outer) for outer in found):
            found.append(path)
    return tuple(map(str, found))
