"""Deadlines and lead times: how long until a date, and what an order signed today can still meet.

A lead time is the wait from order to first delivery. A first delivery is not yet a trained unit.
"""

import pandas as pd

from helpers.data import dates, sources, tables

GROUPS = ["US", "NATO", "EU", "European states", "Threat estimates"]
TARGETS = {2027: pd.Timestamp("2027-12-31"), 2030: pd.Timestamp("2030-12-31")}
BASES = {"all": ["actual", "planned", "stated", "target"]}
BASES |= {"delivered": ["actual"], "promised": ["planned", "stated", "target"]}
ORIGINS = ["European", "US", "other"]
CASES = ["fastest", "median", "slowest"]
# What was ordered, in plain words. Capability areas would hide it: their rows also hold submarines
# among ships, helicopters among aircraft and communication satellites among command posts.
EQUIPMENT = {
    "air-and-missile-defence": "Air and missile defence",
    "airlift": "Transport aircraft, helicopters",
    "ammunition": "Artillery shells",
    "armour": "Tanks and armoured vehicles",
    "artillery": "Guns and rocket launchers",
    "combat-aircraft": "Combat aircraft, helicopters",
    "command-and-control": "Communication satellites",
    "counter-drone": "Drone defence",
    "drones": "Attack drones",
    "isr-airborne": "Radar and watch aircraft, drones",
    "isr-space": "Radar satellites",
    "long-range-strike": "Long-range missiles, launchers",
    "naval": "Frigates",
    "refuelling": "Tanker aircraft",
    "submarines": "Submarines",
}


def deadlines():
    """One row a deadline, by group and date; `first` and `last` are the days the date may mean."""
    frame = sources.with_sources(tables.load("story/deadlines"), "story/deadlines").merge(
        tables.load("story/actors")[["actor_id", "name", "side"]],
        left_on="owner",
        right_on="actor_id",
    )
    frame["first"], frame["last"] = dates.first_day(frame["date"]), dates.last_day(frame["date"])
    frame["group"] = frame["side"].replace({"Europe": "European states"})
    frame.loc[frame["kind"] == "intelligence estimate", "group"] = "Threat estimates"
    frame["sources"] = [sources.links([key]) for key in frame["source_id"]]
    frame["rank"] = frame["group"].map(GROUPS.index)
    frame = frame.rename(columns={"status_as_of_2026_11": "status"})
    return frame.sort_values(["rank", "last", "label"], ignore_index=True)


def cases(basis="all"):
    """Published waits from order to first delivery, one row a case, in months.

    Times to build a thing, counted from the day work starts, are left out: they are not waits.
    """
    frame = sources.with_sources(tables.load("delivery/lead_times"), "delivery/lead_times")
    frame = frame[(frame["what_kind"] != "build time") & frame["area_id"].notna()]
    frame = frame[frame["basis"].isin(BASES[basis])]
    ordered = frame["equipment_class"].map(EQUIPMENT)
    months = frame["order_to_first_delivery_months"]
    return frame.assign(
        ordered=ordered,
        months=months,
        low=frame["low"].fillna(months),
        high=frame["high"].fillna(months),
        kind=ordered + " (" + frame["origin"] + ")",
    ).reset_index(drop=True)


def lead_times(basis="all"):
    """Fastest, median and slowest case per kind: what was ordered, and where the maker sits."""
    grouped = cases(basis).groupby(["kind", "ordered", "origin"])
    frame = grouped.agg(
        fastest=("low", "min"),
        median=("months", "median"),
        slowest=("high", "max"),
        cases=("months", "size"),
        source_ids=("source_ids", "sum"),
    )
    return frame.reset_index().sort_values(["median", "kind"], ignore_index=True)


def arrivals(leads, order_day, factor=1.0):
    """When an order signed on `order_day` brings its first delivery, per kind."""
    day = pd.Timestamp(order_day)
    return leads.assign(
        **{f"{case}_day": dates.add_months(day, leads[case] * factor) for case in CASES}
    )


def in_time(arriving, case, year):
    """Number of kinds whose first delivery, in that case, comes by the end of `year`."""
    return int((arriving[f"{case}_day"] <= TARGETS[year]).sum())
