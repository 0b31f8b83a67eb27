"""What makers turn out, how long their order books are, and how long crews take to be ready."""

import pandas as pd

from helpers.data import tables
from helpers.data.sources import links, with_sources
from helpers.figures.premise import one

KINDS = ["actual", "capacity", "planned", "target"]
FIRST_YEAR = 2018  # older rates say nothing about today's factories
SURE, WEAK = "stated plainly", "disputed, an estimate, or year unsure"
DIVIDED, STATED = "order book divided by sales", "as published"
JUDGED, FROM_CASE = "our judgement", "from a published case"


def output():
    """Output a year by product, one of KINDS. Sources: delivery/production, delivery/products."""
    made = with_sources(tables.load("delivery/production"), "delivery/production")
    products = tables.load("delivery/products")
    frame = products.merge(made[made["year"] >= FIRST_YEAR], on=tables.key("delivery/products"))
    days = pd.to_datetime(frame["year"].astype(str) + "-12-31")
    return frame.assign(day=days).rename(columns={"product_group": "group"})


def growth():
    """Last known output and highest plan of each product, and how many times it is."""
    rows = output().sort_values("year", kind="stable")
    now = rows[rows["kind"] == "actual"].groupby("heading", sort=False).last()
    ahead = rows[rows["kind"].isin(["planned", "target"])]
    goal = ahead.loc[ahead.groupby("heading")["rate_per_year"].idxmax()].set_index("heading")
    columns = ["group", "rate_per_year", "year"]
    frame = now[columns].join(goal[columns[1:]].add_suffix("_goal"), how="inner")
    frame.columns = ["group", "now", "now_year", "goal", "goal_year"]
    frame = frame[frame["goal_year"] > frame["now_year"]].reset_index()
    frame["times"] = frame["goal"] / frame["now"]
    return frame.sort_values("times", kind="stable", ignore_index=True)


def queues():
    """Years of work on order: book by sales of a year, or as stated. Source: delivery/backlog."""
    frame = with_sources(tables.load("delivery/backlog"), "delivery/backlog")
    frame["year"] = frame["as_of"].str[:4]
    year_end = frame["as_of"].str.endswith("-12-31")
    book = frame[(frame["measure"] == "order backlog") & year_end]
    sales = frame[frame["measure"] == "sales"]
    pairs = book.merge(sales, on=["who", "unit", "year"], suffixes=("", "_sales"))
    pairs = pairs.assign(years=pairs["value"] / pairs["value_sales"], basis=DIVIDED)
    pairs["source_ids"] += pairs["source_ids_sales"]
    said = frame["measure"].isin(["years of work in backlog", "order backlog over yearly sales"])
    stated = frame[said].assign(basis=STATED, years=frame["value"])
    both = pd.concat([pairs, stated], ignore_index=True)
    both["maker"] = both["who"] + both["whole_group"].map({True: " (whole group)", False: ""})
    columns = ["maker", "origin", "year", "years", "basis", "whole_group", "source_ids"]
    return both[columns].sort_values(["years", "maker"], ascending=False, ignore_index=True)


def us_sales(measure):
    """What was said of the size of the US queue by one measure. Source: delivery/backlog."""
    frame = tables.load("delivery/backlog")
    frame = frame.assign(year=frame["as_of"].str[:4])
    return one(frame[frame["measure"] == measure], "Sales to European states through FMS")


def us_queue():
    """Statements on US priority, newest first, with links. Source: delivery/facts."""
    facts = tables.load("delivery/facts").query("topic == 'us-priority'")
    facts = facts.assign(link=[links([source]) for source in facts["source_id"]])
    return facts.sort_values(["as_of", "fact_id"], ascending=False)


def only_growth(product):
    """The statement on a product of which only the growth of output is known."""
    facts = tables.load("delivery/facts")
    own = facts.loc[facts["growth_of"] == product, "statement"]
    return one(own, f"For {product} only a growth is known")


def counted(*products):
    """Which of these products have a yearly number. Source: delivery/production."""
    return set(products) & set(tables.load("delivery/production")["system_or_product"])


def fielding():
    """Months from delivery to a usable unit by area, longest first. Source: model/fielding."""
    areas = tables.load("model/areas").set_index("area_id")["name"]
    frame = with_sources(tables.load("model/fielding"), "model/fielding")
    basis = (frame["kind"] == "judgement").map({True: JUDGED, False: FROM_CASE})
    frame = frame.assign(area=frame["area_id"].map(areas), basis=basis)
    return frame.sort_values(["months", "area"], ascending=[False, True], ignore_index=True)
