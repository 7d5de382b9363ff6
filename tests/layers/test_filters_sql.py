"""Filters as SQL: no value in the text, and the rows of memory in a real PostGIS."""

import re
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layers.catalogue import catalogue
from layers.filters import mask, parse_filter
from layers.filters.sql import Where, where
from layers.filters.texts import folded
from layers.filters.tree import Fold
from tests.layers import filters_made as made
from tests.layers.test_filters import FROM_QGIS, PROJECTS, STANDARD
from tests.layers.test_filters_masks import AREAS, LAYER, LINES, POINTS, row, rows_of, searchable
from tests.postgres import Cluster


def written(text: str) -> Where:
    return where(parse_filter(text, PROJECTS))


def test_a_filter_is_one_text_and_its_values() -> None:
    found = written("\"district_code\" = '210727' AND NOT (investment_100m_cny > 5)")
    assert found.sql.as_string(None) == (
        '((("district_code" COLLATE "C") = (%(filter_0)s::text COLLATE "C")) AND '
        '(NOT ("investment_100m_cny" > %(filter_1)s::float8)))'
    )
    assert found.parameters == {"filter_0": "210727", "filter_1": 5.0}


def test_a_list_is_one_parameter() -> None:
    found = written("stage IN ('a', 'b')")
    assert found.sql.as_string(None) == '(("stage" COLLATE "C") = ANY(%(filter_0)s::text[]))'
    assert found.parameters == {"filter_0": ["a", "b"]}


def test_a_pattern_is_a_parameter_and_its_stray_backslash_is_doubled() -> None:
    found = written("stage LIKE 'a\\\\b%'")
    assert found.sql.as_string(None) == ('(("stage" COLLATE "C") LIKE (%(filter_0)s::text COLLATE "C") ESCAPE \'\\\')')
    assert found.parameters == {"filter_0": "a\\\\b%"}


def test_a_geometry_is_a_parameter_in_wgs_84() -> None:
    found = where(parse_filter("S_INTERSECTS(geometry, POINT(121 41))", PROJECTS), geometry="shape", prefix="q")
    assert found.sql.as_string(None) == 'ST_Intersects("shape", ST_GeomFromWKB(%(q0)s::bytea, 4326))'
    assert shapely.from_wkb(found.parameters["q0"]) == shapely.Point(121, 41)


def test_columns_may_be_named_otherwise_than_fields() -> None:
    told = "T_AFTER(first_report, DATE('2022-01-01')) AND stage IS NULL"
    found = where(parse_filter(told, PROJECTS), columns={"first_report": "f 7", "stage": 's"8'})
    quoted = [part for part in found.sql.as_string(None).split('"') if part in ("f 7", "first_report", "stage", "s")]
    assert quoted == ["f 7", "f 7", "s"]


@pytest.mark.parametrize("text", [*FROM_QGIS, *STANDARD])
def test_no_value_of_a_filter_stands_in_the_text(text: str) -> None:
    tree = parse_filter(text, PROJECTS)
    found = where(tree)
    told = found.sql.as_string(None)
    names = {field.name for field in PROJECTS.fields} | {"geom"}
    assert set(told.split('"')[1::2]) <= names | {"C", "und-x-icu"}
    assert set(re.findall(r"%\((\w+)\)s", told)) <= set(found.parameters)
    for value in found.parameters.values():
        if isinstance(value, str) and len(value) > 1:
            assert value not in told


@given(made.filters(), st.sampled_from(["'; DROP TABLE x; --", '" OR 1=1', "%s", "%(a)s", "{}", "\\"]))
@settings(max_examples=50, deadline=None)
def test_a_hostile_value_changes_no_text(filter_made: made.Written, hostile: str) -> None:
    tree = made.tree.And((filter_made.node, made.tree.Comparison("=", made.Property("name", "text"), _text(hostile))))
    tame = made.tree.And((filter_made.node, made.tree.Comparison("=", made.Property("name", "text"), _text("tame"))))
    assert where(tree).sql.as_string(None) == where(tame).sql.as_string(None)
    assert hostile in where(tree).parameters.values()


@pytest.fixture(scope="module")
def connection(cluster: Cluster) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(cluster.database(), autocommit=True) as opened:
        opened.execute(
            'CREATE TEMP TABLE rows (pos integer, "id" text, "name" text, "amount" double precision, '
            '"count" bigint, "open" boolean, "first" date, "last" date, geom geometry(Geometry, 4326))'
        )
        opened.execute("SET TIME ZONE 'Asia/Shanghai'")
        yield opened


def stored(connection: psycopg.Connection[Any], rows: list[dict[str, Any]]) -> None:
    connection.execute("TRUNCATE rows")
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO rows VALUES (%s, %s, %s, %s, %s, %s, %s, %s, ST_GeomFromWKB(%s::bytea, 4326))",
            [
                (
                    place,
                    *(one[name] for name in ("id", "name", "amount", "count", "open", "first", "last")),
                    None if one["geometry"] is None else shapely.to_wkb(one["geometry"]),
                )
                for place, one in enumerate(rows)
            ],
        )


