"""What is installed, to ask: names, signatures, first paragraphs, examples."""

from __future__ import annotations

from collections import Counter
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from stitcher_lab.model import Example
from stitcher_lab.reference.likeness import nearest
from stitcher_lab.reference.records import Signature, signature_from

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOBJECT = "manim.mobject.mobject.Mobject"
_LONGEST_EXAMPLE = 900  # characters of the one that :meth:`Reference.live` shows
# What a bare name most likely means when several classes have a method of that name.
_FIRST_ASKED = (
    "Mobject", "VMobject", "Scene", "ThreeDScene", "MovingCameraScene", "Axes", "NumberPlane", "Text", "MathTex",
    "ValueTracker", "Animation",
)  # fmt: skip


class Reference:
    """The API of the installed Manim, of the plugins asked for and of ``stitcher_lab.scene``.

    Names are given as a person writes them: ``Circle``, ``Axes.plot``, ``manim.Circle``; or a method's bare name.
    Nothing here imports Manim.
    """

    def __init__(self, harvest: Mapping[str, Any]) -> None:
        self._harvest = harvest
        self.manim_version: str = harvest["manim"]
        self.missing: Mapping[str, str] = harvest["missing"]
        self.modules: Mapping[str, Any] = harvest["modules"]
        self.classes: Mapping[str, Any] = harvest["classes"]
        self.loose: Mapping[str, list[str]] = harvest["loose"]

    # ------------------------------------------------------------------------------------------ what people ask about

    @cached_property
    def symbols(self) -> frozenset[str]:
        """Every public name that ``from manim import *``, the plugins and ``stitcher_lab.scene`` offer, no modules."""
        return frozenset(name for name in self._exports if not name.startswith("_"))

    @cached_property
    def methods(self) -> frozenset[str]:
        """Every public method name of the classes in :attr:`symbols`."""
        return frozenset(
            name
            for symbol in self.symbols
            if (cls := self.class_named(symbol))
            for base in self.classes[cls]["mro"]
            for name in self.classes[base]["methods"]
            if not name.startswith("_")
        )

    @cached_property
    def _exports(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        roots = [name for name, module in self.modules.items() if module["full"] and "." not in name]
        for root in ["manim", "manim.utils.rate_functions", *roots, "stitcher_lab.scene", "stitcher_lab.formula"]:
            for name, export in self.modules[root]["names"].items():
                if export[0] in "cfk" and name not in found:
                    found[name] = export
        return found

    def signature(self, name: str) -> str:
        """How ``name`` is called, as one line; empty where it is nothing that can be called."""
        found = self.find(name)
        return str(found) if found else ""

    def summary(self, name: str) -> str:
        """First paragraph of its docstring, on one line; empty where there is none."""
        cls = self.class_named(name)
        if cls:
            return str(self.classes[cls]["doc"])
        found = self.find(name)
        return found.summary if found else ""

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """The docstring examples of what is installed, made runnable."""
        return tuple(self._examples())

    def _examples(self) -> Iterator[Example]:
        counted: Counter[str] = Counter()
        for record in self._harvest["examples"]:
            holder, _, title = record["name"].rpartition(".")
            about = record["about"].partition(". ")[0].rstrip(".")
            short = _short(holder)
            package = holder.partition(".")[0]
            identity = f"{package}/{short}/{title}"
            counted[identity] += 1
            yield Example(
                id=identity if counted[identity] == 1 else f"{identity}-{counted[identity]}",
                title=f"{short}: {about}" if about else f"{short}: {title}",
                origin=f"{package}:{holder}",
                code=record["code"],
                symbols=frozenset(record["symbols"]),
                plugin=None if package == "manim" else package,
            )

    def nearest(self, name: str, n: int = 3) -> tuple[str, ...]:
        """Find the names that look most like ``name``, best first, among :attr:`symbols`."""
        return nearest(name, self.symbols, n)

    def live(self, symbol: str) -> str:
        """Signature, first paragraph and one short example of ``symbol``, as a model that mends code is shown it.

        Empty where there is no such symbol.
        """
        parts = [text for text in (self.signature(symbol), self.summary(symbol)) if text]
        bare = symbol.rpartition(".")[2]
        short = [example for example in self.examples if bare in example.symbols]
        short = [example for example in short if len(example.code) <= _LONGEST_EXAMPLE]
        named = [example for example in short if f"/{bare}/" in example.id or f".{bare}/" in example.id]
        if parts and short:
            parts.append(min(named or short, key=lambda example: len(example.code)).code.rstrip())
        return "\n\n".join(parts)

    # ----------------------------------------------------------------------------------------------------- looking up

    def class_named(self, name: str) -> str | None:
        """Find a class's qualified name."""
        if name in self.classes:
            return name
        export = self._exports.get(name.removeprefix("manim."))
        return export[1] if export and export[0] == "c" else None

    def find(self, name: str) -> Signature | None:
        """Find a class's, function's or method's signature."""
        cls = self.class_named(name)
        if cls:
            return self.constructor(cls)
        export = self._exports.get(name)
        if export and export[0] == "f":
            return self.function(export[1])
        holder, _, bare = name.rpartition(".")
        if holder:
            found = self.class_named(holder)
            return self.method(found, bare) if found else self.function(name)
        for owner in (*_FIRST_ASKED, *sorted(self.symbols)):
            qualified = self.class_named(owner)
            if qualified and (method := self.method(qualified, bare)):
                return method
        return None

    @lru_cache(maxsize=4096)  # noqa: B019 - a process holds one reference
    def constructor(self, cls: str) -> Signature | None:
        """How an instance of a class is made; ``None`` where unknown."""
        record = self.classes.get(cls, {}).get("init")
        return signature_from(_short_class(cls), record, cls) if record else None

    @lru_cache(maxsize=4096)  # noqa: B019
    def function(self, name: str) -> Signature | None:
        """How a function is called, by its qualified name."""
        record = self._harvest["functions"].get(name)
        return signature_from(name.rpartition(".")[2], record) if record else None

    @lru_cache(maxsize=8192)  # noqa: B019
    def method(self, cls: str, name: str) -> Signature | None:
        """Find a method, also one that a base defines."""
        for base in self.order(cls):
            record = self.classes[base]["methods"].get(name)
            if record:
                return signature_from(f"{_short_class(base)}.{name}", record, base)
            if name in self.classes[base]["attributes"]:
                return None
        return None

    def order(self, cls: str) -> list[str]:
        """Class and bases in the order in which they are searched."""
        found: list[str] = self.classes.get(cls, {}).get("mro", [])
        return found

    def is_a(self, cls: str, base: str) -> bool:
        """Whether ``cls`` is ``base`` or derives from it."""
        return base in self.order(cls)

    @cached_property
    def _below(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, cls in self.classes.items():
            for base in cls["mro"]:
                found.setdefault(base, []).append(name)
        return found

    def below(self, cls: str) -> list[str]:
        """Every class that derives from ``cls``, itself included."""
        return self._below.get(cls, [])

    def attributes(self, cls: str) -> set[str]:
        """Every attribute and method that an instance of exactly this class has."""
        found: set[str] = set()
        for base in self.order(cls):
            found |= self.classes[base]["methods"].keys() | self.classes[base]["attributes"].keys()
        return found

    def defines(self, cls: str, name: str) -> bool:
        """Whether a class itself, without its bases, gives an attribute; also true where that cannot be told."""
        record = self.classes[cls]
        return name in record["methods"] or name in record["attributes"] or bool(record["open"])

    def has(self, cls: str, name: str) -> bool:
        """Whether an instance of exactly this class has an attribute; also true where that cannot be told."""
        for base in self.order(cls):
            if self.defines(base, name) or (self.classes[base].get("dynamic") and base != MOBJECT):
                return True
        return not self.order(cls)

    def attribute_types(self, cls: str, name: str) -> tuple[str, ...] | None:
        """Tell the types that an attribute may have; ``None`` where unknown."""
        if name == "camera" and self.classes.get(cls, {}).get("camera"):
            return (self.classes[cls]["camera"],)
        for base in self.order(cls):
            attributes = self.classes[base]["attributes"]
            if name in attributes:
                return None if attributes[name] is None else tuple(attributes[name])
        return None


def _short(qualified: str) -> str:
    """``manim.mobject.geometry.arc.Circle.surround`` -> ``Circle.surround``."""
    parts = qualified.split(".")
    for place, part in enumerate(parts):
        if part[:1].isupper():
            return ".".join(parts[place:])
    return parts[-1]


def _short_class(qualified: str) -> str:
    return qualified.rpartition(".")[2]
