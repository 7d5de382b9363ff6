"""An atlas comes into a database whole or not at all, in place of the one before, for people and for readers only."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import geopandas as gpd
import pandas as pd
import psycopg
import pytest
import shapely
from psycopg import sql

from layers import publish as module
from layers.build import BuildReport
from layers.catalogue import Field, Layer, catalogue
from layers.errors import StoreBusyError, StoreError
from layers.features import Features
from layers.publish import publish
from layers.stores import MemoryStore, Query, open_store, published
from tests.layers.made_layers import layer_of
from tests.postgres import Cluster

pytestmark = pytest.mark.postgis

Session = psycopg.Connection[Any]


@pytest.fixture
def admin(database: str) -> Iterator[Session]:
    with psycopg.connect(database, autocommit=True) as session:
        yield session


def made(words: Sequence[str | None], layer: Layer | None = None) -> MemoryStore:
    shapes = [shapely.Point(place, place) for place in range(len(words))]
    rows = pd.DataFrame({"id": [f"n{place}" for place in range(len(words))], "name": list(words)}, dtype=object)
    frame = gpd.GeoDataFrame(rows, geometry=shapes, crs="OGC:CRS84")
    return MemoryStore([Features.of_frame(frame, layer or layer_of("Point"))], {})


def asked(session: Session, query: str, *values: Any) -> list[Any]:
    """The rows of a query; bare values where it has one column."""
    rows = session.execute(query.encode(), values or None).fetchall()
    return [row[0] if len(row) == 1 else row for row in rows]


def schemas(session: Session) -> list[str]:
    return asked(session, r"SELECT nspname FROM pg_namespace WHERE nspname LIKE 'atlas\_%%' ORDER BY 1")


def current(session: Session) -> str:
    (found,) = asked(session, "SELECT build_id FROM atlas.meta WHERE is_current")
    return str(found)


def test_a_geopackage_is_published_by_its_path(database: str, built: BuildReport, admin: Session) -> None:
    steps: list[tuple[str, int, int]] = []
    report = publish(built.path, database, lambda *step: steps.append(step))
    assert (report.build_id, report.rows, report.is_new) == (built.build_id, built.rows, True)
    assert steps[-1][1:] == (sum(built.rows.values()), sum(built.rows.values()))
    assert steps == sorted(steps, key=lambda step: step[1])
    assert current(admin) == built.build_id
    for layer, count in built.rows.items():
        assert asked(admin, f'SELECT count(*) FROM atlas."{layer}"') == [count]


def test_the_same_build_again_writes_nothing(database: str, admin: Session) -> None:
    publish(made(["a"]), database)
    before = asked(admin, "SELECT xmin::text, ctid::text FROM atlas.meta") + schemas(admin)
    report = publish(made(["a"]), database)
    assert not report.is_new
    assert asked(admin, "SELECT xmin::text, ctid::text FROM atlas.meta") + schemas(admin) == before
    assert "已是当前版本" in report.text()
    assert "nothing written" in report.text("en")


def test_the_same_features_under_another_title_are_written(database: str, admin: Session) -> None:
    publish(made(["a"]), database)
    renamed = made(["a"], replace(layer_of("Point"), title_zh="新名"))
    assert publish(renamed, database).is_new
    assert renamed.build_id == current(admin)
    assert asked(admin, "SELECT obj_description('atlas.made'::regclass)")[0].startswith("新名 / Made")


def test_one_build_before_stays_and_older_ones_go(database: str, admin: Session) -> None:
    ids = [publish(made([word]), database).build_id for word in "abc"]
    assert len(schemas(admin)) == 2
    assert asked(admin, "SELECT build_id FROM atlas.meta ORDER BY published_at") == ids[1:]


def test_the_build_before_comes_back_without_being_written(database: str, admin: Session) -> None:
    publish(made(["a"]), database)
    publish(made(["b"]), database)
    before = asked(admin, "SELECT oid FROM pg_class WHERE relname = 'made' ORDER BY 1")
    assert publish(made(["a"]), database).is_new
    assert asked(admin, "SELECT name FROM atlas.made") == ["a"]
    tables = asked(admin, "SELECT oid FROM pg_class WHERE relname = 'made' ORDER BY 1")
    assert tables == before


def test_what_cannot_be_written_whole_is_not_written(database: str, admin: Session) -> None:
    publish(made(["a"]), database)
    before = current(admin), schemas(admin)
    with pytest.raises(StoreError, match=r"layer made, feature 'n1', field name: 'b\\x00c' holds a character"):
        publish(made(["a", "b\0c"]), database)
    assert (current(admin), schemas(admin)) == before


def test_pages_come_from_indexes(database: str, built: BuildReport, admin: Session) -> None:
    publish(built.path, database)
    (schema,) = asked(admin, "SELECT schema_name FROM atlas.meta")
    query = "SELECT indexdef FROM pg_indexes WHERE schemaname = %s AND tablename = 'projects'"
    indexes = {definition.split(" USING ")[1] for definition in asked(admin, query, schema)}
    assert indexes == {
        "btree (pos)", "btree (id)", "btree (district, pos)", "btree (functional_district, pos)", "gist (geom)",
    }  # fmt: skip


def test_text_is_ordered_by_code_point_and_every_type_is_kept(
    database: str, built: BuildReport, admin: Session
) -> None:
    publish(built.path, database)
    query = """SELECT attname, format_type(atttypid, atttypmod), collname FROM pg_attribute
        LEFT JOIN pg_collation c ON c.oid = attcollation WHERE attrelid = 'atlas.projects'::regclass AND attnum > 0
        ORDER BY attnum"""
    types = {"text": "text", "number": "double precision", "integer": "bigint", "date": "date", "boolean": "boolean"}
    wanted = [
        (one.name, types[one.type], "C" if one.type == "text" else None) for one in catalogue()["projects"].fields
    ]
    assert asked(admin, query) == [("pos", "integer", None), *wanted, ("geom", "geometry(Point,4326)", None)]


def test_tables_views_and_columns_are_described_in_both_languages(
    database: str, built: BuildReport, admin: Session
) -> None:
    publish(built.path, database)
    (schema,) = asked(admin, "SELECT schema_name FROM atlas.meta")
    for layer in catalogue().values():
        for place in ("atlas", schema):
            name = f'{place}."{layer.id}"'
            words = asked(admin, f"SELECT obj_description('{name}'::regclass)")[0]
            assert words.startswith(f"{layer.title_zh} / {layer.title_en}\n{layer.description_zh}")
            query = f"""SELECT attname, col_description(attrelid, attnum) FROM pg_attribute
                WHERE attrelid = '{name}'::regclass AND attnum > 0"""
            labels = dict(asked(admin, query))
            assert None not in labels.values()
            assert labels["id"] == f"{layer.fields[0].zh} / {layer.fields[0].en}"


def test_tables_of_totals_are_described_and_indexed(database: str, built: BuildReport, admin: Session) -> None:
    publish(built.path, database)
    (schema,) = asked(admin, "SELECT schema_name FROM atlas.meta")
    for table, index in (("projects_measures", "btree (sum_cell)"), ("projects_totals", "btree (field, level, cell)")):
        query = """SELECT col_description(attrelid, attnum) FROM pg_attribute
            WHERE attrelid = %s::regclass AND attnum > 0 UNION SELECT obj_description(%s::regclass)"""
        words = asked(admin, query, f"{schema}.{table}", f"{schema}.{table}")
        assert all(isinstance(one, str) and " / " in one for one in words)
        query = "SELECT indexdef FROM pg_indexes WHERE schemaname = %s AND tablename = %s"
        assert index in {definition.split(" USING ")[1] for definition in asked(admin, query, schema, table)}


def test_qgis_finds_the_views_with_their_geometry(database: str, built: BuildReport, admin: Session) -> None:
    publish(built.path, database)
    query = "SELECT f_table_name, type, srid FROM geometry_columns WHERE f_table_schema = 'atlas'"
    drawn = {layer.id: layer.geometry.upper() for layer in catalogue().values() if layer.geometry != "none"}
    assert {(name, kind, srid) for name, kind, srid in asked(admin, query)} == {
        (name, kind, 4326) for name, kind in drawn.items()
    }


def test_a_layer_that_is_gone_has_no_view(database: str, admin: Session) -> None:
    publish(made(["a"]), database)
    publish(made(["a"], replace(layer_of("Point"), id="other")), database)
    assert asked(admin, "SELECT viewname FROM pg_views WHERE schemaname = 'atlas'") == ["other"]


def test_the_reading_role_reads_and_does_nothing_else(database: str, cluster: Cluster) -> None:
    report = publish(made(["a", "b"]), database)
    assert report.has_reader
    as_reader = database.replace("atlas_admin", published.READER)
    with psycopg.connect(as_reader, autocommit=True) as session:
        assert asked(session, "SELECT count(*) FROM made") == [2]
        for name, value in module._READER_SETTINGS.items():
            assert asked(session, f"SHOW {name}") == [value]
        session.execute("SET default_transaction_read_only = off")
        for statement in ("DELETE FROM atlas.meta", "CREATE TABLE atlas.x ()", "UPDATE atlas.made SET name = 'x'"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                session.execute(statement.encode())
    store = open_store(as_reader)
    assert store.page(Query("made")).matched == 2
    store.close()


def test_rights_to_the_reading_role_come_with_each_build(database: str) -> None:
    publish(made(["a"]), database)
    store = open_store(database.replace("atlas_admin", published.READER))
    publish(made(["b", "c"]), database)
    assert store.latest().page(Query("made")).matched == 2
    store.close()


@pytest.fixture
def plain_user(cluster: Cluster) -> str:
    """A role that may do nothing in particular."""
    name = f"plain_{cluster.database().rsplit('?')[0].rsplit('/')[-1]}"
    with cluster.admin() as session:
        session.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(name)))
    return name


def test_who_may_make_schemas_may_publish_and_hears_what_is_missing(
    database: str, admin: Session, plain_user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "READER", "nobody_made_this_role")
    as_plain = database.replace("atlas_admin", plain_user)
    with pytest.raises(StoreError, match="permission denied for database"):
        publish(made(["a"]), as_plain)
    (name,) = asked(admin, "SELECT current_database()")
    admin.execute(sql.SQL("GRANT CREATE ON DATABASE {} TO {}").format(sql.Identifier(name), sql.Identifier(plain_user)))
    report = publish(made(["a"]), as_plain)
    assert report.is_new
    assert not report.has_reader
    assert "CREATE ROLE nobody_made_this_role LOGIN" in report.text("en")
    assert "没有只读角色" in report.text()


def test_a_database_without_postgis_is_refused_where_it_may_not_be_made(cluster: Cluster, plain_user: str) -> None:
    name = f"{plain_user}_own"
    with cluster.admin() as session:
        session.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(plain_user)))
    with pytest.raises(StoreError, match="has no PostGIS; a superuser makes it: CREATE EXTENSION postgis"):
        publish(made(["a"]), cluster.dsn(name, plain_user))
    assert publish(made(["a"]), cluster.dsn(name)).is_new


def test_a_database_that_is_not_utf_8_is_refused(cluster: Cluster) -> None:
    with cluster.admin() as session:
        session.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(StoreError, match="keeps texts as LATIN1, wanted a database in UTF8"):
        publish(made(["a"]), cluster.dsn("latin"))


def test_two_who_publish_do_not_mix(database: str, admin: Session) -> None:
    with admin.transaction():
        admin.execute("SELECT pg_advisory_xact_lock(%s)", [module._ONE_AT_A_TIME])
        with pytest.raises(StoreBusyError, match="somebody else is publishing there"):
            publish(made(["a"]), database)
    assert publish(made(["a"]), database).is_new


def test_who_holds_a_view_delays_the_swap_but_not_the_readers_of_the_store(
    database: str, admin: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LOCK_S", 0.05)
    monkeypatch.setattr(module, "_TRIES", 3)
    publish(made(["a"]), database)
    store = open_store(database)
    with admin.transaction():
        assert asked(admin, "SELECT name FROM atlas.made") == ["a"]  # the lock is held until the transaction ends
        with pytest.raises(StoreBusyError, match="somebody holds a view of schema atlas"):
            publish(made(["b"]), database)
        assert store.latest().page(Query("made", equals={"name": "a"})).matched == 1
    assert publish(made(["b"]), database).is_new
    assert store.latest().page(Query("made", equals={"name": "b"})).matched == 1
    store.close()


def test_an_old_build_that_somebody_reads_is_left_for_the_next_time(
    database: str, admin: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LOCK_S", 0.05)
    publish(made(["a"]), database)
    (oldest,) = schemas(admin)
    publish(made(["b"]), database)
    with admin.transaction():
        asked(admin, f"SELECT * FROM {oldest}.made")
        report = publish(made(["c"]), database)
        assert report.kept == (oldest,)
        assert oldest in report.text()
        assert oldest in report.text("en")
    assert publish(made(["d"]), database).kept == ()
    assert len(schemas(admin)) == 2


def test_what_others_have_built_on_a_view_stays(database: str, admin: Session) -> None:
    publish(made(["a"]), database)
    admin.execute("CREATE VIEW public.mine AS SELECT name FROM atlas.made")
    publish(made(["b"]), database)
    assert asked(admin, "SELECT name FROM public.mine") == ["b"]
    layer = layer_of("Point")
    wider = replace(layer, fields=(*layer.fields, Field("more", "text", "更多", "More")))
    with pytest.raises(StoreError, match=r"cannot drop view atlas\.made because other objects depend on it"):
        publish(made(["c"], wider), database)
    assert asked(admin, "SELECT name FROM public.mine") == ["b"]
    admin.execute("DROP VIEW public.mine")
    publish(made(["c"], wider), database)
    assert asked(admin, "SELECT name, more FROM atlas.made") == [("c", None)]
