"""An atlas: a folder of tables and its ``atlas.toml``, which names the city, its area, its districts and its vocabularies."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pyproj
from msgspec import Struct

from geo import BBox
from geo.errors import BBoxError
from layers.errors import AtlasError

_HERE = Path(__file__).parent

#: Ids that stand in addresses.
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class Term(Struct, frozen=True, rename={"class_": "class"}):
    """A value of a vocabulary: what it is called, and the class it belongs to where the vocabulary has classes."""

    zh: str
    en: str
    class_: str = ""


class District(Struct, frozen=True):
    """A county-level district: division code (GB/T 2260), name in addresses, names."""

    code: str
    slug: str
    name_zh: str
    short_zh: str
    name_en: str


class _Said(Struct, frozen=True):
    # What atlas.toml must say; more is allowed, and kept in Atlas.content.
    id: str
    name_zh: str
    name_en: str
    product_zh: str
    product_en: str
    city_zh: str
    city_short_zh: str
    city_en: str
    city_code: str
    city_place: str
    area: tuple[float, float, float, float]
    corridor_area: tuple[float, float, float, float]
    metric_crs: str
    port: str
    corridor_zh: str
    corridor_en: str
    off_corridor_km: float
    as_of: str
    districts: list[District]
    vocabulary: dict[str, dict[str, Term]]
    review_number: str = ""
    district_file: str = "districts.geojson"
    tour: dict[str, Any] = {}
    sector_schemes: list[dict[str, Any]] = []
    steward_tiers: list[dict[str, Any]] = []


@dataclass(frozen=True)
class Atlas:
    """What ``atlas.toml`` says.

    Attributes
    ----------
    folder
        Where the tables are.
    area, corridor_area
        Boxes in WGS 84: places of the city lie in the first, all others in the second.
    metric_crs
        The projected system [m] of the city.
    off_corridor_km
        A project farther from every corridor route is not on the corridor.
    vocabulary
        By name of the vocabulary and value: the labels, in the order of the file.
    content
        The whole file as read, for what only the page needs.
    """

    folder: Path
    id: str
    name_zh: str
    name_en: str
    city_zh: str
    city_short_zh: str
    city_code: str
    area: BBox
    corridor_area: BBox
    metric_crs: str
    port: str
    off_corridor_km: float
    as_of: str
    districts: tuple[District, ...]
    district_file: Path
    vocabulary: Mapping[str, Mapping[str, Term]]
    content: Mapping[str, Any]

    def terms(self, name: str) -> Mapping[str, Term]:
        """Return a vocabulary. Raises ``AtlasError`` when the atlas has none of this name."""
        try:
            return self.vocabulary[name]
        except KeyError:
            known = ", ".join(self.vocabulary)
            raise AtlasError(f"{self.folder / 'atlas.toml'}: no [vocabulary.{name}], there are {known}") from None

    def district(self, name_zh: str) -> District | None:
        """Find a district by its full name."""
        return next((district for district in self.districts if district.name_zh == name_zh), None)


def bundled(name: str) -> Path:
    """Find an atlas folder that comes with the project: in a checkout or inside the installed package.

    Raises
    ------
    AtlasError
        None is called so.
    """
    folders = (_HERE.parent / "data" / name, _HERE / "atlases" / name)
    found = next((folder for folder in folders if (folder / "atlas.toml").is_file()), None)
    if found is None:
        raise AtlasError(f"{name!r} is no atlas of this installation: wanted a folder with an atlas.toml")
    return found


def bundled_basemap() -> Path:
    """Find the folder of the ground under the atlases. Raises ``AtlasError`` when it is not installed."""
    folders = (_HERE.parent / "data" / "basemap", _HERE / "atlases" / "basemap")
    found = next((folder for folder in folders if folder.is_dir()), None)
    if found is None:
        raise AtlasError(f"no basemap: wanted the folder {folders[0]} or {folders[1]}")
    return found


def bundled_divisions() -> Path:
    """Find the table of the country's divisions, by which names of other cities are known to be such."""
    paths = (_HERE.parent / "data" / "divisions.csv", _HERE / "atlases" / "divisions.csv")
    return next((path for path in paths if path.is_file()), paths[0])


