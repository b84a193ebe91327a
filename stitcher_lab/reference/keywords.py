"""Which keywords a callable takes beyond those in its signature: where it hands its ``**kwargs`` on, and to whom.

The trees of the installed functions are read, never run. Where a hand-over cannot be followed, every keyword passes:
the checker must not refuse what works.
Runs in the harvesting process only.
"""

from __future__ import annotations

import ast
import importlib.util
import inspect
import sys
from typing import TYPE_CHECKING, Any

from stitcher_lab.reference.sources import function_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import FunctionType

_DEEPEST = 25
_READS = frozenset({"pop", "get", "setdefault"})
_POSITIONAL = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
_NAMED = (inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.KEYWORD_ONLY)


def passed_on(function: Any, owner: type | None, concrete: type | None = None, depth: int = 0) -> set[str] | None:
    """Keywords that ``function`` takes through its ``**kwargs``; ``None``: any.

    ``owner`` is the class that defines it, ``concrete`` the class of the object it is called on, whose method
    resolution order ``super()`` follows.
    """
    function = inspect.unwrap(function)
    if depth > _DEEPEST or not inspect.isfunction(function):
        return None
    tree = function_tree(function)
    if tree is None:
        return None
    if tree.args.kwarg is None:
        return set()
    return _Flow(function, tree, owner, concrete or owner, depth).follow()


class _Flow:
    """The way of one function's keywords."""

    def __init__(
        self,
        function: FunctionType,
        tree: ast.FunctionDef | ast.AsyncFunctionDef,
        owner: type | None,
        concrete: type | None,
        depth: int,
    ) -> None:
        self.function = function
        self.tree = tree
        self.owner = owner
        self.concrete = concrete
        self.depth = depth
        self.kwargs = tree.args.kwarg.arg if tree.args.kwarg else ""
        self.me = tree.args.args[0].arg if owner and tree.args.args else ""

    def follow(self) -> set[str] | None:
        """Gather what every use of the keywords takes; one that cannot be followed takes all."""
        taken: set[str] = set()
        handed = False
        for taker in self._uses():
            found = taker()
            if found is None:
                return None
            handed = handed or taker is not set
            taken |= found
        return taken if handed else None  # else swallowed

    def _uses(self) -> Iterator[Callable[[], set[str] | None]]:
        parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Name) and node.id == self.kwargs:
                yield self._use(node, parents)

    def _use(  # noqa: PLR0911 - one for each use
        self, name: ast.Name, parents: dict[ast.AST, ast.AST]
    ) -> Callable[[], set[str] | None]:
        parent = parents[name]
        grandparent = parents.get(parent)
        great = parents.get(grandparent) if grandparent else None
        match parent, grandparent, great:
            case ast.keyword(arg=None), ast.Call() as call, _:
                return lambda: self._handed_to(call)
            case ast.Attribute(attr=read), ast.Call(args=[ast.Constant(value=str(key)), *_]), _ if read in _READS:
                return lambda: {key}
            case ast.Attribute(attr="update" | "copy"), ast.Call(), _:
                return set  # neither takes any itself
            case ast.Subscript(slice=ast.Constant(value=str(key))), _, _:
                return lambda: {key}
            case ast.Compare(left=ast.Constant(value=str(key)), ops=[ast.In() | ast.NotIn()]), _, _:
                return lambda: {key}
            case ast.If() | ast.UnaryOp(op=ast.Not()) | ast.BoolOp(), _, _:
                return set
        return lambda: None

    # --------------------------------------------------------------------------------------------- whom it is given to

    def _handed_to(self, call: ast.Call) -> set[str] | None:
        target = self._target(call.func)
        if target is None:
            return None
        function, owner, concrete, bound = target
        function = inspect.unwrap(function)
        if function is object.__init__:
            return set()
        if not inspect.isfunction(function):
            return None
        parameters = list(inspect.signature(function).parameters.values())[1 if bound else 0 :]
        beyond = passed_on(function, owner, concrete, self.depth + 1)
        if beyond is None:
            return None
        names = {parameter.name for parameter in parameters if parameter.kind in _NAMED} | beyond
        return names - set(self._given(call, parameters))

    @staticmethod
    def _given(call: ast.Call, parameters: list[inspect.Parameter]) -> Iterator[str]:
        """Parameters that the call itself fills: given again among the keywords, they would be given twice."""
        yield from (keyword.arg for keyword in call.keywords if keyword.arg)
        places = [parameter.name for parameter in parameters if parameter.kind in _POSITIONAL]
        for argument, place in zip(call.args, places, strict=False):
            if isinstance(argument, ast.Starred):
                break
            yield place

    def _target(  # noqa: PLR0911 - one for each form
        self, called: ast.expr
    ) -> tuple[Any, type | None, type | None, bool] | None:
        """Find what is called: the function, its class, the object's class, and whether ``self`` is already given."""
        match called:
            case ast.Attribute(value=ast.Call(func=ast.Name(id="super"), args=arguments), attr=name):
                return self._above(name, arguments)
            case ast.Attribute(value=ast.Name(id=me), attr=name) if self.me and me == self.me:
                return _method(self.concrete, name, bound=True)
            case ast.Attribute(value=ast.Name(id=name), attr=method):
                found = self.function.__globals__.get(name)
                if isinstance(found, type):
                    return _method(found, method, bound=False)
                # A local mobject that is placed, as in Mobject.arrange: there is one next_to for all of them.
                return _method(self.concrete, method, bound=True) if found is None and method == "next_to" else None
            case ast.Name(id=name):
                found = self.function.__globals__.get(name) or self._imported_within(name)
                if isinstance(found, type):
                    return _method(found, "__init__", bound=True)
                return (found, None, None, False) if inspect.isfunction(found) else None
        return None

    def _imported_within(self, name: str) -> Any:
        """What a name is that the function imports for itself."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.ImportFrom) and any(name == (alias.asname or alias.name) for alias in node.names):
                module = importlib.util.resolve_name(
                    "." * node.level + (node.module or ""), self.function.__globals__.get("__package__")
                )
                return getattr(sys.modules.get(module), name, None)
        return None

    def _above(self, name: str, arguments: list[ast.expr]) -> tuple[Any, type | None, type | None, bool] | None:
        if self.owner is None or self.concrete is None or arguments:
            return None
        order = self.concrete.__mro__
        for cls in order[order.index(self.owner) + 1 :]:
            if name in vars(cls):
                return vars(cls)[name], cls, self.concrete, True
        return None


def _method(cls: Any, name: str, *, bound: bool) -> tuple[Any, type | None, type | None, bool] | None:
    for base in getattr(cls, "__mro__", ()):
        found = vars(base).get(name)
        if inspect.isfunction(found):
            return found, base, cls, bound
        if found is not None:
            return (found, base, cls, bound) if found is object.__init__ else None
    return None
