"""The filter, run instruction by instruction as the kernel would, for both machines."""

from __future__ import annotations

import errno
import re
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stitcher_lab.sandbox import seccomp, syscalls

MACHINES = seccomp.MACHINES


def answer(architecture, call, *arguments, audit=None):
    """What the kernel would do: ``"allow"``, ``"kill"``, or the name of the error; classic BPF on ``seccomp_data``."""
    machine = MACHINES[architecture]
    number = machine.numbers[call] if isinstance(call, str) else call
    data = struct.pack("<IIQ6Q", number, audit or machine.audit, 0, *(*arguments, *[0] * (6 - len(arguments))))
    program = list(struct.iter_unpack("=HBBI", seccomp.assemble(architecture)))
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
            return kinds.get(value & 0xFFFF0000) or errno.errorcode[value & 0xFFFF]
        else:
            holds = {0x15: accumulator == value, 0x35: accumulator >= value, 0x45: bool(accumulator & value)}[code]
            place += if_true if holds else if_false


def known(architecture, names):
    return [name for name in sorted(names) if name in MACHINES[architecture].numbers]


BY_ARGUMENT = {"clone", "mmap", "ioctl", "fcntl", "prctl", "prlimit64"}


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
