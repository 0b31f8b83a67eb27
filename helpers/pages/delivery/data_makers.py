"""What makers turn out, how long their order books are, and how long crews take to be ready."""

import pandas as pd

from helpers.data import tables

KINDS = ["actual", "capacity", "planned", "target"]
FIRST_YEAR = 2018  # older rates say nothing about today's factories
# (group, heading, product, country of the maker)
_SERIES = [
    ("Shells", "155mm shells, Europe", "155mm shells", "Europe"),
    ("Shells", "155mm shells, Rheinmetall", "155mm shells", "DEU"),
    ("Shells", "155mm shells, United States", "155mm shells", "USA"),
    ("Interceptors", "PAC-3 MSE for Patriot", "PAC-3 MSE", "USA"),
    ("Interceptors", "THAAD interceptors", "THAAD interceptors", "USA"),
    ("Interceptors", "Mistral, short range", "Mistral missiles", "FRA"),
    ("Launchers", "Patriot fire units", "Patriot fire units", "USA"),
    ("Launchers", "IRIS-T SLM fire units", "IRIS-T SLM fire units", "DEU"),
    ("Launchers", "HIMARS launchers", "HIMARS launchers", "USA"),
    ("Aircraft", "F-35 fighters", "F-35", "USA"),
    ("Aircraft", "A330 MRTT tankers", "A330 MRTT", "ESP"),
    ("Aircraft", "A400M transports", "A400M", "ESP"),
]


def output():
    """Yearly output by product: made (actual), possible (capacity), planned or aimed at (target).

    Two sources for one year stay two rows. `day` is the end of the year. Source:
    delivery/production.
    """
    made = tables.load("delivery/production")
    frames = []
    for group, heading, product, country in _SERIES:
        own = made[(made["system_or_product"] == product) & (made["country"] == country)]
        frames.append(own.assign(group=group, heading=heading))
    frame = pd.concat(frames, ignore_index=True)
    frame = frame[frame["year"] >= FIRST_YEAR].reset_index(drop=True)
    frame["day"] = pd.to_datetime(frame["year"].astype(str) + "-12-31")
    weak = frame["note"].str.contains("disput|indicative|estimate|not stated", na=False)
    frame["sure"] = weak.map({False: SURE, True: WEAK})
    frame["origin"] = frame["country"].map({"USA": "US"}).fillna("European")
    return frame


SURE, WEAK = "stated plainly", "disputed, an estimate, or year unsure"


def growth():
    """Last known output and highest plan of each product, and how many times it is."""
    rows = []
    for heading, own in output().groupby("heading", sort=False):
        made = own[own["kind"] == "actual"].sort_values("year")
        ahead = own[own["kind"].isin(["planned", "target"])]
        if made.empty or ahead.empty:
            continue
        now, goal = made.iloc[-1], ahead.loc[ahead["rate_per_year"].idxmax()]
        if goal["year"] > now["year"]:
            rows.append(
                {
                    "heading": heading,
                    "now": now["rate_per_year"],
                    "now_year": int(now["year"]),
                    "goal": goal["rate_per_year"],
                    "goal_year": int(goal["year"]),
                    "times": goal["rate_per_year"] / now["rate_per_year"],
                }
            )
    return pd.DataFrame(rows).sort_values("times", ignore_index=True)


def queues():
    """Years of work that a maker has on order: order book divided by sales of the same year.

    Where a maker or reporter states the years, that is a second row. Source: delivery/backlog.
    """
    frame = tables.load("delivery/backlog")
    frame["year"] = frame["as_of"].str[:4]
    year_end = frame["as_of"].str.endswith("-12-31")
    book = frame[(frame["measure"] == "order backlog") & year_end]
    sales = frame[frame["measure"] == "sales"]
    pairs = book.merge(sales, on=["who", "unit", "year"], suffixes=("", "_sales"))
    pairs = pairs.assign(years=pairs["value"] / pairs["value_sales"], basis=DIVIDED)
    said = frame["measure"].isin(["years of work in backlog", "order backlog over yearly sales"])
    stated = frame[said].assign(basis=STATED)
    stated["years"] = stated["value"]
    both = pd.concat([pairs, stated], ignore_index=True)
    both["origin"] = both["who"].map({"Lockheed Martin": "US"}).fillna("European")
    whole = both["note"].fillna("").str.startswith("whole group")
    both["maker"] = both["who"] + whole.map({True: " (whole group)", False: ""})
    return both[["maker", "origin", "year", "years", "basis"]].sort_values(
        ["years", "maker"], ascending=False, ignore_index=True
    )


DIVIDED, STATED = "order book divided by sales", "as published"


def fielding():
    """Months from delivery to a usable unit by area, longest first. Source: model/fielding."""
    areas = tables.load("model/areas").set_index("area_id")["name"]
    frame = tables.load("model/fielding")
    frame["area"] = frame["area_id"].map(areas)
    frame["basis"] = (frame["kind"] == "judgement").map({True: JUDGED, False: FROM_CASE})
    return frame.sort_values(["months", "area"], ascending=[False, True], ignore_index=True)


JUDGED, FROM_CASE = "our judgement", "from a published case"
