"""The folder of a run outlives whatever happens to the process that writes it."""

import json

import pytest
from made_up_results import result, scene, used

from stitcher_lab.errors import OptionError
from stitcher_lab.evaluation import Case, Outcome, RunFolder, read_run
from stitcher_lab.evaluation.running import left_to_do

FACTS = {"settings": {"model": "", "quality": "preview"}, "prompts": "p.jsonl"}


def test_a_result_comes_back_as_it_was(tmp_path):
    one = result(
        "a", Outcome.PARTIAL, scene("A", rounds=2, failures=("keyword",)), scene("B", "title_card"),
        usage=used(100, None), tasks={"plan": used(50)}, stages={"writing": 1.5}, steps=("Zeile – 1",), findings=("x",),
    )  # fmt: skip
    with RunFolder.opened(tmp_path / "run", FACTS) as folder:
        folder.append(one)
        assert folder.read().results["a"] == one


def test_half_a_line_costs_only_itself(tmp_path):
    path = tmp_path / "run"
    with RunFolder.opened(path, FACTS) as folder:
        folder.append(result("a"))
        folder.append(result("b"))
    raw = (path / "results.jsonl").read_bytes()
    (path / "results.jsonl").write_bytes(raw[:-40])
    cases = [Case("a", "explain a"), Case("b", "explain b")]
    with RunFolder.opened(path, FACTS) as folder:
        assert set(folder.read().results) == {"a"}
        folder.append(result("b", digest=cases[1].digest))
        folder.append(result("a", digest=cases[0].digest))
        assert left_to_do(cases, folder) == []
    run = read_run(path)
    assert (list(run.results), run.unreadable) == (["a", "b"], 1)


def test_what_was_not_measured_or_has_changed_is_left_to_do(tmp_path):
    cases = [Case(name, f"explain {name}") for name in ("done", "down", "changed", "new")]
    with RunFolder.opened(tmp_path / "run", FACTS) as folder:
        folder.append(result("done", digest=cases[0].digest))
        folder.append(result("down", Outcome.UNMEASURED, digest=cases[1].digest))
        folder.append(result("changed", digest="of an older prompt"))
        assert [case.id for case in left_to_do(cases, folder)] == ["down", "changed", "new"]


def test_other_settings_need_another_folder(tmp_path):
    with RunFolder.opened(tmp_path / "run", FACTS) as folder:
        folder.append(result("a"))
    other = {"settings": {"model": "openai/x", "quality": "preview"}}
    with pytest.raises(OptionError) as caught, RunFolder.opened(tmp_path / "run", other):
        pass
    assert "model is not set, not 'openai/x'" in caught.value.message


def test_two_processes_do_not_write_into_one_run(tmp_path):
    with (
        RunFolder.opened(tmp_path / "run", FACTS),
        pytest.raises(OptionError, match="Another"),
        RunFolder.opened(tmp_path / "run", FACTS),
    ):
        pass


@pytest.mark.parametrize("content", ["", "null\n", '{"id": 3}\n', "[" * 5000 + "\n"])
def test_what_is_no_run_is_refused_or_empty(tmp_path, content):
    file = tmp_path / "results.jsonl"
    file.write_text(content)
    if content:
        with pytest.raises(OptionError):
            read_run(tmp_path)
    else:
        assert not read_run(tmp_path).results
    with pytest.raises(OptionError):
        read_run(tmp_path / "nowhere")


def test_a_file_where_the_folder_should_be_is_told(tmp_path):
    (tmp_path / "run").write_text("x")
    with pytest.raises(OptionError), RunFolder.opened(tmp_path / "run", FACTS):
        pass


def test_fields_of_a_later_version_are_passed_over(tmp_path):
    with RunFolder.opened(tmp_path / "run", FACTS) as folder:
        folder.append(result("a"))
    file = tmp_path / "run" / "results.jsonl"
    found = json.loads(file.read_text()) | {"mood": "good"}
    file.write_text(json.dumps(found) + "\n")
    assert read_run(tmp_path / "run").results["a"].outcome is Outcome.MADE
