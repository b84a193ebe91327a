"""What a task must not see, reach or change."""

from __future__ import annotations

import ast
import errno
import os
import socket
import threading
from pathlib import Path

import pytest

from stitcher_lab.sandbox import view

ROOT = Path(__file__).resolve().parents[2]

DENIED = {"FileNotFoundError", "PermissionError", "OSError", "NotADirectoryError"}


# -------------------------------------------------------------------------------------------------------- reading


def test_the_hosts_passwd_is_not_there_to_read(tried):
    answer = tried("pathlib.Path('/etc/passwd').read_text()")
    assert "root" not in answer
    assert answer.startswith("'scene:")


@pytest.mark.parametrize(
    "path",
    [
        "/etc/shadow",
        "/etc/hostname",
        "/etc/hosts",
        "/etc/resolv.conf",
        "/etc/ssl",
        "/var/log",
        "/proc/1",
        "/proc/self",
        "/proc/meminfo",
        "/sys",
        "/run",
    ],
)
def test_the_hosts_system_is_not_there(tried, path):
    assert tried(f"os.stat({path!r})") in DENIED


@pytest.mark.parametrize("name", ["pyproject.toml", ".git", "tests", "run"])
def test_the_rest_of_the_repository_is_not_there(tried, name):
    assert (ROOT / name).exists()
    assert tried(f"os.stat({str(ROOT / name)!r})") in DENIED


@pytest.mark.parametrize("home", ["/root", "/home", Path.home()], ids=str)
def test_homes_are_not_there(tried, home):
    answer = tried(f"os.listdir({str(home)!r})")
    # Where the interpreter or the package itself lies in a home, the way to it is there, and nothing beside it.
    lent = [
        Path(path).relative_to(home).parts[0] for path in view.current_view().binds if Path(path).is_relative_to(home)
    ]
    assert answer in DENIED or set(ast.literal_eval(answer)) <= set(lent)


def test_home_is_an_empty_folder_of_its_own(tried):
    assert tried("os.listdir(os.path.expanduser('~'))") == "[]"
    assert tried("os.path.expanduser('~')") == "'/tmp/home'"


def test_secrets_in_the_environment_stay_outside(tried, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hunter2-in-the-environment")
    inside = tried("dict(os.environ)")
    assert "hunter2" not in inside
    assert "SECRET_KEY" not in inside
    for process in ("self", "1", "2"):
        assert tried(f"open('/proc/{process}/environ').read()") in DENIED


def test_no_open_file_of_the_supervisor_is_inherited(tried, tmp_path):
    (tmp_path / "secret").write_text("hunter2")
    with (tmp_path / "secret").open() as stream:
        os.set_inheritable(stream.fileno(), True)  # noqa: FBT003
        # fcntl(n, F_GETFD) works for what is open: the standard streams, the channel and its lock, no more.
        assert tried("sum(ctypes.CDLL(None).fcntl(n, 1) >= 0 for n in range(256))") == "5"


# ----------------------------------------------------------------------------------------------------------- writing


@pytest.mark.parametrize(
    "folder", ["/", "/usr", "/usr/lib", "/etc", "/inputs", "/dev", "/var", "/bin", "/usr/share/fonts"]
)
def test_nothing_can_be_written_outside_the_scratch(tried, folder):
    assert tried(f"open({folder + '/x'!r}, 'w')") in DENIED


def test_our_own_package_cannot_be_changed(tried):
    before = (ROOT / "stitcher_lab/sandbox/inside.py").read_bytes()
    assert tried(f"open({str(ROOT / 'stitcher_lab/sandbox/inside.py')!r}, 'w')") in DENIED
    assert tried(f"os.chmod({str(ROOT / 'stitcher_lab/sandbox/inside.py')!r}, 0o777)") in DENIED
    assert (ROOT / "stitcher_lab/sandbox/inside.py").read_bytes() == before


def test_the_scratch_can_be_written_and_starts_empty(tried):
    assert tried("(open('a', 'w').write('x'), os.listdir('.'))") == "(1, ['a'])"
    assert tried("os.listdir('.')") == "[]"


def test_inputs_can_be_read_and_not_changed(tried):
    assert tried("open('/inputs/note.txt').read()", inputs={"note.txt": b"hello"}) == "'hello'"
    assert tried("open('/inputs/note.txt', 'w')", inputs={"note.txt": b"hello"}) in DENIED


def test_an_input_cannot_be_placed_elsewhere(tried):
    with pytest.raises(ValueError, match="name of an input"):
        tried("1", inputs={"../etc/x": b""})


# ----------------------------------------------------------------------------------------------------------- network


def test_a_server_on_this_machine_is_out_of_reach(tried):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert tried(f"socket.create_connection(('127.0.0.1', {port}), 1)") in DENIED
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    "code",
    [
        "socket.socket(socket.AF_INET, socket.SOCK_STREAM)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
        "socket.socket(socket.AF_INET6, socket.SOCK_STREAM)",
        "socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)",
        "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "socket.socket(socket.AF_PACKET, socket.SOCK_RAW)",
        "socket.socketpair()",
    ],
)
def test_no_socket_of_any_kind(tried, code):
    assert tried(code) == "PermissionError"


