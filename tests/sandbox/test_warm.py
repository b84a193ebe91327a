"""Cells that wait: quick, otherwise exactly like new ones, each for one task, and none left behind."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from itertools import product
from pathlib import Path

import pytest

from stitcher_lab.cancellation import Cancellation
from stitcher_lab.errors import Cancelled, SandboxUnavailable
from stitcher_lab.sandbox import Limits, Task, Verdict, facts, priority, spare, tree, waiting, warm, watching
from stitcher_lab.sandbox.bubblewrap import Bubblewrap
from stitcher_lab.sandbox.landlock import Landlock
from stitcher_lab.sandbox.supervisor import Supervised
from stitcher_lab.sandbox.task import MIB
from stitcher_lab.sandbox.tier import Needs
from stitcher_lab.sandbox.warm import WarmPool
from tests.sandbox.test_endings import alive, heir, left_after  # noqa: F401 - heir is a fixture

PRELOAD = "decimal"  # any module that no launcher imports by itself


@pytest.fixture(autouse=True)
def _room(monkeypatch):
    """These tests are not about a machine that is short of memory, but for one."""
    monkeypatch.setattr(spare, "memory", lambda: 1 << 40)


@pytest.fixture(params=[Bubblewrap, Landlock], ids=["bubblewrap", "landlock"])
def tier(request):
    """Either tier; a test that means the pool itself takes the first."""
    return request.param()


@pytest.fixture
def pool(tier):
    made = WarmPool(tier, 2)
    yield made
    made.close()


@pytest.fixture
def run(tier, pool, tmp_path):
    def start(source, *, preload=PRELOAD, limits=None, request=None, inputs=None, cancellation=None, pool=pool):
        said = []
        files = {"hostile.py": source.encode(), **(inputs or {})}
        outcome = Supervised(tier, pool).run(
            Task("hostile", request or {}, files, limits or Limits(wall=30), preload),
            tmp_path / "outbox",
            cancellation=cancellation or Cancellation(),
            on_message=said.append,
        )
        return outcome, said

    return start


def ready(pool, count=2):
    pool.expect(PRELOAD, count)
    assert pool.settle(30)
    assert pool.waiting == count
    return pool.roots


# ------------------------------------------------------------------------------------------- like a new one

LOOK = """
import os, resource, sys
first = sorted(sys.modules)
def main(request, channel):
    limits = {name: resource.getrlimit(getattr(resource, name)) for name in dir(resource) if name.startswith("RLIMIT_")}
    channel.message({
        "environment": dict(os.environ), "limits": limits, "cwd": os.getcwd(), "argv": sys.argv, "pid": os.getpid(),
        "path": [path for path in sys.path if path != str(channel.inputs)], "files": os.listdir("."),
        "uid": os.getuid(), "hash": hash("a word"), "set": str(set("abcdefgh")), "preloaded": "decimal" in first,
        "stdin": os.read(0, 10).decode(), "descriptors": sum(map(is_open, range(256))),
        "mode": [os.stat(channel.inputs / name).st_mode for name in sorted(os.listdir(channel.inputs))],
        "inputs": {name: (channel.inputs / name).read_text() for name in os.listdir(channel.inputs) if name < "h"},
        "modules": [name for name in first if name not in ("hostile", "decimal", "_decimal", "numbers")],
        "nice": os.getpriority(os.PRIO_PROCESS, 0), "processors": len(os.sched_getaffinity(0)),
    })
def is_open(number):
    try: os.fstat(number)
    except OSError: return False
    return True
