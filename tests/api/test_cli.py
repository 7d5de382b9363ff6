import csv
import io
import json
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

import api.cli
import api.sources
from api import Settings, create_app
from api.cli import main
from api.sources import digest_of, geopackage_of, user_cache
from api.version import __version__
from api.wire import TolerantProtocol
from layers.atlas import bundled
from layers.build import build
from layers.errors import TableError
from layers.stores import open_store


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("built") / "atlas.gpkg"
    build(bundled("jinzhou"), file)
    return file


@pytest.fixture
def run(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., tuple[int, str, str]]:
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "cache"))

    def run_command(*arguments: str | Path) -> tuple[int, str, str]:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as exit_:
            status = int(exit_.code or 0)
        out, err = capfd.readouterr()
        return status, out, err

    return run_command


Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("arguments", [["--help"], ["serve", "--help"], ["build", "--help"], ["export", "--help"]])
def test_help_teaches_by_examples(run: Run, arguments: list[str]) -> None:
    status, out, _ = run(*arguments)
    assert status == 0
    assert out.count("atlas ") >= 4
    assert ".gpkg" in out


def test_version_is_printed(run: Run) -> None:
    assert run("--version")[:2] == (0, f"Corridor Atlas {__version__}\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "COMMAND"),
        (["frobnicate"], "frobnicate"),
        (["serve", "nothing.gpkg"], "nothing.gpkg: there is no such file or folder"),
        (["serve", "--port", "abc"], "'abc' is no port"),
        (["serve", "--port", "70000"], "'70000' is no port"),
        (["serve", "--host", "192.0.2.1"], "192.0.2.1:8000 cannot be listened on"),
        (["export", "projects", "--format", "xlsx"], "xlsx"),
        (["export", "projects"], "--format"),
        (["build", "nothing"], "nothing/atlas.toml: cannot be read"),
    ],
)
def test_bad_command_is_one_line_and_status_2(run: Run, arguments: list[str], words: str) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1


def test_export_of_what_is_not_there_is_one_line(run: Run, built: Path, tmp_path: Path) -> None:
    for arguments, words in (
        (["export", "nothing", "--format", "csv", "--from", built], "no layer 'nothing'"),
        (["export", "projects", "--format", "gpkg", "--from", built], "wanted --out FILE"),
        (
            ["export", "projects", "--format", "csv", "--from", built, "--out", tmp_path / "no" / "x.csv"],
            "cannot be written",
        ),
    ):
        status, out, err = run(*arguments)
        assert (status, out, err.count("\n")) == (2, "", 1)
        assert words in err


def test_truncated_geopackage_is_one_line(run: Run, built: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.gpkg"
    broken.write_bytes(built.read_bytes()[:5000])
    status, _, err = run("serve", broken, "--port", "0")
    assert (status, err.count("\n")) == (2, 1)
    assert "broken.gpkg" in err


def test_port_in_use_is_one_line(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        status, _, err = run("serve", "--port", str(taken.getsockname()[1]))
    assert (status, err.count("\n")) == (2, 1)
    assert "cannot be listened on" in err


def test_bad_setting_is_one_line_with_its_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_MAX_LIMIT", "many")
    status, _, err = run("serve")
    assert (status, err.count("\n")) == (2, 1)
    assert "ATLAS_MAX_LIMIT='many'" in err


def test_bad_table_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "atlas"
    folder.mkdir()
    for file in bundled("jinzhou").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    text = (folder / "reports.csv").read_text("utf-8-sig")
    (folder / "reports.csv").write_text(text.replace("under_construction", "buildng", 1))
    status, out, err = run("build", folder, "--out", tmp_path / "out.gpkg")
    assert (status, out) == (2, "")
    assert "reports.csv" in err
    assert "buildng" in err
    assert not (tmp_path / "out.gpkg").exists()


@pytest.mark.parametrize(("lang", "word"), [("zh", "线状项目"), ("en", "Linear projects")])
def test_build_writes_the_file_and_reports_in_both_languages(run: Run, tmp_path: Path, lang: str, word: str) -> None:
    status, out, err = run("build", "--out", tmp_path / "new" / "atlas.gpkg", "--lang", lang)
    assert (status, err) == (0, "")
    assert word in out
    assert open_store(tmp_path / "new" / "atlas.gpkg").count("projects") > 100


@pytest.mark.parametrize(
    ("spoken", "lang"), [("en_GB.UTF-8", "en"), ("zh_CN.UTF-8", "zh"), ("C.UTF-8", "zh"), ("", "zh")]
)
def test_language_of_the_report_is_that_of_the_machine(monkeypatch: pytest.MonkeyPatch, spoken: str, lang: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", spoken)
    assert api.cli._parser().parse_args(["build"]).lang == lang


def test_export_writes_each_format(run: Run, built: Path, tmp_path: Path) -> None:
    count = open_store(built).count("projects")
    status, out, _ = run("export", "projects", "--format", "geojson", "--from", built)
    assert status == 0
    assert len(json.loads(out)["features"]) == count
    assert run("export", "projects", "--format", "csv", "--from", built, "--out", tmp_path / "p.csv")[0] == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "p.csv").read_text("utf-8-sig"))))
    assert len(rows) == count
    assert run("export", "projects", "--format", "gpkg", "--from", built, "--out", tmp_path / "p.gpkg")[0] == 0
    assert open_store(tmp_path / "p.gpkg").count("projects") == count


