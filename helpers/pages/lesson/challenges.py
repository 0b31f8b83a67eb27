"""The challenges of the lesson: what is to be reached by when, and what may be moved."""

from dataclasses import dataclass

from helpers.data import tables
from helpers.model.assumptions import LINE, MENUS, sliders
from helpers.model.steps import COUNTS, kind

LED, COVERED = "led", "covered"

# What Europe could do by itself, or see done in its factories; the rest is chance, or the US.
EUROPE = (
    "spending_share_2035",
    "equipment_share",
    "gap_share",
    "european_preference",
    "factory_ramp",
    "order_delay",
    "slip_factor",
    "replanned_slip",
    "fielding_factor",
    "ukraine_gifts",
    "shells_passed_on",
)
ANY = (*sliders(), *MENUS)
NO_DEFINITION = tuple(name for name in ANY if kind(name) != COUNTS)


@dataclass(frozen=True)
class Challenge:
    """`goal` areas led, or percent of the need covered on average, by the end of `date`.

    `may` are the assumptions that the class may move, `rule` says it in words.
    """

    words: str
    date: str
    goal: int
    may: tuple[str, ...]
    rule: str
    measure: str = LED


CHALLENGES = {
    "line": Challenge(
        "Ten areas by the end of 2027 by the line alone",
        "2027",
        10,
        (LINE,),
        "only the line for a majority",
    ),
    "untouched": Challenge(
        "Ten areas by the end of 2030, no definition touched",
        "2030",
        10,
        NO_DEFINITION,
        "anything but the line and other definitions",
    ),
    "europe": Challenge(
        "Ten areas by the end of 2030 by what Europe does",
        "2030",
        10,
        EUROPE,
        "only what Europe and its factories do",
    ),
    "later": Challenge(
        "Thirteen areas by the end of 2035 by what Europe does",
        "2035",
        13,
        EUROPE,
        "only what Europe and its factories do",
    ),
    "every": Challenge(
        "Every area by the end of 2030 by any means",
        "2030",
        len(tables.load("model/areas")),
        ANY,
        "anything",
    ),
    "need": Challenge(
        "Six tenths of the need covered by the end of 2027",
        "2027",
        60,
        ANY,
        "anything",
        COVERED,
    ),
}
