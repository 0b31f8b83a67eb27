"""Sentences and tables of notebook 05: what was spent and promised, and what it buys here."""

from helpers.figures.premise import premise
from helpers.figures.text import Fold, Prose, Table, count, listing, small, span
from helpers.model import assumptions
from helpers.model.bills import of_what_is_missing
from helpers.pages import collection
from helpers.pages.money import data, data_limits, data_promises


def answer():
    found = data_limits.as_reported()
    money = {date: int(table["by_money"].sum()) for date, table in found.items()}
    areas, time = len(found["2030"]), int((found["2030"]["kind"] == "time").sum())
    grown = data.europe_index(data.wide())
    grown = grown[grown["year"] == data.LATEST].set_index("what")["index"] / 100
    mine = data_limits.yearly(assumptions.default()).set_index("year")["gaps_sum"]
    bill, ours = data_limits.bill().iloc[0], of_what_is_missing()
    said = "For 2027 no, for 2030 hardly, for 2035 partly"
    premise(0 == money["2027"] < money["2030"] < areas / 4 <= money["2035"] < areas / 2, said)
    part = assumptions.default().gap_share
    premise(mine[2030] < bill["low"], "does not pay the bill by 2030")
    premise(grown["total"] > 2, "Europe has doubled its spending")
    return Prose(
        f"{said}. More money would help most in none of {areas} areas at the end of 2027, in "
        f"{money['2030']} at the end of 2030 and in {money['2035']} at the end of 2035. Time comes "
        f"first in {time} at the end of 2030: waits for makers, delays, training.",
        f"Replacing the US once costs USD {bill['low']:.0f} to {bill['high']:.0f} bn (IISS, a "
        f"research institute; the press also says almost {bill['rival']:.0f}). Present plans bring "
        f"{mine[2030]:.0f} bn by 2030 and {mine[2035]:.0f} bn by 2035, if {part:g} percent of the "
        "extra money for equipment goes there (our judgement).",
        f"All that is missing on our own, longer list costs {ours.middle:.0f} bn ({ours.low:.0f} "
        f"to {ours.high:.0f} in eight of ten draws of our model).",
        f"Europe already spends {grown['total']:.1f} times as much as in 2014 after inflation, and "
        f"{grown['equipment']:.1f} times as much on equipment.",
    )


def joined(frame):
    """How much of the largest jump in NATO's sums was only new members."""
    rows = data.growth(frame)
    worst = rows.loc[(rows["added"] - rows["alike"]).idxmax()]
    premise(worst["added"] > worst["alike"] + 1, "NATO counts an ally from the year it joins")
    return Prose(
        "NATO counts an ally from the year it joins, as Finland and Sweden did. With the same "
        f"allies, the spending of Europe and Canada grew by {worst['alike']:.0f} percent after "
        f"inflation in {worst['year']:.0f}, not by the {worst['added']:.0f} of NATO's own sums."
    )


def parts_note(frame):
    own = frame[frame["year"] == data.LATEST].set_index("country")
    current = own["defence_expenditure_musd_current"]
    part = 100 * own.at["NEU", "real"] / own.at["NATO", "real"]
    parts = data.parts_of_nato(frame).query("year == @data.LATEST").set_index("measure")["part"]
    premise(parts["Soldiers"] > 50 > parts["Defence spending"], "the soldiers, not the money")
    return Prose(
        "At today's prices and exchange rates Europe's part of the spending is "
        f"{100 * current['NEU'] / current['NATO']:.0f} percent instead of {part:.0f}. With Canada "
        f"it is {100 * own.at['NEC', 'real'] / own.at['NATO', 'real']:.0f}."
    )


def editions():
    """The year 2025 in three editions of NATO's table, for the allies that moved; folded away."""
    rows = data.editions()
    memory = rows["recalled"].map({True: " (from memory)", False: ""})
    rows["said"] = rows["share"].map("{:.2f}".format) + memory
    wide = rows.pivot(index="name", columns="edition", values="said")
    wide = wide.loc[rows["name"].unique()].fillna("")
    columns = {"name": "Ally"} | {name: f"Edition of {name}" for name in data.EDITIONS.values()}
    moved = count(len(wide), "ally", "allies")
    summary = f"The year 2025 has several values: {moved} moved by 0.1 points or more"
    return Table(wide.reset_index(), columns, summary)


def bill_lines():
    lines = data_limits.bill_lines()
    price = [span(ends) for ends in zip(lines["low"], lines["high"], strict=True)]
    said = lines["published"].map("{:.0f}".format).replace("nan", "")
    lines = lines.assign(price=price, said=said)
    columns = {"label": "Line and number", "price": "At list prices, bn USD"}
    low, high = lines["low"].sum(), lines["high"].sum()
    summary = f"The bill, line by line: {len(lines)} lines cost USD {low:.0f} to {high:.0f} bn"
    told = Prose(
        "Carriers, submarines, helicopters and patrol aircraft have no list price of ours. A price "
        "may cover a bare aircraft or a package with spare parts, so the ranges are wide."
    )
    table = Table(lines, columns | {"said": "As published, bn USD"})
    return Fold(f"{summary} at list prices", told, table)


