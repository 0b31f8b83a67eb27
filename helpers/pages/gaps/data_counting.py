"""Rows of notebook 04 on two definitions: what counts, held or ready, and who is Europe."""

import numpy as np

from helpers.data import sources, tables
from helpers.model import areas as model
from helpers.model import meanings
from helpers.model.assumptions import Scenario, choices

TODAY, LATER = "2025", "2030"
UNKNOWN = "readiness not known"
SPLITS = {True: "", False: "by country in part"}
UNSPLIT = "not known by country"
STAY = {"": "", SPLITS[False]: "allies in part", UNSPLIT: "all allies", UNKNOWN: "all held"}


def held_and_ready():
    """One row an area in the order of the figures, with the columns of `meanings.ready`.

    `note` says how much of the need is covered, held and ready, or that readiness is not known.
    """
    rows = model.places().merge(meanings.ready(), on="area_id").sort_values("place")
    cited = sources.with_sources(tables.load("model/readiness"), "model/readiness")
    found = cited.set_index("area_id")["source_ids"]
    more = [found.get(area, ()) for area in rows["area_id"]]
    both = [(*own, *new) for own, new in zip(rows["source_ids"], more, strict=True)]
    told = [f"{row.covers:.0f}, ready {row.covers_ready:.0f}" for row in rows.itertuples()]
    return rows.assign(source_ids=both, note=np.where(rows["known"], told, UNKNOWN))


def tanks_counted():
    """The same German tanks, counted twice in one report: the whole stock, and at the units.

    Two rows of evidence/readiness, the smaller part first: `part` in percent, `publisher`.
    """
    rows = tables.load("evidence/readiness").query("item == 'Leopard 2 tanks'")
    twice = rows[rows.duplicated(["as_of", "source_id"], keep=False)]
    part = twice["ready_percent"].fillna(twice["low"])
    named = tables.load("sources").set_index("source_id")["original_publisher"]
    twice = twice.assign(part=part, publisher=twice["source_id"].map(named))
    return twice.sort_values("part", ignore_index=True)


def by_europe():
    """Europe's share, in percent, at the end of TODAY and LATER under each meaning of Europe.

    One row an area, date and meaning; `note` says where holdings are not known by country.
    """
    names = dict(enumerate(choices("europe_means").values()))
    rows = model.places().merge(meanings.shares((TODAY, LATER)), on="area_id")
    note = rows["area_id"].map(meanings.splits()).map(SPLITS).fillna(UNSPLIT)
    rows = rows.assign(name_of_europe=rows["meaning"].map(names), note=note)
    return rows.sort_values(["place", "date"])


def notes(scenario: Scenario) -> dict[str, str]:
    """By area_id, what stays in although the scenario leaves it out, because nobody knows it."""
    changed, split, ready = scenario.differences(), meanings.splits(), meanings.ready()
    told = {}
    for area, known in zip(ready["area_id"], ready["known"], strict=True):
        lacks = []
        if "europe_means" in changed:
            lacks.append(SPLITS[split[area]] if area in split else UNSPLIT)
        if "forces" in changed and not known:
            lacks.append(UNKNOWN)
        told[area] = ", ".join(STAY[lack] for lack in lacks if lack)
    return told
