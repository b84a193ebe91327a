"""Bodies that nobody would send: refused in a sentence that names the field, and nothing is left behind."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stitcher_lab.errors import RequestError
from stitcher_lab.server.request_body import read_body
from stitcher_lab.server.schemas.requests import CHECK, NEW_JOB, RETRY

GOOD = {"prompt": "binary search", "options": {"quality": "preview", "voice": "silent"}}


def deep(levels: int) -> str:
    return '{"prompt": "x", "options": {"data": ' + '{"a":' * levels + "1" + "}" * levels + "}}"


RAW = {
    "nothing": b"",
    "no JSON": b"prompt=binary+search",
    "half of it": b'{"prompt": "binary',
    "a list": b"[1, 2]",
    "a word": b'"prompt"',
    "null": b"null",
    "Latin-1": '{"prompt": "Übung"}'.encode("latin-1"),
    "UTF-16": '{"prompt": "x"}'.encode("utf-16"),
    "NaN": b'{"prompt": "x", "options": {"max_duration": NaN}}',
    "infinity": b'{"prompt": "x", "options": {"max_duration": -Infinity}}',
    "a float too large": b'{"prompt": "x", "options": {"max_duration": 1e999}}',
    "an integer too large": b'{"prompt": "x", "options": {"max_duration": 1' + b"0" * 5000 + b"}}",
    "large in data": b'{"prompt": "x", "options": {"data": {"n": 1' + b"0" * 400 + b"}}}",
    "a name twice": b'{"prompt": "x", "prompt": "y"}',
    "a name twice, deeper": b'{"prompt": "x", "options": {"voice": "silent", "voice": "auto"}}',
    "half a character": b'{"prompt": "x\\ud800y"}',
    "half a character as a name": b'{"prompt": "x", "options": {"data": {"\\udfff": 1}}}',
    "a null character": b'{"prompt": "a\\u0000b"}',
    "deep": deep(60).encode(),
    "very deep": deep(100_000).encode(),
    "only brackets": b"[" * 200_000,
}
FIELDS = [
    ({}, None),
    ({"prompt": ""}, "prompt"),
    ({"prompt": "   "}, "prompt"),
    ({"prompt": 5}, "prompt"),
    ({"prompt": None}, "prompt"),
    ({"prompt": "x" * 4001}, "prompt"),
    ({"prompt": "x", "source": "y"}, None),
    ({"prompt": "x", "title": "y"}, None),
    ({"source": ""}, "source"),
    ({"source": "x" * 100_001}, "source"),
    ({"source": "x", "title": "two\nlines"}, "title"),
    ({"source": "x", "parent": "../../etc"}, "parent"),
    ({"source": "x", "parent": "20260101-000000-abcdef"}, "parent"),
    ({**GOOD, "api_key": "x"}, "api_key"),
    ({**GOOD, "output": "/etc/passwd"}, "output"),
    ({**GOOD, "options": []}, "options"),
    ({**GOOD, "options": {"api_base": "http://evil.example"}}, "options.api_base"),
    ({**GOOD, "options": {"bwrap": "/bin/true"}}, "options.bwrap"),
    ({**GOOD, "options": {"data_dir": "/srv"}}, "options.data_dir"),
    ({**GOOD, "options": {"online_voice": True}}, "options.online_voice"),
    ({**GOOD, "options": {"max_cost": 1000}}, "options.max_cost"),
    ({**GOOD, "options": {"watermark": "/etc/passwd"}}, "options.watermark"),
    ({**GOOD, "options": {"workers": 64}}, "options.workers"),
    ({**GOOD, "options": {"scene_seconds": 9e9}}, "options.scene_seconds"),
    ({**GOOD, "options": {"quality": "8k"}}, "options.quality"),
    ({**GOOD, "options": {"quality": ["720p"]}}, "options.quality"),
    ({**GOOD, "options": {"voice": "../../voices/x"}}, "options.voice"),
    ({**GOOD, "options": {"voice": "kokoro:af_heart\n"}}, "options.voice"),
    ({**GOOD, "options": {"voice": "nobody"}}, "options.voice"),
    ({**GOOD, "options": {"voice": "edge:en-US-EmmaMultilingualNeural"}}, "options.voice"),
    ({**GOOD, "options": {"language": "klingon"}}, "options.language"),
    ({**GOOD, "options": {"language": "en\n"}}, "options.language"),
    ({**GOOD, "options": {"max_duration": "60"}}, "options.max_duration"),
    ({**GOOD, "options": {"max_duration": True}}, "options.max_duration"),
    ({**GOOD, "options": {"max_duration": -1}}, "options.max_duration"),
    ({**GOOD, "options": {"max_duration": 9000}}, "options.max_duration"),
    ({**GOOD, "options": {"max_duration": 10**200}}, "options.max_duration"),
    ({**GOOD, "options": {"template": "../stack"}}, "options.template"),
    ({**GOOD, "options": {"template": "no_such_lesson"}}, "options.template"),
    ({**GOOD, "options": {"template": "stack", "values": {"ITEMS": 5}}}, "options.values.ITEMS"),
    ({**GOOD, "options": {"template": "stack", "values": {"NOT_THERE": "5"}}}, "options.values"),
    ({**GOOD, "options": {"data": {"x": "y" * 30_000}}}, "options.data"),
    ({**GOOD, "options": {"hints": {"not a class": "x"}}}, "options.hints"),
    ({**GOOD, "options": {"tier": "best"}}, "options.tier"),
    ({**GOOD, "options": {"model": "openai/gpt-5-of-the-rich"}}, "options.model"),
    ({**GOOD, "options": {"fresh": "yes"}}, "options.fresh"),
    ({**GOOD, "cell": "<script>"}, "cell"),
    ({**GOOD, "name": "a\0b"}, None),
    ({**GOOD, "folder": 5}, "folder"),
    *(
        ({**GOOD, "folder": folder}, "folder")
        for folder in (
            "/", "/etc", "..", "a/../..", "../root2", "./", ".", "a//b", ".hidden", "a/.hidden", "not/there",
            "file.txt", "out", "out/deeper", "x" * 300, "x/" * 400, "a\nb", "~root", "C:\\", "lessons\\..\\..",
        )
    ),
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def surroundings(served, tmp_path_factory):
    (served.root / ".hidden").mkdir()
    (served.root / "a").mkdir()
    (served.root / "a" / ".hidden").mkdir()
    (served.root / "file.txt").write_text("x")
    outside = tmp_path_factory.mktemp("outside")
    (outside / "deeper").mkdir()
    (served.root / "out").symlink_to(outside)
    yield outside
    assert not any(path.name == "stitch" for path in outside.rglob("*"))


@pytest.fixture
def traceless(served, client):
    def traces():
        jobs = client.get("jobs", params={"limit": 200}).json()["jobs"]
        return sorted(job["id"] for job in jobs), sorted(map(str, served.root.rglob("*")))

    before = traces()
    yield
    assert traces() == before


@pytest.mark.parametrize("body", RAW.values(), ids=RAW.keys())
def test_what_is_no_proper_json_is_refused(client, traceless, body):
    for address in ("jobs", "check"):
        answer = client.post(address, content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 400, answer.text
        assert answer.json()["message"].endswith(".")


@pytest.mark.parametrize(("body", "field"), FIELDS, ids=lambda part: str(part)[:60])
def test_what_is_wrong_is_named(client, traceless, body, field):
    answer = client.post("jobs", content=json.dumps(body), headers={"Content-Type": "application/json"})
    assert answer.status_code == 400, answer.text
    told = answer.json()
    assert told["field"] == field, told
    assert told["message"].endswith(".")
    assert len(answer.content) < 1000


@pytest.mark.parametrize(
    "kind",
    ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml",
     "application/json; charset=latin-1", "application/json; charset=utf-7", "x" * 500],
)  # fmt: skip
def test_other_kinds_of_content_are_refused(client, traceless, kind):
    answer = client.post("jobs", content=json.dumps(GOOD), headers={"Content-Type": kind})
    assert answer.status_code == 400
    assert "JSON" in answer.json()["message"]


@pytest.mark.parametrize("size", [(1 << 20) + 1, 5 << 20])
def test_a_large_body_is_refused_announced_or_not(client, traceless, size):
    def pieces():
        for _ in range(size >> 16):
            yield b" " * (1 << 16)
        yield b" " * (size % (1 << 16))

    for content in (b" " * size, pieces()):
        answer = client.post("jobs", content=content, headers={"Content-Type": "application/json"})
        assert answer.status_code == 413
        assert answer.json()["type"] == "TooLarge"
    assert client.get("templates").status_code == 200


@pytest.mark.parametrize("key", ["", "a b", "é", "x" * 201])
def test_a_key_that_is_none_is_refused(client, traceless, key):
    answer = client.post("jobs", json=GOOD, headers=[(b"Idempotency-Key", key.encode())])
    assert (answer.status_code, answer.json()["field"]) == (400, "Idempotency-Key")


@pytest.mark.parametrize(
    ("address", "field"),
    [("jobs?limit=0", "limit"), ("jobs?limit=999", "limit"), ("jobs?limit=ten", "limit"), ("jobs?limit=1e1", "limit"),
     ("jobs?limit=" + "9" * 5000, "limit"), ("jobs?before=yesterday", "before"), ("jobs?before=nan", "before"),
     ("jobs?state=stuck", "state.0"), ("jobs?search=" + "x" * 201, "search")],
)  # fmt: skip
def test_a_query_that_makes_no_sense_is_refused(client, address, field):
    answer = client.get(address)
    assert (answer.status_code, answer.json()["field"]) == (400, field)


HOSTILE = [
    "...", "%2e%2e", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..%2f..%2f..%2fetc%2fpasswd", "%00", "a%00b", "%0a",
    "20260101-000000-abcdef%0a", "%ff%fe", "%ud800", "' OR 1=1 --", "%27%20OR%201%3D1", "20260101%25", "_", "%25",
    "*", "x" * 65, "x" * 5000, "<script>", "%3Cscript%3E", "20260101-000000-%D9%A1", "con", "-", "😀",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_ids_and_names_find_nothing(client, finished, traceless, name):
    for address in (
        f"jobs/{name}",
        f"jobs/{name}/events",
        f"jobs/{name}/files/video.mp4",
        f"jobs/{finished['id']}/files/{name}",
        f"templates/{name}/poster",
        f"templates/{name}/code",
    ):
        assert client.get(address).status_code in (400, 404), address
    for method, verb in (("POST", "/cancel"), ("POST", "/retry"), ("DELETE", "")):
        assert client.request(method, f"jobs/{name}{verb}").status_code in (400, 404), verb


@pytest.mark.parametrize(
    "path",
    ["jobs/../../../etc/passwd", "jobs/x/files/../../../../etc/passwd", "../../etc/passwd", "jobs//x", "jobs/x//events",
     "jobs/" + "../" * 500, "jobs/x/files/..\\..\\etc"],
)  # fmt: skip
def test_paths_that_climb_arrive_nowhere(served, path):
    connection = HTTPConnection(urlsplit(served.url).netloc, timeout=60)
    connection.request("GET", f"/stitcher/{path}", headers={"Authorization": f"token {served.token}"})
    assert connection.getresponse().status in (400, 404)
    connection.close()


def test_an_id_is_taken_whole(client, finished):
    for part in (finished["id"][:-1], finished["id"][1:], finished["id"].upper() + "x"):
        assert client.get(f"jobs/{part}").status_code == 404


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
names = st.sampled_from(["prompt", "source", "title", "parent", "options", "folder", "name", "cell", "scene", "hint"])


@settings(deadline=None)
@given(st.dictionaries(names, anything), st.sampled_from([NEW_JOB, RETRY, CHECK]))
def test_whatever_comes_is_taken_or_refused_and_nothing_else(body, schema):
    content = json.dumps(body).encode("utf-8", "surrogatepass")
    told = refusal(content, "application/json", schema)
    assert told is None or (told.endswith(".") and len(told) < 400)
    if told is None:
        assert read_body(content, "", schema) == body


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_whatever_bytes_come_are_refused_in_a_sentence(content):
    told = refusal(content, "", CHECK)
    assert told is None or told.endswith(".")


def refusal(content, kind, schema):
    try:
        read_body(content, kind, schema)
    except RequestError as error:
        return error.message
    return None