def people(frame):
    grown = data.europe(frame).set_index("year")
    own, equipment = grown["personnel_thousand"], grown["equipment"]
    times = [series[data.LATEST] / series[data.FIRST] for series in (own, equipment)]
    premise(times[0] < times[1], "Money buys equipment faster than people")
    bruegel, iiss = data_promises.troops_missing()
    goals = data_promises.people_goals().itertuples(index=False)
    goals = [f"{row.name} {span([row.min, row.max])} thousand in {row.year}" for row in goals]
    return Prose(
        f"Europe had {own[data.FIRST]:.0f} thousand soldiers in 2014 and an estimated "
        f"{own[data.LATEST]:.0f} in 2026. To stand in for the US it would need {bruegel:.0f} "
        f"thousand more (Bruegel and Kiel), or {iiss:.0f} thousand (IISS); the two count different "
        "things.",
        f"National targets for active soldiers that we found: {listing(goals)}.",
    )


def plans():
    rows = data_promises.plan_table()
    by_law = data_promises.plans()["kind"] == data_promises.LAW
    premise(by_law.mean() < 1 / 4, "hardly ever by law")
    columns = {"name": "Country", "target_year": "Year", "share": "Percent of GDP"}
    columns |= {"amount": "Amount", "detail": "What it says"}
    columns |= {"status": "Status", "source": "Source"}
    summary = f"{count(len(rows), 'plan')} as published; never add amounts of different kinds"
    return Table(rows, columns, summary)


def loans():
    rows, sums = data_promises.loans(), data_promises.funds().groupby("class")["amount"].sum()
    premise(sums[data_promises.ROOM] > sums.sum() / 2, "Most of it is room to borrow")
    done = rows["stage"] == data_promises.DECIDED
    decided, planned = (rows.loc[which, "amount"].sum() for which in (done, ~done))
    for column, missing in {"decided": "not seen", "planned": ""}.items():
        rows[column] = rows[column].map("{:.2f}".format).replace("nan", missing)
    columns = {"name": "Country", "planned": "Planned in September 2025, bn EUR"}
    columns |= {"decided": "Ceiling decided in 2026, bn EUR"}
    columns |= {"status": "Status", "source": "Source"}
    sums = f"EUR {decided:.0f} bn decided, {planned:.0f} bn planned"
    return Table(rows, columns, f"EU loans, country by country: {sums}")


def money_sentence(scenario, mine, reported):
    """What the reader's setting brings, beside the bill and beside present plans."""
    bill, by = data_limits.bill().iloc[0], mine.set_index("year")["gaps_sum"]
    more = by[2035] - reported["gaps_sum"].iloc[-1]
    apart = f": USD {abs(more):.0f} bn {'more' if more > 0 else 'less'} than on present plans"
    apart = apart if abs(more) >= 0.5 else ", as on present plans"
    return (
        f"With spending at {scenario.spending_share_2035:g} percent of GDP in 2035, and "
        f"{scenario.gap_share:g} percent of the extra for these gaps, USD {by[2030]:.0f} bn come "
        f"together by the end of 2030 and {by[2035]:.0f} bn by the end of 2035{apart}. "
        f"The low end of the published bill ({bill['low']:.0f}) is {reached(mine, bill['low'])}; "
        f"the highest figure ({bill['rival']:.0f}) is {reached(mine, bill['rival'])}."
    )


def gains_sentence(scenario, date, table, reported):
    """What holds Europe back at a date with the reader's money, beside present plans."""
    money, before = table[table["by_money"]], int(reported["by_money"].sum())
    apart = "" if before == len(money) else f", against {before or 'none'} on present plans"
    time, factories, nothing = (
        int((table["kind"] == kind).sum()) or "none" for kind in data_limits.BOUND[2:]
    )
    return (
        f"At the end of {date}, with {scenario.spending_share_2035:g} percent of GDP in 2035 and "
        f"{scenario.gap_share:g} percent of the extra for these gaps, money is the largest limit "
        f"in {len(money) or 'none'} of {len(table)} areas{_some(money['name'])}{apart}. Time comes "
        f"first in {time}, factories in {factories}; in {nothing} nothing alone would help. Money "
        f"without limit would add {table['money'].mean():.1f} points to Europe's share on average."
    )


def _some(names):
    lower = [small(name) for name in names]
    if len(lower) > 4:
        lower[3:] = [f"{len(lower) - 3} more"]
    return f" ({'; '.join(lower)})" if lower else ""


def reached(mine, amount):
    """By which year's end the money for these gaps adds up to `amount`, in words."""
    there = mine.loc[mine["gaps_sum"] >= amount, "year"]
    return "not reached by 2035" if there.empty else f"reached in {there.iloc[0]}"


opening, sources = collection.ends("05_money.ipynb", answer)
