"""Sentences of notebook 05 on the extra money: how much, what it buys, where it is the limit."""

from helpers.figures.text import Prose, count, listing, small
from helpers.model import assumptions
from helpers.pages.money import data as spending
from helpers.pages.money import data_limits as extra

DATES = {"the end of 2027": "2027", "the end of 2030": "2030", "the end of 2035": "2035"}


def answer():
    """The answer of the page."""
    tables = {date: extra.gains(assumptions.default(), date) for date in DATES.values()}
    money = {date: int(extra.limited_by_money(table).sum()) for date, table in tables.items()}
    areas = len(tables["2030"])
    time = int((tables["2030"]["kind"] == "time").sum())
    grown = spending.europe_index(spending.wide())
    grown = grown[grown["year"] == spending.LATEST].set_index("what")["index"] / 100
    mine = extra.yearly(assumptions.default()).set_index("year")["gaps_sum"]
    low, high, rival = extra.bill()
    least, most = extra.missing_cost()
    return Prose(
        f"For 2027 {_word(money['2027'], areas)}, for 2030 {_word(money['2030'], areas)}, for "
        f"2035 {_word(money['2035'], areas)}. More money is what would help most in "
        f"{money['2027'] or 'none'} of {areas} areas at the end of 2027, in {money['2030']} at the "
        f"end of 2030 and in {money['2035']} at the end of 2035. Waits for makers, delays and "
        f"training come first in {time} at the end of 2030.",
        f"Europe already spends {grown['total']:.1f} times as much as in 2014 after "
        f"inflation, and {grown['equipment']:.1f} times as much on equipment.",
        f"If spending follows reported plans and {_part()} of every 100 extra for equipment go to "
        f"these gaps, which is our judgement, USD {mine[2030]:.0f} bn come together for them by "
        f"the end of 2030 and {mine[2035]:.0f} bn by the end of 2035. The published one-off cost "
        f"of replacing the US is USD {low:.0f} to {high:.0f} bn; one account says almost "
        f"{rival:.0f}. All that is still missing on our own, longer list would cost {least:.0f} to "
        f"{most:.0f}.",
    )


def _part():
    """Of every 100 extra for equipment, how many go to the gaps unless the reader says so."""
    return f"{assumptions.default().gap_share:g}"


def _on_plans():
    """What the reader's own setting is compared with."""
    return (
        f"on reported plans with {_part()} of every 100 extra for equipment going to these gaps, "
        "which is our judgement"
    )


def sweep_title(rows):
    """Which paths pay the published bill, and by when."""
    low, _, _ = extra.bill()
    ends = rows.pivot(index="share", columns="until", values="money")
    early, late = ends["end 2030"], ends["end 2035"]
    by_2030 = "no path pays" if early.max() < low else "some paths pay"
    return (
        f"With {_part()} of every 100 extra for the gaps, {by_2030} the low end of the bill by "
        "2030; by 2035 it takes "
        f"{late.index[late >= low].min():g} percent of GDP"
    )


def sweep_description(rows):
    """The sweep in words."""
    ends = rows.pivot(index="share", columns="until", values="money")
    parts = [
        f"at {share:g} percent {ends.at[share, 'end 2030']:.0f} by 2030 and "
        f"{ends.at[share, 'end 2035']:.0f} by 2035"
        for share in (2.5, 3.2, 3.5, 5.0)
    ]
    return f"Extra money for these gaps in bn USD of 2026, by spending in 2035: {listing(parts)}."


def money_sentence(scenario, mine, reported):
    """What the reader's setting brings, beside the bill and beside the reported plans."""
    low, _, rival = extra.bill()
    by = {year: mine.set_index("year").at[year, "gaps_sum"] for year in (2030, 2035)}
    more = by[2035] - reported["gaps_sum"].iloc[-1]
    apart = f"USD {abs(more):.0f} bn {'more' if more > 0 else 'less'} than {_on_plans()}"
    return (
        f"With spending at {scenario.spending_share_2035:g} percent of GDP in 2035, and "
        f"{scenario.gap_share:g} of every 100 extra for these gaps, USD {by[2030]:.0f} bn come "
        f"together by the end of 2030 and {by[2035]:.0f} bn by the end of 2035"
        + (f": {apart}. " if abs(more) >= 0.5 else f", as {_on_plans()}. ")
        + f"The low end of the published bill ({low:.0f}) is {_reached(mine, low)}; the highest "
        f"figure ({rival:.0f}) is {_reached(mine, rival)}."
    )


