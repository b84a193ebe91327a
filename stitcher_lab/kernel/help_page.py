"""What ``%stitch`` alone shows: three examples, and what is ready here."""

from __future__ import annotations

import html
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from stitcher_lab.errors import StitcherError

if TYPE_CHECKING:
    from stitcher_lab.kernel.client import Client, Facts

EXAMPLES = (
    "%%stitch\nExplain binary search for 42 in 3, 9, 17, 25, 42, 60, 77",
    "%%stitch --quality preview --no-voice\nThe shortest path from A to D: A-B 4, A-C 1, C-B 2, B-D 5",
    "%%stitch --data marks --out clip\nSort these marks with merge sort",
)
_MOST_VOICES = 8


def page(client: Client) -> dict[str, Any]:
    """The page as an output."""
    ready = _ready(client)
    lessons = _told(client.templates, [])
    names = [str(each["id"]) for each in lessons]
    text = ["Say in a cell what to explain:", ""]
    for example in EXAMPLES:
        text += [*(f"    {line}" for line in example.splitlines()), ""]
    text += ["All options: %%stitch?", "", "Here:", *(f"  {name}: {words}" for name, words in ready)]
    if names:
        text += ["", f"Lessons that need no model: {', '.join(names)}."]
    code = "".join(f"<pre>{html.escape(example)}</pre>" for example in EXAMPLES)
    rows = "".join(f"<li><b>{html.escape(name)}:</b> {html.escape(words)}</li>" for name, words in ready)
    known = "".join(
        f"<li><code>{html.escape(str(each['id']))}</code> {html.escape(str(each.get('title', '')))}</li>"
        for each in lessons
    )
    shelf = f"<details><summary>{len(lessons)} lessons that need no model</summary><ul>{known}</ul></details>"
    return {
        "text/plain": "\n".join(text),
        "text/html": f"<p>Say in a cell what to explain:</p>{code}<p>All options: <code>%%stitch?</code></p>"
        f"<p>Here:</p><ul>{rows}</ul>{shelf if lessons else ''}",
    }


def _ready(client: Client) -> list[tuple[str, str]]:
    status: Facts = _told(client.status, {})
    model = status.get("model") or {}
    voices = [str(each["id"]) for each in _told(client.voices, []) if each.get("installed") and not each.get("online")]
    more = f" and {len(voices) - _MOST_VOICES} more" if len(voices) > _MOST_VOICES else ""
    rows = [
        (
            "Model",
            f"{model.get('name') or 'connected'}: any topic can be explained"
            if model.get("configured")
            else "none, so the ready-made lessons answer; docs/models.md says how to connect one",
        ),
        ("Voices", f"{', '.join(voices[:_MOST_VOICES])}{more}" if voices else "none, so videos have captions only"),
        (
            "Formulas",
            "LaTeX is there"
            if status.get("latex")
            else "LaTeX is missing, so lessons with formulas cannot be drawn; the panel's doctor says what to install",
        ),
        ("Made by", "the Jupyter server" if client.followed_by_pages else "this kernel"),
    ]
    rows += [("Problem", f"{each['message']} {each['remedy']}".strip()) for each in status.get("problems") or ()]
    return rows


def _told(ask: Any, otherwise: Any) -> Any:
    """What the client says; a part that cannot be told does not cost the page."""
    with suppress(StitcherError):
        return ask()
    return otherwise
