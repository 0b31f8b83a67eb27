"""The area that is followed by hand: each step from the rows to the answer, and what to notice."""

import pandas as pd

from helpers.data.sources import links
from helpers.figures.premise import premise
from helpers.figures.text import Fold, Prose, Several, Table, count, listing, phrases, short
from helpers.model.assumptions import default
from helpers.model.inputs import ON_TIME_MONTHS
from helpers.pages.method import data_by_hand as by_hand

_DATES = {date: f"End of {date}" for date in by_hand.DATES}


def followed():
    """What there is to notice; every step and the money, folded away."""
    return Several(
        sentence(),
        Fold(
            "Every step from the rows to the answer",
            steps(),
            Prose(
                "New money comes from the economy, times the share for defence, times the part for "
                "equipment, minus what was spent in 2025. Of that, one part is for these gaps, in "
                "prices of 2026."
            ),
            money(),
        ),
    )


def steps():
    """From the rows to the answer at the end of 2027 and of 2030, each sum written out."""
    area, late = by_hand.area(), by_hand.late_rows("running")
    today, need = num(area["europe"]), num(area["need"])
    prompt = by_hand.rows("punctuality", maturity="running")
    trained = by_hand.rows("fielding", area_id=by_hand.AREA)
    retired = by_hand.rows("retirements", area_id=by_hand.AREA)
    path = by_hand.posture(by_hand.DATES[0])
    rows = [
        _step(
            "Today",
            f"{area['name']}: {today} at the end of 2025",
            lambda date: today,
            [area["source_ids"]],
        ),
        _step(
            "Mean delay",
            f"(1 − {num(by_hand.on_time('running'))} on time) × {num(late['months'].mean())} "
            f"months, the mean of {count(len(late), 'late case')} = "
            f"{num(by_hand.slip('running'))} months",
            source_ids=[*prompt["source_ids"], *late["source_ids"]],
        ),
        _step(
            "Crews",
            f"{num(by_hand.crews())} months of training after delivery",
            source_ids=trained["source_ids"],
        ),
        *map(_order, *(by_hand.book(date).itertuples() for date in by_hand.DATES)),
        _step("Old ones leave", _leaving(), _left, retired["source_ids"]),
        _new(),
        _step("Europe", "Today + orders − old ones", lambda date: _europe(date, today)),
        _step(
            "US",
            f"Pledge × path: {path['note']}",
            lambda date: (
                f"{num(area['us_war'])} × "
                f"{by_hand.posture(date)['us_fraction_of_us_war']:g} = {num(by_hand.us(date))}"
            ),
            [path["source_ids"]],
        ),
        _step("Share", "Europe ÷ (Europe + US)", _share),
        _step(
            "Coverage",
            f"Europe ÷ need. Need: {area['need_basis']}",
            lambda date: f"{num(by_hand.europe(date))} ÷ {need} = {by_hand.answers(date)[1]:.1f} %",
        ),
    ]
    columns = {"step": "Step", "input": "What goes in", **_DATES, "sources": "Source"}
    return Table(pd.DataFrame(rows), columns)


def _step(step, given, at=lambda date: "", source_ids=()):
    """A row: the step, what goes in, `at` of both dates, and the sources behind it, each once."""
    ids = dict.fromkeys(key for keys in source_ids for key in keys)
    both = {date: at(date) for date in by_hand.DATES}
    return {"step": step, "input": given, "sources": links(ids)} | both


def _order(*at_dates):
    """One order as it stands at each of the dates."""
    order, at = at_dates[0], dict(zip(by_hand.DATES, at_dates, strict=True))
    given = (
        f"{num(order.quantity)} {order.system} ({_buyers(order)}): {order.planned_first} to "
        f"{order.planned_last}, {order.length} months"
    )
    return _step("Order", given, lambda date: _arriving(at[date], date), [order.source_ids])


def _arriving(order, date):
    """The sum that says how much of an order is usable at a date."""
    since, crews = by_hand.months(date) - order.start, by_hand.crews()
    usable = since - order.late - crews
    gone = f"{since} − {num(order.late)} − {num(crews)}"
    if since <= 0:
        return "not begun: 0"
    premise(usable > 0, f"{gone} = {num(usable)}")
    if order.done == order.length:
        return f"{gone} = {num(usable)}, above {order.length}: {num(order.units)}"
    return f"{num(order.quantity)} × ({gone}) ÷ {order.length} = {num(order.units)}"


