"""A look is said once: sizes true to the amount, colours that all can tell apart, and nothing that cannot be drawn."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.atlas import bundled, read_atlas
from layers.catalogue import catalogue
from layers.errors import StyleError
from layers.style import ANY, STYLES, fits, read_style, style_from_toml, style_names
from tests.layers.colour import ciede2000, contrast, difference

AMOUNTS = st.floats(2.0, 1e4)
LAND, SEA = "#F2F0EA", "#D6E4EE"


def stage_colours() -> dict[str, str]:
    style = read_style("projects")
    return {str(rule.when["stage_class"][0]): str(rule.symbol.fill) for rule in style.rules}


@pytest.mark.parametrize("name", style_names())
def test_every_style_can_be_read(name: str) -> None:
    assert read_style(name).name == name


def test_the_style_that_a_layer_names_is_there() -> None:
    assert {layer.style for layer in catalogue().values() if layer.style} <= set(style_names())


@given(AMOUNTS, AMOUNTS)
def test_areas_are_to_each_other_as_amounts(one: float, other: float) -> None:
    style = read_style("projects")
    ratio = (style.radius_mm(one) / style.radius_mm(other)) ** 2
    assert ratio == pytest.approx(one / other, rel=1e-9)


@pytest.mark.parametrize(("amount", "radius"), [(100, 7.4), (25, 3.7), (1.14, 0.79011), (1, 0.79), (0, 0.79)])
def test_circles_have_the_size_of_the_design_and_a_floor(amount: float, radius: float) -> None:
    assert read_style("projects").radius_mm(amount) == pytest.approx(radius, abs=1e-4)


@pytest.mark.parametrize("amount", [-1.0, float("nan"), float("inf")])
def test_what_is_no_amount_has_no_circle(amount: float) -> None:
    with pytest.raises(StyleError, match="is no amount"):
        read_style("projects").radius_mm(amount)


def test_a_style_without_size_has_no_radius() -> None:
    with pytest.raises(StyleError, match=r"districts: has no \[size\]"):
        read_style("districts").radius_mm(1)


def test_an_unknown_amount_is_a_white_dashed_diamond_and_never_a_circle() -> None:
    size = read_style("projects").size
    assert size is not None
    symbol = size.missing.symbol
    assert (symbol.shape, symbol.size_mm, symbol.fill) == ("diamond", 2.4, "#FFFFFF")
    assert symbol.dash_mm


@pytest.mark.parametrize(
    ("vision", "least"), [("normal", 10), ("protan", 10), ("deutan", 10), ("tritan", 10), ("grey", 8)]
)
def test_stages_can_be_told_apart_by_everyone(vision: str, least: float) -> None:
    pairs = combinations(stage_colours().values(), 2)
    assert min(difference(one, other, vision) for one, other in pairs) >= least


def sector_colours() -> dict[str, str]:
    style = read_style("projects_by_sector")
    return {rule.label.en: str(rule.symbol.fill) for rule in (*style.rules, style.otherwise)}


@pytest.mark.parametrize("vision", ["normal", "protan", "deutan", "tritan"])
def test_sectors_can_be_told_apart_in_all_kinds_of_colour_vision(vision: str) -> None:
    pairs = combinations(sector_colours().values(), 2)
    assert min(difference(one, other, vision) for one, other in pairs) >= 10


def test_sectors_cannot_be_told_apart_in_grey_and_so_have_two_letters() -> None:
    pairs = combinations(sector_colours().values(), 2)
    assert min(difference(one, other, "grey") for one, other in pairs) < 8
    style = read_style("projects_by_sector")
    tags = [rule.tag for rule in (*style.rules, style.otherwise)]
    for lang in ("zh", "en"):
        letters = [getattr(tag, lang) for tag in tags]
        assert {len(tag) for tag in letters} == {2}
        assert len(set(letters)) == len(letters)


def test_the_letters_of_a_sector_can_be_read_on_its_colour() -> None:
    style = read_style("projects_by_sector")
    for rule in (*style.rules, style.otherwise):
        symbol = rule.symbol
        on_land = "#" + "".join(
            f"{round(symbol.fill_opacity * int(str(symbol.fill)[at : at + 2], 16) + (1 - symbol.fill_opacity) * int(LAND[at : at + 2], 16)):02X}"
            for at in (1, 3, 5)
        )
        assert contrast(str(symbol.glyph_colour), on_land) >= 4.5, rule.label.en


def test_the_mode_by_sector_has_at_most_six_hues_and_names_them_as_the_atlas_does() -> None:
    style = read_style("projects_by_sector")
    assert len(style.rules) <= 6
    sectors = read_atlas(bundled("jinzhou")).terms("sectors")
    for rule in style.rules:
        term = sectors[str(rule.when["sector"][0])]
        assert (rule.label.zh, rule.label.en) == (term.zh, term.en)
        assert rule.tag is not None
        assert rule.tag.zh == term.zh


def test_a_style_on_a_base_differs_in_its_rules_alone() -> None:
    plain, by_sector = read_style("projects"), read_style("projects_by_sector")
    for name in ("layer", "geometry", "size", "group", "label", "halo", "states"):
        assert getattr(by_sector, name) == getattr(plain, name)
    assert all(rule.symbol.ball is None for rule in by_sector.rules)


def test_a_base_that_is_not_there_is_refused() -> None:
    with pytest.raises(StyleError, match="base"):
        style_from_toml('base = "rainbow"\nlayer = "projects"\ngeometry = "Point"', "made")


def test_a_traffic_light_would_not_pass_the_gate() -> None:
    colours = ("#D7191C", "#FFBF00", "#1A9641")
    assert min(difference(one, other, "deutan") for one, other in combinations(colours, 2)) < 10


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [  # of the data published with Sharma et al. 2005
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0000),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((90.8027, -2.0831, 1.4410), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)  # fmt: skip
def test_the_colour_difference_is_the_published_one(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)


def test_stage_classes_run_from_light_to_dark() -> None:
    light = [contrast(colour, "#000000") for colour in stage_colours().values()]
    assert light == sorted(light, reverse=True)


def test_the_outline_stands_out_from_land_and_sea() -> None:
    stroke = read_style("projects").rules[0].symbol.stroke
    assert stroke is not None
    assert contrast(stroke, LAND) == pytest.approx(11.1, abs=0.05)
    assert contrast(stroke, SEA) == pytest.approx(9.7, abs=0.05)


@pytest.mark.parametrize("name", [name for name in style_names() if name != "basemap"])
def test_texts_can_be_read_on_land_and_sea(name: str) -> None:
    label = read_style(name).label
    assert label is not None
    assert min(contrast(label.colour, LAND), contrast(label.colour, SEA)) >= 4.5


def test_lines_stand_out_from_land() -> None:
    style = read_style("routes")
    for rule in (*style.rules, style.otherwise):
        assert contrast(str(rule.symbol.stroke), LAND) >= 3, rule.label.en


def test_every_stage_has_a_class_with_a_colour_and_a_ball() -> None:
    style = read_style("projects")
    for term in read_atlas(bundled("jinzhou")).terms("stages").values():
        rule = style.rule({"stage_class": term.class_})
        assert rule.symbol.glyph == "?" if term.class_ == "unknown" else rule.symbol.ball is not None
    balls = [rule.symbol.ball for rule in style.rules]
    assert balls == [0.0, 0.25, 0.5, 0.75, 1.0]


def test_classes_never_fall_from_idea_to_operation() -> None:
    atlas = read_atlas(bundled("jinzhou"))
    order = list(atlas.terms("stage_classes"))
    ranks = [order.index(term.class_) for stage, term in atlas.terms("stages").items() if stage != "unknown"]
    assert ranks == sorted(ranks)


def test_the_first_rule_that_fits_is_the_look() -> None:
    style = read_style("routes")
    assert (
        style.rule({"branch": "W", "standing": "building", "kind": "rail", "schematic": False}).label.zh
        == "通道（在建）"
    )
    assert style.rule({"branch": None, "standing": "operating", "kind": "rail", "schematic": False}).label.zh == "铁路"
    assert style.rule({"branch": "W", "kind": "sea", "schematic": True}).label.en.startswith("Sea lane")
    assert style.rule({"kind": "ropeway", "schematic": False}) is style.otherwise


def test_any_value_but_null_fits_a_star() -> None:
    assert fits({"branch": (ANY,)}, {"branch": "NE"})
    assert not fits({"branch": (ANY,)}, {"branch": None})
    assert not fits({"branch": (ANY,)}, {})
    assert fits({}, {})


def changed(old: str, new: str, name: str = "projects") -> str:
    text = (STYLES / f"{name}.toml").read_text("utf-8")
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (changed("#FDE725", "yellow"), "matching regex"),
        (changed("#FDE725", "#FDE7255"), "matching regex"),
        (changed("radius_mm = 0.74", "radius_mm = -1"), "size.radius_mm"),
        (changed("radius_mm = 0.74", "radius_px = 3"), "unknown field `radius_px`|missing required field"),
        (changed('shape = "circle"', 'shape = "star"'), "star"),
        (changed('layer = "projects"', 'layer = "districts"'), "geometry 'Point', but the layer has MultiPolygon"),
        (changed('stage_class = "plan"', 'stag = "plan"'), "layer projects has no field stag"),
        (changed('field = "investment_100m_cny"', 'field = "money"'), "no field money"),
        (changed('shape = "diamond", size_mm = 2.4', 'shape = "diamond"'), "need a size_mm"),
        (changed("casing_mm = 0.53", "casing_mm = 0.2"), r"casing_mm 0\.2 is hidden under stroke_mm 0\.33"),
        (changed("dash_mm = [0.8, 0.53]", "dash_mm = [0.8]"), "is not dash and gap in turn"),
        (changed("dim = { opacity", "dim = { opacty"), "state dim: unknown opacty"),
        (changed("size_mm = 2.65\n", "", "nodes").replace("size_mm = 2.91", ""), "a point needs size_mm"),
        (changed('stroke = "#FDE725"', 'fill = "#FDE725"', "project_lines"), "a line needs stroke"),
        ("layer = ", "Invalid value"),
    ],
)  # fmt: skip
def test_a_look_that_cannot_be_drawn_is_refused(text: str, words: str) -> None:
    name = "nodes" if 'layer = "nodes"' in text else "project_lines" if '"project_lines"' in text else "projects"
    with pytest.raises(StyleError, match=f"style {name}.*({words})"):
        style_from_toml(text, name)


def test_an_unknown_style_is_refused_with_those_there_are() -> None:
    with pytest.raises(StyleError, match="'rainbow' is no style, wanted one of basemap, corridor"):
        read_style("rainbow")
