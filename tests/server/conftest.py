"""One server for all tests that do nothing special to it."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from .serving import QUICK, SCENE, SECRET, ended, serving


class Gossip(BaseHTTPRequestHandler):
    """A model's service that refuses the key, and repeats it when it does."""

    def do_POST(self):
        told = {"error": {"message": f"Bad key: {self.headers['Authorization']}", "type": "invalid_request_error"}}
        content = json.dumps(told).encode()
        self.send_response(401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def served(tmp_path_factory, known):
    """One server for all of a file who do nothing special; it has a key that must never be seen.

    It ends with the file: other tests look for what is left running.
    """
    folder = tmp_path_factory.mktemp("served")
    known(folder / "data")
    service = ThreadingHTTPServer(("127.0.0.1", 0), Gossip)
    threading.Thread(target=service.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{service.server_port}/v1"
    (folder / "stitcher.json").write_text(
        json.dumps({"Settings": {"model": "openai/gpt-none", "api_base": address, "api_key": SECRET}})
    )
    with serving(folder) as running:
        yield running
    service.shutdown()
    service.server_close()


@pytest.fixture(scope="module")
def client(served):
    return served.client()


@pytest.fixture(scope="module")
def finished(client):
    """A job that is done: a scene of one second, drawn small and silent."""
    made = client.post("jobs", json={"source": SCENE, "title": "One square", "options": QUICK})
    assert made.status_code == 201, made.text
    job = ended(client, made.json()["id"])
    assert job["state"] == "done", job
    return job
