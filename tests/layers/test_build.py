"""One build makes one whole file, the same bytes each time, and says what it could not place."""

import sqlite3
from pathlib import Path

import pytest

from layers.atlas import bundled
from layers.build import BuildReport, build
from layers.errors import AtlasError, LayersError, StoreError, TableError
from layers.stores import Query, open_store
from tests.conftest import CheckGolden
from tests.made import FakeGeocoder, atlas_folder, rows


def test_the_same_tables_make_the_same_bytes(folder: Path, built: BuildReport, tmp_path: Path) -> None:
    again = build(folder, tmp_path / "made.gpkg", geocoder=FakeGeocoder())
    assert again.path.read_bytes() == built.path.read_bytes()
    assert again.build_id == built.build_id


def test_another_word_in_a_table_is_another_build(built: BuildReport, tmp_path: Path) -> None:
    projects = rows("projects")
    projects[5]["name_zh"] = "在此"
    other = build(atlas_folder(tmp_path / "a", projects=projects), tmp_path / "b.gpkg", geocoder=FakeGeocoder())
    assert other.build_id != built.build_id


def test_the_report_counts_layers_places_and_contradictions(built: BuildReport) -> None:
    assert built.rows["projects"] == 6
    assert dict(built.statuses) == {"located": 3, "area_only": 1, "ambiguous": 0, "out_of_area": 0, "unlocated": 2}
    assert set(built.unplaced) == {"farm", "track", "lost"}
    assert dict(built.contradictions) == {"mill": "investment"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_report_can_be_read_in_both_languages(built: BuildReport, language: str, check_golden: CheckGolden) -> None:
    text = built.text(language).replace(str(built.path), "made.gpkg")
    check_golden(f"made/report.{language}.txt", text + "\n")


def test_steps_are_told_as_they_are_done(folder: Path, tmp_path: Path) -> None:
    heard: list[tuple[str, int, int]] = []
    build(folder, tmp_path / "x.gpkg", lambda *step: heard.append(step), geocoder=FakeGeocoder())
    assert heard == [("tables", 1, 5), ("places", 2, 5), ("projects", 3, 5), ("layers", 4, 5), ("file", 5, 5)]


def test_a_bad_table_leaves_the_old_file_whole(tmp_path: Path) -> None:
    out = tmp_path / "made.gpkg"
    build(atlas_folder(tmp_path / "good"), out, geocoder=FakeGeocoder())
    before = out.read_bytes()
    reports = rows("reports")
    reports[0]["stage"] = "built"
    with pytest.raises(TableError, match=r"reports\.csv: line 2, column stage"):
        build(atlas_folder(tmp_path / "bad", reports=reports), out, geocoder=FakeGeocoder())
    assert out.read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad", "good", "made.gpkg"]


def test_a_folder_that_cannot_be_written_to_is_named(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"x\.gpkg: cannot be written"):
        build(folder, tmp_path / "nowhere" / "x.gpkg", geocoder=FakeGeocoder())


def test_an_amount_without_scope_is_left_out_and_told(tmp_path: Path) -> None:
    reports = rows("reports")
    reports[0] |= {"investment_scope": ""}
    report = build(atlas_folder(tmp_path / "a", reports=reports), tmp_path / "x.gpkg", geocoder=FakeGeocoder())
    assert any("reports.csv, line 2: an amount without scope" in note.en for note in report.warnings)


def test_a_place_outside_its_district_is_told(tmp_path: Path) -> None:
    places = rows("places")
    places[0]["district"] = "乙市"
    report = build(atlas_folder(tmp_path / "a", places=places), tmp_path / "x.gpkg", geocoder=FakeGeocoder())
    assert any("places.csv, line 2, 甲港" in note.en and "km outside Yi City" in note.en for note in report.warnings)
    places[0]["note"] = "moved in 2010"
    report = build(atlas_folder(tmp_path / "a", places=places), tmp_path / "x.gpkg", geocoder=FakeGeocoder())
    assert not any("甲港" in note.en for note in report.warnings)


def test_a_source_that_nobody_is_thanked_for_is_told(tmp_path: Path) -> None:
    places = rows("places")
    places[0]["source"] = "Somebody's atlas"
    report = build(atlas_folder(tmp_path / "a", places=places), tmp_path / "x.gpkg", geocoder=FakeGeocoder())
    assert any("no line of attribution for CC-BY-4.0: Somebody's atlas" in note.en for note in report.warnings)


def test_a_line_of_ones_own_rules_over_the_points_of_a_route(tmp_path: Path) -> None:
    folder = atlas_folder(tmp_path / "a")
    (folder / "lines").mkdir()
    (folder / "lines" / "P1.geojson").write_text(
        '{"type": "Feature", "properties": {"source": "survey", "licence": "project"}, "geometry": '
        '{"type": "LineString", "coordinates": [[121.1, 41.1], [121.7, 41.1], [122.5, 41.5]]}}',
        "utf-8",
    )
    build(folder, tmp_path / "x.gpkg", geocoder=FakeGeocoder())
    line = bytes(open_store(tmp_path / "x.gpkg").feature("routes", "P1") or b"").decode()
    assert "[121.7,41.1]" in line
    assert '"source":"survey"' in line


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, r"districts\.geojson: cannot be read"),
        ("{", r"districts\.geojson: cannot be read"),
        ('{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"a": 1}, "geometry": null}]}',
         "has no property adcode"),
        (('{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"adcode": "990001"}, '
         '"geometry": {"type": "Point", "coordinates": [1, 2]}}]}'), "no district with the adcode of 乙市"),
    ],
)  # fmt: skip
def test_districts_that_cannot_be_used_are_refused(tmp_path: Path, content: str | None, words: str) -> None:
    folder = atlas_folder(tmp_path)
    if content is None:
        (folder / "districts.geojson").unlink()
    else:
        (folder / "districts.geojson").write_text(content, "utf-8")
    with pytest.raises(AtlasError, match=words):
        build(folder, tmp_path / "x.gpkg", geocoder=FakeGeocoder())


