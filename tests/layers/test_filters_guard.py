"""Filters that would stop or kill the process are refused before they are parsed."""

import contextlib
import itertools
import json
import threading
import time
from collections.abc import Callable

import cql2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layers.catalogue import catalogue
from layers.errors import FilterError
from layers.filters import parse_filter
from layers.filters.guard import MAX_CHAIN, MAX_OPEN, MAX_OPERATIONS, MAX_SIGNS, MAX_TEXT, check_size, scan
from layers.filters.tree import Comparison, Constant, In

PROJECTS = catalogue()["projects"]

#: The parser may hold the interpreter's lock for a tenth of a second at worst; ten times that on a busy machine.
LONGEST_S = 1.0


def refusal(written: str) -> str:
    started = time.perf_counter()
    with pytest.raises(FilterError) as caught:
        parse_filter(written, PROJECTS)
    assert time.perf_counter() - started < LONGEST_S
    return str(caught.value)


def test_a_broken_filter_in_many_brackets_does_not_stop_the_process() -> None:
    assert f"more than {MAX_OPEN} open brackets; use IN" in refusal("(" * 24)
    assert f"more than {MAX_OPEN} open brackets" in refusal("(" * 24 + "stage = !" + ")" * 24)
    assert "cannot be read" in refusal("(" * MAX_OPEN + "stage = !" + ")" * MAX_OPEN)


@pytest.mark.parametrize("unit", ["stage AND ", "1,", "stage = 'a' OR ", "f(1)+", "(a,b),", "-1+", "x IN (1,2) AND "])
@pytest.mark.parametrize("count", [1, 4, 8, MAX_OPEN])
def test_a_long_broken_filter_in_few_brackets_does_not_stop_the_process(unit: str, count: int) -> None:
    inside = unit * ((MAX_TEXT - 2 * count - 2) // len(unit))
    assert refusal("(" * count + inside + "!" + ")" * count)


@pytest.mark.parametrize(
    "written",
    ["(1+" * 1080, "(" * 1430, "NOT " * 2000 + "TRUE", "-" * 3400 + "1 > 0", "stage=" * 1300 + "stage", "a<" * 4000],
)
def test_nesting_that_would_overflow_the_stack_is_refused(written: str) -> None:
    assert "more than" in refusal(written)


@pytest.mark.parametrize("sign", ["NOT ", "-", "- ", "NOT NOT -"])
def test_signs_in_a_row_are_counted(sign: str) -> None:
    signs = sign.count("NOT") + sign.count("-")
    few, many = MAX_SIGNS // signs, MAX_SIGNS // signs + 1
    scan(sign * few + "1")
    with pytest.raises(FilterError, match="NOT or - in a row"):
        scan(sign * many + "1")


def test_operators_in_a_row_are_counted_between_and_or_and_commas() -> None:
    chain = "1" + "+1" * MAX_CHAIN
    for written in (chain, f"{chain} AND {chain}", f"({chain}, {chain})", f"f({chain})"):
        scan(written)
    with pytest.raises(FilterError, match="operators without AND, OR or a comma"):
        scan(chain + "+1")


def test_brackets_and_quotes_in_quotes_do_not_count() -> None:
    written = "stage = '" + "(" * 100 + "''" + "\\'" + '"' + "'"
    found = parse_filter(written, PROJECTS)
    assert isinstance(found, Comparison)
    assert found.right == Constant("(" * 100 + "''" + '"', "text")
    assert scan('"' + "(" * 100 + "'" + '"').names == [("(" * 100 + "'", 0)]


def test_a_filter_longer_than_8_kilobytes_is_refused_as_it_is_counted_in_bytes() -> None:
    room = MAX_TEXT - len("stage = ''")
    parse_filter(f"stage = '{'a' * room}'", PROJECTS)
    assert "longer than 8192 bytes" in refusal(f"stage = '{'a' * (room + 1)}'")
    assert "longer than 8192 bytes" in refusal(f"stage = '{'县' * (room // 3 + 1)}'")


def test_long_lists_are_harmless() -> None:
    names = ",".join(f"'{number}'" for number in range(1000))
    found = parse_filter(f"stage IN ({names})", PROJECTS)
    assert isinstance(found, In)
    assert len(found.options) == 1000
    document = {"op": "in", "args": [{"property": "offset_km"}, list(range(5000))]}
    assert isinstance(parse_filter(json.dumps(document), PROJECTS, lang="cql2-json"), In)


def test_twelve_conditions_joined_as_qgis_joins_them_are_read() -> None:
    written = "(\"district_code\" = '210727')"
    for _ in range(MAX_OPEN - 1):
        written = f"({written} AND (\"district_code\" = '210727'))"
    parse_filter(written, PROJECTS)


def test_json_may_be_deeper_but_not_without_bounds() -> None:
    def nested(depth: int) -> str:
        return '{"op":"not","args":[' * depth + "true" + "]}" * depth

    parse_filter(nested(60), PROJECTS, lang="cql2-json")
    for depth in (64, 200, 2000):
        with pytest.raises(FilterError, match="nested deeper than 128 levels"):
            parse_filter(nested(depth), PROJECTS, lang="cql2-json")
    with pytest.raises(FilterError, match="longer than 65536"):
        parse_filter(" " * 70000, PROJECTS, lang="cql2-json")


def test_a_filter_of_very_many_conditions_is_refused() -> None:
    few = " OR ".join(["stage LIKE '%a%b%'"] * (MAX_OPERATIONS - 1))
    parse_filter(few, PROJECTS)
    assert f"more than {MAX_OPERATIONS} conditions" in refusal(f"{few} OR stage = 'a'")


def test_depth_is_counted_without_recursion() -> None:
    document: list[object] = []
    for _ in range(100_000):
        document = [document]
    with pytest.raises(FilterError, match="nested deeper"):
        check_size(document)
    while document:  # or Python's own release of it would be deep
        document = document.pop()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["(", "(", ")", ",", "a", "1", "'x'", "AND ", "OR ", "NOT ", "=", "-", "+", "^", " IN (", " LIKE ", " BETWEEN ",
             "f(", "CASEI(", "POINT(1 1)", "POLYGON((0 0,1 1", "GEOMETRYCOLLECTION(", "DATE(", "BBOX(", " IS NULL ", "!",
             "(a,b)", "(a = 1) AND "]
        ),
        max_size=120,
    ),
    st.integers(1, 60),
)  # fmt: skip
def test_what_passes_the_guard_is_parsed_in_time(tokens: list[str], times: int) -> None:
    written = "".join(tokens) * times
    for candidate in (written, _closed(written), _closed(written + "!")):
        try:
            scanned = scan(candidate[:MAX_TEXT])
        except FilterError:
            continue
        assert _seconds(lambda text=scanned.text: _parse(text)) < LONGEST_S


def test_the_guard_itself_is_quick_and_leaves_other_threads_running() -> None:
    beats: list[float] = []
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(0.005):
            beats.append(time.perf_counter())

    thread = threading.Thread(target=beat)
    thread.start()
    try:
        for _ in range(5):
            refusal("(" * MAX_OPEN + "stage = !" + ")" * MAX_OPEN)
    finally:
        stop.set()
        thread.join()
    assert max((b - a for a, b in itertools.pairwise(beats)), default=0.0) < LONGEST_S


def _closed(written: str) -> str:
    return written + ")" * max(0, written.count("(") - written.count(")"))


def _parse(text: str) -> None:
    with contextlib.suppress(cql2.ParseError):
        cql2.parse_text(text)


def _seconds(call: Callable[[], None]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started
