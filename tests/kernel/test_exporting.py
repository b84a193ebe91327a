"""Exported pages and slides play their videos, also far from the notebook."""

import base64
import re
import shutil
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from stitcher_lab.exporting import EmbedVideos, StitcherHTMLExporter, StitcherSlidesExporter

MP4 = b"\x00\x00\x00\x18ftypisom" + b"frames" * 100
OUTPUT = (
    '<video src="stitch/a%20b.mp4" poster="stitch/a%20b.poster.png" controls preload="metadata" width="720">'
    '<track kind="captions" src="stitch/a%20b.vtt" default></video><p>A b (0:10)'
    ' · <a href="stitch/a%20b.transcript.md">Transcript</a></p>'
)


@pytest.fixture
def book(tmp_path):
    """A notebook with a video in an output and the same one in a Markdown cell."""
    stitch = tmp_path / "stitch"
    stitch.mkdir()
    (stitch / "a b.mp4").write_bytes(MP4)
    (stitch / "a b.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n")
    (stitch / "a b.transcript.md").write_text("# A b\n\nHello & welcome\n")
    (stitch / "a b.poster.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    cell = new_code_cell("%%stitch\na b")
    cell.outputs = [new_output("display_data", {"text/html": OUTPUT, "text/plain": "A b"})]
    path = tmp_path / "book.ipynb"
    text = '# Title\n\n<video src="stitch/a%20b.mp4" controls></video>'
    nbformat.write(new_notebook(cells=[new_markdown_cell(text), cell]), path)
    return path


@pytest.mark.parametrize("exporter", [StitcherHTMLExporter, StitcherSlidesExporter])
def test_a_page_holds_its_videos(book, exporter):
    page, _ = exporter().from_filename(str(book))
    sources = re.findall(r"<video[^>]*? src=\"data:video/mp4;base64,([^\"]+)\"", page)
    assert [base64.b64decode(source) for source in sources] == [MP4, MP4]
    tracks = re.findall(r"<track[^>]*src=\"data:text/vtt;base64,([^\"]+)\"", page)
    assert base64.b64decode(tracks[0]).startswith(b"WEBVTT")
    assert 'poster="data:image/png;base64,' in page
    assert "Hello &amp; welcome" in page
    assert "stitch/a%20b" not in page


def test_videos_can_be_copied_beside_the_page(book):
    exporter = StitcherHTMLExporter(config={"EmbedVideos": {"copy": True}})
    page, resources = exporter.from_filename(str(book))
    assert 'src="stitch/a%20b.mp4"' in page
    assert resources["outputs"]["stitch/a b.mp4"] == MP4
    assert set(resources["outputs"]) == {f"stitch/a b.{end}" for end in ("mp4", "vtt", "transcript.md", "poster.png")}


def test_a_large_video_is_copied(book):
    page, resources = StitcherHTMLExporter(config={"EmbedVideos": {"largest": 0.0001}}).from_filename(str(book))
    assert 'src="stitch/a%20b.mp4"' in page
    assert "stitch/a b.mp4" in resources["outputs"]


def test_nothing_is_copied_to_a_place_outside_of_the_page(book):
    (book.parent / "deeper").mkdir()
    cell = new_markdown_cell('<video src="../stitch/a%20b.mp4" controls></video>')
    resources = {"metadata": {"path": str(book.parent / "deeper")}}
    told, resources = EmbedVideos(copy=True).preprocess_cell(cell, resources, 0)
    assert told.source == cell.source
    assert "outputs" not in resources


@pytest.mark.parametrize("src", ["https://x.example/a.mp4", "/etc/passwd", "stitch/gone.mp4", "stitch/secret.mp4"])
def test_nothing_else_gets_into_a_page(book, src):
    (book.parent / "stitch" / "secret.mp4").write_text("not a video but somebody's secret")
    cell = new_markdown_cell(f'<video src="{src}" controls></video>')
    told, resources = EmbedVideos().preprocess_cell(cell, {"metadata": {"path": str(book.parent)}}, 0)
    assert told.source == f'<video src="{src}" controls></video>'
    assert "outputs" not in resources


def test_a_plain_page_plays_them_beside_the_folder(book):
    subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", "html", str(book)], check=True, capture_output=True, timeout=120
    )
    page = book.with_suffix(".html").read_text()
    assert page.count('src="stitch/a%20b.mp4"') == 2
    assert 'src="stitch/a%20b.vtt"' in page


def test_nbconvert_knows_them_by_name(book, tmp_path):
    names = subprocess.run(
        [sys.executable, "-m", "nbconvert", "--help"], check=True, capture_output=True, text=True, timeout=120
    ).stdout
    if "stitcher_html" not in names:
        pytest.skip("installed before the entry points were there: install again")
    away = tmp_path / "away"
    subprocess.run(
        [sys.executable, "-m", "nbconvert", "--to", "stitcher_html", f"--output-dir={away}", str(book)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    shutil.rmtree(book.parent / "stitch")
    assert "data:video/mp4;base64," in (away / "book.html").read_text()
