"""Names that are bound nowhere, and imports of what is not there."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from stitcher_lab.checking.fault import Edit
from stitcher_lab.checking.modules import BUILTINS, VOICEOVER
from stitcher_lab.checking.renames import renamed_name
from stitcher_lab.checking.wording import synonym
from stitcher_lab.reference.likeness import nearest, slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stitcher_lab.checking.fault import Problem
    from stitcher_lab.checking.script import Script

# What people write without a prefix and mean NumPy's.
_NUMPY = frozenset({
    "sin", "cos", "tan", "sqrt", "exp", "log", "arctan", "arctan2", "arcsin", "arccos", "sinh", "cosh", "tanh",
    "linspace", "arange", "array", "zeros", "ones", "log10", "floor", "ceil", "meshgrid",
})  # fmt: skip
_AS = {"np": "import numpy as np", "numpy": "import numpy", "nx": "import networkx as nx", "sp": "import sympy as sp"}
_JSON = {"true": "True", "false": "False", "null": "None", "none": "None", "undefined": "None"}
_MODULES = frozenset({
    "math", "random", "itertools", "functools", "re", "copy", "string", "textwrap", "collections", "json", "time",
})  # fmt: skip
_SIGNS = {"Checkmark": "✓", "CheckMark": "✓", "Tick": "✓", "TickMark": "✓", "Crossmark": "✗", "CrossX": "✗"}
# What Manim chooses well enough where nothing is said.
_OPTIONAL = frozenset({
    "run_time", "rate_func", "lag_ratio", "font", "font_size", "buff", "stroke_width", "color", "fill_color",
    "stroke_color",
})  # fmt: skip
_COLORS = "manim.utils.color.SVGNAMES"
# Manim under other names: what is meant is Manim.
_OTHER_MANIMS = frozenset({"manimlib", "manim_imports_ext", "big_ol_pile_of_manim_imports", "manimce", "manimgl"})


def undefined(script: Script) -> Iterator[Problem]:
    """Find names that are read and bound nowhere."""
    modules = script.inference.modules
    stars = [binding.node[0].module or "" for binding in script.scopes.module.bindings.get("*", ())]
    if any(not modules.known(module) and module.partition(".")[0] not in _OTHER_MANIMS for module in stars):
        return  # it may bind anything
    given = frozenset().union(*(modules.given_by_star(module) for module in stars))
    seen: set[str] = set()
    for node in script.nodes:
        if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load) or node.id in given | BUILTINS:
            continue
        scope = script.scopes.of[node]
        if scope.find(node.id) is None and not (node.id == "__class__" or node.id in seen):
            yield from _undefined(script, node, given)


def _undefined(script: Script, node: ast.Name, given: frozenset[str]) -> Iterator[Problem]:
    name = node.id
    visible = {bound for scope in script.scopes.of[node].chain() for bound in scope.bindings if bound != "*"}
    near = nearest(name, visible | given | _offered(script))
    edits = tuple(_mended(script, node, visible | given))
    importable = next(script.inference.modules.reachable(name), "")
    message = f"There is no {name} here."
    if importable == "manim":
        message = f"{name} is not imported."
    elif name in _AS or name in _MODULES:
        message = f"{name} is used and not imported."
    meant = [edit.text for edit in edits[:1] if edit.text in script.reference.symbols] or list(near[:1])
    signature = script.reference.signature(meant[0]) if meant else ""
    yield script.problem(node, "name", name, message, signature=signature, nearest=near, edits=edits)


def _offered(script: Script) -> frozenset[str]:
    """What could be imported, of plugins only what the script's own offer."""
    tops = {"manim", "stitcher_lab.scene", *(script.inference.imported & script.reference.loose.keys())}
    return frozenset(name for top in tops for name in script.inference.modules.names(top))