"""


def test_it_begins_with_what_was_preloaded_and_is_otherwise_like_a_new_one(run, pool, tmp_path):
    (tmp_path / "b.txt").write_text("from a file")
    inputs = {"a.txt": b"from memory", "b.txt": tmp_path / "b.txt"}
    (first,) = {*ready(pool, 2)[:1]}
    outcome, (warm_one,) = run(LOOK, inputs=inputs)
    assert outcome.verdict is Verdict.DONE, outcome.log
    assert first not in pool.roots
    cold, (cold_one,) = run(LOOK, inputs=inputs, pool=None)
    assert cold.verdict is Verdict.DONE, cold.log
    assert warm_one["preloaded"]
    assert comparable(warm_one) == comparable(cold_one)
    assert (warm_one["inputs"], warm_one["stdin"]) == ({"a.txt": "from memory", "b.txt": "from a file"}, "")


def test_what_is_made_ready_gives_way_and_a_task_takes_its_turn(run, pool):
    for root in ready(pool):
        for pid in tree.members(root):
            assert os.sched_getscheduler(pid) == os.SCHED_OTHER
    outcome, (said,) = run("import os\ndef main(r, c): c.message({'nice': os.getpriority(os.PRIO_PROCESS, 0)})")
    assert (outcome.verdict, said) == (Verdict.DONE, {"nice": priority.NICE})
    with subprocess.Popen(["sh", "-c", "sleep 60 & wait"]) as child:
        while len(tree.members(child.pid)) < 2:
            time.sleep(0.01)
        priority.give_way(child.pid)
        assert {os.sched_getscheduler(pid) for pid in tree.members(child.pid)} == {os.SCHED_IDLE}
        assert os.sched_getscheduler(0) == os.SCHED_OTHER
        if priority.can_return():
            priority.take_turn(child.pid)
            assert {os.sched_getscheduler(pid) for pid in tree.members(child.pid)} == {os.SCHED_OTHER}
        for pid in reversed(tree.members(child.pid)):
            os.kill(pid, signal.SIGKILL)


def test_where_nothing_gives_way_none_is_made_ready_during_a_job_but_the_last(tier, monkeypatch):
    monkeypatch.setattr(warm, "can_return", lambda: False)
    pool = WarmPool(tier, 2)
    try:
        ready(pool)
        cell = pool.take(Needs(warm.SCRATCH, {}, PRELOAD), Cancellation())
        time.sleep(1.0)
        assert len(pool.roots) == 1
        second = pool.take(Needs(warm.SCRATCH, {}, PRELOAD), Cancellation())
        wait_until(lambda: len(pool.roots) == 1)
        for one in (cell, second):
            one.kill()
            one.wait(10)
            one.close()
            pool.ended(one)
        wait_until(lambda: len(pool.roots) == 2)
    finally:
        pool.close()


def wait_until(found):
    until = time.monotonic() + 20
    while not found():
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.skipif(shutil.which("latex") is None, reason="no LaTeX here")
def test_a_latex_that_waits_is_as_quick_as_its_cell_and_goes_with_it(pool):
    pool.expect("stitcher_lab.tex.preload", 1)
    assert pool.settle(30)
    (root,) = pool.roots
    (latex,) = [pid for pid in tree.members(root) if Path(f"/proc/{pid}/comm").read_text() == "latex\n"]
    assert os.sched_getscheduler(latex) == os.SCHED_OTHER
    pool.close()
    assert not Path(f"/proc/{latex}").exists()


def comparable(told):
    """Without what says which of several like cells it was."""
    same = {name: value for name, value in told.items() if name not in ("pid", "uid")}
    return json.loads(re.sub(r"stitcher-cell-\w+", "stitcher-cell", json.dumps(same)))


def test_it_starts_within_limits_of_its_own(run, pool):
    ready(pool)
    outcome, _ = run(
        "def main(r, c):\n x = []\n while True: x.append(bytearray(1 << 20))", limits=Limits(memory=300 * MIB)
    )
    assert outcome.verdict is Verdict.MEMORY
    outcome, said = run(
        "import os, time\ndef main(r, c):\n"
        " try:\n  for n in range(99):\n   if os.fork() == 0: time.sleep(60)\n"
        " except OSError: c.message({'stopped': n < 40})",
        limits=Limits(wall=30, processes=32),
    )
    assert (outcome.verdict, said) == (Verdict.DONE, [{"stopped": True}])
    outcome, _ = run("import time\ndef main(r, c): time.sleep(60)", limits=Limits(wall=0.5))
    assert outcome.verdict is Verdict.TIMEOUT


def test_inputs_cannot_be_changed_by_accident(run, pool):
    ready(pool)
    source = """
