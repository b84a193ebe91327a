"""Modules, classes and functions of the running interpreter, described in plain values.

Runs in the harvesting process only. The shapes of the values are told in :mod:`stitcher_lab.reference.records`.
"""

from __future__ import annotations

import ast
import enum
import inspect
import sys
import types
from collections import Counter
from typing import Any

from stitcher_lab.reference.annotations import read
from stitcher_lab.reference.docstrings import examples, names_used, summary
from stitcher_lab.reference.keywords import passed_on
from stitcher_lab.reference.sources import attributes_given_to_others, class_source

_KINDS = {
    inspect.Parameter.POSITIONAL_ONLY: "/",
    inspect.Parameter.POSITIONAL_OR_KEYWORD: "",
    inspect.Parameter.VAR_POSITIONAL: "*",
    inspect.Parameter.KEYWORD_ONLY: "k",
    inspect.Parameter.VAR_KEYWORD: "**",
}
_LONGEST_DEFAULT = 40
_CALLABLE = (types.FunctionType, classmethod, staticmethod)


class Collection:
    """What was found so far. ``roots`` are the packages whose classes and functions are described in full."""

    def __init__(self, roots: list[str]) -> None:
        self.roots = tuple(roots)
        self.modules: dict[str, Any] = {}
        self.classes: dict[str, Any] = {}
        self.functions: dict[str, Any] = {}
        self.examples: list[dict[str, Any]] = []
        self._found: dict[str, type] = {}
        self._held: dict[str, list[str]] = {}
        self._names: dict[str, str] = {}
        self._by_value: dict[str, str] = {}

    # ------------------------------------------------------------------------------------------------------- modules

    def add_module(self, name: str, module: types.ModuleType) -> None:
        """Describe a module and everything in it."""
        exports: dict[str, list[Any]] = {}
        for key, value in vars(module).items():
            if not key.startswith("__"):
                exports[key] = self._export(value)
        self.modules[name] = {"names": exports, "star": list(getattr(module, "__all__", ())) or None, "full": True}

    def add_plain_module(self, name: str, module: types.ModuleType) -> None:
        """Only name what a module holds."""
        kinds = {key: ["m", value.__name__] if inspect.ismodule(value := getattr(module, key, None)) else ["x", ""]
                 for key in dir(module)}  # fmt: skip
        lazy = hasattr(module, "__getattr__") and not name.startswith("numpy")  # makes what dir() does not name
        self.modules[name] = {"names": kinds, "star": list(getattr(module, "__all__", ())) or None, "full": False,
                              "lazy": lazy}  # fmt: skip

    def _export(self, value: Any) -> list[Any]:
        if inspect.ismodule(value):
            return ["m", value.__name__]
        if isinstance(value, type):
            self.add_class(value)
            return ["c", _name(value)]
        if inspect.isfunction(value):
            name = f"{value.__module__}.{value.__qualname__}"
            if self._ours(value.__module__):
                self.functions.setdefault(name, value)
                return ["f", name]
            return ["x", ""]
        if callable(value):
            return ["x", ""]
        self.add_class(type(value))
        return ["k", _name(type(value))]

    def _ours(self, module: str | None) -> bool:
        return any(module == root or (module or "").startswith(f"{root}.") for root in self.roots)

    # ------------------------------------------------------------------------------------------------------- classes

    def add_class(self, cls: type) -> None:
        """Remember a class and its bases; they are described by :meth:`finish`."""
        for base in cls.__mro__:
            self._found.setdefault(_name(base), base)

    def add_instance(self, instance: Any) -> None:
        """Remember what an instance holds, whatever its class's source tells."""
        self._held[_name(type(instance))] = list(vars(instance))

    def finish(self) -> None:
        """Describe what was remembered."""
        counted = Counter(cls.__name__ for cls in self._found.values() if "opengl" not in cls.__module__)
        self._names = {
            cls.__name__: name
            for name, cls in self._found.items()
            if counted[cls.__name__] == 1 and "opengl" not in cls.__module__
        }
        manim = sys.modules.get("manim")
        for key, value in vars(manim).items() if manim else ():
            if key.isupper() and type(value).__name__ == "ManimColor":
                known = self._by_value.get(repr(value), key)
                self._by_value[repr(value)] = min(known, key, key=len)
        for name, cls in list(self._found.items()):
            self.classes[name] = self._describe(cls)
        self.functions = {
            name: {**self._signature(value, None), "doc": summary(value)} for name, value in self.functions.items()
        }
        self._gather_examples()

    def _describe(self, cls: type) -> dict[str, Any]:
        ours = self._ours(cls.__module__)
        described: dict[str, Any] = {
            "mro": [_name(base) for base in cls.__mro__],
            "doc": summary(cls) if ours and cls.__doc__ else "",
            "methods": {},
            "attributes": {},
            "open": False,
        }
        for key, value in vars(cls).items():
            if ours and isinstance(value, _CALLABLE):
                described["methods"][key] = self._method(value, cls)
            elif isinstance(value, property):
                described["attributes"][key] = self._property(value, ours=ours)
            else:
                described["attributes"][key] = None
        if issubclass(cls, enum.Enum):
            described["attributes"] |= dict.fromkeys(cls.__members__)
        if ours:
            self._add_instance_attributes(cls, described)
            owner = next(base for base in cls.__mro__ if "__init__" in vars(base))
            if inspect.isfunction(init := vars(owner)["__init__"]):
                described["init"] = self._signature(init, owner, cls)
            described["camera"] = self._camera(cls)
        return described

    def _method(self, value: Any, cls: type) -> dict[str, Any]:
        how = type(value).__name__ if isinstance(value, classmethod | staticmethod) else "method"
        function = value.__func__ if isinstance(value, classmethod | staticmethod) else value
        return {**self._signature(function, None if how == "staticmethod" else cls), "how": how,
                "doc": summary(function)}  # fmt: skip

    def _property(self, value: property, *, ours: bool) -> list[str] | None:
        if not ours or not inspect.isfunction(value.fget):
            return None
        getter = inspect.unwrap(value.fget)
        return read(getter.__annotations__.get("return", inspect.Signature.empty),
                                getter.__globals__, self._names)  # fmt: skip

    def _add_instance_attributes(self, cls: type, described: dict[str, Any]) -> None:
        module = sys.modules.get(cls.__module__)
        path = getattr(module, "__file__", None)
        if not path:
            described["open"] = True
            return
        source = class_source(path, cls.__qualname__)
        names = vars(module)
        described["open"] = source.open or "__getattribute__" in vars(cls)
        described["dynamic"] = "__getattr__" in vars(cls)
        for key, values in source.attributes.items():
            if key in source.annotated:
                found = read(source.annotated[key], names, self._names)
            elif key in source.parameters and len(values) == 1:
                found = read(source.parameters[key], names, self._names)
            else:
                found = self._types_of(values, names)
            described["attributes"].setdefault(key, found)
        for key in self._held.get(_name(cls), ()):
            described["attributes"].setdefault(key, None)
        for key, annotation in source.annotated.items():
            described["attributes"].setdefault(key, read(annotation, names, self._names))

    @staticmethod
    def _types_of(values: list[ast.expr | None], names: dict[str, Any]) -> list[str] | None:
        found = []
        for value in values:
            match value:
                case ast.Call(func=ast.Name(id=name)) if isinstance(names.get(name), type):
                    found.append(_name(names[name]))
                case ast.Constant(value=None):
                    found.append("None")
                case _:
                    return None
        return found or None

    @staticmethod
    def _camera(scene: type) -> str | None:
        """Say which camera a scene class makes for itself."""
        for base in scene.__mro__:
            init = vars(base).get("__init__")
            if inspect.isfunction(init):
                given = inspect.signature(init).parameters.get("camera_class")
                if given and isinstance(given.default, type):
                    return _name(given.default)
        return None

    # ----------------------------------------------------------------------------------------------------- functions

    def _signature(self, function: Any, owner: type | None, concrete: type | None = None) -> dict[str, Any]:
        plain = inspect.unwrap(function)
        try:
            signature = inspect.signature(plain)
        except (TypeError, ValueError):
            return {"parameters": None, "returns": None, "beyond": None}
        parameters = list(signature.parameters.values())[1 if owner else 0 :]
        beyond = passed_on(plain, owner, concrete)
        wrapped = plain is not function  # what wraps it may take more
        return {
            "parameters": None if wrapped else [
                [parameter.name, _KINDS[parameter.kind], self._default(parameter)] for parameter in parameters
            ],
            "returns": read(signature.return_annotation, plain.__globals__, self._names)
            if inspect.isfunction(plain) and not inspect.isgeneratorfunction(plain) else None,
            "beyond": None if beyond is None or wrapped else sorted(beyond),
        }  # fmt: skip

    def _default(self, parameter: inspect.Parameter) -> str | None:
        value = parameter.default
        if value is inspect.Parameter.empty:
            return None
        if isinstance(value, type) or inspect.isroutine(value):
            return str(value.__name__)
        if type(value).__name__ == "ndarray":
            return str(value.tolist())
        text = self._by_value.get(repr(value), repr(value)) if type(value).__name__ == "ManimColor" else repr(value)
        return text if len(text) <= _LONGEST_DEFAULT and " at 0x" not in text else "..."

    # ------------------------------------------------------------------------------------------------------ examples

    def _gather_examples(self) -> None:
        known = {*self.functions, *(name for name, cls in self._found.items() if self._ours(cls.__module__))}
        public = {name.rpartition(".")[2] for name in known}
        public |= {key for cls in self.classes.values() for key in cls["methods"] if not key.startswith("_")}
        seen: set[str] = set()
        holders = [(name, cls) for name, cls in self._found.items() if self._ours(cls.__module__)]
        for name, thing in [*_documented(holders), *self._documented_modules()]:
            for title, code in examples(inspect.cleandoc(getattr(thing, "__doc__", "") or "")):
                if code not in seen and not (identity := f"{name}.{title}").startswith("manim.mobject.opengl"):
                    seen.add(code)
                    self.examples.append({"name": identity, "title": title, "about": summary(thing), "code": code,
                                          "symbols": sorted(names_used(code) & public)})  # fmt: skip

    def _documented_modules(self) -> list[tuple[str, Any]]:
        modules = [(name, sys.modules[name]) for name, module in self.modules.items() if module["full"]]
        functions = [(name, getattr(sys.modules[name.rpartition(".")[0]], name.rpartition(".")[2], None))
                     for name in self.functions if name.rpartition(".")[0] in sys.modules]  # fmt: skip
        return modules + functions

    # -------------------------------------------------------------------------------------------------------- result

    def described(self) -> dict[str, Any]:
        """Everything, as plain values."""
        loose: dict[str, set[str]] = {root: set() for root in self.roots}
        for module in self.modules:
            if self.modules[module]["full"] and (path := getattr(sys.modules[module], "__file__", None)):
                root = next(root for root in self.roots if module == root or module.startswith(f"{root}."))
                loose[root].update(attributes_given_to_others(path))
        return {"modules": self.modules, "classes": self.classes, "functions": self.functions,
                "examples": self.examples, "loose": {root: sorted(names) for root, names in loose.items()}}  # fmt: skip


def _name(cls: type) -> str:
    return f"{cls.__module__}.{cls.__qualname__}"


def _documented(holders: list[tuple[str, type]]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, cls in holders:
        if "__doc__" in vars(cls):
            found.append((name, cls))
        for key, value in vars(cls).items():
            inner = value.__func__ if isinstance(value, classmethod | staticmethod) else value
            if inspect.isfunction(inner) or isinstance(inner, property):
                found.append((f"{name}.{key}", inner))
    return found
