"""The pages: complete in themselves, readable without colours, and safe whatever a prompt or a model says."""

import re
from html.parser import HTMLParser

import pytest
from made_up_results import result, scene, used

from stitcher_lab.evaluation import Outcome, comparison, read_run, report

EVIL = '<script>alert("x")</script><img src=http://example.org/x.png onerror="y()">'
VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """A page taken apart; it complains where tags do not match."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.ids, self.links, self.heads, self.words = [], [], [], [], []
        self.open = []
        self.feed(html)
        assert not self.open

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag not in VOID:
            self.open.append(tag)
        if "id" in given:
            self.ids.append(given["id"])
        if tag == "a":
            self.links.append(given["href"])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] not in {"style", "script"}:
            self.words.append(data)

    @property
    def text(self):
        return re.sub(r"\s+", " ", " ".join(self.words))


@pytest.fixture
def runs(write_run):
    before = [
        result(
            "good",
            Outcome.MADE,
            scene("A"),
            video="videos/good.mp4",
            seconds=12.0,
            stages={"writing": 9.0},
            usage=used(900),
        ),
        result(
            "half", Outcome.PARTIAL, scene("A"), scene("B", "title_card", rounds=3, failures=("keyword",)), seconds=50.0
        ),
        result(
            "evil", Outcome.FAILED, prompt=EVIL, failure="code", message=EVIL, remedy=EVIL, steps=(EVIL,), title=EVIL
        ),
        result("no", Outcome.REFUSED, failure="no template"),
        result("down", Outcome.UNMEASURED, failure="service", message="The service is offline."),
    ]
    after = [
        result("good", Outcome.PARTIAL, scene(EVIL, "title_card")),
        result("half", Outcome.MADE, scene("A"), scene("B")),
    ]
    settings = {"settings": {"model": f"openai/{EVIL}", "quality": "preview"}, "prompts": EVIL}
    return read_run(write_run("before", before)), read_run(write_run("after", after, **settings))


@pytest.fixture
def pages(runs):
    return report(runs[0]), report(runs[1]), comparison(*runs)


def test_tags_match_ids_are_unique_and_links_lead_somewhere(pages):
    for html in pages:
        page = Page(html)
        assert len(page.ids) == len(set(page.ids))
        inside = [link[1:] for link in page.links if link.startswith("#")]
        assert set(inside) <= set(page.ids)
        assert [tag for tag, _ in page.tags].count("h1") == 1


def test_a_page_loads_nothing_and_runs_nothing(pages):
    for html in pages:
        page = Page(html)
        assert not {tag for tag, _ in page.tags} & {"script", "link", "img", "iframe", "object", "video", "audio"}
        assert not [name for _, given in page.tags for name in given if name.startswith("on") or name == "src"]
        assert not re.search(r"url\(|@import|https?:", re.sub(r"&[^;]+;|http://example.org/x.png", "", html))
        assert "default-src 'none'" in html


def test_what_comes_from_outside_is_shown_as_text(pages):
    assert EVIL.replace(" ", "") in Page(pages[0]).text.replace(" ", "")
    assert "<script" not in "".join(pages)


def test_a_reader_without_eyes_for_colour_finds_everything(pages):
    page = Page(pages[0])
    assert ("html", {"lang": "en"}) in page.tags
    for word in ("made", "partial", "refused", "failed", "unmeasured"):
        assert word in page.text
    tables = [tag for tag, _ in page.tags].count("table")
    assert tables == [tag for tag, _ in page.tags].count("caption")
    assert all("scope" in given for tag, given in page.tags if tag == "th")
    assert any(given.get("role") == "region" and given.get("tabindex") == "0" for _, given in page.tags)
    verdicts = Page(pages[2]).text
    assert "▼ worse" in verdicts
    assert "▲ better" in verdicts


def test_light_and_dark_and_contrast(pages):
    css = pages[0][pages[0].index("<style>") : pages[0].index("</style>")]
    light, dark = css.split("prefers-color-scheme: dark")
    for part in (light, dark):
        colors = dict(re.findall(r"--(\w+): (#\w{6})", part))
        for name in ("ink", "muted", "good", "fair", "bad", "plain", "other"):
            for ground in ("ground", "panel"):
                assert contrast(colors[name], colors[ground]) >= 4.5, (name, ground)


def test_the_figures_are_on_the_page(pages):
    words = Page(pages[0]).text.replace("\u00a0", " ").replace("\u202f", " ")
    assert "25 % 1 of 4 videos; 95 % interval 5 to 70 %" in words  # whole at the first try, of what was measured
    assert "990" in words  # tokens
    assert "a keyword or argument that nothing takes" in words


def contrast(one, other):
    """The ratio of WCAG 2.2, success criterion 1.4.3."""
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
