"""The tier without namespaces: the same promises, and those that only it has to keep."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import FunctionType

import pytest
from test_endings import (  # noqa: F401 - the same tests, with this tier
    STUBBORN,
    alive,
    heir,
    left_after,
    test_a_kill_from_outside_is_not_blamed_on_the_script,
    test_a_task_that_closes_everything_is_still_watched,
    test_no_descriptor_of_the_supervisor_is_lost,
    test_stop_while_the_sandbox_is_being_set_up,
    test_the_verdict_tells_what_happened,
)
from test_limits import (  # noqa: F401
    test_a_fork_bomb_runs_into_a_wall,
    test_a_memory_bomb_of_many_processes,
    test_a_sleeper_that_ignores_signals_is_stopped,
    test_an_endless_loop_is_stopped,
    test_no_memory_that_no_process_answers_for,
)
from test_limits import test_the_disk_cannot_be_filled_with_empty_files as empty_files
from test_tex import test_tex_cannot_read_a_file_of_the_host as tex_reading
from test_tex import test_tex_runs_no_command as tex_running
from test_tex import test_tex_writes_only_into_the_scratch as tex_writing
from test_walls import (  # noqa: F401
    DENIED,
    ROOT,
    test_a_server_on_this_machine_is_out_of_reach,
    test_calls_that_no_list_knows_do_not_exist,
    test_dangerous_system_calls_are_refused,
    test_homes_are_not_there,
    test_names_are_not_resolved,
    test_no_namespaces_within_namespaces,
    test_no_open_file_of_the_supervisor_is_inherited,
    test_no_socket_of_any_kind,
    test_nothing_can_be_written_outside_the_scratch,
    test_secrets_in_the_environment_stay_outside,
    test_terminals_cannot_be_typed_into,
    test_the_old_call_conventions_kill,
    test_the_scratch_can_be_written_and_starts_empty,
)

from stitcher_lab.sandbox import Limits, Verdict, landlock_rules, leftovers, open_sandbox, scratch, tree
from stitcher_lab.sandbox.landlock import Landlock
from stitcher_lab.sandbox.selftest import try_out

MIB = 1024 * 1024
HERE = landlock_rules.version()
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")


def slow(test):
    """The same test once more, for the long run only; the original keeps its marks."""
    copy = FunctionType(test.__code__, test.__globals__, test.__name__, test.__defaults__, test.__closure__)
    copy.pytestmark = [*getattr(test, "pytestmark", []), pytest.mark.slow.mark]
    return copy


test_the_disk_cannot_be_filled_with_empty_files = slow(empty_files)
test_tex_cannot_read_a_file_of_the_host = slow(tex_reading)
test_tex_runs_no_command = slow(tex_running)
test_tex_writes_only_into_the_scratch = slow(tex_writing)


@pytest.fixture(scope="module")
def sandbox():
    return open_sandbox(tier="landlock")


@pytest.fixture(autouse=True, scope="module")
def temporary(tmp_path_factory):
    """A folder for temporary files that only these tests use, and everybody may."""
    tmp_path_factory.getbasetemp()  # where it always is
    folder = Path(tempfile.mkdtemp(prefix="stitcher-test-", dir="/var/tmp"))
    folder.chmod(0o1777)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", None)
        yield folder
    scratch.wipe(str(folder))


@pytest.fixture(autouse=True)
def scratches(temporary):
    """Look for scratches; when a test is over there is none."""

    def look():
        return sorted(temporary.glob(f"{leftovers.PREFIX}*"))

    yield look
    assert look() == []


# -------------------------------------------------------------------------------------- where it works, and how well


@pytest.mark.parametrize("abi", range(1, HERE + 1))
def test_it_works_with_every_version_of_the_interface(abi):
    tier = Landlock(abi)
    assert try_out(tier) is None
    assert bool(tier.weaknesses()) == (abi < 6)


@as_root
@pytest.mark.parametrize("abi", sorted({1, 3, 5, HERE}))
def test_an_ordinary_user_has_it_too(abi):
    script = f"""
from stitcher_lab.sandbox.landlock import Landlock
from stitcher_lab.sandbox.selftest import try_out
print(try_out(Landlock({abi})))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], user=12345, group=12345, extra_groups=[], cwd="/", check=False,
        capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout == "None\n", done.stderr


