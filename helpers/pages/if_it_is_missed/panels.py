"""The panel of notebook 09."""

import pandas as pd

from helpers.model import outlook
from helpers.model.assumptions import DEFAULT_PRESET
from helpers.model.inputs import load
from helpers.pages.if_it_is_missed import charts_paths as charts
from helpers.pages.if_it_is_missed import data_paths as missed_paths
from helpers.pages.if_it_is_missed import words_paths as words
from helpers.pages.if_it_is_missed.words_choice import choice_sentence
from helpers.ui import controls

_FIRST, _DATES = "2027-12-01", ("2027", "2030", "2035")


def path():
    """The reader picks what the US does and when, and what Europe does meanwhile."""
    title = "Burden shifted, burden met, and what would be on hand"

    def answer(path, end, builds, date):
        quarter = f"{end.year}Q{end.quarter}"
        found = missed_paths.on_path(path, quarter, builds)
        frames = {
            "time": missed_paths.over_time(found),
            "areas": words.with_lost(missed_paths.by_area(found, date)),
            "marks": _marks(path, end),
        }
        return controls.Answer(choice_sentence(path, quarter, builds, date), frames)

    def figure(time, areas, marks):
        description = words.areas_description(areas)
        return charts.choice(time, areas, marks, title, description)

    return controls.Panel(title, [_path(), _end(), _builds(), _date()], answer, figure)


def _marks(path, end):
    """The day on which the path is complete; none where it has nothing to come."""
    if missed_paths.span(path) is None:
        return pd.DataFrame({"day": pd.to_datetime([]), "words": pd.Series([], dtype="str")})
    day = end + pd.offsets.MonthEnd(0)
    return pd.DataFrame({"day": [day], "words": ["complete"]})


def _path():
    paths = {name: path for path, name in missed_paths.names().items()}
    hint = "Only the first has been reported; the others are what-ifs."
    return controls.choice("path", "What the US does", paths, missed_paths.LEAVING, hint)


def _end():
    quarters = load().quarters[missed_paths.today() + 1 :]
    months = [pd.Period(name, freq="Q").asfreq("M").to_timestamp() for name in quarters]
    hint = "The path takes the time it names; for an early date it starts now and goes faster."
    bounds = months[0], months[-1], _FIRST
    return controls.month("end", "Complete by the end of", *bounds, hint, every=3)


def _builds():
    names = outlook.preset_names()
    options = {names[key]: key for key in missed_paths.EFFORTS}
    hint = "Only what Europe does in that preset; the US follows your path."
    return controls.choice("builds", "What Europe does", options, DEFAULT_PRESET, hint)


def _date():
    dates = {f"end of {date}": date for date in _DATES}
    return controls.choice(
        "date",
        "Look at the areas at the",
        dates,
        "2027",
        "The date of the bars, and of the sentence.",
    )