def bill_title(lines):
    """What the priced lines cost together, against the extra money until 2030."""
    mine = extra.yearly(assumptions.default()).set_index("year")["gaps_sum"]
    return (
        f"{count(len(lines), 'line')} of the list cost USD {lines['low'].sum():.0f} to "
        f"{lines['high'].sum():.0f} bn at list prices; the extra money until 2030 is "
        f"{mine[2030]:.0f}"
    )


def bill_description(lines):
    """The lines in words."""
    parts = (f"{row.label}: {row.low:.0f} to {row.high:.0f}" for row in lines.itertuples())
    return f"Number on the list times list prices, bn USD. {listing(parts)}."


def years_title(rows):
    """How the limit changes over the years."""
    found = rows[extra.limited_by_money(rows)].groupby("year").size()
    first = found.index.min()
    return (
        f"Money becomes the limit late: nowhere before {first}, in {found.get(2030, 0)} areas in "
        f"2030, in {found.get(2035, 0)} in 2035"
    )


def years_description(rows):
    """What holds each area back, in words, at the end of 2027, 2030 and 2035."""
    parts = [
        f"{year}: "
        + listing(
            f"{extra.BOUND[k]} in {number}"
            for k, number in enumerate(_kinds(rows[rows["year"] == year]))
            if number
        )
        for year in (2027, 2030, 2035)
    ]
    areas = rows["name"].nunique()
    return f"What holds {areas} areas back at the end of the year. {'. '.join(parts)}."


def areas_title():
    """What it takes to lift the money limit by 2035, one lever at a time, on the sliders' steps."""
    part, share = (extra.enough("2035", lever) for lever in ("gap_share", "spending_share_2035"))
    more = "more than the slider has"
    part = f"{part:g} of every 100 extra" if part else more
    share = f"{share:g} percent of GDP" if share else more
    return (
        f"On planned spending it takes {part} to lift the money limit by 2035; "
        f"at {_part()} of every 100, {share}"
    )


def areas_description(cells):
    """The grid in words."""
    parts = [
        f"{part} of 100 for gaps: "
        + listing(f"{row.areas} at {row.share:g} percent" for row in own.itertuples())
        for part, own in cells.groupby("part")
    ]
    return f"Areas limited by money at the end of 2035. {'; '.join(parts)}."


def gains_sentence(scenario, date, table, reported):
    """What holds Europe back most at a date under the reader's money, and what money could add.

    `reported` is the same table for the reported plans.
    """
    when = next(name for name, year in DATES.items() if year == date)
    money = table[extra.limited_by_money(table)]
    before = int(extra.limited_by_money(reported).sum())
    apart = "" if before == len(money) else f", against {before or 'none'} {_on_plans()}"
    kinds = dict(zip(extra.BOUND, _kinds(table), strict=True))
    return (
        f"At {when}, with {scenario.spending_share_2035:g} percent of GDP in 2035 and "
        f"{scenario.gap_share:g} of every 100 extra for these gaps, money is the largest limit in "
        f"{len(money) or 'none'} of {len(table)} areas{_some(money['name'])}{apart}. Time comes "
        f"first in {kinds['time'] or 'none'}, factories in {kinds['factories'] or 'none'}; in "
        f"{kinds['nothing alone'] or 'none'} nothing alone would help. Money without limit would "
        f"add {table['money'].mean():.1f} points to Europe's share on average."
    )


def _word(number, areas):
    """An answer to the question of the page from the part of the areas that money limits."""
    part = number / areas
    return "no" if part == 0 else "hardly" if part < 0.25 else "partly" if part < 0.5 else "mostly"


def _some(names):
    if names.empty:
        return ""
    lower = [small(name) for name in names]
    rest = [f"{len(lower) - 3} more"] if len(lower) > 4 else []
    return f" ({'; '.join([*lower[: 3 if rest else 4], *rest])})"


def _kinds(table):
    return [int((table["kind"] == kind).sum()) for kind in extra.BOUND]


def _reached(mine, amount):
    year = extra.reached(mine, amount)
    return f"reached in {year}" if year else "not reached by 2035"
