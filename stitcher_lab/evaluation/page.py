"""One HTML page that needs nothing beside it: no script, no font, no picture from anywhere."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from stitcher_lab.evaluation.results import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A sign beside each word, and colour last: who sees no colours, or hears the page, misses nothing.
SIGNS = {
    Outcome.MADE: ("✓", "good"),
    Outcome.PARTIAL: ("◐", "fair"),
    Outcome.REFUSED: ("–", "plain"),
    Outcome.FAILED: ("✗", "bad"),
    Outcome.UNMEASURED: ("?", "other"),
}
# Nothing is fetched, whatever a result may hold.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


def text(value: object) -> Markup:
    """Return ``value`` as HTML: escaped, unless it is :class:`Markup`."""
    return value if isinstance(value, Markup) else Markup(escape(str(value)))


def join(parts: Iterable[object], between: str = "") -> Markup:
    """Put pieces together, each escaped where it has to be."""
    return Markup(between.join(text(part) for part in parts))


def element(tag: str, *content: object, **attributes: object) -> Markup:
    """An element. Attributes are escaped; ``class_`` is ``class``, and what is ``None`` is left out."""
    given = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{given}>{join(content)}</{tag}>")


def outcome_mark(outcome: Outcome) -> Markup:
    """An outcome: sign and word."""
    sign, kind = SIGNS[outcome]
    return element("span", element("span", f"{sign} ", aria_hidden="true"), str(outcome), class_=f"mark {kind}")


def section(name: str, title: str, *content: object) -> Markup:
    """A part of the page that the contents can point at."""
    return element("section", element("h2", title, id=name), *content, aria_labelledby=name)


def tiles(rows: Sequence[tuple[str, str, str]]) -> Markup:
    """The figures to see first: name, value, and what it is of."""
    return element(
        "ul",
        *(
            element("li", element("span", name, class_="name"), element("strong", value), element("span", note))
            for name, value, note in rows
        ),
        class_="tiles",
    )


def table(
    caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]], *, numbers: Iterable[int] = ()
) -> Markup:
    """A table whose first column names the rows; ``numbers`` are the columns of figures."""
    right = set(numbers)
    head = element("tr", *(element("th", name, scope="col", class_=_right(k, right)) for k, name in enumerate(heads)))
    return scrolling(
        caption,
        element(
            "table",
            element("caption", caption),
            element("thead", head),
            element("tbody", *(_row(row, right) for row in rows)),
        ),
    )


def scrolling(label: str, content: Markup) -> Markup:
    """Something wide, that scrolls by itself on a narrow screen, with the keyboard too."""
    return element("div", content, class_="wide", role="region", tabindex="0", aria_label=label)


def bar(part: float) -> Markup:
    """A cell with a bar; the figure stands in a cell of its own."""
    return Markup(f'<td class="bar" aria-hidden="true"><i style="--w:{100 * min(max(part, 0.0), 1.0):.1f}%"></i></td>')


def page(title: str, *, contents: Sequence[tuple[str, str]], head: Sequence[object], parts: Sequence[object]) -> str:
    """Return the whole page. ``contents`` are ids and titles of the sections, ``head`` what stands under the title."""
    links = (element("li", element("a", name, href=f"#{place}")) for place, name in contents)
    style = files("stitcher_lab.evaluation").joinpath("page.css").read_text(encoding="utf-8")
    body = join(
        [
            element("a", "Skip to the figures", class_="skip", href="#main"),
            element("header", element("h1", title), *head),
            element("nav", element("ul", *links), aria_label="Contents"),
            element("main", *parts, id="main"),
            element("footer", "Made by stitcher eval. This page is complete in itself and loads nothing."),
        ],
        "\n",
    )
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def settings_list(rows: Iterable[tuple[str, object]]) -> Markup:
    """What was set, name by name."""
    return element(
        "dl", *(join([element("dt", name), element("dd", value)]) for name, value in rows), class_="settings"
    )


def _row(cells: Sequence[object], right: set[int]) -> Markup:
    found: list[Markup] = []
    for k, cell in enumerate(cells):
        if isinstance(cell, Markup) and cell.startswith("<td"):
            found.append(cell)
        elif k == 0:
            found.append(element("th", cell, scope="row"))
        else:
            found.append(element("td", cell, class_=_right(k, right)))
    return element("tr", *found)


def _right(column: int, right: set[int]) -> str | None:
    return "n" if column in right else None
