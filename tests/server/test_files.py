"""The files of a job: whole, in part, not again when unchanged, and all together."""

from __future__ import annotations

import io
import zipfile

import pytest

from stitcher_lab.server.files import KINDS

from .serving import QUICK, SCENE, ended


@pytest.fixture(scope="module")
def address(finished):
    return f"jobs/{finished['id']}/files/video.mp4"


@pytest.fixture(scope="module")
def whole(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.content[4:8] == b"ftyp"
    return answer.content


@pytest.mark.parametrize(
    ("header", "part"),
    [("bytes=0-0", slice(0, 1)), ("bytes=0-", slice(0, None)), ("bytes=100-199", slice(100, 200)),
     ("bytes=-10", slice(-10, None)), ("bytes=500-99999999", slice(500, None)), ("bytes=-99999999", slice(0, None))],
)  # fmt: skip
def test_a_player_gets_the_part_it_asks_for(client, address, whole, header, part):
    answer = client.get(address, headers={"Range": header})
    assert answer.status_code == 206
    assert answer.content == whole[part]
    first = range(len(whole))[part][0]
    assert answer.headers["content-range"] == f"bytes {first}-{first + len(answer.content) - 1}/{len(whole)}"
    assert answer.headers["content-length"] == str(len(answer.content))


@pytest.mark.parametrize("header", ["bytes=0-1,5-9", "bytes=x", "items=0-5", "bytes=9-5"])
def test_what_is_not_one_range_is_the_whole_file(client, address, whole, header):
    answer = client.get(address, headers={"Range": header})
    assert (answer.status_code, answer.content) == (200, whole)


def test_behind_the_end_is_nothing(client, address, whole):
    answer = client.get(address, headers={"Range": f"bytes={len(whole)}-"})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{len(whole)}"
    assert answer.json()["message"]


def test_what_did_not_change_is_not_sent_again(client, finished, address, whole):
    first = client.get(address)
    assert first.headers["etag"] == f'"{finished["video"]["version"]}"'
    tag, date = first.headers["etag"], first.headers["last-modified"]
    for headers in ({"If-None-Match": tag}, {"If-None-Match": f'"x", W/{tag}'}, {"If-Modified-Since": date}):
        again = client.get(address, headers=headers)
        assert (again.status_code, again.content) == (304, b"")
    assert client.get(address, headers={"If-None-Match": '"x"'}).content == whole
    assert client.get(address, headers={"If-Modified-Since": "nonsense"}).content == whole
    # A part of the old version and the rest of a new one would be no video.
    changed = client.get(address, headers={"Range": "bytes=5-9", "If-Range": '"old"'})
    assert (changed.status_code, changed.content) == (200, whole)
    for condition in (tag, date):
        same = client.get(address, headers={"Range": "bytes=5-9", "If-Range": condition})
        assert (same.status_code, same.content) == (206, whole[5:10])


def test_asking_for_the_head_alone(client, address, whole):
    answer = client.head(address)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len(whole))


def test_every_file_has_its_kind_and_name(client, finished):
    assert set(finished["files"]) <= KINDS.keys()
    for name in finished["files"]:
        answer = client.get(f"jobs/{finished['id']}/files/{name}", params={"download": 1})
        assert answer.status_code == 200, name
        assert answer.headers["content-type"] == KINDS[name]
        assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''one_square-")
        assert answer.headers["x-content-type-options"] == "nosniff"
    inline = client.get(f"jobs/{finished['id']}/files/poster.png")
    assert inline.headers["content-disposition"].startswith("inline")


def test_everything_together_as_a_zip(client, finished):
    answer = client.get(f"jobs/{finished['id']}/files/all.zip")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == len(finished["files"])
        assert all("/" not in name and name.startswith("one_square-") for name in archive.namelist())


def test_a_link_in_place_of_a_file_is_not_followed(served, client):
    made = client.post("jobs", json={"source": SCENE, "title": "Swapped", "options": QUICK}).json()
    job = ended(client, made["id"])
    secret = served.root / "secret.txt"
    secret.write_text("nobody reads this")
    transcript = (served.root / job["video"]["place"]).with_suffix(".transcript.md")
    transcript.unlink()
    transcript.symlink_to(secret)
    answer = client.get(f"jobs/{job['id']}/files/transcript.md")
    assert answer.status_code == 404
    archive = client.get(f"jobs/{job['id']}/files/all.zip")
    assert b"nobody reads this" not in archive.content
