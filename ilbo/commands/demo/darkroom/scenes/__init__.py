"""The photographs' scenes by slug. Called by the darkroom's command and its tests."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from ilbo.commands.demo.darkroom.film import Exposure
from ilbo.commands.demo.darkroom.light import Frame
from ilbo.commands.demo.darkroom.scenes import (
    ferry,
    hall,
    harbour,
    hills,
    market,
    plaza,
    portrait,
    reading,
    stadium,
    station,
    still,
    storm,
    street,
    temple,
    towers,
    yard,
)

Scene = Callable[[Frame], Exposure]

LONG, SHORT = 1600, 1067
UPRIGHT = {"columnist-at-window"}

SCENES: dict[str, Scene] = {
    "harbour-dusk-cranes": harbour.cranes_at_dusk,
    "ferry-in-fog": ferry.ferry_in_fog,
    "rain-street-night": street.rain_at_night,
    "lighthouse-storm": storm.lighthouse_in_storm,
    "apartment-towers-night": towers.towers_at_night,
    "persimmons": still.persimmons_on_a_table,
    "temple-roof-snow": temple.roof_in_snow,
    "council-lecterns": hall.two_at_lecterns,
    "candlelight-crowd": plaza.candles_in_the_plaza,
    "columnist-at-window": portrait.columnist_at_window,
    "container-yard": yard.containers_in_rows,
    "library-interior": reading.reading_room,
    "pitch-floodlights": stadium.pitch_under_lights,
    "fish-market-lamps": market.lamps_over_the_fish,
    "train-platform": station.first_train,
    "rice-terraces-dawn": hills.terraces_at_dawn,
}


def size_of(slug: str) -> tuple[int, int]:
    """The printed height and width of a photograph."""
    return (LONG, SHORT) if slug in UPRIGHT else (SHORT, LONG)


def frame_for(slug: str, scale: float) -> Frame:
    """A negative of `scale` times the printed size, its chance fixed by the slug."""
    height, width = size_of(slug)
    return Frame(round(height * scale), round(width * scale), zlib.crc32(slug.encode()))
