"""A prompt in Manim's vocabulary: what it needs, which plugin fits, and the examples that show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stitcher_lab.errors import ModelNonsense, ModelUnavailable
from stitcher_lab.model import Chosen, Grounding
from stitcher_lab.retrieval import fusion, picking, rewriting, routing
from stitcher_lab.retrieval.names import last_part
from stitcher_lab.retrieval.wanting import USUAL, telling, wanted
from stitcher_lab.retrieval.words import search_words, telling_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from stitcher_lab.cancellation import Cancellation
    from stitcher_lab.gateway import Models
    from stitcher_lab.retrieval.documents import Document
    from stitcher_lab.retrieval.index import Index
    from stitcher_lab.retrieval.picking import Pick
    from stitcher_lab.retrieval.wanting import Wanted

EXAMPLES = 6
BUDGET = 7000
"""Characters of all examples together."""
_POOL = 100
_RERANKED = 20
_PLUGIN_PLACES = 2
_SURE = 0.3
_SYMBOLS = 12
_BY_MODEL = 0.97
_NOVEL = 0.03  # where nothing is known to be needed, whatever is new counts a little


@dataclass(frozen=True, slots=True)
class Stages:
    """Which stages take part; all do, except where one is left out to measure what it is worth."""

    rewrite: bool = True
    dense: bool = True
    sparse: bool = True
    fusion: bool = True
    greedy: bool = True
    routing: bool = True


def ground(
    prompt: str,
    *,
    index: Index,
    models: Models | None = None,
    plugins: Collection[str] | None = None,
    k: int = EXAMPLES,
    budget: int = BUDGET,
    cancellation: Cancellation | None = None,
    rewrite: rewriting.Rewrite | None = None,
    stages: Stages | None = None,
) -> Grounding:
    """Find what a prompt needs.

    Parameters
    ----------
    prompt
        What the user asks for. It only ever becomes words to search for.
    index
        What is searched.
    models
        The gateway. With it, a model rewrites the prompt and judges the candidates; when it fails for a reason that
        may pass, the words alone decide and a note says so.
    plugins
        The plugins that may be offered; by default those the index knows.
    k, budget
        How many examples, and how many characters of code together.
    cancellation
        Stops calls of the model.
    rewrite
        A rewrite that was made before: the model is not asked for one.
    stages
        What to leave out, for measuring.

    Raises
    ------
    stitcher_lab.errors.ModelRefused, stitcher_lab.errors.BudgetSpent, stitcher_lab.errors.Cancelled
        The model will not answer a further call either, so the job ends here.

    """
    stages = stages or Stages()
    offered = index.plugins if plugins is None else index.plugins & frozenset(plugins)
    notes = list(index.notes)
    if rewrite is None and models is not None and stages.rewrite:
        rewrite, said = rewriting.ask(prompt, index=index, plugins=offered, models=models, cancellation=cancellation)
        notes += said
    if not stages.rewrite:
        rewrite = None
    text = prompt if rewrite is None else f"{prompt} {rewrite.search}"
    try:
        guess = wanted(text, index, by_meaning=stages.dense)
    except (ModelUnavailable, ModelNonsense) as error:  # vectors from a service
        notes.append(f"The service gave no vector of the prompt ({error.message}); its words were searched for.")
        guess = wanted(text, index, by_meaning=False)
    plugin = _plugin(prompt, rewrite, guess, index, offered) if stages.routing else None
    needed, search, symbols = _needs(prompt, guess, rewrite, index, plain=not stages.rewrite)
    if plugin is not None:
        routing.add_names(plugin, needed)
    within = index.within(plugin)
    needed = {name: chance for name, chance in needed.items() if name in within}
    symbols = tuple(name for name in symbols if last_part(name) in within)
    nearness, ranks = _nearness(search, guess, index, stages, {None, plugin})
    if models is not None and rewrite is not None:
        from stitcher_lab.retrieval import reranking  # noqa: PLC0415 - only with a model

        pool = sorted(nearness, key=lambda place: -nearness[place])[:_RERANKED]
        judged, said = reranking.ask(prompt, pool, index=index, models=models, cancellation=cancellation)
        notes += said
        nearness |= judged
    picks = _picked(index, nearness, needed, k=k, budget=budget, plugin=plugin, stages=stages)
    return Grounding(
        search=search,
        symbols=symbols,
        plugin=plugin,
        chosen=tuple(_chosen(pick, index.documents[pick.place], ranks, plugin) for pick in picks),
        notes=tuple(dict.fromkeys(notes)),
    )


def _plugin(
    prompt: str, rewrite: rewriting.Rewrite | None, guess: Wanted, index: Index, offered: Collection[str]
) -> str | None:
    """Return the model's choice, or what the prompt says or means; never one that is not there."""
    if rewrite is None:
        return routing.route(prompt, guess.owners, index, offered)
    if rewrite.plugin is None:
        return routing.plugin_of_names(rewrite.symbols, index, offered)
    return rewrite.plugin if rewrite.plugin in offered else None


