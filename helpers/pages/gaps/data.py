"""Rows of notebook 04: areas, other counts of them, the reader's definition and estimates."""

from itertools import product

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.data.sources import with_sources
from helpers.model import areas as model
from helpers.model import definitions, questions
from helpers.model.assumptions import choices, default, sliders, stack
from helpers.model.definitions import US_COUNTS
from helpers.model.inputs import load
from helpers.model.projection import project

LINE, FLEET = "majority_threshold", "us_fleet_factor"
NAMERS = {"the article": "named_in_article", "the EU": "eu_priority"}
US_KINDS = {
    "IISS 2025 war contribution": "what the US would send",
    "stationed": "what the US would send",
    "NATO Force Model before June 2026 cut": "what it pledged",
    "NATO Force Model after cut": "what it pledged",
    "global US total": "its whole fleet",
    "published share": "a share, no count",
}
HOW = {"published": "share as printed", "computed": "share of two printed numbers"}
ENDS = ["low", "default", "high"]


def areas():
    """One row an area, by family, with share, range and need covered in percent, and sources.

    `need_is_both`: the need was set at what Europe and the US hold together, so that share and
    need covered are one number. Sources: model/areas, the projection.
    """
    frame = model.by_family(model.areas())
    return frame.assign(need_is_both=(frame["share"] - frame["coverage"]).abs() < 1e-9)


def family_means(areas):
    """Mean share and mean need covered of each family, in percent, in the order of `areas`."""
    return (
        areas.groupby(["family", "group"], sort=False)[["share", "coverage"]].mean().reset_index()
    )


def pairs():
    """Published pairs of numbers: Europe's share in percent. Source: gaps/pairs.

    `kind` says in words what the US number counts.
    """
    return _other_shares("gaps/pairs", "us_basis", US_KINDS)


def published():
    """Published shares of one area: Europe's part in percent. Source: gaps/dependence.

    `kind` says whether the share was printed or computed from two printed numbers.
    """
    return _other_shares("gaps/dependence", "how", HOW)


def _other_shares(name, column, kinds):
    frame = with_sources(tables.load(name), name).dropna(subset=["area_id", "europe_share_pct"])
    frame = frame.assign(kind=frame[column].map(kinds), percent=frame["europe_share_pct"])
    return frame.merge(model.places().drop(columns="source_ids"), on="area_id", validate="m:1")


def recommended():
    """The pair to use first in each area. Source: gaps/pairs."""
    return tables.load("gaps/pairs").query("recommended")


def alliance():
    """The newest published split of the whole alliance's capabilities, of gaps/dependence."""
    frame = tables.load("gaps/dependence")
    whole = frame[frame["area_id"].isna() & (frame["share_of"] == "capabilities")]
    return whole.sort_values("as_of").iloc[-1]


def estimated(found):
    """Share and need covered, in percent, in the areas that the reader sets, and our placeholders.

    One row an area and answer; `found` comes from `definitions.areas`. `leads` and `led` are the
    reader's lead and ours.
    """
    answers = ["share", "coverage"]
    ours = areas().query("method == 'reader-set'").rename(columns={"leads": "led"})
    kept = ["area_id", "name", "place", "led", "source_ids"]
    rows = ours.melt(kept, answers, "answer", "placeholder").merge(
        found.melt(["area_id", "leads"], answers, "answer", "percent"), on=["area_id", "answer"]
    )
    rows = rows.assign(
        row=rows["name"] + ": " + rows["answer"].replace("coverage", "need covered"),
        text=rows["percent"].map("{:.0f}".format),
    )
    return rows.sort_values(["place", "answer"], ascending=[True, False], ignore_index=True)


def estimate_grid():
    """Europe's share, in percent, at the ends and the middle of what the reader may set.

    One row an area and a pair of settings; `europe` and `us` are ENDS.
    """
    cells = []
    for europe, us in product(ENDS, ENDS):
        found = definitions.areas(default(**definitions.estimates(europe, us)))
        cells.append(estimated(found).assign(europe=europe, us=us))
    return pd.concat(cells).query("answer == 'share'")


def us_counts():
    """Europe's share of each area for each way to count the US, in percent; one row for each.

    Where a way has no number of its own the row is left out. `us_fell_by` says by what the number
    fell, where it did. Sources: model/areas, gaps/areas, the projection.
    """
    kept = ["area_id", "name", "group", "place", "source_ids", *US_COUNTS, "us_scaled_by_slider"]
    fell = tables.load("gaps/areas")[["area_id", "us_fell_by"]]
    ways = [definitions.areas(default(), way).assign(us_count=way) for way in US_COUNTS]
    rows = pd.concat(ways).merge(areas()[kept], on="area_id").merge(fell, on="area_id")
    cut, fleet = (rows["us_count"] == way for way in ("us_after_cut", "us_worldwide"))
    unknown = rows["us_worldwide"].isna()
    return rows[~(cut & (rows["us_after_cut"] == rows["us_war"]) | fleet & unknown)]


