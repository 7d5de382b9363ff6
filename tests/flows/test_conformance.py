"""The official suite of OGC finds no failure; what it says is read rightly."""

from pathlib import Path

import pytest

from tests.conformance import NotInRegistryError, fetched, outcome_of, read_results, served
from tests.machine import need

RESULTS = """<testng-results skipped="1" failed="1" total="3" passed="1"><suite name="s"><test name="t"><class name="c">
  <test-method status="PASS" name="landing" signature="landing()"/>
  <test-method status="PASS" name="setUp" is-config="true"/>
  <test-method status="SKIP" name="gml"/>
  <test-method status="FAIL" name="limit" description="d">
    <params><param index="0"><value><![CDATA[projects]]></value></param></params>
    <exception class="java.lang.AssertionError"><message><![CDATA[expected [400]
      but found [200]]]></message></exception>
  </test-method>
  %s
</class></test></suite></testng-results>"""


def test_failures_are_counted_and_told_with_their_reason(tmp_path: Path) -> None:
    path = tmp_path / "testng-results.xml"
    path.write_text(RESULTS % "", "utf-8")
    outcome = read_results(path)
    assert (outcome.passed, outcome.failed, outcome.skipped) == (1, 1, 1)
    assert outcome.failures == ["limit(projects): expected [400] but found [200]"]


def test_suite_that_could_not_begin_has_failed(tmp_path: Path) -> None:
    path = tmp_path / "testng-results.xml"
    path.write_text(RESULTS % '<test-method status="FAIL" name="openApi" is-config="true"/>', "utf-8")
    assert read_results(path).failures[-1] == "openApi(): no reason given"


@pytest.mark.conformance
def test_official_suite_finds_no_failure(tmp_path: Path) -> None:
    need("java")
    need("maven")
    try:
        jar = fetched()
    except NotInRegistryError as error:
        pytest.skip(f"the official suite cannot be fetched here: {error}")
    with served() as root:
        outcome = outcome_of(jar, root, tmp_path)
    assert list(outcome.failures) == []
    assert outcome.passed > 100