def _mended(script: Script, node: ast.Name, visible: set[str] | frozenset[str]) -> Iterator[Edit]:  # noqa: C901, PLR0911
    name = node.id
    text = script.text
    if name in _JSON:
        yield text.replaced(node, _JSON[name])
        return
    if name in _AS or name in _MODULES:
        yield script.import_added(_AS.get(name, f"import {name}"))
        return
    modules = list(script.inference.modules.reachable(name))
    if modules and modules[0] in ("manim", "stitcher_lab.scene"):
        yield from _manim_imported(script, node, modules[0])
        return
    if "manim.utils.rate_functions" in modules:
        offered = "rate_functions" in visible
        added = script.import_added(f"from manim.utils.rate_functions import {name}")
        yield text.replaced(node, f"rate_functions.{name}") if offered else added
        return
    if attribute := _on_self(script, node):
        yield text.replaced(node, attribute)
        return
    if renamed := renamed_name(name, script.reference):
        if renamed.partition(".")[0] in visible | BUILTINS or renamed.isdigit():
            yield text.replaced(node, renamed)
        return
    if name == "VoiceoverScene":
        yield script.import_added("from manim_voiceover import VoiceoverScene")
        return
    if name in _NUMPY and "np" in visible:
        yield text.replaced(node, f"np.{name}")
        return
    near = slip(name, visible - BUILTINS) or synonym(name, visible)
    if near:
        yield text.replaced(node, near)
    elif "SVGNAMES" in visible and name.replace("_", "") in script.inference.modules.names(_COLORS):
        yield text.replaced(node, f"SVGNAMES.{name.replace('_', '')}")
    else:
        yield from _made_or_left_out(script, node)


def _made_or_left_out(script: Script, node: ast.Name) -> Iterator[Edit]:
    """``Checkmark(color=GREEN)`` -> ``Text("✓", color=GREEN)``; ``run_time=RUN_TIME`` is left to Manim's own choice."""
    parent = script.scopes.parents.get(node)
    if isinstance(parent, ast.Call) and parent.func is node and not parent.args and node.id in _SIGNS:
        comma = ", " if parent.keywords else ""
        start = script.text.start(node)
        written = script.text.written(parent)
        place = start + len(node.id.encode()) + written[len(node.id) :].index("(") + 1
        yield Edit(start, place, f'Text("{_SIGNS[node.id]}"{comma}')
    elif isinstance(parent, ast.keyword) and parent.arg in _OPTIONAL:
        call = script.scopes.parents.get(parent)
        if isinstance(call, ast.Call):
            yield script.text.argument_dropped(call, parent)


def _manim_imported(script: Script, node: ast.Name, module: str) -> Iterator[Edit]:
    for statement in script.imports:
        if isinstance(statement, ast.Import) and module == "manim":
            for alias in statement.names:
                if alias.name == "manim":
                    yield script.text.replaced(node, f"{alias.asname or 'manim'}.{node.id}")
                    return
        elif isinstance(statement, ast.ImportFrom) and statement.module == module and statement.names[0].name != "*":
            yield script.import_added(f"from {module} import {node.id}")
            return
    yield script.import_added(f"from {module} import *" if module == "manim" else f"from {module} import {node.id}")


def _on_self(script: Script, node: ast.Name) -> str | None:
    """``circle`` where only ``self.circle`` exists."""
    holder = script.scene_of(node)
    if holder is None or node.id not in script.inference.classes.source(holder).attributes:
        return None
    for scope in script.scopes.of[node].chain():
        arguments = getattr(scope.node, "args", None)
        if isinstance(arguments, ast.arguments) and arguments.args and script.scopes.own[holder] is scope.parent:
            return f"{arguments.args[0].arg}.{node.id}"
    return None


# ----------------------------------------------------------------------------------------- what imports cannot find


def missing_imports(script: Script) -> Iterator[Problem]:
    """Find imports of modules, or of names in modules, that are not there."""
    for statement in script.imports:
        if statement in script.scopes.caught:
            continue
        if isinstance(statement, ast.ImportFrom) and not statement.level:
            yield from _from(script, statement)
        elif isinstance(statement, ast.Import):
            for alias in statement.names:
                yield from _module(script, statement, alias)


