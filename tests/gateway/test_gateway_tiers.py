"""Which prompts go to the strong model."""

import pytest

from stitcher_lab.gateway import Tier, choose_tier
from tests.gateway.talking import reply


@pytest.mark.parametrize(
    "prompt",
    [
        "derive the quadratic formula",
        "The derivation of Kepler's second law",
        "prove that the square root of two is irrational",
        "a proof by induction",
        "Pythagoras' theorem",
        "beweise, dass es unendlich viele Primzahlen gibt",
        "leite die Formel für die Kreisfläche her",
        "démontrer que la somme des angles vaut 180 degrés",
        "demuestra el teorema de Pitágoras",
        "dimostra che la radice di due è irrazionale",
        "bewijs de stelling van Pythagoras",
        "udowodnij, że liczb pierwszych jest nieskończenie wiele",
        "докажи теорему Пифагора",
        "证明勾股定理",
        "ピタゴラスの定理",
        "피타고라스 정리를 증명해 줘",
        "Explain how a compiler works. " * 40,
    ],
)
def test_proofs_derivations_and_long_prompts_are_for_the_strong_one(prompt):
    tier, why = choose_tier(prompt)
    assert tier is Tier.STRONG
    assert why


@pytest.mark.parametrize(
    "prompt",
    [
        "explain binary search",
        "what a derivative is",
        "waterproof materials",
        "demonstrate how a stack works",
        "the provinces of Canada",
        "improve my intuition for vectors",
        "Was ist eine Ableitung?",
        "¿Qué es una derivada?",
        "二分查找",
        "",
    ],
)
def test_the_rest_is_for_the_fast_one(prompt):
    assert choose_tier(prompt)[0] is Tier.FAST


def test_the_user_has_the_last_word():
    assert choose_tier("prove it", asked="fast")[0] is Tier.FAST
    assert choose_tier("hello", asked="strong")[0] is Tier.STRONG


def test_each_tier_asks_its_model(talk):
    talking = talk(reply(text="Fine.", repeat=True), strong_model="openai/big")
    talking.ask()
    talking.ask(tier=Tier.STRONG)
    assert [one.body["model"] for one in talking.server.requests] == ["tester", "big"]
    assert talking.models.name(Tier.STRONG) == "openai/big"
    assert not talking.models.has_vision
