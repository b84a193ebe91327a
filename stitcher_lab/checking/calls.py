"""Calls with keywords that are not taken, too many arguments, or too few."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from stitcher_lab.checking.attributes import classes_of
from stitcher_lab.checking.chaining import chained
from stitcher_lab.checking.keyword_habits import rewritten_keyword
from stitcher_lab.checking.kinds import Called, ClassOf, Generated, Instance, OwnClass, OwnFunction
from stitcher_lab.checking.renames import renamed_keyword
from stitcher_lab.checking.wording import is_cosmetic, synonym
from stitcher_lab.reference import Parameter, Signature
from stitcher_lab.reference.likeness import nearest, slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.fault import Edit, Problem
    from stitcher_lab.checking.kinds import Kind
    from stitcher_lab.checking.script import Script

_RANGE_ENDS = frozenset(f"{axis}_{end}" for axis in "xyztuv" for end in ("min", "max"))
_SETTER = Signature("set", (Parameter("value", ""),), None, frozenset())


def misused(script: Script) -> Iterator[Problem]:
    """Find calls that would be refused."""
    for call, kinds in script.calls():
        signatures = [signature_of(script, kind) for kind in kinds]
        known = [signature for signature in signatures if signature is not None]
        if len(known) == len(signatures) and known:
            yield from _keywords(script, call, kinds, known)
            yield from _places(script, call, kinds, known)


def signature_of(script: Script, kind: Kind) -> Signature | None:
    """How something is called; ``None`` where that cannot be told."""
    match kind:
        case Called(signature=signature):
            return None if signature.how == "method" and kind.receiver is None else signature
        case ClassOf(cls=cls):
            return script.reference.constructor(cls)
        case Generated(name=name):
            return _SETTER if name.startswith("set_") else None  # getters are told by the rule on attributes
        case OwnClass(node=node):
            return _own_constructor(script, node)
        case OwnFunction(node=node, receiver=receiver):
            return _own(node, bound=receiver is not None)
    return None


def _own_constructor(script: Script, node: ast.ClassDef) -> Signature | None:
    classes = script.inference.classes
    if classes.is_open(node):
        return None
    for cls in classes.order(node):
        if isinstance(cls, ast.ClassDef):
            for statement in cls.body:
                if isinstance(statement, ast.FunctionDef) and statement.name in ("__init__", "__new__"):
                    return None if statement.decorator_list else _own(statement, bound=True, name=node.name)
        elif isinstance(cls, str) and cls != "builtins.object":
            return script.reference.constructor(cls)
        elif cls == "builtins.object":
            return Signature(node.name, (), None, frozenset())
    return None


def _own(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, *, bound: bool, name: str = "") -> Signature | None:
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults = [None] * (len(positional) - len(arguments.defaults)) + ["…"] * len(arguments.defaults)
    parameters = [
        Parameter(item.arg, "/" if item in arguments.posonlyargs else "", default)
        for item, default in zip(positional, defaults, strict=True)
    ]
    if bound:
        parameters = parameters[1:]
    if arguments.vararg:
        parameters.append(Parameter(arguments.vararg.arg, "*"))
    for item, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        parameters.append(Parameter(item.arg, "k", None if default is None else "…"))
    if arguments.kwarg:
        parameters.append(Parameter(arguments.kwarg.arg, "**"))
    name = name or getattr(node, "name", "the lambda")
    return Signature(name, tuple(parameters), None, None if arguments.kwarg else frozenset())


# --------------------------------------------------------------------------------------------------------- keywords


def _keywords(script: Script, call: ast.Call, kinds: frozenset[Kind], signatures: list[Signature]) -> Iterator[Problem]:
    taken = [signature.keywords for signature in signatures]
    for keyword in call.keywords:
        if keyword.arg is None or any(keywords is None or keyword.arg in keywords for keywords in taken):
            continue
        known = set().union(*(keywords or () for keywords in taken))
        given = {other.arg for other in call.keywords if other.arg}
        near = nearest(keyword.arg, known)
        edits, told = _mended(script, call, keyword, kinds, signatures[0], known - given)
        yield script.problem(
            keyword, "keyword", f"{signatures[0].name}.{keyword.arg}",
            f"{signatures[0].name} takes no keyword {keyword.arg}.",
            signature=str(signatures[0]), nearest=near, edits=edits, mended=told,
        )  # fmt: skip


def _mended(  # noqa: PLR0917
    script: Script, call: ast.Call, keyword: ast.keyword, kinds: frozenset[Kind], signature: Signature, free: set[str]
) -> tuple[tuple[Edit, ...], str | None]:
    name = keyword.arg or ""
    if any(isinstance(kind, OwnFunction | OwnClass) for kind in kinds) and not signature.owner:
        near = slip(name, free)
        if near:
            return (script.text.keyword_renamed(keyword, near),), near
        return rewritten_keyword(script, call, keyword, frozenset()) or ((), None)
    classes, method = _table_keys(script, next(iter(kinds)), signature)
    renamed = renamed_keyword(classes, name, method)
    dropped = ((script.text.argument_dropped(call, keyword),), f"without {name}")
    if renamed and renamed in free and renamed not in _filled(call, signature):
        return (script.text.keyword_renamed(keyword, renamed),), renamed
    habit = rewritten_keyword(script, call, keyword, kinds)
    if habit is not None or renamed is not None:
        return habit or dropped  # also where its new name is given already
    near = slip(name, free) or synonym(name, free)
    if near and near not in _filled(call, signature):
        return (script.text.keyword_renamed(keyword, near),), near
    ranged = _ranged(script, call, keyword, free) if name in _RANGE_ENDS else None
    return ranged or chained(script, call, keyword) or (dropped if is_cosmetic(name) else ((), None))


def _ranged(
    script: Script, call: ast.Call, keyword: ast.keyword, free: set[str]
) -> tuple[tuple[Edit, ...], str] | None:
    """``x_min=0, x_max=6`` -> ``x_range=[0, 6]``: as ranges are given since Manim 0.6."""
    name = keyword.arg or ""
    pair = {item.arg: item for item in call.keywords if item.arg in (f"{name[0]}_min", f"{name[0]}_max")}
    wanted = next((item for item in (f"{name[0]}_range", "x_range", "t_range") if item in free), None)
    if len(pair) != 2 or wanted is None:  # noqa: PLR2004 - both ends
        return None
    low, high = pair[f"{name[0]}_min"], pair[f"{name[0]}_max"]
    written = f"{wanted}=[{script.text.written(low.value)}, {script.text.written(high.value)}]"
    arguments: list[ast.expr | ast.keyword] = sorted([*call.args, *call.keywords], key=script.text.start)
    second = max(low, high, key=arguments.index)
    first = min(low, high, key=arguments.index)
    if arguments.index(second) - arguments.index(first) == 1:
        whole = script.text.replaced(first, written)
        return (type(whole)(whole.start, script.text.end(second), written),), written
    return (script.text.replaced(first, written), script.text.argument_dropped(call, second)), written


def _filled(call: ast.Call, signature: Signature) -> list[str]:
    """Parameters that the call's positional arguments fill."""
    places = [p.name for p in signature.parameters or () if p.kind in ("", "/")]
    return places[: len(call.args)]


