"""Every knob, with a sentence of help; the doors fill them from a settings file and from options."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from traitlets import Bool, CaselessStrEnum, Dict, Float, Int, Unicode, default
from traitlets.config import Configurable

from stitcher_lab.model import QUALITIES

if TYPE_CHECKING:
    from stitcher_lab.gateway import ModelConfig

# Recordings are small and dear to make: beside the pictures, they get this part of their room, which they seldom fill.
RECORDINGS_PART = 1 / 4


class Settings(Configurable):
    """What an administrator or a user may set."""

    data_dir = Unicode(help="Folder for videos, recordings, the cache and the history.").tag(config=True)
    quality = CaselessStrEnum(tuple(QUALITIES), "720p", help="Picture size and rate when none is asked for.").tag(
        config=True,
    )
    voice = Unicode("auto", help="Voice when none is asked for; 'auto' takes the best one installed.").tag(config=True)
    language = Unicode("en", help="Language of the narration, as a two-letter code.").tag(config=True)
    max_duration = Float(300.0, help="Longest video that will be made, in seconds.").tag(config=True)
    online_voice = Bool(
        default_value=False,
        help="Whether narration may be sent to Microsoft's speech service (edge-tts).",
    ).tag(config=True)
    workers = Int(2, help="How many scenes are drawn, and lines spoken, at the same time.").tag(config=True)
    watermark = Unicode("", help="A PNG laid over the lower right corner of every video.").tag(config=True)
    bwrap = Unicode("", help="Path of the bubblewrap program, where it is not on the PATH.").tag(config=True)
    minimum_tier = CaselessStrEnum(
        ("", "landlock", "bubblewrap"),
        "",
        help="The weakest sandbox that will do; where it does not work, nothing is run. '' takes the best that works.",
    ).tag(config=True)
    unsandboxed = Bool(
        default_value=False,
        help="Whether scene code may run without isolation where no sandbox works. Every result then says so.",
    ).tag(config=True)
    control_group = Unicode(
        "",
        help="Folder of a control group (below /sys/fs/cgroup) in which groups for scenes may be made, to fence their "
        "memory; '' is our own, where it is delegated to us.",
    ).tag(config=True)
    scene_seconds = Float(120.0, help="Wall clock a scene may use before it is stopped.").tag(config=True)
    scene_memory_mib = Int(2048, help="Memory a scene's processes may use together, in MiB.").tag(config=True)
    warm_sandboxes = Int(
        2, min=0, help="How many sandboxes wait with Manim ready, about 130 MiB each, for the next scene; 0 is none."
    ).tag(config=True)
    warm_minutes = Float(
        0.0,
        min=0.0,
        help="Minutes that they are kept after the last scene; 0 is what suits: 15 in a server, none for a command.",
    ).tag(config=True)
    cache_gib = Float(5.0, help="Size at which what was not used for longest is removed, in GiB.").tag(
        config=True,
    )

    # A language model, for prompts that no template answers; docs/models.md says how to connect each kind.
    model = Unicode(
        "", help="Model that plans and writes lessons, such as openai/gpt-5 or ollama/qwen3; none: ''."
    ).tag(
        config=True,
    )
    fast_model = Unicode("", help="Model for quick questions and short prompts, if another one.").tag(config=True)
    strong_model = Unicode("", help="Model for derivations and proofs, if another one.").tag(config=True)
    vision_model = Unicode("", help="Model that looks at finished pictures; pictures go nowhere when empty.").tag(
        config=True,
    )
    embedding_model = Unicode(
        "",
        help="What searches examples by meaning: '' is built in, 'none' goes by words, 'endpoint:openai/NAME' asks a "
        "service, and anything else is a sentence-transformers model or its folder.",
    ).tag(config=True)
    api_base = Unicode("", help="Address of the model's server, if not the usual one.").tag(config=True)
    api_key = Unicode("", help="Key for the model's service; or set STITCHER_API_KEY.").tag(
        config=True,
    )
    tier = CaselessStrEnum(
        ("auto", "fast", "strong"), "auto", help="Which model writes; 'auto' takes the strong one for derivations."
    ).tag(config=True)
    model_timeout = Float(120.0, help="Seconds without a sign of life after which a model's answer is given up.").tag(
        config=True,
    )
    max_cost = Float(1.0, help="US dollars that a job may spend on models; 0 is no limit.").tag(config=True)
    max_tokens = Int(400_000, help="Tokens that a job may use, sent and received; 0 is no limit.").tag(config=True)
    prices = Dict(
        help='US dollars for a million tokens, by model, such as {"openai/x": [1.25, 10]}, where no list has them.',
    ).tag(config=True)
    coder_lessons = Bool(default_value=True, help="Whether what a fix has taught is kept and told to later jobs.").tag(
        config=True,
    )

    def models(self) -> ModelConfig:
        """What the gateway is told; keys come from the settings or the environment, and go nowhere else."""
        from stitcher_lab.gateway import ModelConfig, Price, keys_from  # noqa: PLC0415 - only jobs with a model need it

        return ModelConfig(
            model=self.model,
            fast_model=self.fast_model,
            strong_model=self.strong_model,
            vision_model=self.vision_model,
            embedding_model=self.embedding_model.removeprefix("endpoint:")
            if self.embedding_model.startswith("endpoint:")
            else "",
            api_base=self.api_base,
            api_key=self.api_key or os.environ.get("STITCHER_API_KEY", ""),
            keys=keys_from(os.environ),
            timeout=self.model_timeout,
            max_cost=self.max_cost or None,
            max_tokens_per_job=self.max_tokens or None,
            prices={name: Price(*price) for name, price in self.prices.items()},
        )

    @default("data_dir")
    def _data_dir(self) -> str:
        return os.environ.get("STITCHER_DATA") or platformdirs.user_data_dir("stitcher_lab", appauthor=False)

    @default("workers")
    def _workers(self) -> int:
        return max(1, min(4, len(os.sched_getaffinity(0))))

    @property
    def data(self) -> Path:
        """The data folder as a path."""
        return Path(self.data_dir).expanduser()