def test_it_works_where_no_namespace_can_be_made(tmp_path):
    """As in most containers; bubblewrap, which cannot work there, makes the place."""
    jail = ["bwrap", "--unshare-user", "--disable-userns", "--uid", "1000", "--gid", "1000", "--dev-bind", "/", "/"]
    doctor = [sys.executable, "-m", "stitcher_lab.sandbox", "doctor", "--json"]
    done = subprocess.run([*jail, *doctor], capture_output=True, text=True, check=False, cwd=ROOT)
    told = json.loads(done.stdout)
    assert told["tier"] == "landlock"
    assert [(tier["tier"], tier["works"]) for tier in told["tiers"]][:2] == [("bubblewrap", False), ("landlock", True)]
    assert "max_user_namespaces" in told["tiers"][0]["remedy"]


@as_root
@pytest.mark.parametrize("capabilities", ["-all", "-setuid,-setgid", "-dac_override,-dac_read_search"])
def test_where_root_is_root_in_name_only_it_says_so(capabilities):
    doctor = [sys.executable, "-m", "stitcher_lab.sandbox", "doctor", "--json"]
    command = ["setpriv", "--bounding-set", capabilities, *doctor]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    landlock = json.loads(done.stdout)["tiers"][1]
    assert not landlock["works"]
    assert landlock["remedy"] == "Run stitcher_lab as an ordinary user."


@pytest.mark.parametrize(("error", "word"), [(38, "kernel"), (95, "lsm="), (1, "seccomp profile"), (5, "")])
def test_a_kernel_without_it_is_told_with_its_remedy(monkeypatch, error, word):
    def refuse():
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(landlock_rules, "version", refuse)
    obstacle = try_out(Landlock())
    assert obstacle.why
    assert word in obstacle.why + obstacle.remedy


@pytest.mark.parametrize(
    ("weaken", "noticed"),
    [
        (lambda rules: rules | {"/": landlock_rules.LOOK}, "reads files outside"),
        (lambda rules: rules | {"/var/tmp": landlock_rules.KEEP}, "writes to everybody's folders"),  # noqa: S108
        (lambda rules: rules | {"/proc": landlock_rules.LOOK}, "sees /proc/self"),
        (lambda rules: rules | {"/usr": 0}, "cannot reach the Python interpreter"),
    ],
)  # fmt: skip
def test_a_hole_in_the_rules_is_noticed(monkeypatch, weaken, noticed):
    from stitcher_lab.sandbox import landlock  # noqa: PLC0415

    original = landlock._allowed
    monkeypatch.setattr(landlock, "_allowed", lambda *args: weaken(original(*args)))
    obstacle = try_out(Landlock())
    assert obstacle is not None
    assert noticed in obstacle.why


# ---------------------------------------------------------------------------------------- what Landlock does not cover