def _table_keys(script: Script, kind: Kind, signature: Signature) -> tuple[list[str], str]:
    """Classes and method under which the table of renames knows a call."""
    match kind:
        case ClassOf():
            return classes_of(script, kind), ""
        case Called(receiver=receiver) if receiver is not None:
            return classes_of(script, receiver), signature.name.rpartition(".")[2]
        case OwnClass():
            return classes_of(script, kind), ""
    return [], signature.name


# -------------------------------------------------------------------------------------------------------- positions


def _places(script: Script, call: ast.Call, kinds: frozenset[Kind], signatures: list[Signature]) -> Iterator[Problem]:
    if any(isinstance(argument, ast.Starred) for argument in call.args):
        return
    count = len(call.args)
    most = [signature.places for signature in signatures]
    if all(places is not None and count > places for places in most):
        extra = call.args[max(places or 0 for places in most)]
        yield script.problem(
            extra, "argument", signatures[0].name,
            f"{signatures[0].name} takes at most {max(p or 0 for p in most)} arguments by position, not {count}.",
            signature=str(signatures[0]), edits=_named(script, call, kinds, signatures),
        )  # fmt: skip
        return
    twice = {keyword.arg for keyword in call.keywords if keyword.arg}.intersection(
        *(_filled(call, item) for item in signatures)
    )
    if twice:
        yield _given_twice(script, call, signatures[0], min(twice))
        return
    if any(keyword.arg is None for keyword in call.keywords):
        return
    lacking = [_lacking(call, signature) for signature in signatures]
    if all(lacking):
        yield script.problem(
            call, "argument", signatures[0].name,
            f"{signatures[0].name} needs {' and '.join(lacking[0])}.", signature=str(signatures[0]),
        )  # fmt: skip


def _given_twice(script: Script, call: ast.Call, signature: Signature, name: str) -> Problem:
    """``Angle(a, b, 0.4, radius=0.4)``, ``Dot(1, 2, radius=0.1)``: one parameter, two values."""
    place = _filled(call, signature).index(name)
    argument = call.args[place]
    keyword = next(keyword for keyword in call.keywords if keyword.arg == name)
    edits: tuple[Edit, ...] = ()
    if ast.dump(argument) == ast.dump(keyword.value):
        edits = (script.text.argument_dropped(call, keyword),)
    elif place == 1 and len(call.args) in (2, 3) and _filled(call, signature)[0] == "point":
        numbers = [*map(script.text.written, call.args), "0"][:3]  # x and y, each by itself
        edit = script.text.replaced(call.args[0], f"[{', '.join(numbers)}]")
        edits = (type(edit)(edit.start, script.text.end(call.args[-1]), edit.text),)
    return script.problem(
        argument, "argument", signature.name, f"{signature.name} is given {name} twice.",
        signature=str(signature), edits=edits,
    )  # fmt: skip


def _named(script: Script, call: ast.Call, kinds: frozenset[Kind], signatures: list[Signature]) -> tuple[Edit, ...]:
    """Give a colour that was written by position its name: nothing else can be meant by it."""
    signature = signatures[0]
    keywords = signature.keywords
    if len(kinds) != 1 or keywords is None or "color" not in keywords or signature.places is None:
        return ()
    extra = call.args[signature.places :]
    if len(extra) != 1 or any(keyword.arg == "color" for keyword in call.keywords):
        return ()
    found = script.kinds(extra[0])
    if not found or not all(isinstance(kind, Instance) and kind.cls.endswith(".ManimColor") for kind in found):
        return ()
    return (script.text.replaced(extra[0], f"color={script.text.written(extra[0])}"),)


def _lacking(call: ast.Call, signature: Signature) -> list[str]:
    if signature.parameters is None:
        return []
    given = {keyword.arg for keyword in call.keywords}
    places = [parameter for parameter in signature.parameters if parameter.kind in ("", "/")]
    by_name = [parameter for parameter in signature.parameters if parameter.kind == "k"]
    return [
        parameter.name
        for parameter in [*places[len(call.args) :], *by_name]
        if parameter.required and parameter.name not in given
    ]
