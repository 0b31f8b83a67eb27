"""Sentences of notebook 14 on single leads: their price, and what would have to change first."""

import pandas as pd

from helpers.data import dates
from helpers.figures.premise import one, premise
from helpers.figures.text import Prose, Table, count, listing, short, small, verb
from helpers.model.obstacles import NEED
from helpers.pages import collection
from helpers.pages.price_of_a_lead import data, data_plans
from helpers.pages.price_of_a_lead.data import LEADS, MONTHS, OUTPUT, PRICED
from helpers.pages.price_of_a_lead.data_plans import RULE


def from_when(quarter):
    """A quarter by its first month: January 2027."""
    return dates.spoken_month(pd.Period(quarter, freq="Q").start_time)


def answer():
    """The answer of the page."""
    area = priced("By the end of 2035 it buys one")
    chance = data.price_range(area["area_id"])
    premise(area["date"] == "2035", "By the end of 2035 it buys one")
    time, factories = (_opened(data.needed("2030"), kind) for kind in (MONTHS, OUTPUT))
    premise(factories.empty and len(time), "What would have to change first is time")
    nearest = time.loc[time["middle"].idxmin()]
    ways = data_plans.by_lead(data_plans.all_ways()).iloc[-1]
    rule = data_plans.at_last(RULE)
    premise(ways["led"] == rule["led"] + 1, "does as much as more of it")
    return Prose(
        "In our model no sum of money buys Europe one more lead by the end of 2027 or of 2030. We "
        f"gave each area money without limit from {from_when(data.start())} on. What it buys comes "
        "too late, or the factories are full. By the end of 2035 it buys one: "
        f"{small(area['name'])}, for about USD {area['price']:.0f} bn on top of present "
        f"plans, if contracts are signed by {until(area['area_id'])}.",
        "The numbers above are of the middle case: every input at its middle. The price is soft: "
        f"in a draw chance picks every input, and in {chance['already']:.0f} percent of the "
        f"draws Europe leads there without more money, in {chance['at_none']:.0f} percent no sum "
        f"is enough, and in the rest it costs USD {short(chance['low'])} to {chance['high']:.0f} "
        "bn.",
        "What would have to change first is time. By the end of 2030 the nearest lead is "
        f"{small(nearest['name'])}. With money without limit Europe would lead there in half of "
        f"the draws once every new order is ready {nearest['middle']:.0f} months sooner than "
        f"today; in the luckiest tenth {nearest['low']:.0f} months are enough, in "
        f"{nearest['never']:.0f} percent not even {data.MOST_MONTHS}. Larger factories alone open "
        "no area in half of the draws.",
        "The same money shared otherwise does as much as more of it: "
        f"{ways['ways']:.0f} of {ways['of']:,.0f} ways to share it lead in {ways['led']:.0f} areas "
        f"at the end of 2035, the model's own rule in {rule['led']:.0f}.",
    )


def priced(sentence):
    """The one lead with a price as reported, which a sentence is about."""
    rows = data.prices()
    return one(rows[rows["standing"] == PRICED], sentence)


def until(area_id):
    """The last month from which money still buys a lead: December 2031."""
    return dates.spoken_month(pd.Period(data.latest_start(area_id), freq="Q").end_time)


def _opened(rows, kind):
    """Areas that a change alone opens to money in half of the draws."""
    return rows[(rows["kind"] == kind) & rows["middle"].notna()]


def prices_sentence(rows):
    """Which leads have a price under these settings, which come anyway, and what stops the rest."""
    first = rows.iloc[0]
    changed = [f"every new order ready {first['months']:g} months sooner"] * bool(first["months"])
    changed += [f"factories {first['output']:g} times as large"] * bool(first["output"] > 1)
    told = f"With {listing(changed)} and money" if changed else "With money"
    parts = []
    for date, own in rows.groupby("date"):
        bought = own[own["standing"] == PRICED].itertuples()
        costs = (f"{small(row.name)} (USD {row.price:.1f} bn)" for row in bought)
        led = int((own["standing"] == LEADS).sum())
        anyway = (
            f", and {count(led, 'area')} {verb(led, 'leads', 'lead')} without it" if led else ""
        )
        parts.append(f"by the end of {date} {listing(costs, none='no lead')}{anyway}")
    return f"{told} from {from_when(first['since'])} on, Europe can buy: {'; '.join(parts)}."


