"""The filter, run instruction by instruction as the kernel would, for both machines."""

from __future__ import annotations

import errno
import re
import struct
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.sandbox import seccomp, syscalls

MACHINES = seccomp.MACHINES


def answer(architecture, call, *arguments, audit=None, landlock=None):
    """What the kernel would do: ``"allow"``, ``"kill"``, or the name of the error; classic BPF on ``seccomp_data``.

    ``"pretend"`` is an error of number 0: the call does nothing and says that it did.
    """
    number = MACHINES[architecture].numbers[call] if isinstance(call, str) else call
    return run(seccomp.assemble(architecture, landlock=landlock), architecture, number, *arguments, audit=audit)


def run(code, architecture, number, *arguments, audit=None):
    """Execute a filter on one call."""
    machine = MACHINES[architecture]
    data = struct.pack("<IIQ6Q", number, audit or machine.audit, 0, *(*arguments, *[0] * (6 - len(arguments))))
    program = list(struct.iter_unpack("=HBBI", code))
    accumulator, place = 0, 0
    while True:
        code, if_true, if_false, value = program[place]
        place += 1
        if code == 0x20:
            (accumulator,) = struct.unpack_from("<I", data, value)
        elif code == 0x54:
            accumulator &= value
        elif code == 0x06:
            kinds = {0x7FFF0000: "allow", 0x80000000: "kill"}
            return kinds.get(value & 0xFFFF0000) or errno.errorcode.get(value & 0xFFFF, "pretend")
        elif code == 0x05:
            place += value
        else:
            holds = {
                0x15: accumulator == value, 0x25: accumulator > value, 0x35: accumulator >= value,
                0x45: bool(accumulator & value),
            }[code]  # fmt: skip
            place += if_true if holds else if_false


def known(architecture, names):
    return [name for name in sorted(names) if name in MACHINES[architecture].numbers]


BY_ARGUMENT = {"clone", "mmap", "ioctl", "fcntl", "prctl", "prlimit64", "exit", "exit_group"}


@pytest.mark.parametrize("architecture", MACHINES)
def test_every_listed_call_is_answered_as_listed(architecture):
    for names, expected in ((syscalls.ALLOWED, "allow"), (syscalls.REFUSED, "EPERM"), (syscalls.XATTR, "ENOTSUP")):
        for name in known(architecture, names):
            assert answer(architecture, name) == expected, name
    assert syscalls.ALLOWED.isdisjoint(syscalls.REFUSED | BY_ARGUMENT)


@pytest.mark.parametrize("architecture", MACHINES)
@given(number=st.integers(0, 0x3FFFFFFF))
def test_every_other_call_does_not_exist(architecture, number):
    if number not in MACHINES[architecture].numbers.values():
        assert answer(architecture, number) == "ENOSYS"


@pytest.mark.parametrize("architecture", MACHINES)
@given(bits=st.integers(0, 2**64 - 1))
def test_no_argument_opens_a_namespace(architecture, bits):
    expected = "EPERM" if bits & seccomp.NEW_NAMESPACES else "allow"
    assert answer(architecture, "clone", bits) == expected


@pytest.mark.parametrize("architecture", MACHINES)
@given(high=st.integers(0, 2**32 - 1))
def test_bits_that_the_kernel_ignores_change_nothing(architecture, high):
    assert answer(architecture, "ioctl", 0, (high << 32) | 0x5412) == "ENOTTY"  # TIOCSTI
    assert answer(architecture, "ioctl", 0, (high << 32) | 0x541C) == "ENOTTY"  # TIOCLINUX
    assert answer(architecture, "fcntl", 0, (high << 32) | 8) == "EPERM"  # F_SETOWN
    assert answer(architecture, "prctl", (high << 32) | 1) == "EPERM"  # PR_SET_PDEATHSIG


