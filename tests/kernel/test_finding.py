"""Which server a kernel talks to, and which it does not."""

import json
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from stitcher_lab.kernel.finding import find_client, find_server
from stitcher_lab.kernel.own import OwnClient

NOTE = {"pid": 77, "url": "http://localhost:9999/lab/", "hostname": "localhost", "port": 9999, "base_url": "/lab/",
        "root_dir": "/home/t", "token": "hush", "secure": False, "sock": ""}  # fmt: skip


@pytest.fixture
def around(monkeypatch, tmp_path):
    for name in ("JPY_PARENT_PID", "JUPYTERHUB_API_TOKEN", "JUPYTERHUB_SERVICE_URL", "JUPYTERHUB_SERVICE_PREFIX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path))

    def put(note=None, **env):
        if note is not None:
            (tmp_path / "jpserver-77.json").write_text(json.dumps(NOTE | note) if isinstance(note, dict) else note)
            monkeypatch.setenv("JPY_PARENT_PID", "77")
        for name, value in env.items():
            monkeypatch.setenv(name, value)
        return find_server()

    return put


def test_the_server_that_started_the_kernel(around):
    found = around({})
    assert (found.url, found.token, str(found.root)) == ("http://localhost:9999/lab/", "hush", "/home/t")
    assert "hush" not in repr(found)


@pytest.mark.parametrize("hostname", ["0.0.0.0", "", "::"])  # noqa: S104 - compared, not bound
def test_one_that_listens_everywhere_is_asked_at_home(around, hostname):
    assert around({"hostname": hostname, "url": "http://school-pc:9999/lab/"}).url == "http://localhost:9999/lab/"


def test_another_servers_note_is_left_alone(around, monkeypatch):
    around({})
    monkeypatch.setenv("JPY_PARENT_PID", "78")
    assert find_server() is None


@pytest.mark.parametrize("note", ["", "[]", "{", '{"url": 3}'])
def test_a_damaged_note_is_no_server(around, note):
    assert around(note) is None


def test_a_hubs_server_is_opened_with_the_hubs_token(around):
    hub = {
        "JUPYTERHUB_API_TOKEN": "from-hub",
        "JUPYTERHUB_SERVICE_URL": "http://0.0.0.0:8888/user/a%40b/",
        "JUPYTERHUB_SERVICE_PREFIX": "/user/a%40b/",
    }
    found = around(**hub)
    assert (found.url, found.token) == ("http://127.0.0.1:8888/user/a%40b/", "from-hub")
    found = around({"token": ""}, **hub)
    assert (found.url, found.token) == ("http://localhost:9999/lab/", "from-hub")


def test_no_token_goes_over_a_network_in_plain_text(around):
    hub = {"JUPYTERHUB_API_TOKEN": "from-hub", "JUPYTERHUB_SERVICE_PREFIX": "/"}
    assert around(JUPYTERHUB_SERVICE_URL="http://10.0.0.7:8888/", **hub) is None
    assert around(JUPYTERHUB_SERVICE_URL="https://10.0.0.7:8888/", **hub).url == "https://10.0.0.7:8888/"


def test_a_server_that_does_not_answer_is_said_and_done_without(around, tmp_path, monkeypatch):
    monkeypatch.setenv("STITCHER_DATA", str(tmp_path / "data"))
    around({"port": 9})
    client, note = find_client()
    assert isinstance(client, OwnClient)
    assert note.startswith("The Jupyter server does not answer. So the video is made in this kernel.")


def test_a_server_without_the_extension_is_said_and_done_without(around, tmp_path, monkeypatch):
    class Nothing(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_error(self.server.status)

        def log_message(self, *_):
            pass

    monkeypatch.setenv("STITCHER_DATA", str(tmp_path / "data"))
    with HTTPServer(("127.0.0.1", 0), Nothing) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        server.status = 404
        around({"port": server.server_port, "hostname": "127.0.0.1", "url": "http://127.0.0.1/"})
        assert "does not know stitcher_lab" in find_client()[1]
        server.status = 403
        assert "does not let this kernel in" in find_client()[1]
        assert "hush" not in find_client()[1]
        server.shutdown()
