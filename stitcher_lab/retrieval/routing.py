"""Which plugin a prompt belongs to: what its words say, else what it means.

The words decide by the rules of :mod:`stitcher_lab.plugins.routing`, near misses included. Where they decide nothing,
a plugin is chosen whose phrases or examples are nearer to the prompt than anything else is. A route keeps places for
the plugin's examples; it never shuts out others.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from stitcher_lab.retrieval.names import last_part

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, MutableMapping

    from stitcher_lab.retrieval.index import Index

_NEAR = 0.48  # the cosine from which on a prompt means what a plugin is for
_LIKELY = 0.35  # how likely the plugin's first name is needed, once the plugin is
_FADING = 0.9
# A chart of data is drawn as a chart, whatever the data are about: these plugins have none.
_CHART = re.compile(r"\b(?:bar|column|pie|line)[ -]?(?:chart|graph|plot)s?\b|\bhistograms?\b|\bscatter ?plots?\b")
_NO_CHARTS = frozenset({"astronomy", "chemistry", "chess", "physics"})


def route(prompt: str, owners: Mapping[int, float], index: Index, offered: Collection[str]) -> str | None:
    """Return the plugin of a prompt, or ``None``.

    Parameters
    ----------
    prompt
        As it was written.
    owners
        The cosine of what is near it, by owner.
    index
        Whose owners they are.
    offered
        The plugins that may be chosen.

    """
    from stitcher_lab import plugins  # noqa: PLC0415 - a room of its own

    if _CHART.search(prompt.lower()):
        offered = frozenset(offered) - _NO_CHARTS
    said = plugins.route(prompt, among=offered)
    if said is not None:
        return said
    for owner, cosine in owners.items():  # the nearest first
        plugin = _plugin_of(owner, index)
        if plugin is None or plugin in offered or cosine < _NEAR:
            return plugin if cosine >= _NEAR else None
    return None


def add_names(plugin: str, needed: MutableMapping[str, float]) -> None:
    """Raise the chances of a plugin's own names, now that it is known to be needed."""
    from stitcher_lab.plugins import PLUGINS  # noqa: PLC0415 - a room of its own

    for place, name in enumerate(PLUGINS[plugin].symbols):
        needed[name] = 1 - (1 - needed.get(name, 0.0)) * (1 - _LIKELY * _FADING**place)


def plugin_of_names(names: Collection[str], index: Index, offered: Collection[str]) -> str | None:
    """Return the plugin of which most of these names are, if of any."""
    counts = {
        plugin: sum(last_part(name) in own for name in names)
        for plugin, own in index.plugin_names.items()
        if plugin in offered
    }
    best = max(counts, key=lambda plugin: counts[plugin], default=None)
    return best if best is not None and counts[best] else None


def _plugin_of(owner: int, index: Index) -> str | None:
    if owner >= 0:
        return index.documents[owner].example.plugin
    return _owner_of_name().get(index.concepts[-1 - owner].symbols[0])


@cache
def _owner_of_name() -> Mapping[str, str]:
    from stitcher_lab.plugins import PLUGINS  # noqa: PLC0415 - a room of its own

    return {name: plugin.name for plugin in PLUGINS.values() for name in plugin.symbols if name != "Star"}
