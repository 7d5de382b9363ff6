"""From an atlas folder to one GeoPackage: every layer of the catalogue, whole or not at all, the same bytes each time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pandas as pd

from geo.geocode import Geocoder
from geo.route_checks import route_findings
from layers.attribution import Origin, attribution, uncredited
from layers.catalogue import catalogue
from layers.districts import district_layer, total_layer, zone_layer
from layers.features import Features, build_id
from layers.geopackage import write_geopackage
from layers.ground import Ground, read_ground
from layers.projects import project_layer
from layers.reports import report_layer
from layers.routes import corridor_layer, node_layer, project_line_layer, route_layer
from layers.tables import Tables, read_tables

Progress = Callable[[str, int, int], None]

_STEPS = ("tables", "places", "projects", "layers", "file")
#: Places may lie this far [m] outside the district they claim before the report says so: lines are 10 to 50 m off.
_BORDER_M = 100.0


@dataclass(frozen=True)
class Note:
    """A sentence in both languages."""

    zh: str
    en: str


@dataclass(frozen=True)
class BuildReport:
    """What a build made, and what it could not place.

    Attributes
    ----------
    path, build_id
        The file, and the name of its content, which changes exactly when that does.
    rows
        Layer to number of features.
    statuses
        Location status to number of projects.
    unplaced
        Project id to name and reason, for every project without a point.
    contradictions
        Project id to what its reports disagree about.
    warnings
        What a curator should look at; nothing of it stops the build.
    """

    path: Path
    build_id: str
    rows: Mapping[str, int]
    statuses: Mapping[str, int]
    unplaced: Mapping[str, Note]
    contradictions: Mapping[str, str]
    warnings: tuple[Note, ...]

    def text(self, language: str = "zh") -> str:
        """Write the report for people, in Chinese (zh) or English (en)."""
        return "\n".join(_text(self, "en" if language == "en" else "zh"))


def build(
    folder: str | Path, out: str | Path, progress: Progress | None = None, *, geocoder: Geocoder | None = None
) -> BuildReport:
    """Build an atlas.

    Parameters
    ----------
    folder
        With ``atlas.toml`` and the tables.
    out
        The GeoPackage to write. It appears whole; one that stands there stays until then.
    progress
        Told of each step: its name, how many are done, how many there are.
    geocoder
        None: the one by rules over the atlas's own gazetteer.

    Returns
    -------
    BuildReport

    Raises
    ------
    AtlasError, TableError
        The folder cannot be used; the message says file, line, column, value and what was wanted.
    GeoError
        Places, districts or routes contradict themselves.
    StoreError
        The file cannot be written.

    Notes
    -----
    The same folder and the same code give the same bytes: no clock, no order of a set, no random number goes in.
    """
    steps = _Steps(progress)
    tables = read_tables(folder)
    steps.done("tables")
    ground = read_ground(tables, geocoder)
    steps.done("places")
    frames = layer_frames(tables, ground, steps.done)
    layers = [Features.of_frame(frames[name], layer) for name, layer in catalogue().items()]
    meta = _meta(tables, ground)
    steps.done("layers")
    write_geopackage(Path(out), layers, meta={key: msgspec.json.encode(value).decode() for key, value in meta.items()})
    steps.done("file")
    return _report(Path(out), tables, ground, layers, frames["projects"], meta)


def layer_frames(tables: Tables, ground: Ground, done: Callable[[str], None] | None = None) -> dict[str, pd.DataFrame]:
    """Make the rows of every layer of the catalogue, by layer id; ``done`` hears when the projects are placed."""
    projects = project_layer(tables, ground)
    if done:
        done("projects")
    return {
        "projects": projects,
        "project_lines": project_line_layer(tables, projects, ground.routes),
        "districts": district_layer(ground.regions, projects),
        "zones": zone_layer(ground.regions, projects),
        "routes": route_layer(ground.routes),
        "corridor": corridor_layer(ground.routes),
        "nodes": node_layer(tables),
        "reports": _published_reports(report_layer(tables), projects),
        "totals": total_layer(tables, projects),
    }


class _Steps:
    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress

    def done(self, step: str) -> None:
        if self._progress:
            self._progress(step, _STEPS.index(step) + 1, len(_STEPS))


def _published_reports(reports: pd.DataFrame, projects: pd.DataFrame) -> pd.DataFrame:
    # What a report says of a place is no finer than the project's own place may be.
    level = reports["project_id"].map(projects.set_index("id")["publish_level"])
    cut = reports.copy()
    cut.loc[level != "public", "place_text"] = None
    cut.loc[level == "internal", "district_reported"] = None
    return cut


def _meta(tables: Tables, ground: Ground) -> dict[str, Any]:
    articles = tables["articles"].drop(columns=["_file", "_line"]).astype(object)
    rows = articles.where(articles.notna(), None).to_dict("records")
    content = msgspec.to_builtins(tables.atlas.content)
    return {**content, "articles": rows, "attribution": attribution(tables.atlas, _origins(tables, ground))}


def _origins(tables: Tables, ground: Ground) -> Iterator[Origin]:
    for name in ("places", "zones", "routes"):
        yield from tables[name][["licence", "source"]].itertuples(index=False, name=None)
    yield from ground.routes.lines[["licence", "source"]].itertuples(index=False, name=None)
    if "source" in ground.regions.districts.columns:
        yield from (("", source) for source in ground.regions.districts["source"] if source)


def _report(
    path: Path, tables: Tables, ground: Ground, layers: list[Features], projects: pd.DataFrame, meta: Mapping[str, Any]
) -> BuildReport:
    order = tables.atlas.terms("statuses")
    counts = projects["status"].value_counts()
    nowhere = projects[projects.geometry.isna()]
    reasons = zip(
        nowhere["id"],
        nowhere["name_zh"],
        nowhere["name_en"],
        nowhere["location_reason"],
        nowhere["location_reason_en"],
        strict=True,
    )
    disputed = projects[projects["conflict"].notna()]
    return BuildReport(
        path=path,
        build_id=build_id(meta, (features.encoded() for features in layers)),
        rows={features.layer.id: len(features) for features in layers},
        statuses={status: int(counts.get(status, 0)) for status in order},
        unplaced={
            one: Note(f"{zh}：{why or ''}", f"{en or zh}: {why_en or ''}") for one, zh, en, why, why_en in reasons
        },
        contradictions=dict(zip(disputed["id"], disputed["conflict"], strict=True)),
        warnings=tuple(_warnings(tables, ground)),
    )


def _warnings(tables: Tables, ground: Ground) -> Iterator[Note]:
    yield from _unscoped_amounts(tables)
    yield from _misplaced(tables, ground)
    lines = tables["route_lines"]
    schematic = frozenset(lines.loc[lines["schematic"].fillna(value=False).astype(bool), "route_id"])
    for row in route_findings(tables["routes"], schematic).to_dict("records"):
        where = f"routes.csv, {row['route_id']}, seq {row['seq']}"
        yield Note(f"{where}：{row['reason']}", f"{where}: {row['reason_en']}")
    for row in ground.routes.stops_off_line.to_dict("records"):
        where = f"{row['route_id']}, {row['place_zh']}"
        yield Note(
            f"{where}：离替换线 {row['offset_km']:.1f} 公里",
            f"{where}: {row['offset_km']:.1f} km off the line that replaces its route",
        )
    for licence, source in uncredited(tables.atlas, _origins(tables, ground)):
        if licence:
            yield Note(
                f"atlas.toml 没有署名行对应 {licence}：{source}",
                f"atlas.toml has no line of attribution for {licence}: {source}",
            )


def _unscoped_amounts(tables: Tables) -> Iterator[Note]:
    reports = tables["reports"]
    loose = reports[reports["investment_100m_cny"].notna() & reports["investment_scope"].isna()]
    for file, line in loose[["_file", "_line"]].itertuples(index=False):
        yield Note(
            f"{file} 第 {line} 行：金额没有范围，不计入项目",
            f"{file}, line {line}: an amount without scope, not taken for the project",
        )


def _misplaced(tables: Tables, ground: Ground) -> Iterator[Note]:
    places = tables["places"]
    claimed = places[places["district"].notna() & places["lon"].notna()]
    found = ground.regions.locate(claimed["lon"], claimed["lat"])["district"]
    for place, district in zip(claimed.to_dict("records"), found, strict=True):
        unit = ground.regions.resolve(place["district"])
        if unit is None or unit.name_zh == district or place["note"]:
            continue  # a note is where a row says why
        off_m = float(ground.regions.distance_m(unit, place["lon"], place["lat"])[0])
        if off_m > _BORDER_M:
            where = f"{place['_file']}, line {place['_line']}, {place['name_zh']}"
            yield Note(
                f"{where}：坐标在{place['district']}外 {off_m / 1000:.1f} 公里",
                f"{where}: {off_m / 1000:.1f} km outside {unit.name_en}",
            )


def _text(report: BuildReport, language: str) -> Iterator[str]:
    zh = language == "zh"
    yield f"{report.path}  {report.build_id}"
    for name, layer in catalogue().items():
        title = layer.title_zh if zh else layer.title_en
        yield f"  {name:<14} {report.rows[name]:>6}  {title}"
    yield _heading("项目", "Projects", sum(report.statuses.values()), zh=zh)
    yield from (f"  {status:<14} {count:>6}" for status, count in report.statuses.items() if count)
    yield from _section("没有点位的项目", "Projects without a point", _lines(report.unplaced, zh=zh), zh=zh)
    disputed = [f"{one}: {what}" for one, what in report.contradictions.items()]
    yield from _section("报道互相矛盾的项目", "Projects whose reports disagree", disputed, zh=zh)
    yield from _section("请核对", "To look at", [note.zh if zh else note.en for note in report.warnings], zh=zh)


def _lines(notes: Mapping[str, Note], *, zh: bool) -> list[str]:
    return [f"{one}: {note.zh if zh else note.en}" for one, note in notes.items()]


def _section(title_zh: str, title_en: str, lines: Sequence[str], *, zh: bool) -> Iterator[str]:
    if lines:
        yield _heading(title_zh, title_en, len(lines), zh=zh)
        yield from (f"  {line}" for line in lines)


def _heading(title_zh: str, title_en: str, count: int, *, zh: bool) -> str:
    return f"{title_zh}：{count}" if zh else f"{title_en}: {count}"
