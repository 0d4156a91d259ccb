"""A neighbour that does not answer is left alone for a while, and asked again by one."""

import threading

import pytest

from search.engines.breaker import MOST_AT_ONCE, Breaker


class Clock:
    def __init__(self):
        self.seconds = 100.0

    def __call__(self):
        return self.seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def breaker(clock):
    return Breaker(failures=3, pause=30, clock=clock)


def fail(breaker, times=1):
    for _ in range(times):
        assert breaker.enter(patience=0)
        breaker.leave(well=False)


def test_it_opens_after_three_failures_in_a_row(breaker):
    fail(breaker, 2)
    assert not breaker.is_open

    fail(breaker)

    assert breaker.is_open
    assert not breaker.enter(patience=0)


def test_a_success_in_between_starts_the_count_anew(breaker):
    fail(breaker, 2)
    assert breaker.enter(patience=0)
    breaker.leave(well=True)
    fail(breaker, 2)

    assert not breaker.is_open


def test_after_the_pause_one_may_try_and_the_others_do_not_wait_for_her(breaker, clock):
    fail(breaker, 3)
    clock.seconds += 31

    assert breaker.enter(patience=10)
    assert not breaker.enter(patience=10)


def test_a_try_that_fails_keeps_it_open_for_another_pause(breaker, clock):
    fail(breaker, 3)
    clock.seconds += 31
    fail(breaker)

    assert breaker.is_open
    clock.seconds += 29
    assert breaker.is_open
    clock.seconds += 2
    assert not breaker.is_open


def test_a_try_that_goes_well_closes_it(breaker, clock):
    fail(breaker, 3)
    clock.seconds += 31
    assert breaker.enter(patience=0)
    breaker.leave(well=True)

    assert [breaker.enter(patience=0) for _ in range(MOST_AT_ONCE + 1)] == [True] * MOST_AT_ONCE + [False]


def test_of_many_who_come_at_once_no_more_wait_than_it_takes_to_open(breaker):
    assert [breaker.enter(patience=0) for _ in range(50)] == [True] * 3 + [False] * 47

    breaker.leave(well=False)
    assert not breaker.enter(patience=0)


def test_who_waits_for_a_place_gets_one_as_soon_as_somebody_is_answered(breaker):
    for _ in range(3):
        assert breaker.enter(patience=0)
    entered = []
    waiting = threading.Thread(target=lambda: entered.append(breaker.enter(patience=60)))
    waiting.start()

    breaker.leave(well=True)
    waiting.join(10)

    assert entered == [True]


def test_trust_ends_and_begins_again_with_an_answer(breaker, clock):
    assert breaker.enter(patience=0)
    breaker.leave(well=True)
    clock.seconds += 6

    assert [breaker.enter(patience=0) for _ in range(4)] == [True] * 3 + [False]