@pytest.mark.parametrize("architecture", MACHINES)
def test_memory_is_private_or_of_a_file(architecture):
    private, shared = 0x22, 0x21
    assert answer(architecture, "mmap", 0, 4096, 3, private) == "allow"
    assert answer(architecture, "mmap", 0, 4096, 3, 0x01) == "allow"
    assert answer(architecture, "mmap", 0, 4096, 3, shared) == "EPERM"
    assert answer(architecture, "mmap", 0, 4096, 3, 0x23) == "EPERM"  # MAP_SHARED_VALIDATE


@pytest.mark.parametrize("architecture", MACHINES)
def test_limits_of_oneself_only(architecture):
    assert answer(architecture, "prlimit64", 0) == "allow"
    assert answer(architecture, "prlimit64", 1) == "EPERM"


@pytest.mark.parametrize("architecture", MACHINES)
def test_another_architecture_is_the_end(architecture):
    assert answer(architecture, 0, audit=0x40000003) == "kill"  # 32-bit x86, by int 0x80
    if architecture == "x86_64":
        assert answer(architecture, 0x40000000) == "kill"


@pytest.mark.parametrize("architecture", MACHINES)
@pytest.mark.parametrize("call", ["exit", "exit_group"])
@given(code=st.integers(0, 2**64 - 1))
def test_nobody_ends_as_if_killed_from_outside(architecture, call, code):
    expected = "EPERM" if code & 0xFF in (128 + 9, 128 + 24) else "allow"
    assert answer(architecture, call, code) == expected


# ------------------------------------------------------------------------------------ where Landlock is the wall


@pytest.mark.parametrize("architecture", MACHINES)
@pytest.mark.parametrize("abi", range(1, 8))
def test_what_landlock_does_not_cover_is_denied(architecture, abi):
    def told(call, *arguments):
        return answer(architecture, call, *arguments, landlock=abi)

    for name in known(architecture, syscalls.PRETENDED):
        assert told(name) == "pretend"
    for name in known(architecture, syscalls.BEYOND_LANDLOCK):
        assert told(name) == "EPERM"
    assert told("sched_setaffinity", 0) == "allow"
    assert told("sched_setaffinity", 1) == told("sched_setaffinity", (1 << 32) - 1) == "EPERM"
    me, them = 0, 4711
    assert told("kill", me, 15) == "allow"
    launcher, everybody, group = seccomp.LAUNCHER, 2**64 - 1, 2**64 - 4711
    for dead in (9, 24):
        for target in (me, launcher, everybody, group, launcher | (1 << 32)):
            assert told("kill", target, dead) == told("kill", target, dead | (1 << 32)) == "EPERM"
        assert told("tgkill", launcher, them, dead) == told("tkill", them, dead) == "EPERM"
    for signal in (9, 15):
        assert told("kill", them, signal) == told("tgkill", them, them, signal) == ("allow" if abi >= 6 else "EPERM")
    truncating, creating, writing = 0o1000, 0o1101, 0o1001
    for call, before in (("open", (0,)), ("openat", (0, 0))):
        if call in MACHINES[architecture].numbers:
            assert told(call, *before, truncating) == ("allow" if abi >= 3 else "EPERM")
            assert told(call, *before, creating) == told(call, *before, writing) == told(call, *before, 0) == "allow"
    assert told("truncate") == ("allow" if abi >= 3 else "EPERM")
    for name in known(architecture, syscalls.REFUSED):  # everything else is as it was
        assert told(name) == "EPERM"
    assert told("read") == "allow"
    assert told(435) == "ENOSYS"  # clone3


@pytest.mark.parametrize("architecture", MACHINES)
def test_the_filter_fits_into_the_kernel(architecture):
    """BPF_MAXINSNS, linux/bpf_common.h; jumps are checked by running it."""
    for abi in (None, 1, 7):
        assert len(seccomp.assemble(architecture, landlock=abi)) // 8 <= 4096


HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
# In the generic header by another name, or behind a condition that a regular expression does not see.
ELSEWHERE = {"newfstatat", "name_to_handle_at", "open_by_handle_at"}


