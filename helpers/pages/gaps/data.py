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
NAMERS = {"the report": "named_in_article", "the EU": "eu_priority"}
SENT, FLEETS = "against what the US would send", "against its whole fleet"
SHARE = "a share as published"
US_KINDS = {
    "IISS 2025 war contribution": SENT,
    "stationed": SENT,
    "NATO Force Model before June 2026 cut": SENT,
    "NATO Force Model after cut": SENT,
    "global US total": FLEETS,
    "published share": SHARE,
}
HOW = {"published": SHARE, "computed": SHARE}
_ANSWERS = ("gaps/pairs", "gaps/dependence")


def areas():
    """One row an area, by family, with share, range and need covered in percent, and sources.

    `need_is_both`: the need was set at what Europe and the US hold together, so that share and
    need covered are one number. Sources: model/areas, the projection.
    """
    frame = model.by_family(model.areas())
    return frame.assign(need_is_both=(frame["share"] - frame["coverage"]).abs() < 1e-9)


def family_means(areas):
    """Mean share and mean need covered of each family, in percent, in the order of `areas`."""
    families = areas.groupby(["family", "group"], as_index=False, sort=False)
    return families[["share", "coverage"]].mean()


def others():
    """Other published answers for one area: Europe's share in percent, one row an answer.

    `kind` says what the US number counts, or that only a share was published. An answer that an
    area has twice stands once. Sources: gaps/pairs, gaps/dependence.
    """
    pairs, shares = (with_sources(tables.load(name), name) for name in _ANSWERS)
    pairs["kind"], shares["kind"] = pairs["us_basis"].map(US_KINDS), shares["how"].map(HOW)
    frame = pd.concat([pairs, shares]).rename(columns={"europe_share_pct": "percent"})
    told = ["area_id", "percent"]
    frame = frame.dropna(subset=told).drop_duplicates(told)
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
    and `led` are share and lead as reported.
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


def fleet_lines():
    """Areas led, `of` all, for every line and three parts of the US fleet: least, ours, most."""
    fleet = sliders()[FLEET]
    line, factor = _grid([fleet.low, fleet.default, fleet.high])
    held, counted = led(**{LINE: line, FLEET: factor})
    return pd.DataFrame({"threshold": line, "factor": factor, "areas": held, "of": counted})


def _grid(factors):
    return [axis.ravel() for axis in np.meshgrid(sliders()[LINE].grid(), factors)]


@cached
def as_reported():
    """Europe's mean share in percent, and the areas it leads, at the end of each quarter."""
    found = project(load(), default())
    means = [questions.mean_share(found, quarter)[0, 0] for quarter in found.inputs.quarters]
    held = questions.above(found)[:, :, 0, 0].sum(axis=0)
    numbers = {"mean_share": 100 * np.array(means), "led": held}
    return pd.DataFrame(numbers, index=found.inputs.quarters)


@cached
def reach():
    """Areas that Europe leads at both ends of each choice, every other one as reported.

    One row a choice with its `kind`. `low` and `high` are percent of the areas that count,
    `standard` that as reported; `low_led` areas of `low_of` say the same in areas. Of
    hardware, all counts that comes or goes `until` the end of a year. `told` is both ends in words.
    The row `together` moves all sliders and menus of the page at once.
    Sources: the projection, model/areas, model/assumptions.
    """
    line, fleet = sliders()[LINE], sliders()[FLEET]
    shown, hardware = areas(), as_reported()["led"]
    lists = [shown["leads"], *(shown.loc[shown[by], "leads"] for by in NAMERS.values())]
    named = [(leads.sum(), leads.size) for leads in lists]
    menus = {menu: list(choices(menu)) for menu in ("forces", "europe_means")}
    menus["count_weak_areas"] = [True, False]
    alone = {
        menu: _joined(led(chosen=default(**{menu: one})) for one in found)
        for menu, found in menus.items()
    }
    every = [default(**dict(zip(menus, each, strict=True))) for each in product(*menus.values())]
    ends = [((shown[end] > line.default).sum(), len(shown)) for end in ("low", "high")]
    comes = f"Part of the US fleet that comes, {fleet.low:g} to {fleet.high:g} times"
    defined = {
        f"The line, {line.low:.0f} to {line.high:.0f} percent": led(**{LINE: line.grid()}),
        "Which US is counted, three ways": _joined(map(led, US_COUNTS)),
        comes: led(**{FLEET: fleet.grid()}),
        "Areas: all, the report's, the EU's": np.transpose(named),
        "What counts, held or ready": alone["forces"],
        "Who is Europe, three ways": alone["europe_means"],
        "Areas nobody can count, in or out": alone["count_weak_areas"],
    }
    rows = [("definition", "", choice, *found) for choice, found in defined.items()]
    counting = "All counts at their worst or best for Europe"
    rows.append(("counting", "", counting, *np.transpose(ends)))
    for year in questions.DATES[1:]:
        held = hardware[: f"{year}Q4"].to_numpy()
        choice = f"All that comes or goes by the end of {year}"
        rows.append(("hardware", year, choice, held, np.full_like(held, len(shown))))
    lines, factors = _grid(fleet.grid())
    together = _joined(
        led(us_count, chosen, **{LINE: lines, FLEET: factors})
        for chosen, us_count in product(every, US_COUNTS)
    )
    rows.append(("together", "", "All choices together", *together))
    frame = pd.DataFrame(map(_ends, rows), columns=["kind", "until", "choice", *_ENDS])
    held, counted = led()
    return frame.assign(told=frame.apply(_told, axis=1), standard=100 * held[0] / counted[0])


_ENDS = ["low_led", "low_of", "high_led", "high_of", "low", "high"]


def _joined(answers):
    """Areas led and areas that count, of several answers of `led`, in one array each."""
    return np.concatenate(list(answers), axis=1)


def _ends(row):
    *names, held, of = row
    part = 100 * held / of
    low, high = part.argmin(), part.argmax()
    return *names, held[low], of[low], held[high], of[high], part[low], part[high]


def _told(row):
    """Both ends in areas: `8 of 18`, `5 to 10 of 18`, `3 of 8 to 8 of 18`."""
    if row["low"] == row["high"]:
        return f"{row['high_led']} of {row['high_of']}"
    first = "" if row["low_of"] == row["high_of"] else f" of {row['low_of']}"
    return f"{row['low_led']}{first} to {row['high_led']} of {row['high_of']}"
