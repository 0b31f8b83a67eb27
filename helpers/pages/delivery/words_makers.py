"""Sentences and tables of notebook 06 on makers: the US queue, output, and what follows."""

from helpers.data import tables
from helpers.figures.text import Prose, Table, count, listing
from helpers.pages.delivery import data_makers as factories


def us_title(rows):
    """The finding of the slips of US-made orders."""
    unknown = int(rows["slip_months"].isna().sum())
    return (
        f"US-made programmes: late by up to {rows['slip_months'].max() / 12:.0f} years, and for "
        f"{unknown} of {len(rows)} we found no length"
    )


def us_description(rows):
    """The slips of US-made orders in words."""
    known = rows.dropna(subset="slip_months")
    parts = (f"{row.label} {row.slip_months:.0f} months" for row in known.itertuples())
    unknown = rows[rows["slip_months"].isna()]["label"]
    return f"Slips: {listing(parts)}. Length not published: {listing(unknown)}."


def queue_facts():
    """What was said about the US queue, with how far each statement can be trusted."""
    facts = tables.load("delivery/facts")
    facts = facts[facts["topic"] == "us-priority"].merge(tables.load("sources"), on="source_id")
    facts["link"] = [[(row.publisher, row.url)] for row in facts.fillna({"url": ""}).itertuples()]
    columns = {"as_of": "Date", "statement": "What was said", "confidence": "How sure"}
    facts = facts.sort_values(["as_of", "fact_id"], ascending=False)
    return Table(
        facts, columns | {"link": "Source"}, f"{count(len(facts), 'statement')} on the US queue"
    )


def queue_size():
    """How large the US queue is, as far as anyone has said."""
    table = tables.load("delivery/backlog").set_index("backlog_id")
    known, year = table["value"], table["as_of"].str[:4]
    span = table.at["bl-38", "period"].replace("/", " to ")
    return Prose(
        f"Sales to European states through FMS, ordered or announced, came to about "
        f"{known['bl-38']:.0f} billion dollars from {span}, {known['bl-39']:.0f} billion of it in "
        f"{year['bl-39']}, Bruegel finds. How much is still to come is not published.",
        f"For the whole world US officials are quoted, at second hand, with more than "
        f"{known['bl-59']:,.0f} open cases worth over {known['bl-60']:.0f} billion dollars.",
    )


def queues_title(rows):
    """The finding of the order books in years."""
    newest = rows.sort_values("year").drop_duplicates("maker", keep="last")
    europe = newest[newest["origin"] == "European"].sort_values("years")
    us = newest[newest["origin"] == "US"].iloc[0]
    lowest, highest = (round(years, 1) for years in europe["years"].iloc[[0, -1]])
    whole = europe["maker"].iloc[0].endswith("(whole group)")
    return (
        f"European makers have {lowest:g} to {highest:g} years of work on order"
        f"{' (the lowest a whole group)' if whole else ''}, {us['maker']} {us['years']:g}"
    )


def queues_description(rows):
    """The order books in years, in words."""
    parts = (f"{row.maker} {row.years:.1f} ({row.basis}, {row.year})" for row in rows.itertuples())
    return f"Years of work on order: {listing(parts)}."


def output_title():
    """The finding of the output ramps."""
    times = factories.growth().set_index("heading")["times"]
    kinds = factories.output().drop_duplicates("heading").set_index("heading")["group"]
    missiles = times[kinds[times.index] == "Interceptors"]
    aircraft = times[kinds[times.index] == "Aircraft"]
    end = ""
    if len(aircraft) == 1 and aircraft.iloc[0] < 1:
        line = aircraft.index[0].split()[0]
        end = f"; the one aircraft line with a later plan ({line}) plans less"
    return (
        f"Interceptor makers aim at {missiles.min():.0f} to {missiles.max():.0f} times their "
        f"last output{end}"
    )


def output_description(rows):
    """The output ramps in words."""
    grown = factories.growth()
    parts = (
        f"{row.heading} {row.now:,.0f} ({row.now_year}) to {row.goal:,.0f} ({row.goal_year})"
        for row in grown.itertuples()
    )
    return (
        f"Yearly output of {rows['heading'].nunique()} products. Last known output and highest "
        f"plan: {'; '.join(parts)}."
    )


def output_conflict(rows):
    """The conflict on European shells, kept as a range."""
    shells = rows[(rows["heading"] == "155mm shells, Europe") & (rows["year"] == 2024)]
    made = shells[shells["kind"] == "actual"]["rate_per_year"].max()
    said = shells[shells["kind"] == "capacity"]["rate_per_year"]
    return Prose(
        f"For 2024 alone the sources on Europe's shells run from {made:,.0f} made to "
        f"{said.max():,.0f} possible. One counts what left the factory and another what it could "
        "turn out. Both stay in the picture.",
        "For GEM-T, Aster and Taurus we found no yearly number. For GEM-T only a growth is known: "
        f"{tables.load('delivery/facts').set_index('fact_id').at['de-f034', 'statement']}.",
    )


def fielding_title(rows):
    """The finding of the months from delivery to use."""
    longest, shortest = rows.iloc[0], rows.iloc[-1]
    judged = int((rows["basis"] == factories.JUDGED).sum())
    return (
        f"We assume {shortest['months']:.0f} to {longest['months']:.0f} months from delivery to a "
        f"usable unit; {judged} of {len(rows)} lines are our judgement"
    )


def fielding_description(rows):
    """The months from delivery to use, in words."""
    case = rows[rows["basis"] == factories.FROM_CASE]
    parts = (f"{row.area} {row.months:.0f} ({row.low:.0f} to {row.high:.0f})" for row in
             rows.itertuples())  # fmt: skip
    return f"Months: {listing(parts)}. {len(case)} of {len(rows)} rest on a published case."
