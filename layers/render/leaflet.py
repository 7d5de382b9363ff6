"""A style as the page needs it: millimetres turned into CSS pixels, ready for JSON.

The shape of what :func:`look` returns, and of ``GET /api/styles/{name}``. ``?`` marks what may be null; a key that
stands here is always there. All lengths are CSS pixels at factor 1::

    {
      "name": "projects", "layer": "projects", "geometry": "Point",
      "rules": [RULE, …],                 the first that fits draws the feature; earlier rules lie above later ones
      "otherwise": RULE,                  when no rule fits
      "size": null or {
        "field": "investment_100m_cny",
        "radius_px": 2.8,                 radius = max(floor_px, factor · radius_px · √amount)
        "floor_px": 3.0,                  no circle is smaller, whatever the factor
        "legend": [100.0, 25.0, 5.0, 1.0],
        "unit": TEXT,
        "zoom": [{"from": 0, "factor": 0.7, "floor_amount": 2.34}, …],   the last whose from <= zoom holds;
                                          amounts up to floor_amount are drawn as the floor circle
        "missing": RULE,                  amount null: symbol.size_px across, the same at every zoom
        "pip": 0.38                       share of its width that a dot in the colour of the rule takes; 0: no dot
      },
      "ball": null or {"from_px": 6.0, "share": 0.5,     circles of this radius on hold a ball of share · radius,
                       "line_share": 0.16, "line_px": [0.8, 1.5]},        its line of this share of the ball's radius
      "group": null or {"when": WHEN, "core": "#FFFFFF", "share": 0.62, "stroke_px": 1.0},
                                          a ring: a core of share · radius on top
      "label": null or {"zh": "short_zh", "en": "name_en",                fields that hold the texts
                        "size_px": 12.0, "colour": "#222222", "halo": "#F2F0EA", "halo_px": 2.0,
                        "from_zoom": 9, "suffix": TEXT, "weight": 500, "priority": 6,
                        "rules": [{"when": WHEN, "from_zoom": 12?, "weight": 400?, "priority": 2?, "colour": "#rrggbb"?,
                                   "halo": "#rrggbb"?, "text": TEXT?}, …]},   the first that fits changes the label
      "opacity": 1.0,                     of the layer as a whole
      "beside_px": 0.0,                   lines are drawn so far to the right of their course
      "halo": null or SYMBOL,             circle of radius_m metres on the ground
      "states": {"hover": {…}, "selected": {…}, "dim": {…}}   keys of SYMBOL that change; a state may be missing
    }

    TEXT    {"zh": "…", "en": "…"}
    WHEN    {"stage_class": ["plan"], "schematic": [true], "branch": ["*"]}
            every field must equal one of its values; "*" is any value but null; {} fits all
    RULE    {"when": WHEN, "label": TEXT, "symbol": SYMBOL, "from_zoom": 0.0,
             "tag": TEXT?}                              two letters for symbols with room for them
    SYMBOL  {"shape": "circle" | "diamond" | "square" | "triangle", "size_px": number?,     width; null: by [size]
             "fill": "#rrggbb"?, "fill_opacity": 0.85,
             "stroke": "#rrggbb"?, "stroke_px": 1.25, "dash_px": [3.0, 2.0], "cap": "butt" | "round",
             "casing": "#rrggbb"?, "casing_px": 2.0,     whole width of the line under the stroke
             "opacity": 1.0, "ball": 0.25?, "ball_colour": "#rrggbb"?, "glyph": "?"?, "glyph_colour": "#rrggbb"?,
             "hatch": null or {"colour": "#rrggbb", "width_px": 0.75, "gap_px": 7.0, "angle": 45.0, "opacity": 0.55}}
"""

from collections.abc import Mapping
from typing import Any

import msgspec

from layers.style import MM_PER_PX, Size, Style

#: Pixels are rounded to this: far below what can be seen, and 0.74 mm becomes 2.8 px, 0.33 mm 1.25 px.
_STEP_PX = 0.05


def look(style: Style) -> dict[str, Any]:
    """Turn a style into what the page reads.

    Returns
    -------
    dict, ready for JSON
        As the docstring of the module says; equal styles give equal dicts, keys in a fixed order.
    """
    said: dict[str, Any] = _pixels(msgspec.to_builtins(style))
    if style.size:
        said["size"]["zoom"] = _zoom(style.size)
    return said


def px(length_mm: float) -> float:
    """Turn millimetres into CSS pixels, in steps of a twentieth.

    Examples
    --------
    >>> px(0.79), px(1.85)
    (3.0, 7.0)
    """
    return round(round(length_mm / MM_PER_PX / _STEP_PX) * _STEP_PX, 2)


def _pixels(said: object) -> Any:
    if isinstance(said, Mapping):
        return dict(_pixel_item(key, value) for key, value in said.items())
    if isinstance(said, list | tuple):
        return [_pixels(item) for item in said]
    return said


def _pixel_item(key: str, value: object) -> tuple[str, Any]:
    if not key.endswith("_mm"):
        return key, _pixels(value)
    name = f"{key.removesuffix('_mm')}_px"
    if isinstance(value, list | tuple):
        return name, [px(length) for length in value]
    return name, px(value) if isinstance(value, int | float) else None


def _zoom(size: Size) -> list[dict[str, float]]:
    radius, floor = px(size.radius_mm), px(size.floor_mm)
    return [
        {
            "from": step.from_zoom,
            "factor": step.factor,
            "floor_amount": round((floor / (step.factor * radius)) ** 2, 2),
        }
        for step in size.zoom
    ]
