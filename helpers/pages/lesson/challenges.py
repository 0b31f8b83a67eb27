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
_OWN = "only what Europe and its factories do"


@dataclass(frozen=True)
class Challenge:
    """`goal` areas led, or percent of the need covered on average, by the end of `date`.

    `words` name it in a menu. `may` are the assumptions to move, `rule` says it in words.
    """

    words: str
    date: str
    goal: int
    may: tuple[str, ...]
    rule: str
    measure: str = LED


CHALLENGES = {
    "line": Challenge(
        "Ten areas by 2027: the line alone", "2027", 10, (LINE,), "only the line for a majority"
    ),
    "untouched": Challenge(
        "Ten by 2030: no definition touched",
        "2030",
        10,
        NO_DEFINITION,
        "anything but the line and other definitions",
    ),
    "europe": Challenge("Ten by 2030: what Europe does", "2030", 10, EUROPE, _OWN),
    "later": Challenge("Thirteen by 2035: what Europe does", "2035", 13, EUROPE, _OWN),
    "every": Challenge(
        "Every area by 2030: any means", "2030", len(tables.load("model/areas")), ANY, "anything"
    ),
    "need": Challenge(
        "60 percent of the need by 2027: any means", "2027", 60, ANY, "anything", COVERED
    ),
}
