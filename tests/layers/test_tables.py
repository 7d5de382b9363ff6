"""A bad file is refused by file, line, column, value and what was wanted; a good one keeps every value as it stands."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from layers.atlas import bundled
from layers.errors import AtlasError, TableError
from layers.tables import Tables, read_tables, table_specs
from tests.made import Row, atlas_folder, rows, write_table

Change = Callable[[list[dict[str, object]]], None]


def refusal(folder: Path) -> list[str]:
    with pytest.raises(TableError) as caught:
        read_tables(folder)
    return str(caught.value).splitlines()


def with_row(table: str, number: int, **values: object) -> dict[str, list[dict[str, object]]]:
    changed = rows(table)
    changed[number] |= values
    return {table: changed}


def test_values_have_the_types_that_the_columns_say(tables: Tables) -> None:
    reports = tables["reports"]
    assert reports["article"].tolist()[0] == "000"
    assert reports["investment_100m_cny"].tolist()[:2] == [10.0, 12.5]
    assert pd.isna(reports["investment_100m_cny"][2])
    assert reports["paragraph"][0] == "3|4"
    assert reports["stage_note"][0] is None
    assert tables["routes"]["seq"].tolist() == [1, 2, 3, 1, 2]
    assert tables["route_lines"]["schematic"].tolist() == [False, True]
    assert tables["articles"]["date"][0] == "2022-02-23"


def test_every_row_knows_its_file_and_line(tables: Tables) -> None:
    assert tables["projects"][["_file", "_line"]].iloc[1].tolist() == ["projects.csv", 3]


def test_all_tables_of_jinzhou_are_read() -> None:
    frames = read_tables(bundled("jinzhou")).frames
    assert list(frames) == list(table_specs())
    assert all(len(frame) for frame in frames.values())


def test_extra_columns_are_kept_as_text(tmp_path: Path) -> None:
    changed = rows("projects")
    changed[0]["owner"] = "007"
    assert read_tables(atlas_folder(tmp_path, projects=changed))["projects"]["owner"][0] == "007"


def test_a_table_may_have_no_rows(tmp_path: Path) -> None:
    assert len(read_tables(atlas_folder(tmp_path, totals=[]))["totals"]) == 0


@pytest.mark.parametrize(
    ("table", "number", "values", "words"),
    [
        ("reports", 0, {"stage": "signd"}, ["reports.csv: line 2", "column stage", "'signd'", "is 'signed' meant?"]),
        ("reports", 0, {"stage": "operating中"}, ["line 2", "stage", "is 'operating' meant?"]),
        ("reports", 1, {"investment_100m_cny": "abc"}, ["line 3", "investment_100m_cny", "'abc'", "no number"]),
        ("reports", 1, {"investment_100m_cny": "1,000"}, ["line 3", "'1,000'", "such as 12.5"]),
        ("reports", 1, {"investment_100m_cny": "-3"}, ["'-3'", "0 or more"]),
        ("reports", 1, {"investment_100m_cny": "nan"}, ["'nan'", "no number"]),
        ("reports", 1, {"investment_100m_cny": "１２"}, ["'１２'", "no number"]),
        ("reports", 1, {"promised_start": "2023-13"}, ["promised_start", "'2023-13'", "YYYY-MM"]),
        ("reports", 1, {"promised_start": "23"}, ["promised_start", "'23'"]),
        ("reports", 0, {"paragraph": ""}, ["line 2", "paragraph", "is empty, wanted a value"]),
        ("reports", 0, {"article": "0"}, ["line 2", "article", "'0' is no article in articles.csv"]),
        ("reports", 0, {"project_id": "mil"}, ["line 2", "project_id", "'mil'", "is 'mill' meant?"]),
        ("reports", 1, {"article": "000"}, ["line 3", "project_id, article", "'mill, 000'", "line 2", "each once"]),
        ("articles", 0, {"date": "2022-02-30"}, ["articles.csv: line 2", "date", "'2022-02-30'", "YYYY-MM-DD"]),
        ("articles", 0, {"date": "20220223"}, ["date", "'20220223'"]),
        ("articles", 0, {"paragraphs": "7.5"}, ["paragraphs", "'7.5'", "whole number"]),
        ("projects", 0, {"project_id": "钢 厂"}, ["projects.csv: line 2", "project_id", "'钢 厂'", "ASCII"]),
        ("projects", 1, {"project_id": "mill"}, ["line 3", "project_id", "'mill'", "each once"]),
        ("projects", 2, {"part_of": "shed"}, ["line 4", "part_of", "'park' is part of itself"]),
        ("projects", 0, {"place_id": "port-jai"}, ["place_id", "'port-jai'", "is 'port-jia' meant?"]),
        ("projects", 4, {"line_routes": "R1|R9"}, ["line 6", "line_routes", "'R9'"]),
        ("places", 0, {"lon": 41.1, "lat": 121.1}, ["places.csv: line 2", "lat", "'121.1'", "wrong order"]),
        ("places", 0, {"lon": "121,1"}, ["lon", "'121,1'", "121.12345"]),
        ("places", 0, {"lon": ""}, ["line 2", "lon, lat", "both or none"]),
        ("places", 0, {"lon": 119.5}, ["line 2", "119.5, 41.1", "outside the area of the city"]),
        ("places", 1, {"lon": 90.0}, ["line 3", "outside the area of the corridor"]),
        ("places", 1, {"lon": 44.0, "lat": 80.0}, ["line 3", "outside the area of the corridor"]),
        ("places", 1, {"licence": "unknown"}, ["licence", "'unknown'"]),
        ("route_lines", 0, {"schematic": "no"}, ["route_lines.csv", "schematic", "'no'", "true nor false"]),
        ("totals", 0, {"members": "mill|ghost"}, ["totals.csv: line 2", "members", "'ghost'"]),
        ("totals", 0, {"parent": "part"}, ["totals.csv", "parent", "part of itself"]),
    ],
)  # fmt: skip
def test_a_bad_value_is_refused_by_line_column_and_value(
    tmp_path: Path, table: str, number: int, values: Row, words: list[str]
) -> None:
    message = refusal(atlas_folder(tmp_path, **with_row(table, number, **values)))[0]
    assert all(word in message for word in words), message


def test_coordinates_in_the_wrong_order_are_named_as_such(tmp_path: Path) -> None:
    folder = atlas_folder(tmp_path)
    text = (folder / "atlas.toml").read_text("utf-8").replace("[121.0, 41.0, 123.0, 42.0]", "[21.0, 41.0, 23.0, 42.0]")
    (folder / "atlas.toml").write_text(text, "utf-8")
    place = rows("places")[0] | {"lon": 41.5, "lat": 21.5}
    write_table(folder, "places", [place])
    assert "are in the wrong order; wanted longitude 21.5, latitude 41.5" in refusal(folder)[0]


def test_an_alias_of_two_places_is_refused(tmp_path: Path) -> None:
    places = rows("places")
    places[0]["aliases"], places[1]["aliases"] = "老港|大港", "大港"
    assert "'大港' is an alias of port-jia too" in refusal(atlas_folder(tmp_path, places=places))[0]


def test_a_place_in_two_files_is_refused_in_the_second(tmp_path: Path) -> None:
    folder = atlas_folder(tmp_path)
    write_table(folder, "places", rows("places")[:1], "places_osm.csv")
    message = refusal(folder)[0]
    assert "places_osm.csv: line 2" in message
    assert "stands already in places.csv, line 2" in message


def test_rows_of_a_second_file_belong_to_the_table(tmp_path: Path) -> None:
    folder = atlas_folder(tmp_path, places=rows("places")[:3])
    write_table(folder, "places", rows("places")[3:], "places_osm.csv")
    assert read_tables(folder)["places"]["_file"].tolist() == ["places.csv"] * 3 + ["places_osm.csv"]


def test_a_missing_column_is_refused_with_the_one_that_may_be_meant(tmp_path: Path) -> None:
    folder = atlas_folder(tmp_path)
    path = folder / "reports.csv"
    path.write_text(path.read_text("utf-8").replace("investment_scope", "investmentscope", 1), "utf-8")
    message = refusal(folder)[0]
    assert "reports.csv: line 1, column investment_scope: is missing; is 'investmentscope' meant?" in message


def test_a_header_of_another_table_is_refused_by_all_its_columns(tmp_path: Path) -> None:
    folder = atlas_folder(tmp_path)
    (folder / "projects.csv").write_bytes((folder / "articles.csv").read_bytes())
    message = refusal(folder)
    assert len(message) == len(table_specs()["projects"].columns)
    assert "is missing; there are article, title_zh" in message[0]


def test_all_problems_of_a_file_are_named_up_to_twenty(tmp_path: Path) -> None:
    many = [{"project_id": f"p{number}", "name_zh": "", "kind": "project", "sector": "other"} for number in range(30)]
    message = refusal(atlas_folder(tmp_path, projects=many))
    assert len(message) == 21
    assert "projects.csv: line 2, column name_zh" in message[0]
    assert message[-1].endswith("and 10 more")


def test_windows_files_are_read_as_any_other(tmp_path: Path, tables: Tables) -> None:
    folder = atlas_folder(tmp_path)
    path = folder / "projects.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    read = read_tables(folder)["projects"]
    pd.testing.assert_frame_equal(read, tables["projects"])


def test_blanks_around_values_are_dropped(tmp_path: Path) -> None:
    folder = atlas_folder(tmp_path, **with_row("reports", 0, paragraph=" 3 | 4 |", stage=" signed "))
    reports = read_tables(folder)["reports"]
    assert (reports["paragraph"][0], reports["stage"][0]) == ("3|4", "signed")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ["is empty"]),
        (b"\n  \n", ["is empty"]),
        ("项目\n".encode("gb18030"), ["is not UTF-8, perhaps GB 18030", "line 1"]),
        ("项目\n".encode("utf-16"), ["is in UTF-16"]),
        (b"\xff\n", ["is not UTF-8"]),
        (b"project_id\0\n", ["line 1", "zero byte"]),
        (b'project_id,name_zh\n"a,b\n', ["line 2", "no CSV", "quote"]),
        (b"project_id,project_id\n", ["line 1", "column project_id", "twice"]),
        (b"project_id,name_zh\na,b,c\nd\n", ["line 2", "has 3 cells, wanted 2"]),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, content: bytes, words: list[str]) -> None:
    folder = atlas_folder(tmp_path)
    (folder / "projects.csv").write_bytes(content)
    message = refusal(folder)[0]
    assert all(word in message for word in ["projects.csv", *words]), message


def test_a_line_break_inside_quotes_does_not_shift_the_lines(tmp_path: Path) -> None:
    changed = rows("projects")
    changed[0]["note"] = "one\ntwo"
    changed[1]["kind"] = "wish"
    assert "projects.csv: line 4, column kind" in refusal(atlas_folder(tmp_path, projects=changed))[0]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    folder = atlas_folder(tmp_path)
    (folder / "reports.csv").unlink()
    assert "reports.csv: cannot be read (No such file or directory)" in refusal(folder)[0]


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AtlasError, match=r"atlas\.toml"):
        read_tables(tmp_path / "nowhere")
