"""The worker: one thread, results on the window's thread, nothing lost and nothing late."""

from __future__ import annotations

import threading

import pytest

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit import runner as runner_module
from samordning_desktop.ui.kit.runner import Runner


@pytest.fixture
def runner(qtbot):
    runner = Runner()
    yield runner
    runner.stop()


def test_jobs_run_elsewhere_and_results_come_here(runner, qtbot):
    where, here = [], []
    runner.run(
        lambda: where.append(threading.current_thread()), lambda _: here.append(threading.current_thread())
    )
    qtbot.waitUntil(lambda: here != [])
    assert here == [threading.current_thread()]
    assert where != here


def test_jobs_run_in_order_on_one_thread(runner, qtbot):
    threads, got = set(), []
    for number in range(50):
        runner.run(lambda number=number: threads.add(threading.current_thread()) or number, got.append)
    qtbot.waitUntil(lambda: len(got) == 50)
    assert got == list(range(50))
    assert len(threads) == 1


def test_a_change_is_told_before_the_result_with_who_started_it(runner, qtbot):
    told, me = [], object()
    done = Done("id", Changes(frozenset({Kind.BOARD})))
    runner.changed.connect(lambda changes, initiator: told.append((changes, initiator)))
    runner.run(lambda: done, told.append, initiator=me)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == [(done.changes, me), done]


def test_what_is_only_read_tells_of_no_change(runner, qtbot, said):
    runner.changed.connect(said.hear)
    got = []
    runner.run(lambda: [1], got.append)
    qtbot.waitUntil(lambda: got == [[1]])
    assert said.heard == []


def test_a_failure_goes_to_who_asked_for_it(runner, qtbot, said):
    failed = []
    runner.fell.connect(said.hear)
    runner.run(raising(KnownError("disk.full")), None, failed.append)
    qtbot.waitUntil(lambda: failed != [])
    assert failed[0].code == "disk.full"
    assert said.heard == []


def test_a_failure_that_nobody_takes_is_told(runner, qtbot, said):
    runner.fell.connect(said.hear)
    runner.run(raising(ValueError()))
    qtbot.waitUntil(lambda: said.heard != [])
    assert isinstance(said.heard[0], ValueError)


