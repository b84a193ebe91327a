"""From a model's id to where it is asked: ``provider/name`` plus the configuration gives an address, a key, a client.

``openai/NAME`` with an address of one's own, and the four local programs, are asked directly; every other provider
through litellm.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from stitcher_lab.errors import OptionError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from stitcher_lab.gateway.config import ModelConfig

OPENAI = "https://api.openai.com/v1"


@dataclass(frozen=True, slots=True)
class Program:
    """A program that serves models on one's own machine: its name, usual address and how it is started."""

    title: str
    base: str
    start: str
    context: str


# Usual addresses: each program's own documentation.
PROGRAMS: Mapping[str, Program] = {
    "ollama": Program(
        "Ollama", "http://127.0.0.1:11434/v1", "ollama serve", "OLLAMA_CONTEXT_LENGTH=16384 ollama serve"
    ),
    "llamacpp": Program(
        "llama.cpp", "http://127.0.0.1:8080/v1", "llama-server -m MODEL.gguf -c 16384", "llama-server … -c 16384"
    ),
    "vllm": Program("vLLM", "http://127.0.0.1:8000/v1", "vllm serve MODEL", "vllm serve … --max-model-len 16384"),
    "lmstudio": Program(
        "LM Studio", "http://127.0.0.1:1234/v1", "lms server start", "lms load … --context-length 16384"
    ),
}
# How litellm and the programs themselves write the same.
ALIASES = {
    "ollama_chat": "ollama",
    "llama.cpp": "llamacpp",
    "llama_cpp": "llamacpp",
    "llamafile": "llamacpp",
    "hosted_vllm": "vllm",
    "lm_studio": "lmstudio",
    "lm-studio": "lmstudio",
}
# The environment variable in which each provider's own documentation keeps its key.
KEY_VARIABLES: Mapping[str, str] = {
    "openai": "OPENAI_API_KEY",
    "anthropic": "ANTHROPIC_API_KEY",
    "gemini": "GEMINI_API_KEY",
    "mistral": "MISTRAL_API_KEY",
    "groq": "GROQ_API_KEY",
    "deepseek": "DEEPSEEK_API_KEY",
    "openrouter": "OPENROUTER_API_KEY",
    "together_ai": "TOGETHERAI_API_KEY",
    "xai": "XAI_API_KEY",
    "cohere": "COHERE_API_KEY",
    "fireworks_ai": "FIREWORKS_API_KEY",
    "cerebras": "CEREBRAS_API_KEY",
}
# Providers that only cache what a request marks for it; others mark nothing, or turn marked requests down.
MARKS_CACHE = ("anthropic/", "openrouter/anthropic/", "bedrock/anthropic.", "vertex_ai/claude")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a model is asked.

    ``base`` has neither credentials nor query; empty where litellm knows the address. ``direct`` says that it is
    asked without litellm; ``local`` that it is on this machine or in its own network: then it costs nothing.
    """

    model_id: str
    provider: str
    name: str
    base: str
    direct: bool
    local: bool
    key: str = field(default="", repr=False)
    login: tuple[str, str] | None = field(default=None, repr=False)

    @property
    def host(self) -> str:
        """Host and port as a person would name them; the provider's name where the address is litellm's."""
        return urlsplit(self.base).netloc if self.base else self.provider

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be shown."""
        return tuple(secret for secret in (self.key, self.login[1] if self.login else "") if secret)

    @property
    def marks_cache(self) -> bool:
        """Whether the provider wants to be told what to cache."""
        return self.model_id.startswith(MARKS_CACHE)

    @property
    def lacks_key(self) -> bool:
        """Whether it is known without asking that a key is missing: the provider's own address always wants one."""
        own = self.base == OPENAI if self.provider == "openai" else not self.base
        return own and self.provider in KEY_VARIABLES and not self.key

    @property
    def key_remedy(self) -> str:
        """Return how to set a key."""
        variable = KEY_VARIABLES.get(self.provider)
        own = self.base in {"", OPENAI}
        return f"Set {variable} or STITCHER_API_KEY." if variable and own else "Set STITCHER_API_KEY."

    @property
    def model_remedy(self) -> str:
        """Return how to get a model that is missing."""
        if self.provider == "ollama":
            return f"Fetch it with: ollama pull {self.name}"
        return f"Look up the name; a list is at {self.base}/models" if self.direct else "Look up the model's name."

    @property
    def context_remedy(self) -> str:
        """Return how to make room for longer prompts."""
        program = PROGRAMS.get(self.provider)
        if program:
            return f"Give it a longer context: {program.context}"
        return "Use a model with a longer context; 16,384 tokens are enough."

    @property
    def start_remedy(self) -> str:
        """Return how to start what does not answer."""
        program = PROGRAMS.get(self.provider)
        if program:
            return f"Start {program.title} ({program.start}), or give its address with --api-base."
        return "Start the server, or check the address (--api-base)."


