"""With a model configured: what it is told, and what nobody is told."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from notebooks import Notebook
from stitcher_lab.config import Settings
from stitcher_lab.kernel.own import OwnClient

KEY = "sk-nobody-may-see-this-key"


class Refusing(BaseHTTPRequestHandler):
    """A model's server that refuses the key, and repeats it in what it says."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        words = json.dumps({"error": {"message": f"Incorrect API key provided: {KEY}"}}).encode()
        self.send_response(401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        self.wfile.write(words)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def address():
    with ThreadingHTTPServer(("127.0.0.1", 0), Refusing) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/v1"
        server.shutdown()


@pytest.fixture(scope="module")
def notebook(surroundings, tmp_path_factory, address):
    """A kernel whose model's server refuses everything."""
    folder = tmp_path_factory.mktemp("with_a_model")
    settings = {"model": "openai/some-model", "api_base": address, "api_key": KEY, "voice": "silent",
                "quality": "preview"}  # fmt: skip
    (folder / "settings.json").write_text(json.dumps({"Settings": settings}))
    opened = Notebook(folder, surroundings | {"STITCHER_CONFIG": str(folder / "settings.json")})
    opened.run("%load_ext stitcher_lab")
    yield opened
    opened.close()


def test_a_model_that_refuses_is_told_in_a_sentence_without_the_key(notebook):
    shown = notebook.run("%%stitch\nwhy is the sky blue?")
    assert shown.status == "error"
    assert "key" in shown.told
    assert "Traceback" not in shown.told
    assert KEY not in json.dumps([shown.error, shown.updates, shown.printed])
    assert KEY not in json.dumps(notebook.run("%stitch").bundle)


def test_an_error_becomes_a_prompt_for_the_model(notebook):
    notebook.run("def third(marks):\n    password = 'hunter2'\n    return marks[2]\nthird([1, 2])")
    shown = notebook.run("%stitch_error why is that?")
    assert shown.status == "error"  # there is no model to answer; what it was asked is in the history
    asked = notebook.run(
        "from stitcher_lab.settings_file import settings_from\nfrom stitcher_lab.store import Store\n"
        "print(Store(settings_from().data).history(1)[0].prompt)"
    ).printed
    assert "IndexError: list index out of range" in asked
    assert "why is that?" in asked
    assert "hunter2" not in asked


def test_values_go_to_the_model_as_they_are(notebook):
    notebook.run("marks = [3.5, None, 9]")
    notebook.run("%%stitch --data marks\nHow are these spread?")
    asked = notebook.run("print(Store(settings_from().data).history(1)[0].options['data'])").printed
    assert asked.strip() == "{'marks': [3.5, None, 9]}"


def test_a_status_holds_no_key():
    client = OwnClient(Settings(model="openai/x", api_key=KEY))
    assert KEY not in json.dumps(client.status())