def test_names_are_not_resolved(tried):
    assert tried("socket.getaddrinfo('example.com', 80)") == "gaierror"


# --------------------------------------------------------------------------------------------------------- the kernel

CALLS = (
    "socket", "ptrace", "process_vm_readv", "pidfd_open", "pidfd_getfd", "mount", "umount2", "move_mount", "open_tree",
    "fsopen", "pivot_root", "chroot", "unshare", "setns", "bpf", "perf_event_open", "io_uring_setup", "io_uring_enter",
    "io_uring_register", "userfaultfd", "keyctl", "add_key", "request_key", "init_module", "kexec_load", "reboot",
    "seccomp", "personality", "memfd_create", "shmget", "msgget", "setuid", "setgroups", "capset", "mlockall",
    "name_to_handle_at", "open_by_handle_at", "syslog", "quotactl", "swapon", "acct", "sethostname", "clock_settime",
)  # fmt: skip


def test_dangerous_system_calls_are_refused(attack):
    ran = attack(
        """
        import ctypes, errno, platform
        from stitcher_lab.sandbox import syscalls
        numbers = {"x86_64": syscalls.X86_64, "aarch64": syscalls.AARCH64}[platform.machine()]
        libc = ctypes.CDLL(None, use_errno=True)
        def main(request, channel):
            answers = {}
            for name in request["calls"]:
                ctypes.set_errno(0)
                result = libc.syscall(ctypes.c_long(numbers[name]), 0, 0, 0, 0, 0, 0)
                answers[name] = errno.errorcode.get(ctypes.get_errno(), "none") if result == -1 else "done"
            channel.message(answers)
        """,
        request={"calls": CALLS},
    )
    assert ran.said == [dict.fromkeys(CALLS, "EPERM")]


@pytest.mark.parametrize("number", [435, 1000])  # clone3, and what a kernel yet to come may have
def test_calls_that_no_list_knows_do_not_exist(tried, number):
    code = f"(lambda libc: (libc.syscall({number}, 0, 0), ctypes.get_errno()))(ctypes.CDLL(None, use_errno=True))"
    assert tried(code) == f"(-1, {errno.ENOSYS})"


def test_no_namespaces_within_namespaces(attack):
    ran = attack(
        """
        import ctypes, os
        libc = ctypes.CDLL(None, use_errno=True)
        def main(request, channel):
            flags = {"user": 0x10000000, "mount": 0x20000, "net": 0x40000000, "pid": 0x20000000}
            for name, flag in flags.items():
                shared = libc.unshare(flag), ctypes.get_errno()
                number = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
                cloned = libc.syscall(number, flag | 17, 0, 0, 0, 0), ctypes.get_errno()
                if cloned[0] == 0:
                    os._exit(0)
                channel.message({name: [shared, cloned]})
        """,
    )
    assert ran.said == [{name: [[-1, 1], [-1, 1]]} for name in ("user", "mount", "net", "pid")]


def test_the_old_call_conventions_kill(attack):
    if os.uname().machine != "x86_64":
        pytest.skip("only x86-64 has another convention in the same process")
    ran = attack(
        "import ctypes\ndef main(r, c):\n ctypes.CDLL(None).syscall(0x40000000 + 39)\n c.message({'alive': 1})"
    )
    assert ran.said == []
    assert "signal 31" in ran.log


def test_terminals_cannot_be_typed_into(tried):
    # TIOCSTI, also with bits above the 32 that the kernel looks at (CVE-2019-10063).
    for command in (0x5412, 0x1_0000_5412):
        call = f"libc.ioctl(0, ctypes.c_ulong({command}), b'x')"
        code = f"(lambda libc: ({call}, ctypes.get_errno()))(ctypes.CDLL(None, use_errno=True))"
        assert tried(code) == "(-1, 25)"


def test_nobody_of_note(tried):
    assert tried("os.getuid() > 0 and os.getgid() > 0 and os.getgroups()") in ("[]", "[65534]")
    assert tried("os.setuid(0)") == "PermissionError"
    assert tried("os.uname().nodename") == "'scene'"


def test_other_tasks_are_invisible(attack):
    """Two tasks at once: neither finds the other's processes, whatever number it guesses."""
    started, sleeper = threading.Event(), "import time\ndef main(r, c):\n c.message({'up': 1})\n time.sleep(3)"
    thread = threading.Thread(target=attack, args=(sleeper,), kwargs={"on_message": lambda _: started.set()})
    thread.start()
    assert started.wait(20)
    ran = attack(
        """
        import os
        def alive(pid):
            try:
                os.kill(pid, 0)
            except ProcessLookupError:
                return False
            except PermissionError:
                pass
            return True
        def main(request, channel):
            channel.message({"found": [pid for pid in range(1, 70000) if alive(pid)]})
        """,
    )
    thread.join()
    assert ran.said == [{"found": [1]}]
