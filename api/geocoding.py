"""``atlas geocode``: texts, lists and labelled texts, answered on the command line."""

import argparse
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pandas as pd
from tqdm import tqdm

from api.errors import ServeError
from api.gazetteers import gazetteer_folder, geocoder_of
from api.settings import Settings
from geo.evaluate import Evaluation, evaluate
from geo.geocode import Answer, Geocoder, Query
from layers.atlas import Term, read_atlas
from layers.geocoded import Row, answer_document, geocoded_list
from layers.lists import KeptList, csv_bytes, read_list, write_list

_EXAMPLES = """\
examples:
  atlas geocode 义县七里河镇 锦州港
  atlas geocode 三家子村 --district 义县 --json
  atlas geocode --file in.csv --text-column 地点 --district-column 区县 --out out.csv
  atlas geocode --file in.xlsx --text-column 地点 --out out.xlsx
  atlas geocode --evaluate labelled.csv         how good it is on texts whose places are known

A file keeps its columns and the order of its rows and gains status, level, district, functional_district, town, lon,
lat, radius_m, confidence, flags, matched and reason. CSV may be UTF-8 or GBK. Nothing is asked of another host.
"""

#: Rows that came out wrong which a report on labelled texts names.
SHOWN = 40


def add_command(commands: "argparse._SubParsersAction[Any]", language: str) -> None:
    """Add the command to those of ``atlas``; ``language`` is the usual one of its answers."""
    find = commands.add_parser(
        "geocode",
        help="say where texts are",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    find.add_argument("texts", nargs="*", metavar="TEXT", help="names or descriptions of places")
    find.add_argument("--district", metavar="NAME", help="district that stands beside the texts")
    find.add_argument("--town", metavar="NAME", help="town that stands beside the texts")
    find.add_argument("--json", action="store_true", help="one JSON array, an answer for each text")
    find.add_argument("--file", type=Path, metavar="IN.csv|IN.xlsx", help="a list of places instead of texts")
    find.add_argument("--text-column", metavar="NAME", help="column of the places")
    find.add_argument("--district-column", metavar="NAME", help="column of districts beside them")
    find.add_argument("--town-column", metavar="NAME", help="column of towns beside them")
    find.add_argument("--encoding", metavar="NAME", help="of a CSV file; none: UTF-8, else GBK")
    find.add_argument(
        "--out", type=Path, metavar="OUT.csv|OUT.xlsx", help="file to write; none: CSV on standard output"
    )
    find.add_argument("--evaluate", type=Path, metavar="LABELLED.csv", help="report on texts whose places are known")
    find.add_argument("--atlas", type=Path, metavar="FOLDER", help="whose names to use; none: Jinzhou")
    find.add_argument("--lang", choices=("zh", "en"), default=language, help="language of the reasons")
    find.set_defaults(command=geocode)


def geocode(options: argparse.Namespace) -> None:
    """Do what was asked.

    Raises
    ------
    ServeError
        Not exactly one of texts, file and labelled file is given, or options that do not go together.
    LayersError, GeoError
        A file or the atlas folder cannot be used.
    """
    _check(options)
    kept = read_list(options.file or options.evaluate, options.encoding) if not options.texts else None
    if options.file and kept:
        _check_columns(options, kept)
    folder = options.atlas or gazetteer_folder(Settings().data)
    geocoder = geocoder_of(folder)
    if kept is None:
        _write(_texts(options, geocoder, folder))
    elif options.evaluate:
        rows = pd.DataFrame(list(kept.rows), columns=list(kept.header), dtype=object)
        _write(_report(evaluate(rows, geocoder)).encode())
    else:
        header, answered = _geocoded(options, kept, geocoder)
        if options.out is None:
            _write(csv_bytes(header, answered))
        else:
            write_list(options.out, header, answered)


def _geocoded(options: argparse.Namespace, kept: KeptList, geocoder: Geocoder) -> tuple[tuple[str, ...], list[Row]]:
    with tqdm(total=len(kept.rows), unit="", file=sys.stderr, leave=False, disable=not sys.stderr.isatty()) as bar:

        def done(rows: int, _of: int) -> None:
            bar.update(rows - bar.n)

        return geocoded_list(
            kept,
            geocoder,
            text=options.text_column,
            district=options.district_column,
            town=options.town_column,
            english=options.lang == "en",
            done=done,
        )


def _check(options: argparse.Namespace) -> None:
    given = [name for name in ("texts", "file", "evaluate") if getattr(options, name)]
    if len(given) != 1:
        raise ServeError("geocode: wanted one of TEXT, --file IN.csv and --evaluate LABELLED.csv")
    of_file = ("text_column", "district_column", "town_column", "out")
    stray = [name for name in of_file if getattr(options, name)] if not options.file else []
    stray += [name for name in ("district", "town", "json") if getattr(options, name) and not options.texts]
    if stray:
        raise ServeError(f"geocode: --{stray[0].replace('_', '-')} does not go with {_flag(given[0])}")
    if options.file and options.out and options.out.resolve() == options.file.resolve():
        raise ServeError(f"{options.out}: is the file that is read; wanted another name")


def _flag(name: str) -> str:
    return "TEXT" if name == "texts" else f"--{name}"


def _check_columns(options: argparse.Namespace, kept: KeptList) -> None:
    """Refuse names of columns before the gazetteer is read."""
    if not options.text_column:
        raise ServeError(
            f"geocode: --text-column is missing; {options.file} has {', '.join(map(repr, kept.header[:40]))}"
        )
    for name in filter(None, (options.text_column, options.district_column, options.town_column)):
        kept.column(name)


def _write(content: bytes) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _texts(options: argparse.Namespace, geocoder: Geocoder, folder: Path) -> bytes:
    # What the terminal sent that is no text in its encoding must not come back as such.
    texts = [text.encode("utf-8", "replace").decode() for text in options.texts]
    answers = geocoder.geocode([Query(text, options.district, options.town) for text in texts])
    english = options.lang == "en"
    if options.json:
        documents = [answer_document(answer, english=english) for answer in answers]
        return msgspec.json.format(msgspec.json.encode(documents), indent=2) + b"\n"
    vocabulary = read_atlas(folder).vocabulary
    return ("\n\n".join(_readable(answer, vocabulary, english=english) for answer in answers) + "\n").encode()


def _readable(answer: Answer, vocabulary: Mapping[str, Mapping[str, Term]], *, english: bool) -> str:
    """Write an answer for a person: what it is, where, how well known, and why."""

    def term(name: str, value: str) -> str:
        found = vocabulary.get(name, {}).get(value)
        return value if found is None else found.en if english else found.zh

    head = [term("statuses", answer.status)]
    if answer.status in ("located", "area_only"):
        head += [term("levels", answer.level)]
        head += [f"{'confidence' if english else '把握'} {answer.confidence:.2f}"]
    lines = [answer.query.text, "  " + " · ".join(head)]
    if answer.point and answer.radius_m:
        lon, lat = answer.point
        lines.append(f"  {lon:.7f}, {lat:.7f}  ± {answer.radius_m / 1000:.1f} km")
    where = " · ".join(filter(None, (answer.district, answer.functional_district, answer.town)))
    lines += [f"  {where}"] if where else []
    lines += [f"  {answer.reason_en if english else answer.reason}"]
    for other in answer.alternatives:
        place = " ".join(filter(None, (other.district, other.town, other.name)))
        lines.append(f"  {'or' if english else '或'} {place}  {other.confidence:.2f}")
    if answer.flags:
        lines.append(f"  [{' '.join(answer.flags)}]")
    return "\n".join(lines)


def _report(evaluation: Evaluation) -> str:
    wrong = evaluation.wrong
    lines = [evaluation.markdown(), f"Not as labelled: {len(wrong)} of {len(evaluation.rows)}", ""]
    for row in wrong.head(SHOWN).to_dict("records"):
        got = " ".join(filter(None, (row["got_status"], row["got_level"], row["got_district"], row["got_town"])))
        wanted = " ".join(filter(None, (row["status"], row["level"], row["expected_district"], row["expected_town"])))
        lines.append(f"- {row['query']!r}: {got}; wanted {wanted}")
    if len(wrong) > SHOWN:
        lines.append(f"- and {len(wrong) - SHOWN} more")
    return "\n".join(lines) + "\n"