def main(request, channel):
    try:
        (channel.inputs / "a").write_text("x")
    except OSError as error:
        channel.message({"no": type(error).__name__})
"""
    assert run(source, inputs={"a": b"1"})[1] == [{"no": "PermissionError"}]


@pytest.mark.parametrize(
    "change", [{"limits": Limits(wall=30, scratch=50 * MIB)}, {"preload": "fractions"}, {"preload": ""}]
)
def test_what_does_not_fit_begins_in_a_new_cell(run, pool, change):
    waiting = ready(pool)
    assert run("def main(r, c): c.message({})", **change)[1] == [{}]
    assert set(waiting) <= set(pool.roots)


def test_inputs_that_are_too_large_to_send_begin_in_a_new_cell(run, pool):
    waiting = ready(pool)
    source = "def main(r, c): c.message({'size': (c.inputs / 'large').stat().st_size})"
    outcome, said = run(source, inputs={"large": bytes(65 * MIB)})
    assert (outcome.verdict, said) == (Verdict.DONE, [{"size": 65 * MIB}])
    assert pool.roots == waiting


# --------------------------------------------------------------------------------------------- one task each

PERSIST = """
import builtins, os, sys, pathlib, decimal, json
def main(request, channel):
    tops = map(pathlib.Path, ("/tmp", "/inputs", "/dev/shm", "/var/tmp", "/run"))
    seen = [str(path) for top in tops if os.access(top, os.R_OK) for path in top.rglob("*")]
    channel.message({
        "files": sorted(seen), "marks": [hasattr(module, "mark") for module in (builtins, decimal, json, sys)],
        "environment": os.environ.get("MARK"), "pid": os.getpid(), "umask": os.umask(0o77),
        "precision": decimal.getcontext().prec, "time": os.times().user < 5, "from": __file__,
    })
    for module in (builtins, decimal, json, sys):
        module.mark = True
    decimal.getcontext().prec = 3
    os.environ["MARK"] = "1"
    ours = os.path.dirname(decimal.__file__)
    for place in ("/tmp", "/tmp/home", "/tmp/work", "/dev/shm", "/var/tmp", "/inputs", "/usr", ours):
        try: pathlib.Path(place, "mark.py").write_text("mark = True")
        except OSError: pass
    if os.fork() == 0:
        os.setsid()
        import time
        while True: time.sleep(1)
