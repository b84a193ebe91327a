"""Galleries show every lesson by a picture of itself."""

import io

import pytest
from PIL import Image

from stitcher_lab.templates import catalogue, poster

LESSONS = [template.id for template in catalogue()]


def opened(lesson):
    return Image.open(io.BytesIO(poster(lesson)))


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_lesson_has_a_small_poster_that_is_not_blank(lesson):
    assert len(poster(lesson)) < 20_000
    picture = opened(lesson)
    assert (picture.format, picture.size) == ("WEBP", (320, 180))
    lightest = max(high for _, high in picture.getextrema())
    darkest = min(low for low, _ in picture.getextrema())
    assert lightest - darkest > 100


def test_no_two_lessons_have_one_picture():
    assert len({opened(lesson).tobytes() for lesson in LESSONS}) == len(LESSONS)
