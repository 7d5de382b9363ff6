"""The page gets every look in pixels, with the numbers of the files."""

import json
from typing import Any

import msgspec
import pytest

from layers.render.leaflet import look, px
from layers.style import MM_PER_PX, read_style, style_names

SYMBOL = {
    "shape", "size_px", "fill", "fill_opacity", "stroke", "stroke_px", "dash_px", "cap", "casing", "casing_px", "opacity",
    "ball", "ball_colour", "glyph", "glyph_colour", "hatch",
}  # fmt: skip
STYLE = {"name", "layer", "geometry", "rules", "otherwise", "size", "ball", "group", "label", "halo", "states"}


@pytest.mark.parametrize("name", style_names())
def test_every_key_that_the_page_reads_is_there(name: str) -> None:
    said = look(read_style(name))
    assert set(said) >= STYLE
    for rule in (*said["rules"], said["otherwise"]):
        assert set(rule) >= {"when", "label", "symbol"}
        assert set(rule["symbol"]) >= SYMBOL
        assert all(isinstance(values, list) for values in rule["when"].values())
    assert json.loads(json.dumps(said)) == said


def lengths(said: Any, path: str = "") -> dict[str, float]:
    if isinstance(said, dict):
        return {key: value for name, one in said.items() for key, value in lengths(one, f"{path}.{name}").items()}
    if isinstance(said, list | tuple):
        return {key: value for place, one in enumerate(said) for key, value in lengths(one, f"{path}.{place}").items()}
    return {path: float(said)} if isinstance(said, int | float) else {}


@pytest.mark.parametrize("name", style_names())
def test_every_length_of_the_file_is_on_the_page(name: str) -> None:
    said = lengths(msgspec.to_builtins(read_style(name)))
    shown = lengths(look(read_style(name)))
    for path, length_mm in said.items():
        if "_mm" in path:
            assert shown[path.replace("_mm", "_px")] == pytest.approx(length_mm / MM_PER_PX, abs=0.026), path


@pytest.mark.parametrize(
    ("length_mm", "pixels"), [(0.74, 2.8), (0.79, 3.0), (0.33, 1.25), (0.53, 2.0), (1.85, 7.0), (1.06, 4.0), (0, 0)]
)
def test_millimetres_are_the_pixels_of_the_design(length_mm: float, pixels: float) -> None:
    assert px(length_mm) == pixels


def test_the_floor_of_the_legend_follows_the_zoom() -> None:
    zoom = look(read_style("projects"))["size"]["zoom"]
    assert [(step["from"], step["factor"], step["floor_amount"]) for step in zoom] == [
        (0, 0.7, 2.34), (9, 1.0, 1.15), (10, 1.15, 0.87), (12, 1.4, 0.59),
    ]  # fmt: skip


def test_no_length_stays_in_millimetres() -> None:
    for name in style_names():
        assert "_mm" not in json.dumps(look(read_style(name)))
