"""Words on the area that is followed by hand, and its figure; the sums are in worked_steps."""

import pandas as pd

from helpers.figures.text import Prose, Table, listing
from helpers.model.assumptions import default
from helpers.model.inputs import ON_TIME_MONTHS, load
from helpers.model.projection import project
from helpers.pages.method import data_worked as worked


def sentence():
    """Whether the sums and the projection agree, and what there is to notice."""
    shown = [round(worked.answers(date)[0], 1) for date in worked.DATES]
    same = shown == [round(share, 1) for share in _projected()]
    first, today = worked.makers().iloc[0], worked.row_of_area()
    dates = (f"{a:.1f} percent at the end of {d}" for a, d in zip(shown, worked.DATES, strict=True))
    return Prose(
        f"By hand the share is {listing(dates)}. The projection "
        f"{'says the same' if same else 'says otherwise: a rule is missing here'}.",
        f"Even an order signed in the first quarter of 2026 is usable only after "
        f"{first['total']:.0f} months. By the end of 2030 new money adds {_new_money():.3f} "
        "aircraft in the projection; the sums by hand leave that out.",
        f"{_close()} {_edge()}",
        f"The table allows Europe {short(today['europe_low'])} to {short(today['europe_high'])} "
        "aircraft today. So the pages draw bands beside the line.",
    )


def _close():
    distance = worked.us("2030") - worked.europe("2030")
    if 0 < distance < 1:
        return "At the end of 2030 Europe is less than one aircraft short of half."
    side = "short of" if distance > 0 else "above"
    return (
        f"At the end of 2030 Europe is {short(abs(distance))} aircraft {side} what the US brings."
    )


def _edge():
    """The answer with other delays: as in the record of running lines, and with none."""
    mean = worked.record_mean("running")
    shares = [worked.answers("2030", late=late)[0] for late in (mean, 0)]
    line = default().majority_threshold
    sides = ["over" if share > line else "under" for share in shares]
    own = worked.own_record()
    prompt = own[own["slip_months"] <= ON_TIME_MONTHS]
    found = (
        f"The record has this very aircraft: {listing(prompt['programme'])}, on schedule. "
        if len(prompt)
        else ""
    )
    return (
        f"It is a knife edge. {found}With the mean delay of all rows of running lines, "
        f"{short(mean)} months, the share at the end of 2030 is {shares[0]:.1f} percent, "
        f"{sides[0]} the line; with none {shares[1]:.1f}, {sides[1]} the line."
    )


def _new_money():
    result, place = project(load(), default()), load().areas.index(worked.AREA)
    return float(result.europe[place, result.quarter("2030"), 0, 0]) - worked.europe("2030")


def _projected():
    result, place = project(load(), default()), load().areas.index(worked.AREA)
    return [100 * result.share[place, result.quarter(date), 0, 0] for date in worked.DATES]


def money():
    """Rule 3 written out for three years."""
    columns = {"year": "Year", "sum": "The sum", "extra": "Extra money, bn USD of 2026"}
    rows = []
    for year in (2026, 2030, 2035):
        m = worked.money(year)
        rows.append(
            {
                "year": str(year),
                "sum": f"({m['gdp']:.0f} × {m['share']:.2f} % × {m['equipment']:.1f} % − "
                f"{m['known']:.1f}) × {m['part']:g} % ÷ {m['prices']:.3f}",
                "extra": f"{m['extra']:.1f}",
            }
        )
    return Table(pd.DataFrame(rows), columns)


def figure(result=None):
    """Rows, marks, title, subtitle and description for the figure of the area."""
    result = result or project(load(), default())
    place = load().areas.index(worked.AREA)
    days = pd.PeriodIndex(load().quarters, freq="Q").end_time.normalize().astype("datetime64[s]")
    own, other = result.europe[place, :, 0, 0], result.us[place, :, 0, 0]
    need = result.need[place, :, 0, 0]
    rows = pd.concat(
        [
            pd.DataFrame({"side": side, "day": days, "units": values})
            for side, values in (("Europe", own), ("US", other), ("need", need))
        ],
        ignore_index=True,
    )
    marks = pd.DataFrame(
        [
            {"side": side, "day": pd.Timestamp(int(date), 12, 31), "units": value}
            | {"text": f"{side} {short(value)}"}
            for date in worked.DATES
            for side, value in (("Europe", worked.europe(date)), ("US", worked.us(date)))
        ]
    )
    ends = [worked.answers(date) for date in worked.DATES]
    title = (
        f"Tankers: Europe's share is {ends[0][0]:.1f} percent at the end of 2027 and "
        f"{ends[1][0]:.1f} at the end of 2030"
    )
    subtitle = "Tanker aircraft in use. Lines: the projection, as reported. Points: sums by hand"
    description = (
        f"Europe has {short(own[0])} tankers at the end of 2025, "
        f"{short(marks['units'][0])} at the end of 2027 and {short(marks['units'][2])} at the end "
        f"of 2030; the US would bring {short(other[0])}, then {short(marks['units'][3])}. "
        f"The need is {short(need[0])}."
    )
    return rows, marks, title, subtitle, description


def num(value):
    """Two decimals at most, for sums."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def short(value):
    """One decimal at most, for sentences."""
    return f"{value:.1f}".removesuffix(".0")