@pytest.mark.parametrize("architecture", MACHINES)
def test_numbers_are_those_of_the_kernels_headers(architecture):
    header = HEADERS[architecture]
    if not header.exists():
        pytest.skip("the kernel's headers are not installed")
    real = {name: int(number) for name, number in re.findall(r"#define __NR(?:3264)?_(\w+) (\d+)", header.read_text())}
    for name, number in MACHINES[architecture].numbers.items():
        if architecture != "aarch64" or name not in ELSEWHERE:
            assert real.get(name) == number, name


# ------------------------------------------------------------------------------- libseccomp, as a second opinion


@pytest.fixture(scope="module")
def libseccomp():
    try:
        return pytest.importorskip("pyseccomp")
    except RuntimeError as error:  # the package is there, and the library is not
        pytest.skip(str(error))


@pytest.mark.parametrize("architecture", MACHINES)
def test_libseccomp_knows_the_calls_by_the_same_numbers(libseccomp, architecture):
    arch = {"x86_64": libseccomp.Arch.X86_64, "aarch64": libseccomp.Arch.AARCH64}[architecture]
    for name, number in MACHINES[architecture].numbers.items():
        found = libseccomp.resolve_syscall(arch, name)
        if found != -1:  # older than the call
            assert found == number, name


BY_VALUE = {
    "ioctl": (1, seccomp.IOCTLS),
    "fcntl": (1, seccomp.FCNTLS),
    "prctl": (0, seccomp.PRCTLS),
    "prlimit64": (0, (0,)),
}


def theirs(libseccomp, architecture, file):
    """The policy, said in libseccomp's words, as a program."""
    arch = {"x86_64": libseccomp.Arch.X86_64, "aarch64": libseccomp.Arch.AARCH64}[architecture]
    policy = libseccomp.SyscallFilter(libseccomp.ERRNO(errno.ENOSYS))
    if arch != libseccomp.system_arch():
        policy.add_arch(arch)
        policy.remove_arch(libseccomp.system_arch())
    for names, action in (
        (syscalls.ALLOWED, libseccomp.ALLOW),
        (syscalls.REFUSED, libseccomp.ERRNO(errno.EPERM)),
        (syscalls.XATTR, libseccomp.ERRNO(errno.ENOTSUP)),
    ):
        for name in known(architecture, names):
            policy.add_rule_exactly(action, name)
    for name, (argument, values) in BY_VALUE.items():
        for value in values:
            low = libseccomp.Arg(argument, libseccomp.MASKED_EQ, 0xFFFFFFFF, value)
            policy.add_rule_exactly(libseccomp.ALLOW, name, low)
    with file.open("wb") as stream:
        policy.export_bpf(stream)
    return file.read_bytes()


@pytest.mark.parametrize("architecture", MACHINES)
def test_libseccomp_makes_a_filter_of_the_same_policy(libseccomp, architecture, tmp_path):
    """Both programs are run on the same calls."""
    numbers = MACHINES[architecture].numbers
    code = theirs(libseccomp, architecture, tmp_path / "filter")
    compared = set(known(architecture, syscalls.ALLOWED | syscalls.REFUSED | syscalls.XATTR))
    named = {number: name for name, number in numbers.items()}
    for number in range(600):
        if named.get(number) is None or named[number] in compared:
            assert run(code, architecture, number) == answer(architecture, number), named.get(number, number)
    values = (*range(64), 1030, 1031, 1032, 0x5401, 0x5412, 0x541B, 0x5421, 0x5450, 0x5451, 0x53564D41)
    for (name, (argument, _)), value, high in product(BY_VALUE.items(), values, (0, 1 << 32, 0xFFFFFFFF << 32)):
        arguments = [0] * argument + [high | value]
        allowed = run(code, architecture, numbers[name], *arguments) == "allow"
        assert allowed == (answer(architecture, name, *arguments) == "allow"), (name, hex(high | value))
