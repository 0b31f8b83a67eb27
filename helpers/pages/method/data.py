"""What the method page shows: assumptions, how much is judged, objections in numbers.

The middle case, as reported, and how wide the ranges around it are. Sources: the tables of
data/model.
"""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.data.sources import links, sourced
from helpers.figures.text import span
from helpers.model import cases, headline
from helpers.model.assumptions import default
from helpers.model.inputs import ON_TIME_MONTHS, load
from helpers.model.projection import project
from helpers.model.questions import DATES, areas_held, mean_share, verdict

IISS = "IISS May 2025"
TOGETHER = (0, 0.3, 0.6)  # how far errors hang together
INPUTS = {
    "model/areas": "holdings and needs",
    "model/orderbook": "orders already placed",
    "model/supply": "makers: lead time, output, price",
    "model/slips": "record of delays",
    "model/fielding": "training and set-up",
    "model/retirements": "retirements",
    "model/posture_steps": "US posture paths",
    "model/constants": "constants",
    "model/assumptions": "slider defaults",
}


def kinds():
    """Rows of each input table by kind: as published, arithmetic on that, or our judgement."""
    frames = [
        tables.load(name)["kind"].value_counts().reset_index(name="rows").assign(inputs=label)
        for name, label in INPUTS.items()
    ]
    return pd.concat(frames, ignore_index=True)


def rules():
    """The rules as they are printed: with their number, and the file of their function."""
    frame = tables.load("model/rules")
    code = "helpers/model/" + frame["code"].str.replace(".", ".py, ", regex=False)
    return frame.assign(rule=frame["number"].astype(str) + ". " + frame["rule"], code=code)


def notes():
    """The choices that the rules left open, and what the tests hold."""
    return tables.load("model/notes")


def objections():
    """What an expert would attack, with the words that carry the numbers."""
    return tables.load("estimates/objections")


def assumptions():
    """The sliders' table, with (publisher, address) pairs of the sources behind each default."""
    frame = sourced("model/assumptions")
    low, high, start = (frame[end].map("{:g}".format) for end in ("low", "high", "default"))
    pairs = frame["source_ids"].map(links)
    return frame.assign(range=low + " to " + high, start=start, sources=pairs)


@cached
def as_reported():
    """The projection that all others are set against."""
    return project(load(), default())


def share(result, date="2030"):
    """Europe's share in percent by area."""
    return dict(zip(load().areas, 100 * result.share[:, result.quarter(date), 0, 0], strict=True))


def areas():
    """Areas: in all, led today, led if the ready part or half counts, near half in 2030, by source.

    `listed` rest on the IISS list, `fraction` on a fraction of ours.
    """
    table, europe = tables.load("model/areas"), load().europe
    listed = tables.load("gaps/us_contribution").query("basis == @IISS")
    listed = table.merge(listed, left_on=["area_id", "us_war"], right_on=["area_id", "quantity"])
    halved = project(replace(load(), europe=replace(europe, mid=europe.mid / 2)), default())
    ready = project(load(), default(forces="ready"))
    led, half_ready, ready = (
        int(areas_held(result, "2025")[0, 0]) for result in (as_reported(), halved, ready)
    )
    line = default().majority_threshold
    near = sum(abs(own - line) < 10 for own in share(as_reported()).values())
    return SimpleNamespace(
        total=len(table),
        led=led,
        ready=ready,
        half_ready=half_ready,
        near_the_line=near,
        listed=listed["area_id"].nunique(),
        fraction=int(table["us_fraction"].notna().sum()),
    )


def us_doubles():
    """Munitions areas by name: share in percent at the end of 2030, now and with twice the US."""
    table, war = tables.load("model/areas"), load().us_war
    made = table["unit"].isin(["bn USD a year", "thousand shells a year"]).to_numpy()
    doubled = project(replace(load(), us_war=replace(war, mid=war.mid * (1 + made))), default())
    now, then = share(as_reported()), share(doubled)
    return {row.name: (now[row.area_id], then[row.area_id]) for row in table[made].itertuples()}


def rota():
    """Missile defence today: US destroyers at Rota, and Europe's share in percent without them."""
    row = tables.load("model/areas").set_index("area_id").loc["bmd"]
    based = tables.load("gaps/us_contribution").query("area_id == 'bmd'")
    ships = based.loc[based["item"].str.contains("destroyers"), "quantity"].item()
    shares = (100 * row["europe"] / (row["europe"] + row["us_war"] - less) for less in (0, ships))
    return dict(zip(("with_rota", "without_rota"), shares, strict=True)) | {"rota": f"{ships:.0f}"}


def long_range():
    """Long-range strike: the lowest and highest share the table allows, percent of US make."""
    row = tables.load("model/areas").set_index("area_id").loc["deep_strike"]
    book = tables.load("model/orderbook").query("area_id == 'deep_strike'")
    us_made = book.loc[book["origin"] == "US", "quantity"].sum() / book["quantity"].sum()
    low = row["europe_low"] / (row["europe_low"] + row["us_war_high"])
    high = row["europe_high"] / (row["europe_high"] + row["us_war_low"])
    return SimpleNamespace(low=100 * low, high=100 * high, us_made=100 * us_made)


def records():
    """Orders with those not firm and those judged; delays that count; spread of prices.

    `price_factor` is the median of highest over lowest price among the makers with a price.
    """
    book, delays = tables.load("model/orderbook"), tables.load("model/delays").query("counted")
    supply = tables.load("model/supply").query("cost_low > 0")
    return SimpleNamespace(
        orders=len(book),
        open=int((book["firmness"] != "firm").sum()),
        judged=int((book["kind"] == "judgement").sum()),
        delays=len(delays),
        prompt=int((delays["months"] <= ON_TIME_MONTHS).sum()),
        price_factor=float((supply["cost_high"] / supply["cost_low"]).median()),
    )


@cached
def together():
    """The headline for each of TOGETHER: `together`, `2027`, `2030`, `2035` (areas led, in words).

    Also the mean share at the end of 2030 in words, `share`, its `width` in points, and `chance`,
    in how many of 100 draws Europe leads in most areas by then. Draws as on every page.
    """
    scenarios = [default(errors_together=value) for value in TOGETHER]
    found, sure = project(load(), scenarios, cases.DRAWS), project(load(), scenarios)
    rows = []
    for place, value in enumerate(TOGETHER):
        low, middle, high = 100 * np.quantile(mean_share(found, "2030")[place], [0.1, 0.5, 0.9])
        led = {date: headline.areas_led(found, sure, date, place) for date in DATES[1:]}
        chance = 100 * verdict(found, "most", "2030")[place].mean()
        share = f"{middle:.0f} ({span([low, high])})"
        row = {"together": value, "share": share, "width": high - low, "chance": chance}
        rows.append(row | led)
    return pd.DataFrame(rows)


@cached
def outside():
    """Areas whose middle case lies outside eight draws in ten at the end of 2030.

    Columns: name, share (the middle case), low and high, in percent.
    """
    drawn, at = cases.chances(), as_reported().quarter("2030")
    low, high = 100 * np.nanquantile(drawn.share[:, at, 0], [0.1, 0.9], axis=1)
    middle = 100 * as_reported().share[:, at, 0, 0]
    names = tables.load("model/areas")["name"]
    frame = pd.DataFrame({"name": names, "share": middle, "low": low, "high": high})
    return frame[(middle < low) | (middle > high)]
