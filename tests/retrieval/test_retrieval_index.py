"""The index: built once, loaded whole, built anew when what it was made from has changed."""

import json
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from stitcher_lab import embedding
from stitcher_lab.errors import MissingTool, OptionError
from stitcher_lab.model import Example
from stitcher_lab.plugins import PLUGINS
from stitcher_lab.retrieval import embedders, find_embedder, ground, open_index, opening, vectors


class Small:
    """A reference of three names."""

    manim_version = "0.22.0"

    def __init__(self, *more):
        self.modules = {"manim": {"names": {}}}
        code = (
            "from manim import *\n\n\nclass A(Scene):\n    def construct(self):\n        self.play(Create(Circle()))\n"
        )
        self.examples = (
            Example("manim/Circle/A", "Circle", "manim:manim.Circle", code, frozenset({"Circle", "Create"})),
            *more,
        )
        self.symbols = frozenset({"Circle", "Create", "Swap"})
        self.methods = frozenset({"play", "shift"})

    def signature(self, name):
        return f"{name}(*args)"

    def summary(self, name):
        return f"{name} does what it is called."


def files(folder):
    return sorted(path.name for path in folder.glob("index-*.npz"))


@pytest.fixture
def counting(monkeypatch):
    """The shipped model, and how many texts it was asked for."""
    asked = []
    encode = embedders.MiniLM.encode

    def count(self, texts):
        asked.extend(texts)
        return encode(self, texts)

    monkeypatch.setattr(embedders.MiniLM, "encode", count)
    return asked


def test_it_is_built_once_and_then_loaded(tmp_path, counting):
    first = open_index(tmp_path, Small())
    kept = files(tmp_path)
    made = len(counting)
    second = open_index(tmp_path, Small())
    assert files(tmp_path) == kept
    assert len(counting) == made
    assert [d.example for d in second.documents] == [d.example for d in first.documents]
    assert second.concepts == first.concepts
    np.testing.assert_allclose(second.dense.rows, first.dense.rows, atol=2e-3)
    assert ground("a circle", index=second) == ground("a circle", index=first)


class Other:
    """An embedding model of three numbers, which counts what it is asked for."""

    identity = "other:3"

    def __init__(self):
        self.asked = 0

    def encode(self, texts):
        self.asked += len(texts)
        rows = np.array([[len(text), text.count("e"), 1] for text in texts], dtype=np.float32)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def test_another_corpus_is_another_index_and_only_new_texts_are_encoded(tmp_path):
    open_index(tmp_path, Small(), embedder=Other())
    extra = Example("manim/Swap/B", "Swap", "manim:manim.Swap", "Swap(a, b)", frozenset({"Swap"}))
    model = Other()
    more = open_index(tmp_path, Small(extra), embedder=model)
    assert len(files(tmp_path)) == 2
    assert any(document.example.id == "manim/Swap/B" for document in more.documents)
    assert 0 < model.asked <= 4


def test_another_model_is_another_index(tmp_path):
    one = open_index(tmp_path, Small())
    other = open_index(tmp_path, Small(), embedder=Other())
    assert len(files(tmp_path)) == 2
    assert (one.dense.rows.shape[1], other.dense.rows.shape[1]) == (384, 3)
    assert ground("a circle", index=other).chosen


@pytest.mark.parametrize("damage", [b"", b"not an index", None])
def test_a_damaged_index_is_built_anew(tmp_path, damage):
    whole = open_index(tmp_path, Small())
    (path,) = tmp_path.glob("index-*.npz")
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2] if damage is None else damage)
    again = open_index(tmp_path, Small())
    assert [d.example for d in again.documents] == [d.example for d in whole.documents]
    assert len(path.read_bytes()) == len(content)


def test_an_index_under_a_false_name_is_not_taken(tmp_path):
    open_index(tmp_path, Small())
    (path,) = tmp_path.glob("index-*.npz")
    content = path.read_bytes()
    extra = Example("manim/Swap/B", "Swap", "manim:manim.Swap", "Swap(a, b)", frozenset({"Swap"}))
    open_index(tmp_path, Small(extra))
    other = next(found for found in tmp_path.glob("index-*.npz") if found != path)
    other.write_bytes(content)
    assert any(d.example.id == "manim/Swap/B" for d in open_index(tmp_path, Small(extra)).documents)


