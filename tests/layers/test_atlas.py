"""An atlas.toml is read, or refused with file, key, value and what was wanted."""

from pathlib import Path

import pytest

from layers.atlas import bundled, bundled_basemap, read_atlas
from layers.errors import AtlasError


def changed(folder: Path, tmp_path: Path, old: str, new: str) -> Path:
    text = (folder / "atlas.toml").read_text("utf-8")
    assert old in text
    (tmp_path / "atlas.toml").write_text(text.replace(old, new), "utf-8")
    return tmp_path


def test_an_atlas_says_its_area_districts_and_vocabularies(folder: Path) -> None:
    atlas = read_atlas(folder)
    assert (atlas.id, atlas.area.west, atlas.port) == ("made", 121.0, "port-jia")
    assert [district.slug for district in atlas.districts] == ["jia", "yi"]
    assert atlas.terms("stages")["operating"].class_ == "done"
    assert next(iter(atlas.terms("stage_classes"))) == "plan"
    assert atlas.content["attributions"][1]["en"] == "GeoNames"
    district = atlas.district("乙市")
    assert district is not None
    assert district.code == "990002"
    assert atlas.district("丙市") is None


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('id = "made"', 'id = "Made Town"', ["id", "'Made Town'", "[a-z0-9]+"]),
        ("off_corridor_km = 15.0", 'off_corridor_km = "far"', ["off_corridor_km", "'far'", "float"]),
        ("area = [121.0, 41.0, 123.0, 42.0]", "area = [41.0, 121.0, 42.0, 123.0]", ["area", "south"]),
        ("area = [121.0, 41.0, 123.0, 42.0]", "area = [123.0, 41.0, 121.0, 42.0]", ["area", "west below east"]),
        ('metric_crs = "EPSG:32651"', 'metric_crs = "EPSG:4326"', ["metric_crs", "EPSG:4326", "metres"]),
        ('metric_crs = "EPSG:32651"', 'metric_crs = "EPSG:1"', ["metric_crs", "EPSG:1", "no reference system"]),
        ('as_of = "2024-11"', 'as_of = "2024-13"', ["as_of", "2024-13"]),
        ('city_code = "990000"', 'city_code = "99"', ["city_code", "'99'"]),
        ('slug = "yi"', 'slug = "jia"', ["districts", "'jia' means 甲县 and 乙市"]),
        ('port = "port-jia"', "", ["port", "missing"]),
        ('class = "plan"', 'class = "dream"', ["vocabulary.stages.reserve.class", "'dream'", "plan, agreed"]),
        ('id = "made"', "id = made", ["is no TOML"]),
        ('code = "990001"', "code = 990001", ["districts[0].code", "990001", "str"]),
    ],
)
def test_a_bad_atlas_is_refused_by_key_and_value(
    folder: Path, tmp_path: Path, old: str, new: str, words: list[str]
) -> None:
    with pytest.raises(AtlasError) as caught:
        read_atlas(changed(folder, tmp_path, old, new))
    assert all(word in str(caught.value) for word in ["atlas.toml", *words]), str(caught.value)


def test_a_folder_without_atlas_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AtlasError, match=r"cannot be read .* wanted the folder of an atlas"):
        read_atlas(tmp_path)


def test_an_atlas_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "atlas.toml").write_bytes('name_zh = "锦州"'.encode("gb18030"))
    with pytest.raises(AtlasError, match="UTF-8"):
        read_atlas(tmp_path)


def test_an_unknown_vocabulary_is_an_error(folder: Path) -> None:
    with pytest.raises(AtlasError, match=r"vocabulary\.colours"):
        read_atlas(folder).terms("colours")


def test_jinzhou_and_the_basemap_come_with_the_project() -> None:
    assert read_atlas(bundled("jinzhou")).city_zh == "锦州市"
    assert bundled_basemap().is_dir()


def test_an_unknown_bundled_atlas_is_refused() -> None:
    with pytest.raises(AtlasError, match="'atlantis' is no atlas"):
        bundled("atlantis")
