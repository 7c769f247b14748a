"""Lines of requests that never reach Django read as those of all others."""

import io
import logging
import time
from collections.abc import Callable

import pytest
import time_machine

from dinas.operations.lines import JsonLineFormatter, PlainFormatter, line_writer
from dinas.operations.logs import GatheringHandler, logger, write_line

PATHS = ["/", "/berita/", '/a"b\\/', "/padi-\x80\xff/", "/a\nINFO palsu", "/p%C3%A1di/"]


Gathering = Callable[[logging.Formatter], GatheringHandler]


@pytest.fixture
def gathering(monkeypatch: pytest.MonkeyPatch) -> Gathering:
    """Make a handler that alone hears of requests, from the moment when the test asks for it."""

    def make(formatter: logging.Formatter) -> GatheringHandler:
        handler = GatheringHandler()
        handler.setStream(io.StringIO())
        handler.setFormatter(formatter)
        monkeypatch.setattr(logger, "propagate", False)
        monkeypatch.setattr(logger, "handlers", [handler])
        monkeypatch.setattr(logger, "isEnabledFor", lambda level: level >= logging.INFO)
        return handler

    return make


@pytest.mark.parametrize("formatter", [PlainFormatter(), JsonLineFormatter()])
@pytest.mark.parametrize("path", PATHS)
def test_the_short_way_writes_the_same_line(
    gathering: Gathering,
    formatter: PlainFormatter | JsonLineFormatter,
    path: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    handler = gathering(formatter)
    short = line_writer()
    assert short is not write_line
    monkeypatch.setattr(time, "perf_counter", lambda: 5.0123)
    with time_machine.travel(1_800_000_000.25, tick=False):
        for write in (write_line, short, short):
            write("GET", path, 304, 5.0)
    handler.flush()
    long, first, second, end = handler.stream.getvalue().split("\n")
    assert (first, second, end) == (long, long, "")
    assert "12.3" in long


def test_somebody_else_who_listens_gets_a_record(gathering: Gathering) -> None:
    handler = gathering(PlainFormatter())
    logger.handlers.append(logging.NullHandler())
    assert line_writer() is write_line
    logger.handlers.pop()
    handler.addFilter(lambda record: False)
    assert line_writer() is write_line


def test_a_log_of_faults_only_gets_no_line(
    gathering: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = gathering(PlainFormatter())
    monkeypatch.setattr(logger, "isEnabledFor", lambda level: level >= logging.ERROR)
    line_writer()("GET", "/", 200, 0.0)
    handler.flush()
    assert handler.stream.getvalue() == ""


def test_lines_do_not_pile_up_when_the_writer_is_late(
    gathering: Gathering, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dinas.operations.logs.MOST_LINES", 2)
    monkeypatch.setattr("dinas.operations.logs.GATHER_S", 3600)
    handler = gathering(PlainFormatter())
    write = line_writer()
    for number in range(3):
        write("GET", f"/{number}/", 200, time.perf_counter())
    assert handler.stream.getvalue().count("\n") == 3