def test_a_folder_that_cannot_be_written_costs_time_and_nothing_else(tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert ground("a circle", index=open_index(tmp_path / "file", Small())).chosen


def test_without_the_embedding_extra_words_decide_and_a_note_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(embedding, "installed", lambda: False)
    index = open_index(tmp_path, Small())
    found = ground("a circle appears", index=index)
    assert index.dense is None
    assert any("Circle" in chosen.example.symbols for chosen in found.chosen)
    assert any("stitcher-lab[embedding]" in note for note in found.notes)


PROCESS = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.retrieval.test_retrieval_index import Small
from stitcher_lab.retrieval import open_index
print(len(open_index(Path(sys.argv[1]), Small(), without_vectors=True).documents))
"""


def test_two_processes_may_build_it_at_once(tmp_path, request):
    root = str(request.config.rootpath)
    running = [
        subprocess.Popen([sys.executable, "-c", PROCESS, tmp_path, root], stdout=subprocess.PIPE, cwd=root)
        for _ in range(3)
    ]
    counts = {process.communicate()[0] for process in running}
    assert all(process.returncode == 0 for process in running)
    assert len(counts) == 1
    assert len(files(tmp_path)) == 1


def test_what_is_heavy_waits_until_an_index_is_opened():
    heavy = "manim numpy faiss onnxruntime tokenizers sentence_transformers torch litellm httpx jsonschema rich asyncio"
    code = f"import sys, stitcher_lab.retrieval; print(*(n for n in '{heavy}'.split() if n in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_no_torch_is_needed(data, request):
    code = (
        "import sys; from pathlib import Path; from stitcher_lab.retrieval import ground, open_installed;"
        "ground('a circle', index=open_installed(Path(sys.argv[1]))); "
        "print('torch' in sys.modules, 'manim' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, data], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_nearly_every_text_of_the_corpus_is_shipped_as_a_vector(reference):
    texts = set(opening.shipped_texts(reference, PLUGINS))
    shipped = vectors.shipped(embedders.MiniLM.identity)
    missing = [text for text in texts if vectors.text_key(text) not in shipped]
    assert len(missing) <= 0.1 * len(texts), "make them anew: python -m stitcher_lab.retrieval.shipping"


def test_shipped_vectors_are_those_of_the_texts(index):
    shipped = vectors.shipped(embedders.MiniLM.identity)
    texts = [key for document in index.documents[:30] for key in document.keys]
    texts = [text for text in texts if vectors.text_key(text) in shipped][:10]
    kept = np.stack([shipped[vectors.text_key(text)] for text in texts])
    made = embedding.Encoder.load().encode(texts)
    assert np.einsum("ij,ij->i", kept, made).min() > 0.99


def test_vectors_of_another_model_are_not_taken(tmp_path):
    class One:
        identity = "one"

        def encode(self, texts):
            return np.eye(4, dtype=np.float32)[[len(text) % 4 for text in texts]]

    file = tmp_path / "vectors.npz"
    assert vectors.write(["a", "bc"], One(), file) > 0
    assert len(vectors.shipped("one", file)) == 2
    assert vectors.shipped("two", file) == {}
    file.write_bytes(b"damaged")
    assert vectors.shipped("one", file) == {}


def test_an_embedding_model_is_found_by_its_name(monkeypatch):
    assert find_embedder("none") is None
    with pytest.raises(OptionError, match="no model service"):
        find_embedder("endpoint:nomic-embed-text")
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(MissingTool, match="sentence-transformers"):
        find_embedder("some/model").encode(["a"])


def test_the_facts_of_an_index_hold_no_path_of_this_machine(tmp_path):
    open_index(tmp_path, Small())
    (path,) = tmp_path.glob("index-*.npz")
    with np.load(path, allow_pickle=False) as stored:
        facts = stored["facts"].tobytes().decode()
    assert str(tmp_path) not in facts
    assert json.loads(facts)["identity"] in path.name


def test_the_index_is_read_only_data(tmp_path):
    index = open_index(tmp_path, Small())
    with pytest.raises(AttributeError):
        index.documents = ()
    assert replace(index.documents[0], subject="x").subject == "x"
