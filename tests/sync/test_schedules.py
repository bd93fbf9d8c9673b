"""Whatever happens in whatever order at sites whose clocks differ: in the end both say the same, and nobody is lost.

What is played is divided into shards, so that several processes can share it. Each says its seed when it fails.
"""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from agreement import check
from stores import cheap
from worlds import Beginnings, Step, do, meet, rest

WORDS = ["alfa", "beta", "gamma", ""]
FIELDS = ["goal", "situation"]
sites, picks = st.integers(0, 2), st.integers(0, 4)
words, fields = st.sampled_from(WORDS), st.sampled_from(FIELDS)

#: What can happen, what it needs to know, and how often of a hundred times.
KINDS: dict[str, tuple[tuple[st.SearchStrategy[Any], ...], int]] = {
    "edit": ((sites, picks, fields, words), 34),
    "mail": ((sites, sites), 22),
    "post": ((sites, sites), 10),
    "deliver": ((picks,), 10),
    "settle": ((sites, picks, words), 6),
    "consent": ((sites, picks, st.sampled_from([0, 1, 30, 300, 364, 366])), 6),
    "add": ((sites, words, st.booleans()), 4),
    "rate": ((sites, picks), 3),
    "wait": ((sites, st.sampled_from([1, 40, 200])), 2),
    "undo": ((sites,), 2),
    "withdraw": ((sites, picks), 1),
    "new_keys": ((sites, st.booleans()), 1),
}
RETURNS = {"keep": ((sites,), 6), "return": ((sites,), 6)}


def steps(kinds: dict[str, Any]) -> st.SearchStrategy[list[Any]]:
    """Schedules of some kinds of steps, as often as they say."""
    names = [name for name, (_, often) in kinds.items() for _ in range(often)]
    step = st.sampled_from(names).flatmap(lambda name: st.tuples(st.just(name), *kinds[name][0]))
    return st.lists(step, min_size=10, max_size=30)


#: How far other sites' clocks are from the first's. Equal clocks are equal to the second.
days_apart = st.sampled_from([0, 0, 1, -1, 365, -365, 40])
#: Each plays many weeks of work. What is asked for is shared between the shards of the three kinds of schedules:
#: ``SAMORDNING_SCHEDULES=10000 pytest tests/sync/test_schedules.py`` plays so many in all.
SCHEDULES = int(os.environ.get("SAMORDNING_SCHEDULES", "1000"))
SHARDS = max(4, SCHEDULES // 300)
#: Where it begins: another seed each time, but ``SAMORDNING_SEED`` plays the same once more.
SEED = int(os.environ.get("SAMORDNING_SEED", secrets.randbits(32)))
#: So many schedules end with everyone sending to everyone once more than they need to.
_OFTEN_AT_REST = 4
shards = pytest.mark.parametrize("shard", range(SHARDS))
#: No end is set to the long form: a test's own limit goes before ``--timeout``.
pytestmark = pytest.mark.timeout(600 if SCHEDULES <= 1000 else 0)

common = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    max_examples=max(SCHEDULES // (3 * SHARDS), 1),
    database=None,
)


@pytest.fixture(scope="session")
def pair_begun(open_pair: Any, tmp_path_factory: pytest.TempPathFactory) -> Beginnings:
    """Two sites that have begun."""
    return Beginnings(open_pair, tmp_path_factory.mktemp("begun"))


@pytest.fixture(scope="session")
def trio_begun(open_trio: Any, tmp_path_factory: pytest.TempPathFactory) -> Beginnings:
    """Three sites that have begun."""
    return Beginnings(open_trio, tmp_path_factory.mktemp("begun"))


def play(beginnings: Beginnings, days: tuple[int, ...], schedule: list[Step]) -> None:
    """Lets it happen, lets all meet, and looks whether they agree."""
    with tempfile.TemporaryDirectory() as folder, cheap():
        world = beginnings.world(days, Path(folder) / "sites")
        try:
            do(world, schedule)
            meet(world)
            if len(schedule) % _OFTEN_AT_REST == 0:
                rest(world)
            check(world)
        finally:
            world.close()


def play_many(shard: int, beginnings: Beginnings, others: int, kinds: dict[str, Any]) -> None:
    """Plays a shard's schedules. What fails is told with the seed."""

    @seed(SEED + shard)
    @common
    @given(st.tuples(st.just(0), *[days_apart] * others), steps(kinds))
    def plays(days: Any, schedule: Any) -> None:
        play(beginnings, days, schedule)

    try:
        plays()
    except BaseException as error:
        error.add_note(f"SAMORDNING_SEED={SEED} SAMORDNING_SCHEDULES={SCHEDULES}, shard {shard}")
        raise


@shards
def test_two_sites_agree_whatever_happens(pair_begun: Beginnings, shard: int) -> None:
    play_many(shard, pair_begun, 1, KINDS)


@shards
def test_three_sites_agree_even_when_they_go_back_to_backups(trio_begun: Beginnings, shard: int) -> None:
    play_many(shard, trio_begun, 2, KINDS | RETURNS)


@shards
def test_two_sites_agree_even_when_they_go_back_to_backups(pair_begun: Beginnings, shard: int) -> None:
    play_many(shard, pair_begun, 1, KINDS | RETURNS)


@pytest.mark.parametrize(
    "schedule",
    [
        [("return", 0), ("edit", 0, 0, "goal", ""), ("edit", 0, 1, "goal", "")],
        # One site has forgotten that it knew the other's former self when a late package of that self arrives.
        [
            ("return", 0), ("mail", 0, 1), ("mail", 1, 0), ("return", 1), ("post", 0, 1), ("mail", 0, 1), ("return", 0),
            ("edit", 1, 2, "goal", "beta"), ("mail", 0, 1), ("deliver", 4),
        ],
        # The backup holds keys that the other site has never met, and knows to be given up.
        [("new_keys", 0, False), ("edit", 0, 0, "goal", "alfa"), ("keep", 0), ("new_keys", 0, True), ("return", 0)],
    ],
)  # fmt: skip
def test_schedules_that_once_came_to_no_end(pair_begun: Beginnings, schedule: list[Step]) -> None:
    play(pair_begun, (0, 0), schedule)
