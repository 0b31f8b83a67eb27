"""Sentences and tables of notebook 07 on the presets, and five things to try."""

from itertools import product

import pandas as pd

from helpers.figures.premise import premise
from helpers.figures.text import Prose, Table, count, listing, small
from helpers.model import outlook, questions
from helpers.model.assumptions import presets
from helpers.pages.scenarios import data
from helpers.pages.scenarios.words import at, dated, led


def stories():
    """What each preset assumes, in a sentence."""
    frame = pd.DataFrame({"name": outlook.preset_names(), "story": outlook.stories()})
    return Table(frame, {"name": "Preset", "story": "What it assumes"})


def grid():
    """What each preset changes: presets across, assumptions down, only changed cells filled."""
    frame = data.preset_grid().rename(columns={"assumption": "Assumption"})
    return Table(frame, {name: name for name in frame})


def areas_sentence(shares):
    """Which areas the presets decide by the year of `shares`, of `data.preset_shares`, and 2030."""
    decided, early = _decided(shares), _decided(data.preset_shares("2030"))
    premise(not early, "At the end of 2030 no preset moves an area over the line")
    premise(0 < len(decided) < shares["name"].nunique() / 2, "Assumptions decide only a few areas")
    return Prose(
        "As long as the US stays, at the end of 2030 no preset moves an area over the line. At the "
        f"end of {shares['year'].iloc[0]} the presets decide {len(decided)}: {listing(decided)}.",
        _rules_part(),
    )


def _rules_part():
    """That the meanings of a majority part under every preset in which the US stays."""
    staying = [own for name, own in data.by_preset().items() if not data.us_leaves(presets()[name])]
    cases, last = product(staying, outlook.DATES), outlook.DATES[-1]
    split = all(len({own.holds[rule, date] for rule in questions.RULES}) > 1 for own, date in cases)
    premise(split, "some rule says yes and some rule says no")
    most = sum(bool(own.holds["most", last]) for own in staying)
    return (
        "As long as the US stays, some rule says yes and some rule says no under every preset, at "
        f"the end of {listing(outlook.DATES)} alike. “Most areas” is met at the end of {last} "
        f"under {most} of the {len(staying)} presets in which the US stays."
    )


def _decided(shares):
    leads = shares[~shares["us_leaves"]].groupby("name", sort=False)["leads"]
    return [small(name) for name, own in leads if own.nunique() > 1]


def tours():
    """Five things to try, what to look for, and the code that does it in one step."""
    base = data.reported()
    rows = [
        (row.what_to_do, _LOOK[row.shows](found, base), row.code) for row, found in data.tours()
    ]
    frame = pd.DataFrame(rows, columns=["try", "look", "code"])
    heads = {"try": "Try this", "look": "Look for", "code": "Or paste this code"}
    return Table(frame, heads)


def _leaving(found, base):
    covered = (round(at(own, own.mean_coverage, "2027")) for own in (found, base))
    return (
        f"Areas led at the end of 2027: {_led(found, base, '2027')}. Percent of the need covered: "
        f"{_instead(*covered)}. The share has grown because the US holds less, not because Europe "
        "holds more."
    )


def _definition(found, base):
    yes = [date for date in outlook.DATES if found.holds["most", date]]
    told = f"at the end of {yes[0]}" if yes else "at none of the three dates"
    return (
        f"Areas led: {_led(found, base, '2027')} at the end of 2027, and "
        f"{_led(found, base, '2035')} at the end of 2035. A majority in most areas {told}. "
        "Europe's forces of today are the same."
    )


def _led(found, base, date):
    return _instead(led(found, date), led(base, date))


def _instead(now, then):
    return f"{now} instead of {then}" if now != then else f"still {now}"


def _hardware(found, base):
    gain = dated(found, found.mean_coverage - base.mean_coverage)
    now, then = (by[outlook.DATES[-1]]["binds"] for by in (found.binds, base.binds))
    return (
        f"Points of need covered that this adds: {gain}. Areas led: {dated(found, found.led)}. "
        f"Then look at what binds in 2035: in {count((now != then).sum(), 'area')} it is something "
        "else now."
    )


_LOOK = {"the US leaves": _leaving, "definition": _definition, "hardware": _hardware}
