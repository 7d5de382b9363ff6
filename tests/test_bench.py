"""The benchmark's own logic: its city is the same each time, and a wrong answer is not timed."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.bench.asked import Faces, requests
from tests.bench.beside import changed_city
from tests.bench.checks import fault
from tests.bench.city import City, grouped_store, made_city
from tests.bench.load import Load, fresh
from tests.bench.measured import Row
from tests.bench.report import Report
from tests.bench.targets import ratio, verdict


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> City:
    return made_city(1000, tmp_path_factory.mktemp("city"))


def features(city: City, rows: np.ndarray) -> list[dict[str, Any]]:
    return [
        {
            "type": "Feature",
            "id": city.ids[row],
            "geometry": {"type": "Point", "coordinates": city.points[row].tolist()},
            "properties": {name: column[row].item() for name, column in city.columns.items()},
        }
        for row in rows
    ]


def answer(found: list[dict[str, Any]]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": found}).encode()


def test_the_city_is_the_same_each_time(city: City, tmp_path: Path) -> None:
    again = made_city(1000, tmp_path)

    assert len(city.columns) == 12
    assert again.boxes == city.boxes
    assert (again.points == city.points).all()
    assert all((again.columns[name] == column).all() for name, column in city.columns.items())
    assert grouped_store(again.path).count("projects") == 1000


def test_digits_after_an_edge_bring_no_other_project_into_a_box(city: City) -> None:
    for box in city.boxes[:50]:
        west, *rest = box
        moved = (float(fresh(f"{west:.7f}@", 999_999)), *rest)

        assert city.inside(box).sum() == city.in_box
        assert moved[0] > west
        assert (city.inside(moved) == city.inside(box)).all()


def test_no_two_new_boxes_of_a_load_are_the_same(city: City) -> None:
    targets = requests(Faces("/items"), city)["new box"]
    asked = [fresh(targets[number % len(targets)], number) for number in range(2000)]

    assert len(set(asked)) == 2000


@pytest.mark.parametrize("request_name", ["district", "filter", "everything", "box"])
def test_an_answer_with_the_right_features_is_right_in_any_order(city: City, request_name: str) -> None:
    mask = {"district": city.in_district, "filter": city.in_filter, "box": city.inside(city.boxes[3])}
    rows = np.flatnonzero(mask.get(request_name, np.ones(city.size, bool)))

    assert fault(request_name, 3, city, answer(features(city, rows[::-1]))) is None


def test_an_answer_with_as_many_but_other_features_is_wrong(city: City) -> None:
    rows = np.flatnonzero(city.in_district)
    other = np.flatnonzero(~city.in_district)[:1]

    found = fault("district", 0, city, answer(features(city, np.concatenate([rows[1:], other]))))

    assert found is not None
    assert city.ids[rows[0]] in found


def test_a_feature_that_is_there_twice_is_wrong(city: City) -> None:
    rows = np.flatnonzero(city.in_filter)

    assert "twice" in (fault("filter", 0, city, answer(features(city, np.append(rows, rows[0])))) or "")


@pytest.mark.parametrize("change", [{"name": "别名"}, {"jobs": None}])
def test_a_feature_with_another_value_is_wrong(city: City, change: Mapping[str, Any]) -> None:
    (one,) = features(city, np.array([0]))
    one["properties"] |= change

    assert next(iter(change)) in (fault("one", 0, city, json.dumps(one).encode()) or "")


def test_a_feature_somewhere_else_is_wrong(city: City) -> None:
    (one,) = features(city, np.array([0]))
    one["geometry"]["coordinates"][0] += 0.001

    assert "lies at" in (fault("one", 0, city, json.dumps(one).encode()) or "")


def test_totals_that_leave_a_project_out_are_wrong(city: City) -> None:
    cells = [{"properties": {"count": 400}}, {"properties": {"count": 599}}]

    assert fault("summary", 0, city, answer(cells)) == "999 counts, wanted 1000"


def test_a_changed_city_differs_in_one_name(city: City, tmp_path: Path) -> None:
    before, after = (
        grouped_store(path).feature("projects", city.ids[0]) for path in (city.path, changed_city(city, tmp_path))
    )

    assert before is not None
    assert after is not None
    assert b"\xe5\x8f\xa6\xe4\xb8\x80\xe6\xac\xa1\xe5\x8f\x91\xe5\xb8\x83" in bytes(after)
    assert len(before) != len(after)


def test_a_ratio_is_to_the_better_peer_and_held_to_its_target() -> None:
    values = {"ours": 1000.0, "tipg": 8.0, "pygeoapi": 20.0}

    assert ratio(values, "ours", ["tipg", "pygeoapi"]) == (50.0, "pygeoapi")
    assert ratio(values, "postgis", ["tipg"]) is None
    assert verdict(50.0, 100) == "50 × (≥ 100 missed)"


def test_a_report_holds_what_there_is_and_what_failed() -> None:
    load = Load(requests=100, rate=50.0, p50=1.0, p99=2.0, longest=3.0, bad=7)
    rows = [Row("one", "ours", packed=False, load=load, cpu=0.5, size=900)]
    text = Report("made", rows=rows, notes=["tipg: not measured"]).markdown()

    assert "50.0 (1.00 / 2.00), 7 failed" in text
    assert "tipg: not measured" in text
    assert "Growth" not in text