def read_atlas(folder: str | Path) -> Atlas:
    """Read the ``atlas.toml`` of a folder.

    Raises
    ------
    AtlasError
        The folder or the file is missing, is no TOML, or a key is missing, of the wrong type, or contradicts
        another; the message names file, key, value and what was wanted.
    """
    path = Path(folder) / "atlas.toml"
    content = _content(path)
    try:
        said = msgspec.convert(content, _Said)
    except msgspec.ValidationError as error:
        raise AtlasError(f"{path}: {_wanted(content, str(error))}") from error
    _check_districts(path, said)
    _check_vocabulary(path, said)
    return Atlas(
        folder=path.parent,
        id=_checked(path, "id", said.id, SLUG),
        name_zh=said.name_zh,
        name_en=said.name_en,
        city_zh=said.city_zh,
        city_short_zh=said.city_short_zh,
        city_code=_checked(path, "city_code", said.city_code, re.compile(r"\d{6}")),
        area=_box(path, "area", said.area),
        corridor_area=_box(path, "corridor_area", said.corridor_area),
        metric_crs=_metric(path, said.metric_crs),
        port=said.port,
        off_corridor_km=said.off_corridor_km,
        as_of=_checked(path, "as_of", said.as_of, re.compile(r"\d{4}-(0[1-9]|1[0-2])(-\d\d)?")),
        districts=tuple(said.districts),
        district_file=path.parent / said.district_file,
        vocabulary=said.vocabulary,
        content=content,
    )


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise AtlasError(f"{path}: cannot be read ({error.strerror}); wanted the folder of an atlas") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise AtlasError(f"{path}: is no TOML in UTF-8 ({error})") from error


def _wanted(content: Mapping[str, Any], error: str) -> str:
    # msgspec says what was wanted and where ("… - at `$.area[0]`"); the value is looked up.
    message, _, where = error.partition(" - at `$")
    where = where.rstrip("`").lstrip(".")
    value: Any = content
    for step in re.findall(r"[^.\[\]]+", where):
        if step == "...":
            return f"key {where}: {message}"
        value = value[int(step)] if isinstance(value, list) else value.get(step)
    return f"key {where}, value {value!r}: {message}" if where else message


def _checked(path: Path, key: str, value: str, wanted: re.Pattern[str]) -> str:
    if not wanted.fullmatch(value):
        raise AtlasError(f"{path}: key {key}, value {value!r}: wanted a text of the form {wanted.pattern}")
    return value


def _box(path: Path, key: str, numbers: tuple[float, float, float, float]) -> BBox:
    try:
        box = BBox(*numbers)
    except BBoxError as error:
        raise AtlasError(f"{path}: key {key}: {error}") from error
    if box.west >= box.east:
        raise AtlasError(f"{path}: key {key}, value {list(numbers)}: wanted west below east")
    return box


def _metric(path: Path, name: str) -> str:
    try:
        system = pyproj.CRS(name)
    except pyproj.exceptions.CRSError as error:
        raise AtlasError(f"{path}: key metric_crs, value {name!r}: is no reference system") from error
    if not system.is_projected or system.axis_info[0].unit_name != "metre":
        raise AtlasError(f"{path}: key metric_crs, value {name!r}: wanted a projected system in metres")
    return name


def _check_districts(path: Path, said: _Said) -> None:
    seen: dict[str, str] = {}
    for district in said.districts:
        _checked(path, "districts.code", district.code, re.compile(r"\d{6}"))
        _checked(path, "districts.slug", district.slug, SLUG)
        for name in {district.code, district.slug, district.name_zh, district.short_zh, district.name_en}:
            if name in seen:
                raise AtlasError(f"{path}: key districts: {name!r} means {seen[name]} and {district.name_zh}")
            seen[name] = district.name_zh


def _check_vocabulary(path: Path, said: _Said) -> None:
    for stage, term in said.vocabulary.get("stages", {}).items():
        classes = said.vocabulary.get("stage_classes", {})
        if term.class_ not in classes:
            raise AtlasError(
                f"{path}: key vocabulary.stages.{stage}.class, value {term.class_!r}: wanted one of {', '.join(classes)}"
            )