"""


def test_nothing_of_one_task_reaches_the_next(run, pool):
    ready(pool)
    seen = [run(PERSIST) for _ in range(4)]
    assert {outcome.verdict for outcome, _ in seen} == {Verdict.DONE}
    assert all(comparable(said[0]) == comparable(seen[0][1][0]) for _, said in seen)
    assert seen[0][1][0]["marks"] == [False] * 4
    assert not [name for name in seen[3][1][0]["files"] if "mark" in name]


def test_each_cell_serves_once(run, pool):
    served = []
    for _ in range(5):
        assert pool.settle(30) or not served
        pool.expect(PRELOAD, 2)
        before = set(ready(pool))
        run("def main(r, c): pass")
        gone = before - set(pool.roots)
        assert len(gone) == 1
        assert alive(gone) == []
        served += gone
    assert len(set(served)) == 5


# ---------------------------------------------------------------------------------------------- what goes wrong


def test_cells_that_died_while_waiting_are_not_noticed_by_a_task(run, pool):
    for victims, launcher, moment in product((1, 2), (True, False), (0.0, 0.003)):
        waiting = ready(pool)
        for pid in waiting[:victims]:
            os.kill(tree.members(pid)[-1] if launcher else pid, signal.SIGKILL)
        # Without its bwrap, a launcher lives for a moment: killed then, a task that has begun was killed.
        assert launcher or gone(waiting[:victims])
        time.sleep(moment)
        outcome, said = run("def main(r, c): c.message({})")
        assert (outcome.verdict, said) == (Verdict.DONE, [{}])


def test_a_cell_that_stands_still_is_not_used(run, pool, monkeypatch):
    monkeypatch.setattr(watching, "BEGIN_SECONDS", 0.5)
    waiting = ready(pool)
    for pid in waiting:
        os.kill(tree.members(pid)[-1], signal.SIGSTOP)
    assert run("def main(r, c): c.message({})")[1] == [{}]
    assert alive(waiting) == []


def test_a_cell_that_is_not_tight_any_more_is_not_used(run, pool, monkeypatch):
    waiting = ready(pool)
    monkeypatch.setattr(facts, "problems", lambda _pid, **_: ["it holds capabilities"])
    with pytest.raises(SandboxUnavailable, match="holds capabilities"):
        run("def main(r, c): c.message({})")
    monkeypatch.undo()
    assert alive(waiting) == []


def test_a_preload_that_fails_is_for_the_task_to_tell(run, pool):
    pool.expect("no_such_module", 2)
    assert pool.settle(30)
    assert run("def main(r, c): c.message({})", preload="no_such_module")[1] == [{}]


def test_a_cell_that_never_becomes_ready_is_not_begun_again_and_again(tier, pool, monkeypatch):
    begun = []
    monkeypatch.setattr(type(tier), "start", lambda _self, needs: begun.append(needs) or _raise())
    pool.expect(PRELOAD, 2)
    assert not pool.settle(1.5)
    assert 1 <= len(begun) <= 5
    assert pool.take(begun[0], Cancellation()) is None


def _raise():
    raise SandboxUnavailable("not today")


def test_stop_is_heard_while_a_cell_becomes_ready(run, pool, tmp_path, monkeypatch):
    monkeypatch.setattr(waiting.Waiting, "listen", lambda _: time.sleep(0.01))
    pool.expect(PRELOAD, 1)
    while not pool.roots:
        time.sleep(0.001)
    cancellation = Cancellation()
    threading.Timer(0.5, cancellation.cancel).start()
    with pytest.raises(Cancelled):
        run("def main(r, c): pass", cancellation=cancellation)
    assert not any(waiting.claimed for waiting in pool._cells)


def test_a_cell_that_becomes_ready_is_waited_for(run, pool):
    pool.expect(PRELOAD, 1)
    while not (begun := pool.roots):
        time.sleep(0.001)
    run("def main(r, c): pass")
    assert alive(begun) == []


# ----------------------------------------------------------------------------------------------- how many there are


def test_no_more_are_made_than_tasks_were_announced(run, tmp_path):
    pool = WarmPool(Bubblewrap(), 2, lasting=0.0)
    try:
        pool.expect(PRELOAD, 3)
        seen = set()
        for left in (2, 1, 0):
            assert pool.settle(30)
            seen |= set(pool.roots)
            run("def main(r, c): pass", pool=pool)
            assert pool.settle(30)
            assert pool.waiting == min(left, 2)
        assert len(seen) == 3
        run("def main(r, c): pass", pool=pool)
        pool.expect(PRELOAD, 2)
        assert pool.settle(30)
        waiting = pool.roots
        pool.expect(PRELOAD, 0)
        assert gone(waiting)
    finally:
        pool.close()


def test_the_old_are_replaced(pool, monkeypatch):
    before = ready(pool)
    monkeypatch.setattr(warm, "OLDEST", 0.0)
    monkeypatch.setattr(warm, "LOOK", 0.01)
    pool.expect(PRELOAD, 2)
    time.sleep(0.2)
    monkeypatch.setattr(warm, "OLDEST", 600.0)
    assert not set(ready(pool)) & set(before)
    assert alive(before) == []


def test_they_go_when_nobody_wants_them(pool, monkeypatch):
    before = ready(pool)
    monkeypatch.setattr(pool, "_lasting", 0.01)
    pool._ring()
    assert gone(before)
    assert pool.waiting == 0


def test_they_go_when_memory_runs_short(run, pool, monkeypatch):
    before = ready(pool)
    monkeypatch.setattr(spare, "memory", lambda: 100 * MIB)
    monkeypatch.setattr(warm, "LOOK", 0.05)
    pool._ring()
    assert gone(before)
    assert run("def main(r, c): c.message({})")[1] == [{}]
    assert pool.roots == []


def gone(pids):
    deadline = time.monotonic() + 20
    while alive(pids) and time.monotonic() < deadline:
        time.sleep(0.01)
    return not alive(pids)


# --------------------------------------------------------------------------------------------------- their end


def test_closing_leaves_nothing_but_the_task_that_runs(run, tmp_path):
    pool = WarmPool(Bubblewrap(), 2)
    before = len(list(Path("/proc/self/fd").iterdir()))
    waiting = ready(pool)
    ended = []
    working = threading.Thread(
        target=lambda: ended.append(run("import time\ndef main(r, c): time.sleep(1.5)", pool=pool))
    )
    working.start()
    while pool.waiting == 2:
        time.sleep(0.01)
    pool.close()
    assert len(alive(waiting)) == 1
    working.join()
    assert ended[0][0].verdict is Verdict.DONE
    assert alive(waiting) == []
    pool.close()
    assert gone_threads()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    assert run("def main(r, c): c.message({})", pool=pool)[1] == [{}]


def gone_threads():
    deadline = time.monotonic() + 10
    while [
        thread for thread in threading.enumerate() if thread.name == "stitcher-warm"
    ] and time.monotonic() < deadline:
        time.sleep(0.01)
    return not [thread for thread in threading.enumerate() if thread.name == "stitcher-warm"]


def test_no_descriptor_is_lost(run, pool):
    ready(pool)
    run("def main(r, c): pass")
    ready(pool)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for source in ("pass", "raise ValueError", "c.file('x', bytes(9))", "c._stream.write(b'junkjunk')"):
        run(f"def main(r, c):\n {source}")
    ready(pool)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_request_that_cannot_be_sent_costs_no_cell(run, pool):
    waiting = ready(pool)
    before = set(tree.members(os.getpid()))
    for given in (pool, None):
        with pytest.raises(TypeError):
            run("def main(r, c): pass", request={"x": object()}, pool=given)
    assert pool.roots == waiting
    assert set(tree.members(os.getpid())) <= before


def test_a_forked_process_has_no_cells_and_ends_none(pool):
    waiting = ready(pool)
    child = os.fork()
    if child == 0:
        with suppress(BaseException):
            os._exit(0 if pool.roots == [] and pool.closed and pool.close() is None else 1)
        os._exit(2)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert alive(waiting) == waiting
    assert pool.waiting == 2


HOST = """
import json, os, sys, time
from pathlib import Path
from stitcher_lab.cancellation import Cancellation
from stitcher_lab.sandbox import Task, open_sandbox, tree
from stitcher_lab.sandbox.bubblewrap import Bubblewrap
from stitcher_lab.sandbox.landlock import Landlock
from stitcher_lab.sandbox.supervisor import Supervised
from stitcher_lab.sandbox.pools import shared_pool