def find_place(model_id: str, config: ModelConfig) -> Place:
    """Return where a model is asked.

    Raises
    ------
    stitcher_lab.errors.OptionError
        The id or the address cannot be read, or a key holds what no key can.

    """
    provider, name = _split(model_id, config)
    mine = bool(config.main) and provider == _split(config.main, config)[0]
    base = config.api_base.strip() if mine else ""
    explicit = config.api_key if mine else ""
    direct = provider == "openai" or provider in PROGRAMS
    login = None
    if base:
        base, login = _clean(base, direct=direct)
    elif provider == "openai":
        base = OPENAI
    elif provider in PROGRAMS:
        base = PROGRAMS[provider].base
    own_address = not (mine and config.api_base.strip()) or base == OPENAI
    key = explicit or (config.keys.get(provider, "") if own_address else "")
    return Place(
        model_id=f"{provider}/{name}",
        provider=provider,
        name=name,
        base=base,
        direct=direct,
        local=bool(base) and is_local(base),
        key=_checked(key, provider),
        login=login,
    )


def key_variable(model_id: str) -> str | None:
    """Return the environment variable in which a model's provider keeps its key, if one is known."""
    return KEY_VARIABLES.get(model_id.partition("/")[0])


def keys_from(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the keys, by provider, that an environment holds under the providers' own names."""
    found = {provider: environment.get(variable, "").strip() for provider, variable in KEY_VARIABLES.items()}
    return {provider: key for provider, key in found.items() if key}


def is_local(url: str) -> bool:
    """Return whether an address is on this machine or in a private network (RFC 1918, RFC 4193, .local)."""
    host = (urlsplit(url).hostname or "").lower()
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".lan", ".internal"))


def is_loopback(url: str) -> bool:
    """Return whether an address is on this machine."""
    host = (urlsplit(url).hostname or "").lower()
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _split(model_id: str, config: ModelConfig) -> tuple[str, str]:
    provider, slash, name = model_id.strip().partition("/")
    if not slash and provider:
        # A bare name is one of the service that is used anyway.
        if "/" in config.main:
            return _split(config.main, config)[0], provider
        if config.api_base.strip():
            return "openai", provider
    if not slash or not provider or not name:
        raise OptionError(
            f"{model_id!r} is no model: it takes the form provider/name.",
            remedy="For example openai/gpt-5-mini, anthropic/claude-sonnet-4-5 or ollama/qwen3.",
        )
    return ALIASES.get(provider.lower(), provider.lower()), name


def _clean(base: str, *, direct: bool) -> tuple[str, tuple[str, str] | None]:
    """Return an address without credentials or a slash at its end, and the credentials."""
    try:
        parts = urlsplit(base)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        parts, port = urlsplit(""), ""
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        # Not shown: it may hold a password.
        raise OptionError(
            "The address of the model's service (--api-base) cannot be read.",
            remedy="It takes the form http://HOST:PORT/v1, with nothing behind it.",
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    # Every OpenAI-compatible server serves below /v1 unless it says otherwise.
    path = parts.path.rstrip("/") or ("/v1" if direct else "")
    login = (unquote(parts.username or ""), unquote(parts.password)) if parts.password else None
    return f"{parts.scheme}://{host}{port}{path.removesuffix('/chat/completions')}", login


def _checked(key: str, provider: str) -> str:
    """Return a key fit for a header: what is not would be shown in the error of whoever sends it."""
    key = key.strip()
    if not key.isascii() or not key.isprintable() or " " in key:
        raise OptionError(
            f"The key for {provider} holds a space or a character that no key has.",
            remedy="Copy it again; it is one word of letters, digits and signs.",
        )
    return key
