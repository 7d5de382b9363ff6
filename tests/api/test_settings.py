import pytest
from pydantic import ValidationError

from api.settings import OnlineBasemap, Settings


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


def test_given_settings_come_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_PORT", "8080")
    assert Settings(port=9000).port == 9000


@pytest.mark.parametrize(
    ("name", "value"),
    [("PORT", "abc"), ("PORT", "70000"), ("ROOT", "maps.example.cn"), ("ROOT", "https://a.cn/?x=1"), ("MAX_LIMIT", "0"),
     ("TRUSTED_PROXIES", "proxy.example.cn"), ("BASEMAPS", '[{"id": "Ä"}]')],
)  # fmt: skip
def test_setting_that_makes_no_sense_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(f"ATLAS_{name}", value)
    with pytest.raises(ValidationError):
        Settings()


def test_empty_root_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_ROOT", "")
    assert Settings().root is None


def test_basemap_with_subdomains_is_one_origin() -> None:
    layer = OnlineBasemap(id="t", name_zh="图", name_en="T", url="https://t{s}.example.cn/{z}")
    assert layer.origin == "https://*.example.cn"
