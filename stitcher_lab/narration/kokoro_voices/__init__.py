"""The Kokoro voices that come along, with the hashes of their files and of the model they belong to.

A plain table: importing it reads no file. See the NOTICE beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"


@dataclass(frozen=True, slots=True)
class KokoroVoice:
    """One voice: its locale, who it sounds like, espeak's voice for its phonemes (empty: none needed), its hash.

    ``pace`` is the speed at which it reads a lesson at about 155 words a minute, measured with its pauses.
    """

    locale: str
    sounds_like: str
    espeak: str
    pace: float
    sha256: str


# The first of a language is its default.
VOICES = {
    "af_heart": KokoroVoice(
        "en-US", "a woman", "", 0.87, "7b546fe40a300c543e10b766edb28a2c54f958c9289ac27a891cf617e2000c9b"
    ),
    "af_bella": KokoroVoice(
        "en-US", "a woman", "", 0.9, "f5b3943eee91170c0ac2e59c97529642f3215a99f4a17e2c21439cada490e251"
    ),
    "am_michael": KokoroVoice(
        "en-US", "a man", "", 0.96, "6e2cb8bcd0da6224d0a5a053fcc9a9084ec451bd62f395fa45337830fc5bc651"
    ),
    "am_fenrir": KokoroVoice(
        "en-US", "a man", "", 0.88, "daffb4d80421096f9ecabfcd50381f8c77a83cb1d7665cff6fdf1f613f32dfea"
    ),
    "bf_emma": KokoroVoice(
        "en-GB", "a woman", "en", 0.82, "029ac696ae5928e8729621c28248819b2db3219ec120e9aeefbf3c8294376f36"
    ),
    "bm_george": KokoroVoice(
        "en-GB", "a man", "en", 0.96, "8d361860cbd19b3c6308b35e8e8b58f444b26259c38145c3bc7a4af1386bf8f5"
    ),
    "ef_dora": KokoroVoice(
        "es-ES", "a woman", "es", 0.85, "763e6a42be6b5e59d8acc468694a356964bc7722581c2ace593ddc36ef90d94e"
    ),
    "ff_siwis": KokoroVoice(
        "fr-FR", "a woman", "fr", 0.88, "fa6f9c0651ba029e3e7114beffd76f1ae74537bf46bd0bf9abd484cb90a1ba6c"
    ),
    "hf_alpha": KokoroVoice(
        "hi-IN", "a woman", "hi", 1.0, "3f40c0caddba70f2b6471e8370cf62f3956d7c04ecfa154676da96d3144c62d1"
    ),
    "if_sara": KokoroVoice(
        "it-IT", "a woman", "it", 0.9, "2f876bd5047477065c0fd9c370b66edeeb6a1d6280570887172af64f38bff634"
    ),
    "pf_dora": KokoroVoice(
        "pt-BR", "a woman", "pt-br", 0.85, "5edecc1ab392d454fb0bb5eba126f861f63ee67923e6db8a929c58d9c6a9d8b6"
    ),
}
