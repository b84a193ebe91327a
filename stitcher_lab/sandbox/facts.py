"""What the kernel says about a process, seen from outside: the only witness whom the sandbox believes."""

from __future__ import annotations

from pathlib import Path

FILTERED = "2"  # SECCOMP_MODE_FILTER, linux/seccomp.h
NAMESPACES = ("mnt", "net", "pid", "ipc", "uts", "user")


def problems(pid: int, *, namespaces: tuple[str, ...] = NAMESPACES) -> list[str]:
    """What is wrong with the isolation of ``pid``, in words; empty where nothing is.

    It must share none of ``namespaces`` with us. Without any of its own it keeps the bounding set of whoever started
    it, which means nothing to a process that may gain no privilege.
    """
    try:
        text = Path(f"/proc/{pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError as error:
        return [f"its process cannot be looked at ({error.strerror})"]
    status = dict(line.split(":\t", 1) for line in text.splitlines() if ":\t" in line)
    found = []
    if status.get("Seccomp", "").strip() != FILTERED:
        found.append("its system calls are not filtered")
    if status.get("NoNewPrivs", "").strip() != "1":
        found.append("it may gain privileges")
    sets = ("CapInh", "CapPrm", "CapEff", "CapAmb", *(("CapBnd",) if namespaces else ()))
    if any(int(status.get(name, "1"), 16) for name in sets):
        found.append("it holds capabilities")
    if "0" in status.get("Uid", "0").split():
        found.append("it runs as root")
    for namespace in namespaces:
        try:
            shared = Path(f"/proc/{pid}/ns/{namespace}").readlink() == Path(f"/proc/self/ns/{namespace}").readlink()
        except OSError:
            continue  # not ours to look at: what the task itself sees of it, the self-test asks
        if shared:
            found.append(f"it shares the {namespace} namespace with the host")
    return found
