"""The store in memory beside what it answers: what it keeps ready, and how it takes up a new file."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from layers.features import Features
from layers.geopackage import write_geopackage
from layers.stores import MemoryStore, Query
from layers.stores.encoded import KEEP_FROM, Encoded
from tests.layers.made_layers import many

COUNT = 2 * KEEP_FROM + 10


def changed(features: Features, name: str) -> Features:
    """The same features, all of one name."""
    column = features.columns["name"]
    values = column.values.copy()
    values[:] = name
    return replace(features, columns={**features.columns, "name": replace(column, values=values)})


def asked(store: MemoryStore, name: str) -> bytes:
    return bytes(store.page(Query(next(iter(store.layers)), equals={"name": name}, limit=COUNT)).features)


@pytest.mark.parametrize("equals", [{}, {"name": "义县"}])
def test_an_answer_that_is_kept_is_the_one_that_was_made(equals: Mapping[str, str]) -> None:
    features = many(COUNT)
    store = MemoryStore([features], {})
    texts = [text for text in features.encoded() if not equals or "义县".encode() in text]
    whole = Query("made", equals=equals, limit=COUNT)
    for _ in range(2):
        page = store.page(whole)
        assert (page.matched, page.returned, page.features) == (len(texts), len(texts), b",".join(texts))
        part = store.page(replace(whole, limit=7))
        assert (part.matched, part.returned, part.features) == (len(texts), 7, b",".join(texts[:7]))
        later = store.page(replace(whole, offset=3))
        assert (later.matched, later.returned, later.features) == (len(texts), len(texts) - 3, b",".join(texts[3:]))
    assert store.page(whole).features is store.page(whole).features


def test_kept_joins_take_no_more_than_the_features_themselves() -> None:
    texts = [b"%06d" % number for number in range(4 * KEEP_FROM)]
    encoded = Encoded(texts)
    half = b",".join(texts[: len(texts) // 2])
    encoded.keep("small", KEEP_FROM - 1, half)
    assert encoded.kept("small") is None
    for key in "ab":
        encoded.keep(key, KEEP_FROM, half)
    assert encoded.kept("a") == (KEEP_FROM, half)
    encoded.keep("c", KEEP_FROM, half)
    assert [key for key in "abc" if encoded.kept(key)] == ["a", "c"]
    encoded.keep("all", len(texts), b",".join(texts))
    assert [key for key in ("a", "c", "all") if encoded.kept(key)] == ["all"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "made.gpkg"
    write_geopackage(path, [many(20)])
    return path


def test_a_file_that_stays_is_not_read_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryStore.open(file)
    monkeypatch.setattr(MemoryStore, "open", None)
    assert store.latest() is store
    file.unlink()
    assert store.latest() is store


def test_a_new_file_is_another_store_and_the_old_one_still_answers(file: Path) -> None:
    store = MemoryStore.open(file)
    before = asked(store, "义县")
    write_geopackage(file, [changed(many(20), "新县")])
    newer = store.latest()
    assert newer is not store
    assert newer.build_id != store.build_id
    assert (asked(newer, "义县"), asked(store, "义县")) == (b"", before)
    assert asked(newer, "新县")
    assert newer.latest() is newer


def test_a_file_written_anew_with_the_same_content_is_the_same_store(file: Path) -> None:
    store = MemoryStore.open(file)
    write_geopackage(file, [many(20)])
    assert store.latest() is store


def test_a_broken_file_is_left_alone_until_it_is_another_one(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = MemoryStore.open(file)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    with caplog.at_level(logging.WARNING):
        assert store.latest() is store
        assert store.latest() is store
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert "is cut off" in caplog.text
    write_geopackage(file, [changed(many(20), "新县")])
    assert asked(store.latest(), "新县")


@pytest.mark.parametrize("suffix", ["journal", "wal"])
def test_a_file_that_is_being_written_is_taken_up_when_it_is_whole(file: Path, suffix: str) -> None:
    store = MemoryStore.open(file)
    beside = file.with_name(f"{file.name}-{suffix}")
    beside.write_bytes(b"not yet")
    write_geopackage(file, [changed(many(20), "新县")])
    assert store.latest() is store
    beside.unlink()
    assert asked(store.latest(), "新县")


def test_a_file_that_changes_while_it_is_read_is_looked_at_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = MemoryStore.open(file)
    write_geopackage(file, [changed(many(20), "新县")])
    other = file.with_name("other.gpkg")
    write_geopackage(other, [changed(many(20), "后县")])
    read = MemoryStore.open

    def open_(path: Path) -> MemoryStore:
        found = read(path)
        if other.exists():
            other.replace(file)
        return found

    monkeypatch.setattr(MemoryStore, "open", open_)
    assert store.latest() is store
    assert asked(store.latest(), "后县")