NEIGHBOURS = """
import ctypes, json, os, resource, signal, socket, sys
from pathlib import Path
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.sandbox import Task
from stitcher_lab.sandbox.landlock import Landlock
from stitcher_lab.sandbox.supervisor import Supervised

folder = Path(sys.argv[2])
(folder / "file").write_text("mine")
for path in (folder, folder / "file"):
    path.chmod(0o700)
os.utime(folder / "file", (1000, 1000))
victim = os.fork()
if victim == 0:
    while True:
        signal.pause()
listener = socket.socket(socket.AF_UNIX)
listener.bind("\\0stitcher-victim")
listener.listen()

def look():
    state = (folder / "file").stat()
    return [state.st_mode, state.st_mtime, state.st_nlink, state.st_uid, (folder / "file").read_text(),
            sorted(p.name for p in folder.iterdir()), os.sched_getaffinity(victim) == os.sched_getaffinity(0),
            os.getpriority(os.PRIO_PROCESS, victim), resource.prlimit(victim, resource.RLIMIT_NOFILE),
            Path(f"/proc/{victim}/stat").read_text().split()[2] in "RS", os.waitpid(victim, os.WNOHANG)]

before = look()
said = []
tier = Landlock(int(sys.argv[1]))
request = {"file": str(folder / "file"), "victim": victim, "host": os.getpid()}
outcome = Supervised(tier).run(Task("hostile", request, {"hostile.py": sys.argv[3].encode()}),
    folder / "outbox", cancellation=Cancellation(), on_message=said.append)
after = look()
os.kill(victim, signal.SIGKILL)
print(json.dumps({"same": before == after, "before": before, "after": after, "said": said, "verdict": outcome.verdict,
    "log": outcome.log}, default=str))
"""
NEIGHBOUR_FROM_HELL = """
import ctypes, os, resource, signal, socket
libc = ctypes.CDLL(None, use_errno=True)
def main(request, channel):
    file, folder, others = request["file"], os.path.dirname(request["file"]), (request["victim"], request["host"])
    attempts = {
        "chmod": lambda: os.chmod(file, 0o777), "utime": lambda: os.utime(file, (1, 1)),
        "chown": lambda: os.chown(file, -1, os.getgid()), "link": lambda: os.link(file, folder + "/a"),
        "link here": lambda: os.link(file, "a"), "symlink": lambda: os.symlink(file, "b"),
        "rename": lambda: os.rename(file, "c"), "unlink": lambda: os.unlink(file),
        "mkdir": lambda: os.mkdir(folder + "/d"),
        "truncate": lambda: os.truncate(file, 0), "read": lambda: open(file).read(), "list": lambda: os.listdir(folder),
        "empty": lambda: os.open(file, os.O_RDONLY | os.O_TRUNC), "append": lambda: open(file, "a"),
        "xattr": lambda: os.setxattr(file, "user.x", b"1"), "fifo": lambda: os.mkfifo("e"),
        "abstract": lambda: socket.socket(socket.AF_UNIX).connect("\\0stitcher-victim"),
        "setsid": os.setsid, "setpgid": lambda: os.setpgid(0, 0), "everybody": lambda: os.kill(-1, signal.SIGKILL),
    }
    for pid in others:
        attempts |= {
            f"kill {pid}": lambda pid=pid: os.kill(pid, signal.SIGTERM),
            f"kill group {pid}": lambda pid=pid: os.killpg(os.getpgid(pid), signal.SIGTERM),
            f"tgkill {pid}": lambda pid=pid: call(libc.syscall(234, pid, pid, 15)),
            f"prlimit {pid}": lambda pid=pid: resource.prlimit(pid, resource.RLIMIT_NOFILE, (5, 5)),
            f"priority {pid}": lambda pid=pid: os.setpriority(os.PRIO_PROCESS, pid, 19),
            f"affinity {pid}": lambda pid=pid: os.sched_setaffinity(pid, {0}),
            f"memory {pid}": lambda pid=pid: open(f"/proc/{pid}/mem", "rb"),
            f"environ {pid}": lambda pid=pid: open(f"/proc/{pid}/environ", "rb"),
            f"ptrace {pid}": lambda pid=pid: call(libc.ptrace(16, pid, 0, 0)),
        }
    done = []
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for name, attempt in attempts.items():
        if name == "everybody" and not request.get("everybody", True):
            continue
        try:
            attempt()
        except (OSError, ValueError):
            continue
        done.append(name)
    channel.message({"done": done})
def call(result):
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")
"""


