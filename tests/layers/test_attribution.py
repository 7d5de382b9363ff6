"""Whoever asks to be named is named, once, and nobody else."""

import pytest

from layers.atlas import Atlas
from layers.attribution import attribution, uncredited
from layers.errors import AtlasError
from layers.tables import Tables


def test_only_the_lines_that_are_due_are_shown(tables: Tables) -> None:
    atlas = tables.atlas
    assert attribution(atlas, [("project", "own")]) == {"zh": "", "en": ""}
    assert attribution(atlas, [("ODbL-1.0", "x"), ("ODbL-1.0", "y")])["en"] == "© OpenStreetMap contributors"
    assert (
        attribution(atlas, [("CC-BY-4.0", "GeoNames 7"), ("ODbL-1.0", "x")])["zh"] == "© OpenStreetMap 贡献者；GeoNames"
    )


def test_a_licence_without_line_is_found(tables: Tables) -> None:
    rows = [("MIT", "a"), ("MIT", "a"), ("fact", "b"), ("CC-BY-4.0", "GeoNames 7"), ("CC-BY-4.0", "c")]
    assert uncredited(tables.atlas, rows) == [("MIT", "a"), ("CC-BY-4.0", "c")]


def test_a_line_in_one_language_is_refused(tables: Tables) -> None:
    values = vars(tables.atlas) | {"content": {"attributions": [{"zh": "某"}]}}
    with pytest.raises(AtlasError, match=r"atlas\.toml: key attributions: .*en"):
        attribution(Atlas(**values), [])