def _needs(
    prompt: str, guess: Wanted, rewrite: rewriting.Rewrite | None, index: Index, *, plain: bool
) -> tuple[dict[str, float], str, tuple[str, ...]]:
    """Return how likely each name is needed, what to search for, and the names to tell the coder."""
    if plain:
        return {name: _NOVEL for name in index.known if telling(name)}, prompt, ()
    if rewrite is not None:
        needed = {name: chance * _LESS for name, chance in guess.symbols.items()}
        needed |= {last_part(name): _BY_MODEL for name in rewrite.symbols}
        return needed, f"{rewrite.search} {' '.join(rewrite.symbols)}", rewrite.symbols
    needed = dict(guess.symbols)
    likely = sorted((name for name in needed if needed[name] >= _SURE), key=lambda name: -needed[name])[:_SYMBOLS]
    words = dict.fromkeys([*telling_words(prompt), *guess.hints])
    return needed, " ".join(words), tuple(likely)


_LESS = 0.5  # what the words alone say counts half, where a model has said what is needed


def _nearness(
    search: str, guess: Wanted, index: Index, stages: Stages, among: Collection[str | None]
) -> tuple[dict[int, float], dict[str, dict[int, int]]]:
    """Return the candidates with how near each is (0 to 1), and the rank of each in the lists by words and meaning."""
    import numpy as np  # noqa: PLC0415 - heavy

    rankings: dict[str, Sequence[int]] = {}
    if stages.sparse:
        scores = index.sparse.scores(search_words(search))
        order = np.argsort(-scores, kind="stable")[:_POOL]
        rankings["words"] = [place for place in order.tolist() if scores[place] > 0]
    if stages.dense and guess.near:
        rankings["meaning"] = guess.near[:_POOL]
    rankings = {
        name: [place for place in ranking if index.documents[place].example.plugin in among]
        for name, ranking in rankings.items()
    }
    if not stages.fusion:  # one list after the other
        rankings = {"both": list(dict.fromkeys(place for ranking in rankings.values() for place in ranking))}
    fused = fusion.fuse(rankings)
    least, most = min(fused.values(), default=0.0), max(fused.values(), default=1.0)
    spread = max(most - least, 1e-9)
    ranks = {name: {place: rank for rank, place in enumerate(ranking, start=1)} for name, ranking in rankings.items()}
    return {place: (score - least) / spread for place, score in fused.items()}, ranks


def _picked(
    index: Index,
    nearness: Mapping[int, float],
    needed: Mapping[str, float],
    *,
    k: int,
    budget: int,
    plugin: str | None,
    stages: Stages,
) -> list[Pick]:
    import numpy as np  # noqa: PLC0415 - heavy

    if not stages.greedy:
        return picking.top(index, nearness, needed, count=k, budget=budget)
    # What shows a needed name is a candidate wherever it stands; a card is enough where nothing else shows it.
    candidates = np.zeros(len(index.documents), dtype=bool)
    for name, chance in needed.items():
        if chance >= _SURE and name in index.showing:
            candidates[index.showing[name]] = True
    mine = index.belongs.get(plugin) if plugin else None
    candidates &= index.belongs[None] if mine is None else index.belongs[None] | mine
    candidates[list(nearness)] = True
    return picking.pick(
        index,
        nearness,
        needed,
        count=k,
        budget=budget,
        candidates=candidates,
        reserved=mine,
        places=min(_PLUGIN_PLACES, k),
    )


def _chosen(pick: Pick, document: Document, ranks: Mapping[str, Mapping[int, int]], plugin: str | None) -> Chosen:
    shows = sorted(filter(telling, pick.shows), key=lambda name: name in USUAL)
    parts = []
    if shows:
        parts.append(f"shows {_listed(shows[:3])}")
    if plugin is not None and document.example.plugin == plugin:
        parts.append(f"is an example of the {plugin} plugin")
    for name, words in (("meaning", "by meaning"), ("words", "by its words")):
        rank = ranks.get(name, {}).get(pick.place)
        if rank is not None and rank <= _POOL // 4:
            parts.append(f"{_ordinal(rank)} {words}")
            break
    reason = "; ".join(parts) or "adds what the others do not show"
    return Chosen(document.example, f"{reason[0].upper()}{reason[1:]}.", round(pick.gain, 4))


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
