import pytest
from pydantic import ValidationError

from api.basemaps import OnlineBasemap
from api.settings import Settings


def test_every_setting_has_a_default_and_a_description() -> None:
    Settings()
    for name, field in Settings.model_fields.items():
        assert not field.is_required(), name
        assert field.description, name


def test_settings_are_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_PORT", "8080")
    monkeypatch.setenv("ATLAS_CORS_ORIGINS", "https://a.cn, https://b.cn")
    monkeypatch.setenv("ATLAS_TRUSTED_PROXIES", "127.0.0.1,10.0.0.0/8,::1")
    monkeypatch.setenv("ATLAS_ROOT", "https://maps.example.cn/atlas/api")
    monkeypatch.setenv(
        "ATLAS_BASEMAPS",
        '[{"id": "osm", "name_zh": "开放街图", "name_en": "OSM", "url": "https://tile.example.org/{z}/{x}/{y}.png"}]',
    )
    settings = Settings()
    assert settings.port == 8080
    assert settings.cors_origins == ("https://a.cn", "https://b.cn")
    assert [str(network) for network in settings.trusted_proxies] == ["127.0.0.1/32", "10.0.0.0/8", "::1/128"]
    assert settings.root == "https://maps.example.cn/atlas"
    assert settings.image_origins == ("https://tile.example.org",)


def test_tile_layers_that_are_known_need_only_their_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_BASEMAPS", '["osm", "amap", "tianditu:abc"]')
    osm, amap, tianditu = Settings().basemaps
    assert (osm.id, osm.datum, osm.origins) == ("osm", "wgs84", ("https://tile.openstreetmap.org",))
    assert (amap.datum, amap.origins[0]) == ("gcj02", "https://wprd01.is.autonavi.com")
    assert tianditu.datum == "cgcs2000"
    assert tianditu.origins == tuple(f"https://t{number}.tianditu.gov.cn" for number in range(8))
    assert [
        url.endswith("&tk=abc") and f"LAYER={layer}&" in url
        for url, layer in zip(tianditu.urls, ("vec", "cva"), strict=True)
    ] == [True, True]


def test_given_settings_come_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_PORT", "8080")
    assert Settings(port=9000).port == 9000


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "abc"), ("PORT", "70000"), ("ROOT", "maps.example.cn"), ("ROOT", "https://a.cn/?x=1"), ("MAX_LIMIT", "0"),
     ("TRUSTED_PROXIES", "proxy.example.cn"), ("BASEMAPS", '[{"id": "Ä"}]'), ("REPORT_URL", "javascript:alert(1)"),
     ("BASEMAPS", '["google"]'), ("BASEMAPS", '["tianditu"]'), ("BASEMAPS", '["osm:key"]'),
     ("BASEMAPS", '[{"id": "t", "name_zh": "t", "name_en": "t", "url": "https://a.cn/{z}/{x}.png"}]'),
     ("BASEMAPS", '[{"id": "t", "name_zh": "t", "name_en": "t", "url": "https://{s}.cn/{z}/{x}/{y}.png"}]'),
     ("BASEMAPS", '[{"id": "t", "name_zh": "t", "name_en": "t", "url": "https://a.cn/{z}/{x}/{y}.png", "datum": "bd09"}]')],
)  # fmt: skip
def test_setting_that_makes_no_sense_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"ATLAS_{name}", value)
    with pytest.raises(ValidationError):
        Settings()


def test_empty_root_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_ROOT", "")
    assert Settings().root is None


def test_basemap_with_subdomains_asks_just_these_hosts() -> None:
    layer = OnlineBasemap(
        id="t", name_zh="图", name_en="T", url="https://t{s}.example.cn/{z}/{x}/{y}", subdomains=("0", "7")
    )
    assert layer.origins == ("https://t0.example.cn", "https://t7.example.cn")
