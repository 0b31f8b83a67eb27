"""Sentences of notebook 05 on spending over the years: money, soldiers, pledge, one country."""

from helpers.figures.text import Prose, listing
from helpers.model import assumptions
from helpers.pages.money import data as spending
from helpers.pages.money import data_allies as funds

GROUP = "NATO-Europe without Canada"


def real_title(lines):
    """The finding of the two lines."""
    times = {who: _times(lines[lines["who"] == who]) for who in (spending.EUROPE, spending.US)}
    return (
        f"Europe's real spending is {times[spending.EUROPE]:.1f} times as high as in 2014, that of "
        f"the US {times[spending.US]:.1f} times"
    )


def real_description(lines):
    """The two lines in words."""
    parts = [
        f"{who} from {_at(own, spending.FIRST):.0f} to {_at(own, spending.LATEST):.0f}"
        for who, own in lines.groupby("who")
    ]
    return f"Defence spending in bn USD of 2021, 2014 to 2026 (estimate): {listing(parts)}."


def growth_title(rows):
    """The finding of the growth figure: the jump of the sums."""
    worst = rows.loc[(rows["added"] - rows["alike"]).idxmax()]
    return (
        f"Growth without new members: {worst['alike']:.0f} percent in {worst['year']}, "
        f"not {worst['added']:.0f}"
    )


def growth_description(rows):
    """The growth figure in words."""
    parts = (f"{row.alike:.1f} in {row.year}" for row in rows.itertuples())
    return f"Real growth of NATO-Europe and Canada in percent, same allies: {listing(parts)}."


def parts_title(rows):
    """The finding of Europe's parts."""
    part = rows[rows["year"] == spending.LATEST].set_index("measure")["part"]
    return (
        f"Europe pays {part['Defence spending']:.0f} percent of NATO's spending, "
        f"{part['Equipment spending']:.0f} of its equipment, and has {part['Soldiers']:.0f} of "
        "its soldiers"
    )


def parts_description(rows):
    """Europe's parts in words."""
    table = rows.pivot(index="measure", columns="year", values="part")
    parts = [
        f"{name.lower()} {row[spending.FIRST]:.0f} percent in 2014 and "
        f"{row[spending.LATEST]:.0f} in 2026"
        for name, row in table.iterrows()
    ]
    return f"Europe's part of what all allies have together: {listing(parts)}."


def parts_note(frame):
    """Two other ways to count the same part."""
    own = frame[frame["year"] == spending.LATEST].set_index("country")
    current = own["defence_expenditure_musd_current"]
    return Prose(
        "The part depends on how one counts. At today's prices and exchange rates it is "
        f"{100 * current['NEU'] / current['NATO']:.0f} percent of NATO's spending instead of "
        f"{100 * own.at['NEU', 'real'] / own.at['NATO', 'real']:.0f}. With Canada it is "
        f"{100 * own.at['NEC', 'real'] / own.at['NATO', 'real']:.0f}."
    )


def goals():
    """Names and ends of the paths to 2035, in percent of GDP: goal, plans, goal with the rest."""
    plans = assumptions.sliders()["spending_share_2035"].default
    core, total = spending.pledge()
    return {
        f"pledge for core defence: {core:g}": core,
        f"where national plans point: {plans:g}": plans,
        f"pledge with related security: {total:g}": total,
    }


def now(history):
    """The share of GDP in 2026, percent."""
    return _at(history, spending.LATEST, "share")


def pledge_title(history, frame):
    """How far the pledge is away, in points and in money of 2026."""
    core, _ = spending.pledge()
    own = frame[(frame["name"] == GROUP) & (frame["year"] == spending.LATEST)].iloc[0]
    more = (core - now(history)) / 100 * own["gdp_busd_current"]
    return (
        f"From {now(history):.2f} percent of GDP in 2026 to {core:g} in 2035 is USD {more:.0f} bn "
        "a year more"
    )


def pledge_description(history):
    """The paths in words."""
    first = _at(history, spending.FIRST, "share")
    return (
        f"NATO-Europe's core defence spending: {first:.2f} percent of GDP in 2014, "
        f"{now(history):.2f} in 2026 (estimate). Straight lines to 2035: {listing(goals())}."
    )


def people_title(lines):
    """The finding of the index."""
    end = lines[lines["year"] == spending.LATEST].set_index("what")["index"]
    return (
        f"Equipment spending {end['equipment'] / 100:.1f} times as high as in 2014, "
        f"{end['soldiers'] - 100:.0f} percent more soldiers"
    )


def people_description(lines):
    """The index in words."""
    end = lines[lines["year"] == spending.LATEST]
    parts = (
        f"{row.what} {row.index:.0f}" for row in end.rename(columns=str).itertuples(index=False)
    )
    return f"Europe in 2026 (estimate), 2014 = 100: {listing(parts)}."


def people_sentence(frame):
    """How many soldiers Europe gained, and how many it is said to lack."""
    own = spending.europe(frame).set_index("year")["personnel_thousand"]
    bruegel, iiss = spending.troops_missing()
    goals = [
        f"{row.name} {row.low:.0f}{f' to {row.high:.0f}' if row.high > row.low else ''} thousand "
        f"in {row.year}"
        for row in spending.people_goals().itertuples(index=False)
    ]
    return Prose(
        f"Europe had {own[spending.FIRST]:.0f} thousand soldiers in 2014, "
        f"{own[spending.LAST_REPORTED]:.0f} in 2024 and an estimated {own[spending.LATEST]:.0f} in "
        f"2026. To stand in for the US it would need {bruegel:.0f} thousand more (Bruegel and "
        f"Kiel), or {iiss:.0f} thousand (IISS). The two count different things.",
        f"National targets for active soldiers that we found: {listing(goals)}.",
    )


def country_sentence(name, frame, plans):
    """What one country spends, how that grew, and what it has announced."""
    own = frame[frame["name"] == name].set_index("year")
    first, last = own.loc[spending.FIRST], own.loc[spending.LATEST]
    core, _ = spending.pledge()
    short = core - last["share_of_gdp_pct"]
    way = f"{short:.2f} points short of" if short > 0 else f"{-short:.2f} points above"
    mine = plans[plans["name"] == name]
    said = listing(f"{row.share:g} in {row.target_year}" for row in mine.itertuples())
    return (
        f"{name}: {first['share_of_gdp_pct']:.2f} percent of GDP in 2014, an estimated "
        f"{last['share_of_gdp_pct']:.2f} in 2026, {way} the goal for 2035. In real terms it spends "
        f"{last['real'] / first['real']:.1f} times as much, and {last['equipment_share_pct']:.0f} "
        "of every 100 go to equipment. "
        + (
            f"Announced: {said}."
            if said
            else "We found no announced share for core defence after 2026."
        )
        + _loan(name)
    )


def _loan(name):
    rows = funds.safe().set_index("name")
    if name not in rows.index:
        return ""
    amount, stage = rows.loc[name, ["amount", "stage"]]
    if stage == funds.DECIDED:
        return f" EU loans: up to EUR {amount:.1f} bn ({stage})."
    return f" EU loans: EUR {amount:.1f} bn planned ({stage})."


def _times(own):
    return _at(own, spending.LATEST) / _at(own, spending.FIRST)


def _at(own, year, column="real"):
    return own.loc[own["point"] & (own["year"] == year), column].item()
