"""What a call is expected to take at most, and what it took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stitcher_lab.gateway.dialect import asking
from stitcher_lab.gateway.ledger import Reservation
from stitcher_lab.gateway.prices import cost_of
from stitcher_lab.model import Usage

if TYPE_CHECKING:
    from stitcher_lab.gateway.completion import Completion
    from stitcher_lab.gateway.config import Price
    from stitcher_lab.gateway.dialect import Call

# OpenAI's rule of thumb is four characters of English to a token; code has about three; other scripts one or more
# tokens to a character. https://platform.openai.com/tokenizer
CHARACTERS_PER_TOKEN = 4
PICTURE_TOKENS = 1600  # a frame of about 1 megapixel, by the larger of OpenAI's and Anthropic's formulas


def tokens_in(text: str, *, per_token: int = CHARACTERS_PER_TOKEN) -> int:
    """Estimate how many tokens a text is."""
    plain = sum(1 for letter in text if letter.isascii())
    return -(-plain // per_token) + len(text) - plain


def worst_of(call: Call, price: Price | None) -> Reservation:
    """Return the most that a call may take: its prompt, estimated on the high side, and the longest answer."""
    prompt = tokens_in(_prompt(call), per_token=CHARACTERS_PER_TOKEN - 1) + len(call.pictures) * PICTURE_TOKENS
    return Reservation(prompt + call.max_tokens, cost_of(price, prompt, call.max_tokens))


def taken_by(call: Call, completion: Completion, price: Price | None) -> tuple[Usage, bool]:
    """Return what a call took, and whether some of it is estimated."""
    said, answered = completion.prompt_tokens, completion.completion_tokens
    estimated = said is None or answered is None
    said = _said(call) if said is None else said
    answered = tokens_in(completion.text) if answered is None else answered
    return charge(said, answered, completion.cached_tokens, price), estimated


def taken_in_vain(call: Call, heard: int, price: Price | None) -> Usage:
    """Estimate what a call took that broke off after ``heard`` characters: most services charge for it."""
    return charge(_said(call), -(-heard // CHARACTERS_PER_TOKEN), 0, price)


def charge(said: int, answered: int, cached: int, price: Price | None) -> Usage:
    """Return the usage of one call of so many tokens."""
    return Usage(1, said, min(cached, said), answered, cost_of(price, said, answered, cached))


def _said(call: Call) -> int:
    return tokens_in(_prompt(call)) + len(call.pictures) * PICTURE_TOKENS


def _prompt(call: Call) -> str:
    texts = [text for _, text in call.messages]
    if call.schema is not None:
        texts.append(asking(call.schema))
    return "\n".join(texts)