@as_root
@pytest.mark.parametrize("abi", sorted({1, 2, 4, 5, 6, HERE}))
def test_files_and_processes_of_the_same_user_are_safe(abi, tmp_path_factory):
    """An ordinary user's task is that user for the kernel: its own files and programs are what there is to protect."""
    folder = Path("/var/tmp") / f"stitcher-test-{os.getpid()}-{abi}"  # noqa: S108 - the user has to reach it
    folder.mkdir()
    os.chown(folder, 12345, 12345)
    try:
        source = NEIGHBOUR_FROM_HELL.replace('"everybody": lambda: os.kill(-1, signal.SIGKILL),', "")
        done = subprocess.run(
            [sys.executable, "-c", NEIGHBOURS, str(abi), str(folder), source],
            user=12345, group=12345, extra_groups=[], cwd="/", check=False,
            capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        told = json.loads(done.stdout.splitlines()[-1])
        assert told["same"], (told["before"], told["after"])
        assert told["said"] == [{"done": ["chmod", "utime"]}], told["log"]  # pretended
        assert told["verdict"] == "done"
    finally:
        scratch.wipe(str(folder))


def test_a_signal_to_everybody_reaches_nobody_else(attack):
    ran = attack("import os, signal\ndef main(r, c):\n os.kill(-1, signal.SIGTERM)\n os.kill(0, signal.SIGTERM)")
    assert ran.verdict is Verdict.FAILED
    assert "signal 15" in ran.log


@pytest.mark.parametrize(
    "death",
    ["os.kill(os.getpid(), 9)", "os.kill(-1, 9)", "os.kill(-os.getpgrp(), 9)", "os.kill(0, 24)", "os._exit(137)",
     "os._exit(152)", "os.fork() or os.kill(os.getppid(), 9)"],
)  # fmt: skip
def test_nobody_can_play_dead(attack, death):
    """Only what comes from outside is "killed": a script that does it to itself has failed."""
    ran = attack(f"import os, time\ndef main(r, c):\n {death}\n time.sleep(0.2)")
    assert ran.verdict not in (Verdict.KILLED, Verdict.TIMEOUT)


def test_what_is_only_stat_is_all_that_shows(tried):
    """Said in the documentation: whether a file is there can be asked."""
    assert tried("os.stat('/etc/passwd').st_size > 0") == "True"
    assert tried("open('/etc/passwd').read()") in DENIED
    assert tried(f"os.listdir({str(ROOT)!r})") in DENIED
    assert tried(f"open({str(ROOT / 'pyproject.toml')!r}).read()") in DENIED


def test_our_own_package_cannot_be_changed(tried):
    path = ROOT / "stitcher_lab/sandbox/inside.py"
    before = path.read_bytes(), path.stat()
    assert tried(f"open({str(path)!r}, 'w')") in DENIED
    assert tried(f"os.chmod({str(path)!r}, 0o777)") == "None"
    assert (path.read_bytes(), path.stat()) == before


def test_inputs_can_be_read_and_not_changed(attack):
    ran = attack(
        """
        def main(request, channel):
            path = channel.inputs / "note.txt"
            try:
                path.write_text("other")
            except OSError as error:
                channel.message({"read": path.read_text(), "error": error.errno})
        """,
        inputs={"note.txt": b"hello"},
    )
    assert ran.said == [{"read": "hello", "error": 13}]


# ------------------------------------------------------------------------------------------------------- the scratch


def test_the_scratch_is_sized(attack):
    ran = attack(
        """
        def main(request, channel):
            for number in range(1000):
                with open(f"hoard{number}", "wb") as stream:
                    stream.write(bytes(1 << 20))
        """,
        limits=Limits(scratch=50 * MIB),
    )
    assert ran.verdict is Verdict.FAILED
    assert "in the scratch folder" in ran.log


def test_deleted_files_that_are_still_open_count(attack):
    ran = attack(
        """
        import os, time
        def main(request, channel):
            held = []
            for number in range(20):
                held.append(open("hoard", "wb"))
                os.unlink("hoard")
                held[-1].write(bytes(10 << 20))
                held[-1].flush()
            time.sleep(20)
        """,
        limits=Limits(scratch=50 * MIB),
    )
    assert ran.verdict is Verdict.FAILED
    assert "in the scratch folder" in ran.log


def test_folders_within_folders_without_end(attack):
    ran = attack(
        """
        import os, time
        def main(request, channel):
            while True:
                os.mkdir("d")
                os.chdir("d")
        """,
        limits=Limits(wall=20),
    )
    assert ran.verdict is Verdict.FAILED
    assert "files in the scratch folder" in ran.log


@pytest.fixture
def quick_folder(tmp_path):
    """A folder in memory where there is one: on some disks, removing a folder takes milliseconds."""
    memory = "/dev/shm"  # noqa: S108 - a folder of a random name in it
    if not os.access(memory, os.W_OK):
        yield tmp_path
        return
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


def test_the_wiping_follows_no_link_and_fears_no_depth(quick_folder):
    tmp_path = quick_folder
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "kept").write_text("x")
    top = tmp_path / "scratch"
    top.mkdir()
    (top / "link").symlink_to(tmp_path / "outside")
    os.mkfifo(top / "fifo")
    (top / "locked").mkdir()
    (top / "locked" / "file").write_text("x")
    (top / "locked").chmod(0)
    here = os.open(top, os.O_RDONLY)
    for _ in range(2100):  # deeper than a path can be long, and than Python would recurse
        os.mkdir("d", dir_fd=here)
        there = os.open("d", os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = there
    os.close(here)
    assert scratch.measure(str(top))[1] >= scratch.ENOUGH
    scratch.wipe(str(top))
    assert not top.exists()
    assert (tmp_path / "outside" / "kept").exists()


# --------------------------------------------------------------------------------------------------- nothing is left

SUPERVISOR = """
import os, sys, json
from pathlib import Path
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.sandbox import Task, open_sandbox, tree

def tell(message):
    print(json.dumps(sorted(set(tree.members(os.getpid())) - {os.getpid()})), flush=True)

open_sandbox(tier="landlock").run(
    Task("hostile", inputs={"hostile.py": sys.argv[1].encode()}),
    Path(sys.argv[2]), cancellation=Cancellation(), on_message=tell,
)
"""
# It cannot leave its group, so that it leaves out the attempt; a grandchild remains that nobody waits for.
ORPHANS = STUBBORN.replace("os.setsid()", "pass")


def started(tmp_path):
    """A host with a task that has made an orphan, and the process ids of keeper, launcher and the rest."""
    host = subprocess.Popen(
        [sys.executable, "-c", SUPERVISOR, ORPHANS, str(tmp_path / "outbox")], stdout=subprocess.PIPE
    )
    pids = json.loads(host.stdout.readline())
    (keeper,) = tree.children(host.pid)
    launcher, *_ = sorted(tree.children(keeper))
    assert len(alive(pids)) >= 3
    return host, keeper, launcher, pids


@pytest.mark.usefixtures("heir")
def test_kill_9_of_the_host_leaves_nothing(tmp_path, scratches):
    host, _, _, pids = started(tmp_path)
    assert len(scratches()) == 1
    host.kill()
    host.wait()
    assert left_after(20, pids) == []
    for _ in range(200):
        if not scratches():
            break
        time.sleep(0.05)


@pytest.mark.usefixtures("heir")
def test_kill_9_of_the_keeper_leaves_nothing(tmp_path):
    host, keeper, _, pids = started(tmp_path)
    os.kill(keeper, signal.SIGKILL)
    assert host.wait(20) == 0
    assert left_after(20, pids) == []


@pytest.mark.usefixtures("heir")
def test_kill_9_of_both_is_made_good_by_a_later_start(tmp_path, scratches):
    host, keeper, launcher, pids = started(tmp_path)
    host.send_signal(signal.SIGSTOP)
    os.kill(keeper, signal.SIGKILL)
    host.kill()
    host.wait()
    for _ in range(200):
        if not alive([launcher]):  # it dies with its parent
            break
        time.sleep(0.05)
    assert alive(pids)  # what it forked does not
    (left,) = scratches()
    leftovers.sweep(left.parent)
    assert alive(pids)  # too new: it might be somebody's who is just starting
    os.utime(left, (1, 1))
    leftovers.sweep(left.parent)
    assert left_after(20, pids) == []


def test_a_scratch_that_is_in_use_is_not_swept(attack, scratches):
    seen = []

    def look(_message):
        for place in scratches():
            os.utime(place, (1, 1))
            leftovers.sweep(place.parent)
        seen.append(scratches())

    ran = attack("import time\ndef main(r, c):\n c.message({})\n time.sleep(0.5)\n c.message({})", on_message=look)
    assert ran.verdict is Verdict.DONE
    assert all(seen)


@pytest.mark.slow
@pytest.mark.usefixtures("heir")
def test_kill_9_while_it_is_being_set_up(tmp_path, scratches):
    for moment in range(10):
        host = subprocess.Popen([sys.executable, "-c", SUPERVISOR, ORPHANS, str(tmp_path / "outbox")])
        deadline = time.monotonic() + 20
        while len(tree.members(host.pid)) < 2 and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(moment * 0.008)
        host.kill()
        host.wait()
    assert left_after(20) == []
    for left in scratches():  # of a keeper that came too late to know whose it was
        os.utime(left, (1, 1))
        leftovers.sweep(left.parent)


def test_orphans_die_with_the_launcher(attack):
    seen, before = [], set(tree.members(os.getpid()))
    ran = attack(
        ORPHANS.replace("os.closerange(0, 256)\n    while True: time.sleep(1)", "os.read(heard, 1)"),
        on_message=lambda _: seen.extend(set(tree.members(os.getpid())) - before),
    )
    assert ran.verdict is Verdict.DONE
    assert len(seen) >= 3
    assert alive(seen) == []


def test_children_can_be_killed(attack):
    """As honest code does with a program that takes too long."""
    ran = attack(
        """
        import os, signal, subprocess
        def main(request, channel):
            child = os.fork()
            if child == 0:
                signal.pause()
            os.kill(child, signal.SIGKILL)
            said = {"killed": os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}
            try:
                subprocess.run(["sleep", "60"], timeout=0.1)
            except subprocess.TimeoutExpired:
                channel.message(said)
        """,
    )
    assert ran.said == [{"killed": -9}]
    assert ran.verdict is Verdict.DONE


def test_a_cell_that_ends_while_it_is_measured_has_nothing_left(tmp_path):
    class Ending(type(tmp_path)):
        def exists(self):
            return True  # and is gone a moment later

    assert leftovers.deleted_but_open([os.getpid()], Ending(tmp_path / "gone")) == 0