def selected(connection: psycopg.Connection[Any], condition: Where) -> list[int]:
    query = psycopg.sql.SQL("SELECT pos FROM rows WHERE {} ORDER BY pos").format(condition.sql)
    return [found[0] for found in connection.execute(query, condition.parameters)]


COLLECTION = "GEOMETRYCOLLECTION(POINT(5 5), POLYGON((0 0,2 0,2 2,0 2,0 0)))"

#: PostgreSQL stops where a float64 ends.
ROWS_IN_RANGE = st.lists(
    rows_of(POINTS + LINES + AREAS).map(lambda one: one | {"amount": _in_range(one["amount"])}), max_size=12
)


@pytest.mark.postgis
@given(filter_made=made.filters(), rows=ROWS_IN_RANGE)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_postgis_selects_the_rows_of_memory(
    connection: psycopg.Connection[Any], filter_made: made.Written, rows: list[dict[str, Any]]
) -> None:
    stored(connection, rows)
    expected = [place for place, is_in in enumerate(mask(filter_made.node, searchable(rows)).tolist()) if is_in]
    assert selected(connection, where(filter_made.node)) == expected


@pytest.mark.postgis
def test_postgis_answers_every_simple_condition_as_memory_does(connection: psycopg.Connection[Any]) -> None:
    stored(connection, made.ROWS)
    table = searchable(made.ROWS)
    for node in (*made.every_condition(), *made.every_relation_of_time()):
        for one in (node, made.tree.Not(node)):
            assert selected(connection, where(one)) == mask(one, table).nonzero()[0].tolist(), one


@pytest.mark.postgis
@pytest.mark.parametrize("text", [*FROM_QGIS, *STANDARD])
def test_postgis_takes_what_clients_send(connection: psycopg.Connection[Any], text: str) -> None:
    fields = {"text": "text", "number": "double precision", "integer": "integer", "date": "date", "boolean": "boolean"}
    columns = ", ".join(f'"{field.name}" {fields[field.type]}' for field in catalogue()["projects"].fields)
    connection.execute(f"CREATE TEMP TABLE IF NOT EXISTS projects ({columns}, geom geometry(Point, 4326))")
    condition = written(text)
    query = psycopg.sql.SQL("SELECT count(*) FROM projects WHERE {}").format(condition.sql)
    assert connection.execute(query, condition.parameters).fetchone() == (0,)


@pytest.mark.postgis
@pytest.mark.parametrize("relation", ["intersects", "disjoint"])
def test_postgis_relates_collections_as_memory_does(connection: psycopg.Connection[Any], relation: str) -> None:
    rows = [row(geometry=shapely.Point(x, x)) for x in (1, 5, 7)] + [row(geometry=shapely.box(0, 0, 2, 2)), row()]
    stored(connection, rows)
    tree = parse_filter(f"S_{relation.upper()}(geometry, {COLLECTION})", LAYER)
    expected = {"intersects": [0, 1, 3], "disjoint": [2]}[relation]
    assert mask(tree, searchable(rows)).nonzero()[0].tolist() == expected
    assert selected(connection, where(tree)) == expected


@pytest.mark.postgis
def test_postgis_folds_letters_as_memory_does(connection: psycopg.Connection[Any]) -> None:
    letters = [chr(code) for code in range(1, 0x2E80) if not 0xD800 <= code < 0xE000]
    stored(connection, [row(name=letter) for letter in letters])
    for fold in ("casei", "accenti"):
        told = where(made.tree.Comparison("=", Fold(fold, made.Property("name", "text")), _text(""))).sql.as_string(
            None
        )
        expression = psycopg.sql.SQL(told.split(" = ")[0].lstrip("("))
        query = psycopg.sql.SQL("SELECT pos, ({} FROM rows ORDER BY pos").format(expression)
        answers = [answer for _, answer in connection.execute(query)]
        kept = [folded(letter, fold) for letter in letters]
        assert _split(answers, kept) == ({"i": {"ı", "i"}} if fold == "casei" else {})
        assert _split(kept, answers) == {}


def _split(keys: list[str], values: list[str]) -> dict[str, set[str]]:
    """The keys that have more than one value, with their values."""
    found: dict[str, set[str]] = {}
    for key, value in zip(keys, values, strict=True):
        found.setdefault(key, set()).add(value)
    return {key: several for key, several in found.items() if len(several) > 1}


def _text(value: str) -> made.Constant:
    return made.Constant(value, "text")


def _in_range(amount: float | None) -> float | None:
    return amount if amount is None or amount == 0 or 1e-30 < abs(amount) < 1e30 else 1.0
