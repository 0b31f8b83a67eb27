"""The area that is followed by hand: each step from the rows to the answer, written out."""

import pandas as pd

from helpers.data import tables
from helpers.figures.text import Table, count, link, listing
from helpers.pages.method import data_worked as worked
from helpers.pages.method.words_worked import num


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
