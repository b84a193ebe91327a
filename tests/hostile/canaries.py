"""What a hostile script may be after, set up for real on this machine, and whether it got it.

Files with open permissions, an environment variable, inherited descriptors, listeners that notice a contact, a victim
process that notices signals and changes to itself, a terminal. Everything is planted by the process that runs the
sandbox, and looked at by it afterwards: nothing rests on what a script says.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import resource
import secrets
import shutil
import signal
import socket
import struct
import sys
import tempfile
import termios
import tty
from pathlib import Path

from victim import Victim

ROOT = Path(__file__).resolve().parents[2]
VARIABLE = "HOSTILE_SECRET"
PROJECT_SECRET = "hunter-project-kept-in-the-repository"  # noqa: S105
SIGNALS = (signal.SIGUSR1, signal.SIGUSR2, signal.SIGHUP, signal.SIGTERM, signal.SIGURG, signal.SIGWINCH,
           signal.SIGIO, signal.SIGCONT, signal.SIGALRM)  # fmt: skip
# Folders of the host in which nothing with our mark in its name may appear; the second kind is looked through deeply.
FLAT = ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/var/cache/fontconfig", "/var/lib/texmf", "/usr/share/fonts",  # noqa: S108
        "/etc", "/usr/local/bin")  # fmt: skip
DEEP = (ROOT / "stitcher_lab", ROOT / "tests" / "hostile")


class Canaries:
    """One set of canaries; ``facts`` is what a very well informed attacker knows about them."""

    def __init__(self) -> None:
        self._cleanup = contextlib.ExitStack()
        self.mark = f"mark{secrets.token_hex(6)}"
        self.bite = f"bite-{secrets.token_hex(8)}"
        self.tokens = {PROJECT_SECRET: "a file of the project", os.environ[VARIABLE]: "the environment"}
        self.signalled: list[int] = []
        self.base = Path(tempfile.mkdtemp(prefix="hostile-"))
        self._cleanup.callback(shutil.rmtree, self.base, ignore_errors=True)
        self.base.chmod(0o755)
        self._plant_files()
        self._listen()
        self._open_terminal()
        self._inherit()
        self.victim = Victim(self._token("the memory of another process"))
        self._cleanup.callback(self.victim.close)
        for number in SIGNALS:
            signal.signal(number, lambda number, _frame: self.signalled.append(number))
        self.facts = self._facts()
        self._own = self._oneself()
        self._picture = self._tree()
        self._marked = self._with_mark()

    def _token(self, place: str) -> str:
        token = f"hunter-{secrets.token_hex(10)}"
        self.tokens[token] = place
        return token

    # ----------------------------------------------------------------------------------------------------- planting

    def _plant_files(self) -> None:
        self.home = self.base / "home"
        self.shared = self.base / "shared"
        self.secrets: dict[str, str] = {"project": str(ROOT / "tests" / "hostile" / "secret.txt")}
        places = {
            "key": self.home / ".ssh" / "id_secret",
            "history": self.home / ".local" / "share" / "stitcher_lab" / "history.db",
            "notebook": self.home / "notebook.ipynb",
            "startup": self.home / ".bashrc",
            "temporary": Path("/var/tmp") / f"{self.mark}-var.txt",  # noqa: S108
            "memory": Path("/dev/shm") / f"{self.mark}-shm.txt",  # noqa: S108
        }
        if os.geteuid() == 0:
            places["root"] = Path.home() / f".{self.mark}"
        for name, path in places.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(self._token(f"a file ({name})"))
            path.chmod(0o644)
            self.secrets[name] = str(path)
            if not path.is_relative_to(self.base):
                self._cleanup.callback(path.unlink, missing_ok=True)
        self.shared.mkdir()
        (self.shared / "diary.txt").write_text("dear diary")
        (self.shared / "named").mkdir()
        (self.shared / "named" / self._token("a folder's listing")).touch()
        for path in (self.shared, self.shared / "diary.txt", self.home):
            path.chmod(0o777 if path.is_dir() else 0o666)

    def _listen(self) -> None:
        self._tcp = self._cleanup.enter_context(socket.create_server(("127.0.0.1", 0)))
        self._udp = self._cleanup.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        self._udp.bind(("127.0.0.1", 0))
        self._unix = self._cleanup.enter_context(socket.socket(socket.AF_UNIX))
        self._unix.bind(str(self.base / "unix.sock"))
        (self.base / "unix.sock").chmod(0o777)
        self._abstract = self._cleanup.enter_context(socket.socket(socket.AF_UNIX))
        self._abstract.bind(f"\0{self.mark}")
        self._gram = self._cleanup.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM))
        self._gram.bind(f"\0{self.mark}.d")
        for listener in (self._unix, self._abstract):
            listener.listen()
        for end in (self._tcp, self._udp, self._unix, self._abstract, self._gram):
            end.settimeout(0)

    def _open_terminal(self) -> None:
        """A terminal, which becomes this process's own where it leads a session without one."""
        self._master, self._slave = os.openpty()
        self._cleanup.callback(os.close, self._master)
        self._cleanup.callback(os.close, self._slave)
        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        with contextlib.suppress(OSError):
            fcntl.ioctl(self._slave, termios.TIOCSCTTY, 0)

    def _inherit(self) -> None:
        """Descriptors that every child inherits unless somebody sees to it."""
        path = self.base / "inherited.txt"
        path.write_text(self._token("an inherited descriptor"))
        self._file = os.open(path, os.O_RDONLY)
        self._writer = os.open(self.shared / "diary.txt", os.O_WRONLY | os.O_APPEND)
        path.unlink()  # can be read through the descriptor only
        self._contact = self._cleanup.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        self._contact.connect(self._udp.getsockname())
        for descriptor in (self._file, self._writer):
            self._cleanup.callback(os.close, descriptor)
        for descriptor in (self._file, self._writer, self._contact.fileno(), self._slave):
            os.set_inheritable(descriptor, True)  # noqa: FBT003

    def _facts(self) -> dict[str, object]:
        return {
            "mark": self.mark, "bite": self.bite, "secrets": self.secrets, "home": str(self.home),
            "shared": str(self.shared), "diary": str(self.shared / "diary.txt"), "variable": VARIABLE,
            "descriptors": [self._file, self._writer, self._contact.fileno(), self._slave], "pid": os.getpid(),
            "tcp": self._tcp.getsockname()[1], "udp": self._udp.getsockname()[1], "unix": str(self.base / "unix.sock"),
            "abstract": f"\0{self.mark}", "gram": f"\0{self.mark}.d", "victim": self.victim.pid,
            "address": self.victim.address, "size": self.victim.size, "terminal": os.ttyname(self._slave),
            "package": str(ROOT / "stitcher_lab"), "root": str(ROOT),
            "packages": next(path for path in sys.path if path.endswith("site-packages")),
            "key": int(self.mark[4:11], 16),
        }  # fmt: skip

    # ------------------------------------------------------------------------------------------------ looking after

    def changes(self) -> list[str]:
        """What was reached or changed since the canaries were set up, in words."""
        found = [f"a contact by {name}" for name, heard in self._contacts() if heard]
        found += self.victim.changes()
        found += [f"a signal for the supervisor: {number}" for number in self.signalled]
        before, after = self._picture, self._tree()
        found += [f"changed: {path}" for path in sorted(before.keys() | after.keys())
                  if before.get(path) != after.get(path)]  # fmt: skip
        found += [f"left behind: {path}" for path in sorted(self._with_mark() - self._marked)]
        found += [f"left behind in System V: {name}" for name in self._system_v()]
        if self._oneself() != self._own:
            found.append("the supervisor's own priority, limits or terminal were changed")
        with contextlib.suppress(BlockingIOError):
            found.append(f"typed on the terminal: {os.read(self._master, 200)!r}")
        if struct.unpack("i", fcntl.ioctl(self._slave, termios.FIONREAD, bytes(4)))[0]:
            found.append("typed into the terminal")
        return found

    def leaks(self, *outputs: bytes) -> list[str]:
        """Which secrets are in what came out, and whether a script says that it has succeeded."""
        found = [f"told: {place}" for token, place in self.tokens.items()
                 if any(token.encode() in output for output in outputs)]  # fmt: skip
        if any(self.bite.encode() in output for output in outputs):
            found.append("it did what it set out to do")
        return found

    def close(self) -> None:
        """Take everything away, what scripts left behind too."""
        for path in self._with_mark():
            with contextlib.suppress(OSError):
                shutil.rmtree(path) if Path(path).is_dir() and not Path(path).is_symlink() else Path(path).unlink()
        self._cleanup.close()

    def _contacts(self) -> list[tuple[str, bool]]:
        found = []
        for name, end in (("TCP", self._tcp), ("a Unix socket", self._unix), ("an abstract socket", self._abstract)):
            try:
                end.accept()[0].close()
                found.append((name, True))
            except BlockingIOError:
                pass
        for name, end in (("UDP", self._udp), ("an abstract datagram", self._gram)):
            with contextlib.suppress(BlockingIOError):
                end.recv(9999)
                found.append((name, True))
        return found

    def _oneself(self) -> object:
        limits = [resource.getrlimit(number) for number in range(16)]
        size = fcntl.ioctl(self._slave, termios.TIOCGWINSZ, bytes(8))
        return os.getpriority(os.PRIO_PROCESS, 0), os.sched_getaffinity(0), limits, size, os.getcwd()  # noqa: PTH109

    def _tree(self) -> dict[str, object]:
        paths = [*self.base.rglob("*"), *map(Path, self.secrets.values())]
        return {str(path): _looks(path) for path in paths}

    def _with_mark(self) -> set[str]:
        planted = set(self.secrets.values())
        found = {str(path) for folder in FLAT for path in _entries(Path(folder)) if self.mark in path.name}
        found |= {str(path) for path in _entries(ROOT, Path.home(), Path(self.facts["packages"]))
                  if self.mark in path.name}  # fmt: skip
        for folder in (*DEEP, *Path("/tmp").glob("stitcher*")):  # noqa: S108
            for place, folders, files in os.walk(folder):
                found |= {f"{place}/{name}" for name in (*folders, *files) if self.mark in name}
        return found - planted

    def _system_v(self) -> list[str]:
        found = []
        for kind in ("shm", "sem", "msg"):
            with contextlib.suppress(OSError):
                lines = Path(f"/proc/sysvipc/{kind}").read_text().splitlines()[1:]
                found += [kind for line in lines if int(line.split()[0]) == self.facts["key"]]
        return found


def _entries(*folders: Path) -> list[Path]:
    found: list[Path] = []
    for folder in folders:
        with contextlib.suppress(OSError):
            found += folder.iterdir()
    return found


def _looks(path: Path) -> object:
    try:
        state = path.lstat()
        attributes = {name: os.getxattr(path, name, follow_symlinks=False)
                      for name in os.listxattr(path, follow_symlinks=False)}  # fmt: skip
    except OSError:
        return None
    content = b""
    if path.is_file() and not path.is_symlink():
        with contextlib.suppress(OSError):
            content = hashlib.sha256(path.read_bytes()).digest()
    target = os.readlink(path) if path.is_symlink() else ""  # noqa: PTH115
    kept = (state.st_mode, state.st_uid, state.st_gid, state.st_nlink, state.st_size, state.st_mtime_ns, state.st_ino)
    return kept, attributes, content, target
