import pytest

from api.errors import NotAcceptableError, ParameterError
from api.negotiation import CSV, GEOJSON, HTML, OPENAPI, Format, chosen_format

FORMATS = (GEOJSON, HTML, CSV)
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, GEOJSON),
        ("", GEOJSON),
        ("*/*", GEOJSON),
        (BROWSER, HTML),
        ("application/geo+json, application/json", GEOJSON),  # QGIS and GDAL
        ("application/json", GEOJSON),
        ("APPLICATION/JSON", GEOJSON),
        ("text/html;q=0.4, application/geo+json;q=0.9", GEOJSON),
        ("text/csv", CSV),
        ("text/*", HTML),
        ("text/html;q=0, */*", GEOJSON),
        ("application/geo+json;q=0, */*;q=0.1", HTML),
        ("text/html;level=1;q=nonsense", HTML),
    ],
)
def test_accept_is_honoured_with_its_weights(accept: str | None, chosen: Format) -> None:
    assert chosen_format(FORMATS, name=None, accept=accept) is chosen


@pytest.mark.parametrize("accept", ["image/png", "application/xml", "*/*;q=0", "application/geo+json;q=0"])
def test_accept_without_a_match_is_not_acceptable(accept: str) -> None:
    with pytest.raises(NotAcceptableError, match="leaves none of application/geo"):
        chosen_format(FORMATS, name=None, accept=accept)


@pytest.mark.parametrize(("name", "chosen"), [("json", GEOJSON), ("geojson", GEOJSON), ("html", HTML), ("csv", CSV)])
def test_name_comes_before_accept(name: str, chosen: Format) -> None:
    assert chosen_format(FORMATS, name=name, accept="image/png") is chosen


def test_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ParameterError, match="f='gpx': wanted one of json, html, csv"):
        chosen_format(FORMATS, name="gpx", accept=None)


def test_links_name_types_without_charset_but_openapi_with_its_version() -> None:
    assert HTML.link_type == "text/html"
    assert OPENAPI.link_type == "application/vnd.oai.openapi+json;version=3.0"