def test_it_goes_on_after_a_failure(runner, qtbot):
    got = []
    runner.run(raising(ValueError()), None, got.append)
    runner.run(lambda: "next", got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    assert got[1] == "next"


def test_busy_is_told_only_when_it_lasts(runner, qtbot, said):
    runner.busy.connect(said.hear)
    quick = []
    runner.run(lambda: None, quick.append)
    qtbot.waitUntil(lambda: quick != [])
    assert said.heard == []
    gate = threading.Event()
    runner.run(lambda: gate.wait(10))
    qtbot.waitUntil(lambda: said.heard == [True])
    gate.set()
    qtbot.waitUntil(lambda: said.heard == [True, False])
    assert runner.idle


def test_stop_waits_for_the_job_and_delivers_nothing(runner, qtbot):
    started, gate, ran, got = threading.Event(), threading.Event(), [], []
    runner.run(lambda: (started.set(), gate.wait(10), ran.append("first")), got.append)
    runner.run(lambda: ran.append("second"), got.append)
    assert started.wait(10)
    threading.Timer(0.05, gate.set).start()
    runner.stop()
    runner.run(lambda: ran.append("third"), got.append)
    qtbot.wait(20)
    assert ran == ["first"]
    assert got == []


def test_what_is_forgotten_runs_but_is_not_delivered(runner, qtbot):
    ran, got, gate = [], [], threading.Event()
    runner.run(lambda: (gate.wait(10), ran.append("write")), got.append)
    runner.forget()
    gate.set()
    runner.run(lambda: "close", got.append)
    qtbot.waitUntil(lambda: got == ["close"])
    assert ran == ["write"]
    assert runner.idle


def raising(error):
    def job():
        raise error

    return job


def test_what_is_done_aside_keeps_no_other_job_waiting(runner, qtbot):
    goes_on, got = threading.Event(), []
    runner.run_aside(lambda: goes_on.wait(5))
    runner.run(lambda: "saved", got.append)
    qtbot.waitUntil(lambda: got == ["saved"])
    assert not runner.idle
    goes_on.set()
    qtbot.waitUntil(lambda: runner.idle)


def test_a_failure_aside_is_told(runner, qtbot):
    fell = []
    runner.fell.connect(fell.append)
    runner.run_aside(lambda: 1 / 0)
    qtbot.waitUntil(lambda: fell != [])
    assert isinstance(fell[0], ZeroDivisionError)


def test_nothing_is_begun_aside_after_the_end(qtbot):
    runner, ran = Runner(), []
    runner.stop()
    runner.run_aside(lambda: ran.append(1))
    assert (ran, runner.idle) == ([], True)


def test_a_loose_job_keeps_nobody_waiting_and_its_result_comes_here(runner, qtbot):
    answer, got, others = threading.Event(), [], []
    runner.run_loose(lambda: answer.wait(20) and threading.current_thread(), got.append)
    runner.run(lambda: "annat", others.append)
    qtbot.waitUntil(lambda: others == ["annat"] and runner.idle)
    assert got == []
    answer.set()
    qtbot.waitUntil(lambda: len(got) == 1)
    assert got[0].daemon
    assert got[0] is not threading.current_thread()


def test_a_disk_that_fails_a_loose_job_gives_none(runner, qtbot):
    got = []
    runner.run_loose(raising(FileNotFoundError()), got.append)
    qtbot.waitUntil(lambda: got == [None])


@pytest.mark.parametrize("end", ["forget", "stop"])
def test_a_loose_job_that_ends_too_late_is_not_delivered_and_not_waited_for(qtbot, end):
    runner, answer, got, seen = Runner(), threading.Event(), [], []
    runner._came_loose.connect(seen.append)
    runner.run_loose(lambda: answer.wait(20), got.append)
    getattr(runner, end)()
    answer.set()
    qtbot.waitUntil(lambda: len(seen) == 1)
    assert got == []
    runner.stop()
    runner.run_loose(lambda: seen.append("sent"), got.append)
    assert len(seen) == 1


def test_what_is_done_beside_is_told_as_any_job_and_keeps_nobody_waiting(runner, qtbot, said):
    gate, got = threading.Event(), []
    done = Done("saved", Changes(frozenset({Kind.LOG})))
    runner.changed.connect(said.hear)
    runner.run_beside(lambda: (gate.wait(10), done)[1], got.append, initiator="whoever")
    assert runner.idle
    runner.run(lambda: "read", got.append)
    qtbot.waitUntil(lambda: got == ["read"])
    gate.set()
    qtbot.waitUntil(lambda: got == ["read", done])
    assert said.heard == [(done.changes, "whoever")]
    runner.run_beside(raising(ValueError()), None, got.append)
    qtbot.waitUntil(lambda: len(got) == 3)
    assert isinstance(got[2], ValueError)


def test_the_end_waits_a_moment_for_what_is_done_beside(runner, monkeypatch):
    monkeypatch.setattr(runner_module, "LAST_SECONDS", 0.2)
    hangs, ran = threading.Event(), []
    runner.run_beside(lambda: (hangs.wait(0.05), ran.append("named")))
    runner.run_beside(lambda: hangs.wait(10))
    runner.stop()
    assert ran == ["named"]
    hangs.set()
    runner.run_beside(lambda: ran.append("too late"))
    assert ran == ["named"]


def test_what_is_done_beside_is_forgotten_with_its_window(runner, qtbot):
    gate, got = threading.Event(), []
    runner.run_beside(lambda: gate.wait(10), got.append)
    runner.forget()
    gate.set()
    runner.run_beside(lambda: "later", got.append)
    qtbot.waitUntil(lambda: got == ["later"])
