"""Who may ask: nobody without a token, on no route, with no method; and cookies only with their XSRF token."""

from __future__ import annotations

import contextlib
from pathlib import Path

import httpx
import pytest

from stitcher_lab.server.app import CONTENTS
from stitcher_lab.server.operation import pattern

ADDRESSES = [
    path.removeprefix("stitcher/").format(job="20260101-000000-abcdef", template="stack", file="video.mp4")
    for path, _ in CONTENTS
]


@pytest.mark.parametrize("address", [*ADDRESSES, "", "nonsense", "jobs/x/y/z"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
def test_nobody_gets_in_without_a_token(served, address, method):
    stranger = served.client(None)
    answer = stranger.request(method, address)
    assert answer.status_code == 403
    if method in ("GET", "DELETE"):
        assert answer.headers["content-type"].startswith("application/json")
        if method == "GET":
            assert answer.json()["message"]


def test_a_wrong_token_is_none(served):
    assert served.client("0" * 32).get("status").status_code == 403


def test_a_large_body_of_a_stranger_is_not_even_read(served):
    with contextlib.suppress(httpx.TransportError):  # the server may hang up while it is still being sent
        assert served.client(None).post("jobs", content=b" " * (3 << 20)).status_code == 403
    memory = next(
        line for line in Path(f"/proc/{served.process.pid}/status").read_text().splitlines() if "VmHWM" in line
    )
    with contextlib.suppress(httpx.TransportError):
        served.client(None).post("jobs", content=b" " * (200 << 20))
    assert memory.split()[0] == "VmHWM:"
    after = next(
        line for line in Path(f"/proc/{served.process.pid}/status").read_text().splitlines() if "VmHWM" in line
    )
    assert int(after.split()[1]) - int(memory.split()[1]) < 50 << 10


def test_every_method_of_every_resource_asks_who_it_is():
    for path, resource in CONTENTS:
        for method in resource.api:
            code = getattr(resource, method).__code__
            assert code.co_qualname.startswith("authenticated"), (path, method)
        assert pattern(path).startswith("/stitcher/")


def test_a_browser_needs_the_xsrf_token_to_change_anything(served):
    browser = httpx.Client(base_url=served.url, timeout=60)
    browser.get("login", params={"token": served.token}, follow_redirects=True)
    body = {"prompt": "binary search", "options": {"quality": "none"}}
    assert browser.get("stitcher/templates", headers={"Referer": served.url}).status_code == 200
    assert browser.post("stitcher/jobs", json=body).status_code == 403
    browser.get("tree")
    xsrf = browser.cookies.get("_xsrf", domain="127.0.0.1") or browser.cookies["_xsrf"]
    answer = browser.post("stitcher/jobs", json=body, headers={"X-XSRFToken": xsrf})
    assert answer.status_code == 400
    assert answer.json()["field"] == "options.quality"
    assert browser.post("stitcher/jobs", json=body, headers={"X-XSRFToken": "wrong"}).status_code == 403
    browser.close()


def test_what_is_not_there_is_told_in_json(client):
    for address in ("", "nonsense", "jobs/a/b/c"):
        answer = client.get(address)
        assert (answer.status_code, answer.json()["message"]) == (404, "There is nothing at this address.")
    answer = client.put("jobs", json={})
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) >= {"GET", "POST"}
