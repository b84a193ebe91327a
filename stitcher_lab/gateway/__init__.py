"""Language models behind one door: any provider, structured answers, retries, a budget, accounts."""

from stitcher_lab.gateway.config import ModelConfig, Price
from stitcher_lab.gateway.models import Models, open_models
from stitcher_lab.gateway.patience import Patience
from stitcher_lab.gateway.places import KEY_VARIABLES, key_variable, keys_from
from stitcher_lab.gateway.replies import ReplyCache
from stitcher_lab.gateway.request import Answer, Request, Tier
from stitcher_lab.gateway.tiers import choose_tier

__all__ = [
    "KEY_VARIABLES",
    "Answer",
    "ModelConfig",
    "Models",
    "Patience",
    "Price",
    "ReplyCache",
    "Request",
    "Tier",
    "choose_tier",
    "key_variable",
    "keys_from",
    "open_models",
]
