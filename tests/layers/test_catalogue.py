"""The catalogue holds together, and an entry that does not is refused."""

import importlib
from pathlib import Path

import pandas as pd
import pytest

from layers.catalogue import Layer, catalogue
from layers.errors import CatalogueError, LayersError, StoreError
from layers.features import Features
from tests.layers.made_layers import layer_of

#: By its name: ``layers.catalogue`` as an attribute is the function of that name.
module = importlib.import_module("layers.catalogue")


def test_the_layers_of_the_house_are_there_in_order() -> None:
    assert list(catalogue()) == [
        "projects", "project_lines", "districts", "zones", "routes", "corridor", "nodes", "reports", "totals"
    ]  # fmt: skip


def test_every_field_is_labelled_in_both_languages_and_once_a_layer() -> None:
    for layer in catalogue().values():
        assert all(field.zh and field.en for field in layer.fields)
        labels = [field.zh for field in layer.fields]
        assert len(set(labels)) == len(labels)


def test_a_field_is_found_by_its_name() -> None:
    field = catalogue()["projects"].field("stage")
    assert field is not None
    assert field.values == "stages"
    assert catalogue()["projects"].field("colour") is None


ENTRY = """
[x]
title_zh = "层"
title_en = "Layer"
description_zh = ""
description_en = ""
geometry = "{geometry}"
group = {group}
fields = [{fields}]
"""
ID = '{ name = "id", type = "text", zh = "编号", en = "Id" }'


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"geometry": "Circle"}, "geometry 'Circle' is none of"),
        ({"fields": ID + ", " + ID}, "name each field once"),
        ({"fields": ID.replace('"id"', '"no"')}, "must begin with id"),
        ({"fields": ID + ', { name = "a", type = "money", zh = "", en = "" }'}, "a has type 'money', wanted one of"),
        ({"group": '["colour"]'}, r"unknown fields \['colour'\]"),
    ],
)
def test_an_entry_that_contradicts_itself_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, values: dict[str, str], words: str
) -> None:
    text = ENTRY.format(**{"geometry": "Point", "group": "[]", "fields": ID} | values)
    (tmp_path / "catalogue.toml").write_text(text, "utf-8")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "catalogue.py"))
    with pytest.raises(CatalogueError, match=words):
        catalogue.__wrapped__()


@pytest.mark.parametrize(("ids", "words"), [(["a", "b", "a"], "id 'a' twice"), (["a", None], "without id")])
def test_a_layer_has_one_id_a_feature(ids: list[str | None], words: str) -> None:
    layer: Layer = layer_of("none")
    with pytest.raises(StoreError, match=words):
        Features.of_frame(pd.DataFrame({"id": ids}, dtype=object), layer)


def test_every_error_is_one_of_layers() -> None:
    assert issubclass(CatalogueError, LayersError)
    assert issubclass(StoreError, OSError)