def under(found):
    """All areas under the reader's definition, in the order of the figures.

    `found` comes from `definitions.areas`. `side` says whether Europe is above the line, `standard`
    and `led` are share and lead at the standard setting.
    """
    ours = areas().rename(columns={"share": "standard", "leads": "led"})
    kept = ["area_id", "name", "group", "evidence", "source_ids", "standard", "led"]
    rows = ours[kept].merge(found, on="area_id")
    above = np.where(rows["leads"], "above the line", "not above it")
    return rows.assign(side=np.where(rows["counted"], above, "left out"))


def led(us_count="us_war", chosen=None, **columns):
    """Areas that Europe leads at the end of 2025, and how many count: an array each.

    `columns` are whole columns of values of sliders, one scenario a value; the rest of each is
    the scenario `chosen`.
    """
    size = len(next(iter(columns.values()), [0]))
    batch = stack(chosen or default()).take(np.zeros(size, int)).set(**columns)
    found = project(definitions.today(us_count), batch)
    held = questions.areas_held(found, definitions.TODAY)[:, 0]
    return held, questions.counted(found).sum(axis=0)


def _percent(us_count="us_war", chosen=None, **columns):
    held, counted = led(us_count, chosen, **columns)
    return 100 * held / counted


def _each(**menus):
    """The reported scenario with every combination of choices; `menus` has the choices by name."""
    return [default(**dict(zip(menus, chosen, strict=True))) for chosen in product(*menus.values())]


def fleet_map():
    """Areas led, `of` all, for every line and every part of the US fleet that would come."""
    line, factor = _grid(sliders()[FLEET].grid()[::2])
    held, counted = led(**{LINE: line, FLEET: factor})
    columns = {"threshold": line, "factor": factor.round(1), "areas": held, "of": counted}
    return pd.DataFrame(columns)


def _grid(factors):
    return [axis.ravel() for axis in np.meshgrid(sliders()[LINE].grid(), factors)]


@cached
def as_reported():
    """Europe's mean share and the areas it leads, in percent, at the end of each quarter."""
    found = project(load(), default())
    means = [questions.mean_share(found, quarter)[0, 0] for quarter in found.inputs.quarters]
    led = questions.above(found)[:, :, 0, 0].mean(axis=0)
    numbers = {"mean_share": 100 * np.array(means), "led": 100 * led}
    return pd.DataFrame(numbers, index=found.inputs.quarters)


@cached
def reach():
    """Areas that Europe leads, in percent of those that count, at both ends of each choice.

    One row a choice with its `kind`, `low` and `high`; every other choice stays at the `standard`
    setting. Of hardware, all counts that comes or goes `until` the end of a year. `all_low` and
    `all_high` are the ends over all settings of the page's sliders and menus together.
    Sources: the projection, model/areas, model/assumptions.
    """
    line, fleet = sliders()[LINE], sliders()[FLEET]
    shown, hardware = areas(), as_reported()["led"]
    named = [shown["leads"], *(shown.loc[shown[by], "leads"] for by in NAMERS.values())]
    menus = {menu: list(choices(menu)) for menu in ("forces", "europe_means")}
    menus["count_weak_areas"] = [True, False]
    alone = {
        menu: [_percent(chosen=one) for one in _each(**{menu: found})]
        for menu, found in menus.items()
    }
    ends = [100 * (shown[end] > line.default).mean() for end in ("low", "high")]
    comes = f"Part of the US fleet that comes, {fleet.low:g} to {fleet.high:g} times"
    defined = {
        f"The line, {line.low:.0f} to {line.high:.0f} percent": _percent(**{LINE: line.grid()}),
        "Which US is counted, three ways": [*map(_percent, US_COUNTS)],
        comes: _percent(**{FLEET: fleet.grid()}),
        "Areas: all, the article's, the EU's": [100 * leads.mean() for leads in named],
        "What counts, held or ready": alone["forces"],
        "Who is Europe, three ways": alone["europe_means"],
        "Areas nobody can count, in or out": alone["count_weak_areas"],
    }
    rows = [("definition", "", choice, values) for choice, values in defined.items()]
    rows.append(("counting", "", "All counts at their worst or best for Europe", ends))
    for year in questions.DATES[1:]:
        choice = f"All that comes or goes by the end of {year}"
        rows.append(("hardware", year, choice, hardware[: f"{year}Q4"]))
    lines, factors = _grid(fleet.grid())
    together = [
        _percent(us_count, chosen, **{LINE: lines, FLEET: factors})
        for chosen, us_count in product(_each(**menus), US_COUNTS)
    ]
    frame = pd.DataFrame(rows, columns=["kind", "until", "choice", "answers"])
    answers = frame.pop("answers")
    return frame.assign(
        low=answers.map(np.min),
        high=answers.map(np.max),
        standard=_percent()[0],
        all_low=np.min(together),
        all_high=np.max(together),
    )
