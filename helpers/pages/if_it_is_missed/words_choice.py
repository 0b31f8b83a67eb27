"""The sentence of notebook 09's panel: the reader's path, its date and Europe's effort."""

import pandas as pd

from helpers.data import dates
from helpers.figures.text import listing, small
from helpers.model.assumptions import DEFAULT_PRESET
from helpers.pages.if_it_is_missed import data_paths as missed_paths
from helpers.pages.if_it_is_missed.data_paths import REPORTED, at, by_area, on_path


def choice_sentence(path, end, builds, date):
    """What the reader's path, its date and Europe's effort do at one date."""
    mine, stays = at(path, date, end, builds), at(REPORTED, date, preset_id=builds)
    led = {year: at(path, year, end, builds)["led"] for year in ("2027", "2030")}
    rows = by_area(on_path(path, end, builds), date).sort_values("lost", ascending=False)
    lost = rows[rows["lost"] >= 5].head(3)
    worst = f" Most is missing in {listing(map(small, lost['name']))}." if len(lost) else ""
    return (
        f"{_path(path, end)}. Europe leads in {led['2027']} of {len(rows)} areas at the end of "
        f"2027 and in {led['2030']} at the end of 2030. At the end of {date} its share is "
        f"{mine['share']:.0f} percent, {_against(mine['share'], stays['share'])} if the reported "
        f"cut stays. The need it covers is {mine['coverage']:.0f} percent on every path"
        f"{_effort(builds, date)}. On hand would be {mine['together']:.0f} percent of the need, "
        f"{_against(mine['together'], stays['together'])} with that cut.{worst}"
    )


def _against(value, other):
    return "the same as" if round(value) == round(other) else f"against {other:.0f}"


def _effort(builds, date):
    if builds == DEFAULT_PRESET:
        return ""
    usual = at(REPORTED, date)["coverage"]
    return f"; as reported it would be {usual:.0f}"


def _path(path, end):
    name = missed_paths.names()[path]
    if missed_paths.span(path) is None:
        return f"{name}: nothing more changes on this path, so its date does not count"
    day = pd.Period(end, freq="Q").to_timestamp(how="end")
    return f"{name}, complete in {dates.spoken_month(day)}"
