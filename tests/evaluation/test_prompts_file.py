"""The file of prompts: what is taken, and what is said about a line that is not."""

import json

import pytest

from stitcher_lab.errors import OptionError
from stitcher_lab.evaluation import read_cases


def write(tmp_path, *lines):
    path = tmp_path / "prompts.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def test_lines_become_cases_in_their_order(tmp_path):
    path = write(
        tmp_path,
        {"id": "b", "prompt": "explain bubble sort"},
        "",
        {"id": "a-1", "prompt": "Fläche\u2028eines Kreises", "options": {"language": "de", "max_duration": 60}},
    )
    first, second = read_cases(path)
    assert (first.id, first.prompt, dict(first.options)) == ("b", "explain bubble sort", {})
    assert second.prompt == "Fläche\u2028eines Kreises"
    assert second.options == {"language": "de", "max_duration": 60}


def test_a_changed_prompt_or_option_is_told_apart(tmp_path):
    line = {"id": "a", "prompt": "p", "options": {"voice": "silent"}}
    digests = {
        read_cases(write(tmp_path, changed))[0].digest
        for changed in (line, line | {"prompt": "q"}, line | {"options": {"voice": "pico"}}, line | {"options": {}})
    }
    assert len(digests) == 4
    assert read_cases(write(tmp_path, line | {"id": "b"}))[0].digest in digests


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("{oops", "JSON"),
        ("[1]", "object"),
        ('{"id": "a"}', "no prompt"),
        ('{"prompt": "p"}', "id"),
        ('{"id": "../a", "prompt": "p"}', "id"),
        ('{"id": "a", "prompt": "p", "voice": "x"}', "voice"),
        ('{"id": "a", "prompt": "p", "options": {"model": "x"}}', "model"),
        ('{"id": "a", "prompt": "p", "options": {"max_duration": "long"}}', "max_duration"),
        ('{"id": "a", "prompt": "p", "options": {"max_duration": true}}', "max_duration"),
        ('{"id": "ok", "prompt": "again"}', "before"),
    ],
)
def test_a_bad_line_is_named(tmp_path, line, word):
    with pytest.raises(OptionError) as caught:
        read_cases(write(tmp_path, {"id": "ok", "prompt": "p"}, line))
    assert "line 2" in caught.value.message
    assert word in caught.value.message


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe\x00"])
def test_a_file_without_prompts_is_refused(tmp_path, content):
    path = tmp_path / "p.jsonl"
    path.write_bytes(content)
    with pytest.raises(OptionError):
        read_cases(path)
    with pytest.raises(OptionError):
        read_cases(tmp_path / "missing.jsonl")
