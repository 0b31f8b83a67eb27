"""From the reported scenario to another one, one change after the other."""

from functools import lru_cache

import pandas as pd

from helpers.model import outlook, plans, questions
from helpers.model.assumptions import MENUS, Scenario, choices, default, short_names, sliders
from helpers.model.inputs import load
from helpers.model.outlook import DATES
from helpers.model.projection import project

COUNTS, BELIEF, POLICY = "What counts", "What you believe", "What somebody decides"
# Somebody could decide these otherwise; all else that is no definition can only be believed.
_POLICIES = {
    "spending_share_2035",
    "equipment_share",
    "gap_share",
    "european_preference",
    "order_delay",
    "us_export_delay",
    "ukraine_gifts",
    "shells_passed_on",
    "us_posture",
    "plan",
}
_MENUS = {"forces", "europe_means", "count_weak_areas"}
MOST = 16  # steps that are told one by one; the others are one step more


def kind(name: str) -> str:
    """Is an assumption a definition, a belief, or somebody's decision?"""
    if name in _POLICIES:
        return POLICY
    defines = name in _MENUS or sliders()[name].group == "definition"
    return COUNTS if defines else BELIEF


@lru_cache(maxsize=64)
def steps(scenario: Scenario) -> pd.DataFrame:
    """One row a step and date of DATES: label, kind, date, start and end, in areas led.

    Areas of the middle case. First what counts, then beliefs, then policies; another order
    would share the same total out otherwise. The first row of a date is the reported scenario,
    the last one `scenario`; both start at 0 and have an empty kind.
    """
    changes = scenario.differences()
    ordered = [n for own in (COUNTS, BELIEF, POLICY) for n in changes if kind(n) == own]
    single = ordered if len(ordered) <= MOST else ordered[: MOST - 1]
    told = [(_label(name, changes[name]), kind(name)) for name in single]
    reached = [default()]
    for name in single:
        reached.append(reached[-1].but(**{name: changes[name]}))
    if rest := ordered[len(single) :]:
        told.append((f"{len(rest)} more changes", kind(rest[-1])))
        reached.append(scenario)
    led_at = _led(reached)
    rows = []
    for date in DATES:
        led = led_at[date]
        rows.append(("As reported", "", date, 0, led[0]))
        rows += [
            (*words, date, before, after)
            for words, before, after in zip(told, led, led[1:], strict=False)
        ]
        rows.append(("Yours", "", date, 0, led[-1]))
    return pd.DataFrame(rows, columns=["label", "kind", "date", "start", "end"])


def _led(reached):
    """Areas led at DATES by each of the scenarios; the first and last are known, as on screen."""
    ends = [outlook.outlook(reached[place]) for place in (0, -1)]
    between = reached[1:-1]
    found = project(load(), between) if between else None
    counts = {}
    for date in DATES:
        first, last = (int(end.led[end.years.index(date)]) for end in ends)
        middle = questions.areas_held(found, date)[:, 0].astype(int) if between else []
        counts[date] = [first, *middle, last][: len(reached)]
    return counts


def _label(name, value):
    if name in MENUS:
        return choices(name)[value]
    if name == "count_weak_areas":
        return "Areas nobody can count left out"
    if name == "plan":
        return f"Extra money by plan: {plans.told(value)}"
    label = short_names().get(name, sliders()[name].short_name)
    return f"{label} {value:g}, not {sliders()[name].default:g}"
