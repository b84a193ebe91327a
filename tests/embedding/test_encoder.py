"""Sentences of like meaning are close; a damaged install is named."""

import subprocess
import sys

import numpy as np
import pytest

from stitcher_lab import embedding
from stitcher_lab.embedding import encoder
from stitcher_lab.errors import DamagedInstall

needs_model = pytest.mark.skipif(not embedding.installed(), reason="the embedding extra is not installed")


@needs_model
def test_like_meaning_is_close_and_vectors_have_length_one():
    sentences = ["a cat sits on the mat", "a kitten is sitting on a rug", "the stock market fell"]
    vectors = embedding.Encoder.load().encode(sentences)
    assert vectors.shape == (3, embedding.DIMENSION)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > 0.5 > vectors[0] @ vectors[2] + 0.2


@needs_model
def test_a_sentence_has_the_same_vector_whatever_it_is_encoded_with():
    alone = embedding.Encoder.load().encode(["binary search"])[0]
    among = embedding.Encoder.load().encode(["x", "binary search", "a much longer sentence about other things"])[1]
    np.testing.assert_allclose(alone, among, atol=1e-5)


@needs_model
def test_odd_texts_are_encoded_too():
    vectors = embedding.Encoder.load().encode(["", "\x00", "é" * 5000, "語"])
    assert np.isfinite(vectors).all()


def test_a_damaged_file_is_named_with_the_command_that_mends_it(tmp_path):
    damaged = tmp_path / "model.onnx"
    damaged.write_bytes(b"not the model")
    with pytest.raises(DamagedInstall, match="sha256") as refused:
        encoder._checked(damaged, embedding.MODEL_SHA256, "embedding model")
    assert "pip install" in refused.value.remedy


def test_ranks_tell_common_words_from_rare_ones():
    assert embedding.rank("the") < embedding.rank("matrix") < embedding.rank("banana")
    assert embedding.rank("dijkstra") is None


def test_importing_brings_nothing_heavy():
    heavy = {"numpy", "onnxruntime", "tokenizers", "manim", "sympy"}
    code = "import sys, stitcher_lab.templates as t, stitcher_lab.embedding; t.catalogue(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not heavy & set(done.stdout.split())


@needs_model
def test_nothing_is_noted_about_the_user_and_nothing_prepared_for_sending(tmp_path):
    """onnxruntime would give the machine a number and keep a diary in the home directory, for its maker."""
    code = 'from stitcher_lab.embedding import Encoder; Encoder.load().encode(["hello"])'
    command = [sys.executable, "-c", code]
    subprocess.run(command, env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}, check=True)
    assert list(tmp_path.iterdir()) == []