pool = shared_pool(Bubblewrap(), 2, lasting=900.0)
pool.expect("decimal", 2)
pool.settle(30)

def tell(message):
    print(json.dumps(sorted(set(tree.members(os.getpid())) - {os.getpid()})), flush=True)
    if sys.argv[1] == "exit": os._exit(0)
    if sys.argv[1] == "end": sys.exit(0)

source = b"import time\\ndef main(r, c): c.message({}); time.sleep(60)"
Supervised(Bubblewrap(), pool).run(
    Task("hostile", {}, {"hostile.py": source}, preload="decimal"),
    Path(sys.argv[2]), cancellation=Cancellation(), on_message=tell)
"""


@pytest.mark.usefixtures("heir")
@pytest.mark.parametrize("how", ["kill", "exit", "end", "interrupt", "terminate"])
def test_nothing_outlives_the_process_that_keeps_them(tmp_path, how):
    host = subprocess.Popen(
        [sys.executable, "-c", HOST, how, str(tmp_path / "outbox")],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    pids = json.loads(host.stdout.readline())
    number = {"kill": signal.SIGKILL, "interrupt": signal.SIGINT, "terminate": signal.SIGTERM}.get(how)
    if number is not None:
        assert len(alive(pids)) >= 4
        host.send_signal(number)
    host.wait(30)
    host.stdout.close()
    assert left_after(20, pids) == []
