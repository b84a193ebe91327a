"""%%stitch in a kernel that belongs to a Jupyter server, below a base URL that needs escaping."""

import json
import time

import pytest
from conftest import TOKEN

from notebooks import PLAYED, later

STACK = "%%stitch --out clip\nA stack: push A, B, then pop one"


@pytest.fixture(scope="module")
def page(served):
    """What the page was asked, and a page that does as it is asked."""
    asked = []

    def answer(message):
        asked.append(message)
        return {"ok": True, "cell": "new"}

    served.answers = answer
    return asked


@pytest.fixture(scope="module")
def made(served, page):
    return served.run(STACK, cell="cell-1")


def test_the_server_makes_it_and_the_page_follows_by_itself(made, server):
    assert made.status == "ok", made
    assert made.updates[0][PLAYED].keys() == {"job"}
    job = server.ask(f"stitcher/jobs/{made.bundle[PLAYED]['job']}")
    assert job["state"] == "done"
    assert job["cell"] == "cell-1"
    assert list(made.displays) == ["stitch-cell-1"]


def test_the_address_is_the_notebooks_own(made, server):
    place = made.bundle[PLAYED]["video"]
    assert place.startswith("stitch/")
    assert (server.root / "lessons" / place).is_file()
    assert f'src="{place}"' in made.bundle["text/html"]
    assert made.size < 900


def test_the_script_becomes_a_cell_once(made, page):
    put = [message for message in page if message["action"] == "put_cell"]
    assert len(put) == 1
    assert put[0]["source"] == "cell-1"
    first, _, rest = put[0]["code"].partition("\n")
    assert first == f"%%stitch_scene --job {made.bundle[PLAYED]['job']}"
    assert rest.startswith('"""Stack')
    assert made.next_inputs == []
    assert made.printed == ""


def test_a_changed_sentence_is_made_again_and_shown_above(made, served, page, server):
    code = next(message["code"] for message in page if message["action"] == "put_cell")
    assert "Anything else is asking for trouble." in code
    page.clear()
    shown = served.run(code.replace("Anything else is asking for trouble.", "Nothing else is allowed."), cell="cell-2")
    assert shown.status == "ok", shown
    assert "Drawn: Question." in shown.bundle["text/plain"]
    assert "Kept: " in shown.bundle["text/plain"]
    assert "Spoken: 1 of" in shown.bundle["text/plain"]
    assert [message["action"] for message in page] == ["show_video"]
    assert page[0]["source"] == "cell-1"
    above = page[0]["output"][PLAYED]
    assert above["video"] == made.bundle[PLAYED]["video"]
    assert above["version"] != made.bundle[PLAYED]["version"]
    transcript = (server.root / "lessons" / above["video"]).with_suffix(".transcript.md").read_text()
    assert "Nothing else is allowed." in transcript


def test_an_answer_is_heard_while_the_cell_runs_also_without_a_subshell(made, served, page):
    code = served.run("print(clip.code)").printed
    served.over_subshells = False
    shown = served.run(f"%%stitch_scene --job {made.bundle[PLAYED]['job']}\n{code}", cell="cell-11")
    served.over_subshells = True
    assert page[-1]["action"] == "show_video"
    assert PLAYED not in shown.bundle  # the line only: the page said that it shows the video above


def test_where_the_cell_above_is_gone_the_video_is_shown_below(made, served, page):
    code = served.run("print(clip.code)").printed
    served.answers = lambda _message: {"ok": False, "reason": "the cell is not in this notebook"}
    shown = served.run(f"%%stitch_scene --job {made.bundle[PLAYED]['job']}\n{code}", cell="cell-3")
    served.answers = lambda message: page.append(message) or {"ok": True, "cell": "new"}
    assert shown.displays["stitch-cell-3"][PLAYED]["video"] == made.bundle[PLAYED]["video"]
    assert "Drawn:" in shown.printed or "Nothing has changed" in shown.printed


def test_no_answer_from_a_page_that_surely_can_puts_no_second_cell(made, served, page):
    served.answers = None
    shown = served.run(STACK, cell="cell-4")
    served.answers = lambda message: page.append(message) or {"ok": True, "cell": "new"}
    assert shown.next_inputs == []