def _buyers(order):
    """Countries in words; what is no country code stays."""
    return listing(by_hand.countries().get(code, code) for code in order.buyer.split("+"))


def _leaving():
    return "; ".join(
        f"{order.replaced:g} old ones for each new one ({_buyers(order)})"
        for order in by_hand.book(by_hand.DATES[-1]).query("replaced > 0").itertuples()
    )


def _left(date):
    orders = by_hand.book(date)
    return num((orders["units"] * orders["replaced"]).sum())


def _new():
    first = by_hand.makers().iloc[0]
    given = (
        f"First contract in 2026Q1: {num(first['lead'])} to build + {num(first['late'])} late + "
        f"{num(first['crews'])} for crews = {num(first['total'])} months"
    )

    def brought(date):
        since = by_hand.months(date) - by_hand.MONTHS
        arrived = "none" if since < first["total"] else "the first, left out of these sums"
        return f"{since} months since: {arrived}"

    return _step("New orders", given, brought)


def _europe(date, today):
    gained = " + ".join(map(num, by_hand.book(date)["units"]))
    return f"{today} + {gained} − {_left(date)} = {num(by_hand.europe(date))}"


def _share(date):
    own, other = num(by_hand.europe(date)), num(by_hand.us(date))
    return f"{own} ÷ ({own} + {other}) = {by_hand.answers(date)[0]:.1f} %"


def sentence():
    """Whether the sums and the projection agree, and how near the line the answer lies."""
    area = by_hand.area()
    last = by_hand.DATES[-1]
    projected = by_hand.projected().set_index("quarter")
    shown = [round(by_hand.answers(date)[0], 1) for date in by_hand.DATES]
    said = [round(projected.at[f"{date}Q4", "share"], 1) for date in by_hand.DATES]
    new = projected.at[f"{last}Q4", "Europe"] - by_hand.europe(last)
    premise(shown[0] == said[0] and 0 < new < 1, "The projection says the same for 2027")
    mean, line = by_hand.record_mean("running"), default().majority_threshold
    mixed, prompt = (by_hand.answers(last, late)[0] for late in (mean, 0))
    low = by_hand.us(last) * area["us_war_low"] / area["us_war"]
    pledged = 100 * by_hand.europe(last) / (by_hand.europe(last) + low)
    premise(mixed < line and prompt < line, "No delay decides it")
    premise(0 < line - pledged < 1, "almost half")
    own = by_hand.rows("slips", area_id=by_hand.AREA)
    programmes = listing(own.loc[own["slip_months"] <= ON_TIME_MONTHS, "programme"])
    premise(programmes, "The record has this very aircraft")
    dates = (f"{a:.1f} percent at the end of {d}" for a, d in zip(shown, _DATES, strict=True))
    return Prose(
        f"By hand Europe's share of tankers is {listing(dates)}. No delay decides it: with the "
        f"mean delay of all rows of running lines, {short(mean)} months, the share at the end of "
        f"2030 is {mixed:.1f} percent; with none {prompt:.1f}. The US number decides: at its low "
        f"end, the pledge of {area['us_war_low']:.0f} tankers instead of {area['us_war']:.0f}, the "
        f"share would be {pledged:.1f} percent, almost half. That is our ignorance, not a policy.",
        "The projection says the same for the first date and "
        f"{said[1]:.1f} percent for the second: new money adds {new:.1f} aircraft by then, which "
        "the sums by hand leave out. The record has this very aircraft: "
        f"{programmes}, on schedule.",
    )


def money():
    """Rule 3 written out for three years."""
    columns = {"year": "Year", "sum": "The sum", "extra": "Extra money, bn USD of 2026"}
    years = [2026, 2030, 2035]
    frame = pd.DataFrame(map(by_hand.money, years), index=years)
    written = phrases(
        frame,
        "({gdp:.0f} × {share:.2f} % × {equipment:.1f} % − {known:.1f}) × {part:g} % ÷ {prices:.3f}",
    )
    extra = frame["extra"].map("{:.1f}".format)
    return Table(frame.assign(year=frame.index.astype(str), sum=written, extra=extra), columns)


def num(value):
    """Two decimals at most, for sums."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