def test_build_is_kept_while_tables_and_code_are_the_same(
    built: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    builds = []

    def copied(_folder: Path, out: Path, _progress: Any) -> None:
        builds.append(out)
        out.write_bytes(built.read_bytes())

    monkeypatch.setattr(api.sources, "build", copied)
    monkeypatch.setattr(api.sources, "digest_of", lambda _folder: "0123456789ab")
    first = geopackage_of(None, cache=tmp_path)
    assert geopackage_of(None, cache=tmp_path) == first == tmp_path / "jinzhou-0123456789ab.gpkg"
    assert builds == [first]


def test_code_that_builds_is_part_of_the_digest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    folder = bundled("jinzhou")
    before = digest_of(folder)
    (tmp_path / "new.py").write_text("change = 1")
    monkeypatch.setattr(api.sources.layers, "__file__", str(tmp_path / "__init__.py"))
    assert digest_of(folder) != before


def test_changed_table_is_built_anew_and_the_old_build_dropped(tmp_path: Path) -> None:
    folder = tmp_path / "atlas"
    folder.mkdir()
    for file in bundled("jinzhou").iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    first = geopackage_of(folder, cache=tmp_path / "cache")
    with (folder / "articles.csv").open("a") as table:
        table.write("\n")
    assert digest_of(folder) not in first.name
    second = geopackage_of(folder, cache=tmp_path / "cache")
    assert second != first
    assert [path.name for path in (tmp_path / "cache").glob("*.gpkg")] == [second.name]


def test_geopackage_is_served_as_it_is(built: Path) -> None:
    assert geopackage_of(built, cache=None) == built


def test_app_without_a_store_serves_what_the_settings_name(
    built: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path))
    for app in (create_app(), create_app(Settings(data=built))):
        assert TestClient(app).get("/api/health").json()["collections"]["districts"] == 7


def test_cache_that_cannot_be_written_is_said_so(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("ATLAS_CACHE", str(tmp_path / "file" / "cache"))
    status, _, err = run("serve", "--port", "0")
    assert (status, err.count("\n")) == (2, 1)
    assert "ATLAS_CACHE" in err


def test_host_without_an_address_is_one_line(run: Run) -> None:
    status, _, err = run("serve", "--host", "no.such.host.invalid")
    assert (status, err.count("\n")) == (2, 1)
    assert "no.such.host.invalid" in err


def test_folder_of_the_output_that_cannot_be_made_is_one_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    status, _, err = run("build", "--out", tmp_path / "file" / "x.gpkg")
    assert (status, err.count("\n")) == (2, 1)


def test_reader_that_has_enough_ends_the_export_quietly(built: Path) -> None:
    command = f"{sys.executable} -m api export reports --format csv --from {built} | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], check=False, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_cache_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert user_cache() == tmp_path / "corridor-atlas"


def test_interrupted_build_is_130_and_leaves_nothing(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api.cli, "build", interrupted)
    assert run("build", "--out", tmp_path / "x.gpkg") == (130, "", "")


def test_bad_table_error_keeps_all_its_lines(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any) -> None:
        raise TableError("reports.csv\n  line 2: no\n  line 3: no")

    monkeypatch.setattr(api.cli, "build", refused)
    assert run("build")[2] == "atlas: reports.csv\n  line 2: no\n  line 3: no\n"


def test_service_prints_its_address_answers_and_ends_by_ctrl_c(
    run: Run, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[uvicorn.Server] = []
    answers: list[dict[str, Any]] = []
    real = uvicorn.Server.run

    def asked(server: uvicorn.Server, sockets: list[socket.socket]) -> None:
        started.append(server)
        port = sockets[0].getsockname()[1]

        def ask() -> None:
            while not server.started:
                time.sleep(0.01)
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/health") as answer:
                answers.append(json.load(answer))
            signal.raise_signal(signal.SIGINT)

        threading.Thread(target=ask, daemon=True).start()
        real(server, sockets=sockets)

    monkeypatch.setattr(uvicorn.Server, "run", asked)
    status, out, err = run("serve", built, "--port", "0")
    assert (status, err) == (0, "")
    assert out.startswith("Corridor Atlas · 通道图  http://127.0.0.1:")
    assert answers[0]["status"] == "ok"
    assert started[0].config.http is TolerantProtocol


@pytest.mark.parametrize(
    ("host", "shown"), [("127.0.0.1", "http://127.0.0.1:"), ("0.0.0.0", "http://127.0.0.1:"), ("::1", "http://[::1]:")]
)
def test_address_is_one_to_click(run: Run, built: Path, monkeypatch: pytest.MonkeyPatch, host: str, shown: str) -> None:
    monkeypatch.setattr(uvicorn.Server, "run", lambda *_, **__: None)
    monkeypatch.setenv("ATLAS_ROOT", "https://maps.example.cn/atlas")
    status, out, err = run("serve", built, "--host", host, "--port", "0")
    if status == 2 and host == "::1":
        assert "cannot be listened on" in err
        return
    assert status == 0
    assert shown in out
    assert "https://maps.example.cn/atlas" in out