def test_interrupting_cancels_the_servers_job(served, server):
    begun = []

    def stop_once(bundle):
        if not begun and "Drawing" in bundle["text/plain"]:
            begun.append(later(0.5, served.interrupt))

    shown = served.run(
        "%%stitch --quality 1080p\nmerge sort of 5, 2, 9, 1, 7, 3", cell="cell-5", on_update=stop_once
    )
    assert shown.told.strip() == "Stopped."
    newest = server.ask("stitcher/jobs?limit=1")["jobs"][0]
    assert newest["state"] == "cancelled"


def test_refusals_of_the_server_are_sentences(served):
    shown = served.run("%%stitch --model openai/nobody\nwhy is the sky blue?", cell="cell-6")
    assert shown.status == "error"
    assert "Allowed: none" in shown.told
    shown = served.run("%%stitch\nwhy is the sky blue?", cell="cell-7")
    assert "No lesson shows this" in shown.told
    assert "Not made after" in shown.bundle["text/plain"]


def test_help_says_that_the_server_makes_them(served):
    assert "Made by: the Jupyter server" in served.run("%stitch", cell="cell-8").bundle["text/plain"]


def test_errors_are_explained(served):
    served.run("def third(marks):\n    token = 'abcdef123456'\n    return marks[2]\nthird([1, 2])")
    shown = served.run("%stitch_error why is that?")
    assert shown.status == "ok", shown
    assert "IndexError in line 3" in shown.bundle["text/plain"]
    assert "Counting begins at 0" in shown.bundle["text/plain"]
    assert "abcdef123456" not in json.dumps(shown.bundle)


def test_the_token_is_never_shown(served, made, server):
    told = served.run(
        "from stitcher_lab.kernel.finding import find_server, find_client\n"
        "server = find_server(); client, _ = find_client(); print(server, client, vars(client))"
    )
    assert "user/a%40b" in told.printed
    assert TOKEN not in told.printed
    assert TOKEN not in json.dumps(made.updates)


def test_a_notebook_outside_the_servers_folder_is_told_so(served, tmp_path):
    name = f"{tmp_path}/a.ipynb"
    served.run(f"import os; before = os.environ['JPY_SESSION_NAME']; os.environ['JPY_SESSION_NAME'] = {name!r}")
    shown = served.run("%%stitch\nA stack: push A, B, then pop one", cell="cell-9")
    served.run("os.environ['JPY_SESSION_NAME'] = before")
    assert "outside the folder" in shown.told


def test_run_all_does_not_bring_back_the_video_of_an_earlier_sentence(made, served, page):
    """The page sends all cells at once: the script's cell still runs with the text that it had before."""
    code = served.run("print(clip.code)").printed
    assert served.run("%%stitch\nA stack: push A, B, C, then pop two", cell="cell-1").status == "ok"
    page.clear()
    shown = served.run(f"%%stitch_scene --job {made.bundle[PLAYED]['job']}\n{code}", cell="cell-12")
    assert page == []
    assert shown.bundle[PLAYED]["video"] == made.bundle[PLAYED]["video"]
    assert "something else by now" in shown.printed


def test_the_cell_lives_through_a_restart_of_the_server(served, server):
    """Killed while it draws, started again: the job goes on, and so does the cell."""
    done = []

    def kill_once(bundle):
        if not done and "Drawing" in bundle["text/plain"]:
            done.append(later(0, restart))

    def restart():
        server.kill()
        time.sleep(3)
        server.start()
        server.leave_note()

    shown = served.run("%%stitch\nbubble sort of 5, 2, 9, 1, 7", cell="cell-10", on_update=kill_once)
    assert done
    assert shown.status == "ok", shown
    assert any("does not answer" in update["text/html"] for update in shown.updates)
    assert shown.bundle[PLAYED]["video"]
    kinds = [event["kind"] for event in server.ask(f"stitcher/jobs/{shown.bundle[PLAYED]['job']}/events")["events"]]
    assert kinds.count("done") == 1
