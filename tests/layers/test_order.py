"""Ten witnesses first, so that QGIS and GDAL see every field and the geometry; then all others by id."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from layers.catalogue import GeometryType, catalogue
from layers.features import Features
from layers.order import WITNESSES
from tests.layers.made_layers import FIELDS, frames, layer_of


def located(features: Features) -> list[bool]:
    if features.geometries is None:
        return [True] * len(features)
    return [shape is not None for shape in features.geometries]


@given(st.data(), st.sampled_from(["Point", "none"]))
def test_the_order_depends_on_the_rows_alone(data: st.DataObject, kind: GeometryType) -> None:
    layer = layer_of(kind)
    frame = data.draw(frames(layer))
    shuffled = frame.iloc[data.draw(st.permutations(range(len(frame))))].reset_index(drop=True)
    assert Features.of_frame(shuffled, layer).encoded() == Features.of_frame(frame, layer).encoded()


@given(st.data(), st.sampled_from(["Point", "none"]))
def test_witnesses_are_located_and_the_rest_stands_by_id(data: st.DataObject, kind: GeometryType) -> None:
    layer = layer_of(kind)
    features = Features.of_frame(data.draw(frames(layer, max_size=16)), layer)
    here = located(features)
    first = min(WITNESSES, sum(here))
    assert all(here[:first])
    assert features.ids[first:] == sorted(features.ids[first:])


@given(st.data())
def test_every_field_that_ten_located_features_can_show_is_shown(data: st.DataObject) -> None:
    layer = layer_of("Point")
    features = Features.of_frame(data.draw(frames(layer, max_size=16)), layer)
    here = np.array(located(features), bool)
    for column in features.columns.values():
        if (~column.missing & here).any():  # seven fields, so ten witnesses always suffice
            assert not column.missing[:WITNESSES].all(), column.field.name


def test_the_feature_that_shows_most_comes_first() -> None:
    rows = [{"id": "a"}, {"id": "b", "amount": 1.0, "count": 2}, {"id": "c", "amount": 1.0}, {"id": "d", "open": True}]
    frame = pd.DataFrame(rows, columns=[field.name for field in FIELDS], dtype=object)
    assert Features.of_frame(frame, layer_of("none")).ids == ["b", "d", "a", "c"]


def test_ids_are_ordered_by_code_point() -> None:
    ids = ["a", "B", "义", "_", "é", "-", "1", "10", "2", "縣", "Z"]
    frame = pd.DataFrame({"id": ids})
    assert Features.of_frame(frame, layer_of("none")).ids == sorted(ids)


def test_projects_and_all_layers_show_their_geometry_in_the_first_features(all_features: dict[str, Features]) -> None:
    for name in catalogue():
        features = all_features[name]
        if features.geometries is not None:
            assert features.geometries[0] is not None
