"""Everything there is to find: the installed library's own examples, cards, our recipes, lessons, plugins' examples."""

from __future__ import annotations

import ast
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from stitcher_lab.errors import StitcherError
from stitcher_lab.model import Example
from stitcher_lab.retrieval import concepts, recipe_book
from stitcher_lab.retrieval.documents import Document
from stitcher_lab.retrieval.excerpts import LONGEST, excerpts, trimmed
from stitcher_lab.retrieval.names import names_in
from stitcher_lab.syntax_tree import parse

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

# Longer examples of the library are cut: what shows one name in 2,500 characters costs the other five their place.
_LONG = 1800
_CARD = 420
_HERE = Path(__file__).parent


class Knowledge(Protocol):
    """What is asked of the reference of the installed API; :class:`stitcher_lab.reference.Reference` has it."""

    @property
    def symbols(self) -> Collection[str]:
        """Every public name."""

    @property
    def methods(self) -> Collection[str]:
        """Every public method's name."""

    @property
    def examples(self) -> Sequence[Example]:
        """The examples in its docstrings."""

    @property
    def manim_version(self) -> str:
        """The version of Manim."""

    @property
    def modules(self) -> Mapping[str, Any]:
        """What each module offers: ``names`` with kind and qualified name."""

    def signature(self, name: str) -> str:
        """How it is called."""

    def summary(self, name: str) -> str:
        """The first paragraph of its docstring."""


def gather(reference: Knowledge, plugins: Collection[str]) -> list[Document]:
    """Return every document, in a fixed order: recipes, lessons, the library's examples, plugins' examples, cards."""
    known = known_names(reference)
    found = [*_recipes(known), *_lessons(known), *_library(reference, known)]
    for plugin in sorted(plugins):
        found += _plugin(plugin)
    shown = frozenset().union(*(document.example.symbols for document in found))
    return [*found, *_cards(reference, shown, plugin_of_names(reference, plugins))]


def known_names(reference: Knowledge) -> frozenset[str]:
    """Return every name that an example can show: public names and methods."""
    return frozenset(reference.symbols) | frozenset(reference.methods)


def plugin_of_names(reference: Knowledge, plugins: Collection[str]) -> dict[str, str]:
    """Return the plugin that each name comes from, for those that Manim itself does not have."""
    from stitcher_lab.plugins import PLUGINS  # noqa: PLC0415 - a room of its own

    manim = reference.modules.get("manim", {}).get("names", {})
    return {
        name: plugin
        for plugin in sorted(plugins)
        for name, export in reference.modules.get(PLUGINS[plugin].module, {}).get("names", {}).items()
        if name not in manim and str(export[1]).startswith(PLUGINS[plugin].module)
    }


def fingerprint(reference: Knowledge, plugins: Iterable[str]) -> str:
    """Hash everything that :func:`gather` reads, and the code that reads it, at a fraction of its time (20 ms)."""
    from stitcher_lab.templates import shelf  # noqa: PLC0415 - only where an index is opened

    digest = hashlib.sha256(reference.manim_version.encode())
    for text in sorted({*reference.symbols, *reference.methods}):
        digest.update(text.encode())
    for example in reference.examples:
        digest.update(example.code.encode())
    own = (*sorted(_HERE.glob("*.py")), *recipe_book.paths(), concepts.FILE, *sorted(shelf.LESSONS.glob("*/*.py")))
    for path in own:
        digest.update(path.read_bytes())
    for plugin in sorted(plugins):
        digest.update(plugin.encode())
        for example in _examples_of(plugin):
            digest.update(example.code.encode())
    return digest.hexdigest()


def _recipes(known: Collection[str]) -> Iterator[Document]:
    for recipe in recipe_book.recipes():
        example = Example(
            id=f"recipe-{recipe.name}",
            title=recipe.title,
            origin=f"recipe:{recipe.name}",
            code=recipe.code,
            symbols=names_in(recipe.code) & frozenset(known),
        )
        yield Document(example, recipe.description, recipe.phrases)


def _lessons(known: Collection[str]) -> Iterator[Document]:
    from stitcher_lab.templates import catalogue, source  # noqa: PLC0415 - reads every lesson

    for template in catalogue():
        for piece in excerpts(source(template.id)):
            example = Example(
                id=f"{template.id}-{piece.name}-{piece.part}",
                title=f"{template.title}: {piece.name}",
                origin=f"template:{template.id}",
                code=piece.code,
                symbols=names_in(piece.code) & frozenset(known),
            )
            yield Document(example, f"{piece.summary} {template.summary}")


def _library(reference: Knowledge, known: Collection[str]) -> Iterator[Document]:
    for example in reference.examples:
        origin, _, place = example.origin.partition(":")
        if origin != "manim":
            continue  # plugins' own examples may need what is broken or not there; ours have been run
        # Of a method, its own name; of a module's example, what the module is called.
        parts = place.removesuffix(".__init__").split(".")
        subject = parts[-1]
        about = reference.summary(subject) or reference.summary(parts[0])
        codes = [example.code]
        if len(example.code) > _LONG:
            codes = [piece.code for piece in excerpts(example.code, LONGEST)] or [trimmed(example.code)]
        for part, code in enumerate(codes):
            names = names_in(code) & frozenset(known)
            identity = example.id if len(codes) == 1 else f"{example.id}-{part}"
            shown = Example(identity, example.title, example.origin, code, names)
            yield Document(shown, about, subject=subject if subject in names else "")


def _plugin(plugin: str) -> Iterator[Document]:
    for example in _examples_of(plugin):
        docstring = _docstring(example.code)
        yield Document(example, docstring or example.title, (example.title,))


def _docstring(code: str) -> str:
    try:
        return ast.get_docstring(parse(code)) or ""
    except (SyntaxError, ValueError):
        return ""


def _examples_of(plugin: str) -> list[Example]:
    try:
        from stitcher_lab import plugins  # noqa: PLC0415 - a room of its own

        return list(plugins.examples(plugin))
    except (ImportError, KeyError, StitcherError):
        return []


def _cards(reference: Knowledge, shown: Collection[str], owners: Mapping[str, str]) -> Iterator[Document]:
    broken = _broken(owners.values())
    for name in sorted(set(reference.symbols) - set(shown) - broken):
        signature = reference.signature(name)
        if not signature or "(" not in signature:
            continue  # a constant or a colour: nothing to call
        summary = " ".join(reference.summary(name).split())
        lines = [f"# {summary}"] if summary else []
        code = "\n".join([*lines, signature])[:_CARD]
        example = Example(f"card-{name}", name, f"card:{name}", code, frozenset({name}), owners.get(name))
        # What a class is called says what it draws; a helper's name ("clip", "mid") would be met by chance.
        yield Document(example, summary, subject=name if name[:1].isupper() else "")


def _broken(plugins: Iterable[str]) -> set[str]:
    """Return the names that are known to fail: they are never offered."""
    from stitcher_lab.plugins import PLUGINS  # noqa: PLC0415 - a room of its own

    return {broken.symbol for plugin in set(plugins) for broken in PLUGINS[plugin].broken}