def obstacles():
    """What the words in the cells mean."""
    rows = [
        ("date too near", "Even with money, time, factories, delays and training all much better, "
         "too little would arrive by then."),
        ("several limits", "No single change is enough; all of them together are."),
        ("lead times, factories, delays, training", "With money, this one change alone would do: "
         "lead times a quarter as long, factories five times as large, no delay, no training."),
        ("need covered, no lead", "With all of these better at once our measure of the need is "
         "covered, and orders stop there. The US still has as much or more. Only another need or "
         "another US part changes that."),
        ("not bought", "Posts are handed over, clouds and roads are paid from other budgets: the "
         "model buys nothing there with this money."),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["said", "means"])
    return Table(frame, {"said": "In the cell", "means": "What it means"}, "What the cells say")


def prices(rows):
    """How many leads are missing at each date, and how many of them money buys."""
    missing = rows[rows["standing"] != LEADS].groupby("date")["name"].nunique()
    bought = rows[rows["standing"] == PRICED].groupby("date")["name"].nunique()
    premise(set(bought.index) == {"2035"}, "None of them has a price.")
    need = rows[(rows["date"] == "2035") & (rows["obstacle"] == NEED)]
    share = {date: data.money_opens(date) for date in missing.index}
    premise(max(share["2027"], share["2030"]) < 1, "in fewer than 1 percent of them")
    premise(len(need) == 2, "In 2 of them the need itself is in the way")
    return Prose(
        f"At the end of 2027 Europe is behind in {count(missing['2027'], 'area')}, at the end of "
        f"2030 in {missing['2030']}. None of them has a price. At the end of 2035 it is behind in "
        f"{missing['2035']}, and {bought['2035']} of them has a price. In "
        f"{len(need)} of them, {listing(need['name'].map(small))}, our own measure of the need is "
        "in the way: with all that we count as needed, Europe would not have more than the US.",
        "The draws agree on the two early dates: money without limit opens at least one more lead "
        "by the end of 2027 or of 2030 in fewer than 1 percent of them. By the end of 2035 it "
        f"does so in {share['2035']:.0f} percent, in one area or another: which one is a matter "
        "of chance, so the price of any single lead is far less sure.",
    )


def needed(rows):
    """What opens areas to money in half of the draws, and what nothing opens."""
    date, total = rows["date"].iloc[0], rows["name"].nunique()
    names = listing(
        f"{small(row.name)} ({row.middle:.0f} months)" for row in _opened(rows, MONTHS).itertuples()
    )
    shut = (rows.groupby("name")["never"].min() > 90).sum()
    return Prose(
        f"Time saved alone lets money buy these leads by the end of {date} in at least half of the "
        f"draws: {names}. In {shut} of the {total} areas that this money buys "
        "neither time nor factories alone is enough in nine of ten draws."
    )


def a_billion(rows):
    """Where a billion covers most and least, and how early."""
    last, early = (rows[rows["date"] == date] for date in ("2035", "2030"))
    best, worst = (last.loc[last["first"].agg(pick)] for pick in ("idxmax", "idxmin"))
    late = early[early["most"] == 0]
    premise(len(late) > len(early) / 2, "In most areas it covers nothing by the end of 2030")
    return Prose(
        f"By the end of 2035 the first billion covers {short(best['first'])} points of the need in "
        f"{small(best['name'])} and {short(worst['first'])} in {small(worst['name'])}. In "
        f"{len(late)} of the {len(early)} areas that this money buys no sum covers anything more "
        "by the end of 2030. A cheap point need not be a useful one: the model does not know "
        "which counts more."
    )


opening, sources = collection.ends("14_price_of_a_lead.ipynb", answer)
