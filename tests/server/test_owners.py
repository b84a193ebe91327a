"""Several users of one server: each sees their own jobs, and nobody else's, in any way."""

from __future__ import annotations

import pytest

from .serving import QUICK, SCENE, ended, serving, stream, until

IDENTITIES = """
from jupyter_server.auth import Authorizer, IdentityProvider, User

NAMES = {"token-of-ada": "ada", "token-of-bo": "bo", "token-of-eve": "eve"}


class Names(IdentityProvider):
    token = "unused-here"

    def get_user(self, handler):
        name = NAMES.get(handler.request.headers.get("Authorization", "").removeprefix("token "))
        if name:
            handler._token_authenticated = True
        return User(name) if name else None


class Readers(Authorizer):
    # Eve may look, and do nothing.
    def is_authorized(self, handler, user, action, resource):
        return user.username != "eve" or action == "read"


c.StitcherApp.most_waiting_each = 2
c.ServerApp.identity_provider_class = Names
c.ServerApp.authorizer_class = Readers
"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("shared"), config=IDENTITIES) as served:
        yield served


@pytest.fixture(scope="module")
def ada(shared):
    return shared.client("token-of-ada")


@pytest.fixture(scope="module")
def bo(shared):
    return shared.client("token-of-bo")


@pytest.fixture(scope="module")
def adas(ada):
    made = ada.post("jobs", json={"source": SCENE, "title": "Ada's secret", "options": QUICK})
    assert made.status_code == 201, made.text
    return ended(ada, made.json()["id"])


def test_anothers_job_is_not_there_in_any_way(ada, bo, adas):
    assert adas["state"] == "done"
    number = adas["id"]
    nothing = bo.get("jobs/20990101-000000-abcdef")
    for method, address in (
        ("GET", ""), ("GET", "/events"), ("GET", "/events?wait=1"), ("GET", "/files/video.mp4"),
        ("GET", "/files/all.zip"), ("HEAD", "/files/video.mp4"), ("POST", "/cancel"), ("POST", "/retry"),
        ("DELETE", ""), ("DELETE", "?files=true"),
    ):  # fmt: skip
        answer = bo.request(method, f"jobs/{number}{address}")
        assert answer.status_code == 404, (method, address)
        if method != "HEAD" and "files" not in address:
            assert answer.json() == nothing.json(), (method, address)
    told = bo.get(f"jobs/{number}/events", headers={"Accept": "text/event-stream"})
    assert told.status_code == 404
    assert bo.get("jobs", params={"search": "secret"}).json() == {"jobs": [], "more": False}
    as_parent = bo.post("jobs", json={"source": SCENE, "parent": number, "options": QUICK})
    assert (as_parent.status_code, as_parent.json()["field"]) == (400, "parent")
    assert [job["id"] for job in ada.get("jobs").json()["jobs"]] == [number]
    assert stream(ada, number)


def test_the_same_key_of_another_user_is_another_job(ada, bo):
    order = {"source": SCENE, "title": "Keyed", "options": QUICK}
    first, second = (who.post("jobs", json=order, headers={"Idempotency-Key": "1"}) for who in (ada, bo))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["id"] != second.json()["id"]
    for who, made in ((ada, first), (bo, second)):
        assert who.delete(f"jobs/{made.json()['id']}").status_code == 204


def test_who_may_only_read_only_reads(shared, adas):
    eve = shared.client("token-of-eve")
    assert eve.get("jobs").status_code == 200
    assert eve.get("status").status_code == 200
    before = sorted(shared.root.rglob("*"))
    for method, address in (("POST", "jobs"), ("POST", "check"), ("DELETE", f"jobs/{adas['id']}")):
        answer = eve.request(method, address, json={"prompt": "binary search", "source": "x"})
        assert answer.status_code == 403
        assert answer.json()["message"]
    assert sorted(shared.root.rglob("*")) == before


@pytest.mark.parametrize(("told", "apart"), [("True", True), ("False", False)])
def test_the_administrator_has_the_last_word(tmp_path, told, apart):
    """With jobs that wait: no time is spent on drawing."""
    config = f"{IDENTITIES}\nc.StitcherApp.tell_users_apart = {told}\nc.StitcherApp.running_jobs = 1\n"
    with serving(tmp_path, config=config) as served:
        ada, bo = served.client("token-of-ada"), served.client("token-of-bo")
        made = ada.post("jobs", json={"source": SCENE, "title": "Whose?", "options": QUICK}).json()
        assert (bo.get(f"jobs/{made['id']}").status_code == 404) is apart
        assert until(lambda: ada.get(f"jobs/{made['id']}").status_code == 200)


def test_with_one_token_for_all_nobody_is_told_apart(served, client, finished):
    assert served.client().get(f"jobs/{finished['id']}").status_code == 200


def test_nobody_fills_the_line_alone(ada, bo):
    order = {"prompt": "show a queue", "options": {**QUICK, "template": "queue"}}
    made = [ada.post("jobs", json=order) for _ in range(6)]
    others = bo.post("jobs", json=order)
    try:
        refused = [answer for answer in made if answer.status_code == 503]
        assert 2 <= len(made) - len(refused) <= 4  # two wait, and by then up to two run
        assert all("of yours" in answer.json()["message"] for answer in refused)
        assert others.status_code == 201
    finally:
        for client, answers in ((ada, made), (bo, [others])):
            for answer in answers:
                if answer.is_success:
                    client.post(f"jobs/{answer.json()['id']}/cancel").raise_for_status()
