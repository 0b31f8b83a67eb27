"""Words and sums of the area that is followed by hand."""

import pandas as pd

from helpers import tables, worked
from helpers.assumptions import default
from helpers.inputs import load
from helpers.narrate.text import Prose, Table, count, link, listing
from helpers.projection import project


def steps():
    """From the rows to the answer at the end of 2027 and of 2030, each sum written out."""
    area = worked.row_of_area()
    rows = [
        _step(
            "Today",
            f"{area['name']}: {num(area['europe'])} at the end of 2025",
            [num(area["europe"])] * 2,
        ),
        _step("Mean delay", _slip(), ["", ""], _slip_sources()),
        _step("Crews", f"{num(worked.crews())} months of training after delivery", ["", ""]),
    ]
    rows[0]["sources"] = _linked("model/area_sources", "area_id", worked.AREA)
    rows[2]["sources"] = _linked("model/fielding_sources", "area_id", worked.AREA)
    for order in worked.orders().itertuples():
        rows.append(_order(order))
    rows += [_leaving(), _new(), _europe(), _us(), _share(), _coverage()]
    columns = {"step": "Step", "input": "What goes in", **_DATES, "sources": "Source"}
    return Table(pd.DataFrame(rows), columns)


_DATES = {date: f"End of {date}" for date in worked.DATES}


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
        f"{_close()} The table allows Europe {num(today['europe_low'])} to "
        f"{num(today['europe_high'])} aircraft today. So the pages draw bands beside the line.",
    )


def _close():
    distance = worked.us("2030") - worked.europe("2030")
    if 0 < distance < 1:
        return "At the end of 2030 Europe is less than one aircraft short of half."
    side = "short of" if distance > 0 else "above"
    return f"At the end of 2030 Europe is {num(abs(distance))} aircraft {side} what the US brings."


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
            | {"text": f"{side} {num(value)}"}
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
        f"Europe has {num(own[0])} tankers at the end of 2025, "
        f"{num(marks['units'][0])} at the end of 2027 and {num(marks['units'][2])} at the end of "
        f"2030; the US would bring {num(other[0])}, then {num(marks['units'][3])}. "
        f"The need is {num(need[0])}."
    )
    return rows, marks, title, subtitle, description


def num(value):
    """Two decimals at most."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _step(step, given, at, sources=()):
    both = dict(zip(worked.DATES, at, strict=True))
    return {"step": step, "input": given, "sources": list(sources)} | both


def _slip():
    late = worked.late_rows("running")
    return (
        f"(1 − {num(worked.constant('on_time_share'))} on time) × {num(late.mean())} months, the "
        f"mean of {count(len(late), 'late case')} = {num(worked.slip('running'))} months"
    )


def _order(order):
    at = []
    for date in worked.DATES:
        a = worked.arriving(order, date)
        since = worked.months(date) - a.start
        gone = f"{since} − {num(a.late)} − {num(a.crews)}"
        if since <= 0:
            at.append("not begun: 0")
        elif since - a.late - a.crews <= 0:
            at.append(f"{gone} is below zero: 0")
        elif a.done == a.length:
            at.append(f"{gone} = {num(since - a.late - a.crews)}, above {a.length}: {num(a.units)}")
        else:
            at.append(f"{num(order.quantity)} × ({gone}) ÷ {a.length} = {num(a.units)}")
    given = (
        f"{num(order.quantity)} {order.system} ({_buyers(order)}): {order.planned_first} to "
        f"{order.planned_last}, {a.length} months"
    )
    return _step("Order", given, at, _cited(order.source_id))


def _buyers(order):
    """Countries in words; what is no country code stays."""
    names = tables.load("money/countries").set_index("country")["name"].to_dict()
    return listing(names.get(code, code) for code in order.buyer.split("+"))


def _leaving():
    found = [a for a in worked.book("2030") if worked.replaced(a.order)]
    given = "; ".join(
        f"{worked.replaced(a.order):g} old ones for each new one ({_buyers(a.order)})"
        for a in found
    )
    at = [num(sum(a.leaving for a in worked.book(date))) for date in worked.DATES]
    return _step("Old ones leave", given, at, _leaving_sources())


def _new():
    first = worked.makers().iloc[0]
    given = (
        f"First contract in 2026Q1: {num(first['lead'])} to build + {num(first['late'])} late + "
        f"{num(first['crews'])} for crews = {num(first['total'])} months"
    )
    at = []
    for date in worked.DATES:
        since = worked.months(date) - worked.MONTHS
        at.append(f"{since} months since: {'none' if since < first['total'] else 'some'}")
    return _step("New orders", given, at)


def _europe():
    at = []
    for date in worked.DATES:
        book = worked.book(date)
        gained = " + ".join(num(a.units) for a in book)
        gone = num(sum(a.leaving for a in book))
        today = num(worked.row_of_area()["europe"])
        at.append(f"{today} + {gained} − {gone} = {num(worked.europe(date))}")
    return _step("Europe", "Today + orders − old ones", at)


def _us():
    pledge = num(worked.row_of_area()["us_war"])
    at = [
        f"{pledge} × {worked.posture(date)['us_fraction_of_us_war']:g} = {num(worked.us(date))}"
        for date in worked.DATES
    ]
    step = worked.posture(worked.DATES[0])
    return _step("US", f"Pledge × path: {step['note']}", at, _posture_sources(step))


def _share():
    at = []
    for date in worked.DATES:
        own, other = num(worked.europe(date)), num(worked.us(date))
        at.append(f"{own} ÷ ({own} + {other}) = {worked.answers(date)[0]:.1f} %")
    return _step("Share", "Europe ÷ (Europe + US)", at)


def _coverage():
    need = num(worked.row_of_area()["need"])
    at = [
        f"{num(worked.europe(date))} ÷ {need} = {worked.answers(date)[1]:.1f} %"
        for date in worked.DATES
    ]
    return _step("Coverage", f"Europe ÷ need. Need: {worked.row_of_area()['need_basis']}", at)


def _linked(table, column, key):
    links = tables.load(table)
    return _cited(*links.loc[links[column] == key, "source_id"])


def _slip_sources():
    record = tables.load("model/slips").loc[worked.late_rows("running").index, "source_id"]
    return _linked("model/constant_sources", "name", "on_time_share") + _cited(*record)


def _leaving_sources():
    found = tables.load("model/retirements")
    return _cited(*found.loc[found["area_id"] == worked.AREA, "source_id"])


def _posture_sources(step):
    links = tables.load("model/posture_sources")
    same = [links[name] == step[name] for name in ("path_id", "area_id", "quarter")]
    return _cited(*links.loc[same[0] & same[1] & same[2], "source_id"])


def _cited(*ids):
    frame = tables.load("sources").set_index("source_id", drop=False)
    return [
        (row.publisher, link(row)[1]) for row in frame.loc[list(dict.fromkeys(ids))].itertuples()
    ]