def _module(script: Script, statement: ast.Import, alias: ast.alias) -> Iterator[Problem]:
    modules = script.inference.modules
    if modules.below_known(alias.name) and not modules.known(alias.name):
        yield script.problem(statement, "import", alias.name, f"There is no module {alias.name}.")
    elif alias.name in _OTHER_MANIMS and len(statement.names) == 1:
        written = f"import manim as {alias.asname or alias.name}"
        edit = script.text.replaced(statement, written)  # type: ignore[arg-type]
        yield script.problem(statement, "import", alias.name, f"{alias.name} is another Manim than the one here.",
                             edits=(edit,))  # fmt: skip


def _from(script: Script, statement: ast.ImportFrom) -> Iterator[Problem]:
    module = statement.module or ""
    modules = script.inference.modules
    top = module.partition(".")[0]
    if top in _OTHER_MANIMS:
        edit = script.text.replaced(statement, "from manim import *")  # type: ignore[arg-type]
        yield script.problem(statement, "import", module, f"{top} is another Manim than the one here.", edits=(edit,))
    elif top == VOICEOVER:
        return
    elif modules.below_known(module) and not modules.known(module):
        names = [alias.name for alias in statement.names]
        known = [name for name in names if name == "*" or name in script.reference.modules["manim"]["names"]]
        edits: tuple[Edit, ...] = ()
        if top == "manim" and known == names:
            written = ", ".join(_written(alias) for alias in statement.names)
            edits = (script.text.replaced(statement, f"from manim import {written}"),)  # type: ignore[arg-type]
        yield script.problem(statement, "import", module, f"There is no module {module}.", edits=edits)
    else:
        for alias in statement.names:
            if alias.name != "*" and not modules.holds(module, alias.name):
                yield _missing_name(script, statement, alias, module)


def _written(alias: ast.alias) -> str:
    return f"{alias.name} as {alias.asname}" if alias.asname else alias.name


def _missing_name(script: Script, statement: ast.ImportFrom, alias: ast.alias, module: str) -> Problem:
    names = script.inference.modules.names(module)
    near = nearest(alias.name, names)
    edits: tuple[Edit, ...] = ()
    renamed = renamed_name(alias.name, script.reference) if module.startswith("manim") else None
    near_name = slip(alias.name, names)
    if near_name and not module.startswith("manim") and near_name[0] != alias.name[0]:
        near_name = None  # elsewhere ``Binomial`` and ``binomial`` are two things
    renamed = renamed if renamed in names else near_name
    others = [other for other in statement.names if other is not alias]
    elsewhere = [found for found in script.inference.modules.reachable(alias.name) if found != module]
    if renamed:
        # The name stays as the script knows it; what it stands for is what there is now.
        changed = f"{renamed} as {alias.asname or alias.name}"
        written = ", ".join(changed if other is alias else _written(other) for other in statement.names)
        edits = (script.text.replaced(statement, f"from {module} import {written}"),)  # type: ignore[arg-type]
    elif elsewhere:
        moved = f"from {elsewhere[0]} import {_written(alias)}"
        kept = ", ".join(map(_written, others))
        kept = f"from {module} import {kept}\n{' ' * statement.col_offset}" if others else ""
        edits = (script.text.replaced(statement, kept + moved),)  # type: ignore[arg-type]
    elif not script.inference.parameters.is_used(alias.asname or alias.name):
        if others:
            written = f"from {module} import {', '.join(map(_written, others))}"
            edits = (script.text.replaced(statement, written),)  # type: ignore[arg-type]
        else:
            edits = (script.text.line_dropped(statement),)
    return script.problem(statement, "import", f"{module}.{alias.name}", f"{module} has no {alias.name}.",
                          nearest=near, edits=edits)  # fmt: skip
