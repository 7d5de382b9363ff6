"""Whatever a client asks, the answer is one of those documented: never a failure, always the right kind of body."""

from urllib.parse import quote

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from api.values import FIELD_TYPES
from layers.catalogue import catalogue

NAMES = [
    "limit", "offset", "sortby", "bbox", "bbox-crs", "crs", "datetime", "ids", "lang", "f",
    *(field.name for field in catalogue()["projects"].fields),
]  # fmt: skip
numbers = st.one_of(st.integers().map(str), st.floats().map(str))
values = st.one_of(
    st.text(max_size=30),
    numbers,
    st.lists(numbers, min_size=3, max_size=7).map(",".join),
    st.dates().map(str),
    st.tuples(st.dates(), st.dates()).map(lambda pair: f"{pair[0]}/{pair[1]}"),
    st.sampled_from(
        ["json", "html", "csv", "true", "义县", "..", "../..", "\x00", "operating", "9" * 5000, "%", "<b>"]
    ),
)
queries = st.lists(st.tuples(st.sampled_from(NAMES) | st.text(max_size=12), values), max_size=4)
raw_queries = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=60)
paths = st.one_of(
    st.sampled_from(["", "/collections", "/collections/projects/items", "/collections/reports/items", "/atlas", "/docs"]),
    st.lists(
        st.sampled_from(["collections", "districts", "styles", "projects", "items", "projects.csv", "..", "yixian", "."])
        | st.text(max_size=8),
        max_size=5,
    ).map(lambda parts: "".join(f"/{part}" for part in parts)),
)  # fmt: skip
headers = st.fixed_dictionaries(
    {},
    optional={
        "Accept": st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
        "Accept-Encoding": st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
        "If-None-Match": st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=40),
    },
)


def check(client: TestClient, url: str, sent: dict[str, str]) -> None:
    answer = client.get(url, headers=sent)
    assert answer.status_code in (200, 304, 400, 404, 406, 414), (url, answer.text)
    kind = answer.headers.get("content-type", "")
    if answer.status_code >= 400:
        assert kind == "application/problem+json"
        assert msgspec.json.decode(answer.content)["status"] == answer.status_code
    elif "json" in kind:
        msgspec.json.decode(answer.content)


@settings(max_examples=300, deadline=None)
@given(query=queries, sent=headers)
def test_any_parameters_get_an_answer_or_words(
    client: TestClient, query: list[tuple[str, str]], sent: dict[str, str]
) -> None:
    text = "&".join(f"{quote(name, errors='replace')}={quote(value, errors='replace')}" for name, value in query)
    check(client, f"/api/collections/projects/items?{text}", sent)


@settings(max_examples=300, deadline=None)
@given(path=paths, query=raw_queries)
def test_any_address_gets_an_answer_or_words(client: TestClient, path: str, query: str) -> None:
    check(client, f"/api{quote(path, errors='replace')}?{query.replace('#', '')}", {})


@pytest.mark.parametrize("field", catalogue()["projects"].fields, ids=lambda field: field.name)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_every_value_of_a_field_finds_the_features_that_have_it(
    client: TestClient, data: st.DataObject, field: object
) -> None:
    features = client.get("/api/collections/projects/items").json()["features"]
    name = field.name  # type: ignore[attr-defined]  # a Field
    value = data.draw(st.sampled_from([feature["properties"][name] for feature in features]))
    if value is None:
        return
    text = FIELD_TYPES[field.type][1](value)  # type: ignore[attr-defined]  # a Field
    found = client.get("/api/collections/projects/items", params={name: text}).json()
    wanted = [feature["id"] for feature in features if feature["properties"][name] == value]
    assert [feature["id"] for feature in found["features"]] == wanted
