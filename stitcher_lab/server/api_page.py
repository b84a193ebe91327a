"""The tables of ``docs/api.md``, from the OpenAPI document: ``python -m stitcher_lab.server.api_page FILE``.

What stands between ``<!-- NAME -->`` and ``<!-- end -->`` is replaced; the prose around it is written by hand.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

_PART = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_NOUNS = ("Job", "Video", "Early", "Preview", "Gap", "JobError", "Event", "Error")


def renewed(page: str) -> str:
    """Return the page with today's tables."""
    from stitcher_lab.server.app import CONTENTS  # noqa: PLC0415 - tornado and jupyter_server are only needed here
    from stitcher_lab.server.openapi import document  # noqa: PLC0415

    told = document(CONTENTS)
    schemas = told["components"]["schemas"]
    parts = {
        "operations": _operations(told["paths"]),
        "new_job": _fields(schemas["NewJob"]),
        "options": _fields(schemas["NewJob"]["properties"]["options"]),
        **{name: _fields(schemas[name]) for name in _NOUNS},
    }
    return _PART.sub(lambda found: f"{found[1]}{parts[found[2]]}{found[3]}", page)


def _operations(paths: dict[str, Any]) -> str:
    rows = ["| method, path | | query, headers | answers |", "| --- | --- | --- | --- |"]
    for path, item in paths.items():
        for method, operation in item.items():
            if method == "parameters":
                continue
            taken = ", ".join(f"`{parameter['name']}`" for parameter in operation.get("parameters", ()))
            statuses = ", ".join(operation["responses"])
            rows.append(f"| `{method.upper()} {path}` | {operation['summary']} | {taken} | {statuses} |")
    return "\n".join(rows) + "\n"


def _fields(schema: dict[str, Any]) -> str:
    rows = ["| field | | |", "| --- | --- | --- |"]
    for name, field in schema["properties"].items():
        rows.append(f"| `{name}` | {_kind(field)} | {field.get('description', '')} |")
    return "\n".join(rows) + "\n"


def _kind(schema: dict[str, Any]) -> str:
    """Say what a value is, in few words."""
    if "enum" in schema:
        return ", ".join("null" if choice is None else f"`{choice}`" for choice in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(_kind(choice) for choice in schema["anyOf"])
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if schema["type"] == "array":
        return f"list of {_kind(schema['items'])}"
    kinds = [schema["type"]] if isinstance(schema["type"], str) else schema["type"]
    return " or ".join(kinds)


def main(file: Path) -> None:
    """Renew the tables of a page."""
    file.write_text(renewed(file.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
