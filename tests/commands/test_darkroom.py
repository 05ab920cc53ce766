"""The darkroom: every photograph of the sample paper is painted, developed and fit to print."""

import tomllib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from ilbo.commands import demo
from ilbo.commands.demo.darkroom.__main__ import ALBUM, main
from ilbo.commands.demo.darkroom.film import developed
from ilbo.commands.demo.darkroom.scenes import SCENES, frame_for, size_of

COPY = Path(demo.__file__).parent / "copy" / "paper.toml"
SLUGS = [shot["slug"] for shot in tomllib.loads(COPY.read_text())["photographs"]]
HEAVIEST = 260_000


def small_print(slug: str) -> np.ndarray:
    frame = frame_for(slug, 0.06)
    height, width = size_of(slug)
    picture = developed(SCENES[slug](frame), frame, height // 20, width // 20)
    return np.asarray(picture, dtype=np.int16)


def test_every_photograph_of_the_paper_has_a_scene_and_no_scene_is_left_over():
    assert sorted(SLUGS) == sorted(SCENES)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_developed_photograph_is_whole_the_right_size_and_light_enough(slug):
    path = ALBUM / f"{slug}.jpg"
    with Image.open(path) as picture:
        picture.load()
        assert (picture.format, picture.mode) == ("JPEG", "RGB")
        assert (picture.height, picture.width) == size_of(slug)
        assert not picture.getexif()
    assert path.stat().st_size <= HEAVIEST


@pytest.mark.parametrize("slug", SLUGS)
def test_a_scene_is_not_flat_nor_burnt_out_nor_drowned_in_black(slug):
    tones = small_print(slug).mean(axis=2)
    assert tones.std() > 12
    assert np.mean(tones <= 1) < 0.4
    assert np.mean(tones >= 254) < 0.4


def test_a_scene_comes_out_the_same_each_time():
    assert np.array_equal(small_print("ferry-in-fog"), small_print("ferry-in-fog"))


def test_an_unknown_picture_is_refused_in_one_sentence(tmp_path, capsys):
    assert main(["no-such-picture", "--out", str(tmp_path / "album")]) == 2
    assert capsys.readouterr().err.startswith("No scene is called no-such-picture; there are ")
    assert not (tmp_path / "album").exists()