def test_shapes_of_places_that_are_not_there_are_refused(tmp_path: Path) -> None:
    folder = atlas_folder(tmp_path)
    (folder / "shapes.geojson").write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"id": "park-x"}, "geometry": '
        '{"type": "Point", "coordinates": [121.2, 41.2]}}]}',
        "utf-8",
    )
    with pytest.raises(AtlasError, match="'park-x' is no id in places"):
        build(folder, tmp_path / "x.gpkg")


def test_the_tables_themselves_can_place_projects(tmp_path: Path) -> None:
    projects = rows("projects")
    projects[5]["place_text"] = "甲港"
    build(atlas_folder(tmp_path / "a", projects=projects), tmp_path / "x.gpkg")
    lost = next(row for row in open_store(tmp_path / "x.gpkg").rows(Query("projects", ids=["lost"])))
    assert (lost["status"], lost["district"]) == ("located", "甲县")


@pytest.fixture(scope="module")
def jinzhou(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    return build(bundled("jinzhou"), tmp_path_factory.mktemp("jinzhou") / "jinzhou.gpkg")


def test_jinzhou_is_built_whole(jinzhou: BuildReport) -> None:
    assert jinzhou.rows["districts"] == 7
    assert jinzhou.rows["zones"] == 2
    assert sum(jinzhou.statuses.values()) == jinzhou.rows["projects"] >= 100
    assert jinzhou.statuses["located"] >= 15
    assert len(jinzhou.unplaced) + jinzhou.statuses["located"] == jinzhou.rows["projects"]
    store = open_store(jinzhou.path)
    assert store.build_id == jinzhou.build_id
    assert "© OpenStreetMap contributors" in store.atlas["attribution"]["en"]


def test_no_row_of_jinzhou_asks_for_a_name_that_is_not_given(jinzhou: BuildReport) -> None:
    assert not [note.en for note in jinzhou.warnings if "attribution" in note.en]


def test_values_of_jinzhou_are_of_their_vocabularies(jinzhou: BuildReport) -> None:
    store = open_store(jinzhou.path)
    for layer in store.layers.values():
        for field in layer.fields:
            if field.values:
                known = set(store.atlas["vocabulary"][field.values])
                said = {row[field.name] for row in store.rows(Query(layer.id, limit=10**6))} - {None}
                values = {part for text in said for part in (str(text).split("|") if field.many else [str(text)])}
                assert values <= known, (layer.id, field.name, values - known)


def test_a_build_of_another_version_is_refused_in_words(built: BuildReport, tmp_path: Path) -> None:
    old = tmp_path / "old.gpkg"
    old.write_bytes(built.path.read_bytes())
    with sqlite3.connect(old) as connection:
        connection.execute("ALTER TABLE reports DROP COLUMN claim")
    connection.close()
    with pytest.raises(StoreError, match="layer reports lacks claim; build it again with this version"):
        open_store(old)


def test_every_error_of_a_build_is_one_of_layers() -> None:
    assert all(issubclass(error, LayersError) for error in (AtlasError, TableError, StoreError))
