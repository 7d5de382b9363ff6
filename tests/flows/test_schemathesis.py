"""Whatever the OpenAPI document allows, and much that it forbids, is asked of a real service by schemathesis."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance import served

#: Examples a parameter set; the whole takes a minute or so.
EXAMPLES = 6

#: One collection of each kind stands for all: points, lines, a table.
SOME = r"^/(?!collections/(?!projects|routes|reports))"


#: An address may be too long before anything in it is wrong.
CONFIG = "[checks.negative_data_rejection]\nexpected-statuses = [400, 404, 405, 406, 414, 415]\n"


@pytest.fixture(scope="module")
def document() -> Iterator[str]:
    with served() as root:
        yield f"{root}/api/openapi"


def run(document: str, folder: Path, checks: str, *more: str) -> str:
    (folder / "schemathesis.toml").write_text(CONFIG, "utf-8")
    program = Path(sys.executable).with_name("schemathesis")
    done = subprocess.run(
        [program, "--config-file", str(folder / "schemathesis.toml"), "run", document, "--phases", "examples,coverage,fuzzing", "--checks", checks, "--seed", "1",
         "--max-examples", str(EXAMPLES), "--no-color", "--include-path-regex", SOME, *more],
        capture_output=True, text=True, check=False, timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
    return done.stdout


def test_no_answer_is_an_error_of_the_server_or_outside_the_document(document: str, tmp_path: Path) -> None:
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,unsupported_method"
    assert re.search(r"\b[1-9]\d* passed", run(document, tmp_path, checks))


def test_what_the_document_allows_is_answered_and_what_it_forbids_refused(document: str, tmp_path: Path) -> None:
    # Not for what is asked like pages of features: a limit above the maximum is no error, and the text of a filter has rules of its own.
    run(
        document,
        tmp_path,
        "positive_data_acceptance,negative_data_rejection",
        "--exclude-path-regex",
        "(items|summary)$",
    )
