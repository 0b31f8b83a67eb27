"""The panel of notebook 09."""

import pandas as pd

from helpers.figures.premise import premise
from helpers.model.assumptions import DEFAULT_PRESET
from helpers.model.inputs import load
from helpers.model.outlook import preset_names
from helpers.pages.if_it_is_missed import charts_paths as charts
from helpers.pages.if_it_is_missed import data_paths as data
from helpers.pages.if_it_is_missed.words_paths import choice_sentence
from helpers.ui.controls import Answer, Number, Panel, choice, month


def path():
    """The reader picks what the US does and when, and what Europe does meanwhile."""

    def answer(path, end, builds, date):
        quarter = f"{end.year}Q{end.quarter}"
        found, day = data.on_path(path, quarter, builds), end + pd.offsets.MonthEnd(0)
        marks = pd.DataFrame({"day": [day], "words": ["complete"]})
        # No mark where the path has nothing to come.
        marks = marks if data.span(path) else marks[:0]
        frames = {"time": data.over_time(found).drop(columns="quarter"), "marks": marks}
        frames["areas"] = data.by_area(found, date)
        at = data.at(path, date, quarter, builds)
        numbers = (
            Number(f"{at['share']:.0f} %", f"Europe's share, end of {date}"),
            Number(f"{at['coverage']:.0f} %", "of the need covered by Europe"),
            Number(f"{at['together']:.0f} %", "of the need on hand in all"),
        )
        return Answer(choice_sentence(path, quarter, builds, date), frames, numbers)

    quarters = load().quarters[data.today() + 1 :]
    months = [pd.Period(name, freq="Q").asfreq("M").to_timestamp() for name in quarters]
    paths = {name: path for path, name in data.names().items()}
    builds = {preset_names()[key]: key for key in data.EFFORTS}
    dates = {f"end of {date}": date for date in ("2027", "2030", "2035")}
    span = months[0], months[-1], "2027-12-01"
    what_ifs = "Only the first has been reported; the others are what-ifs."
    faster = "The path takes the time it names; for an early date it starts now and goes faster."
    follows = "Only what Europe does in that preset; the US follows your path."
    bars = "The date of the bars, and of the sentence."
    controls = [
        choice("path", "What the US does", paths, data.LEAVING, what_ifs),
        month("end", "Complete by the end of", *span, faster, every=3),
        choice("builds", "What Europe does", builds, DEFAULT_PRESET, follows),
        choice("date", "Look at the areas at the", dates, "2027", bars),
    ]
    title = "What moves when the US leaves?"
    leaves, stays = data.at(data.LEAVING, "2027"), data.at(data.REPORTED, "2027")
    same = round(leaves["coverage"] - stays["coverage"], 1) == 0
    premise(same and leaves["share"] > stays["share"], "The share follows the US")
    return Panel(title, controls, answer, charts.choice, fit=(0.55, 0.6))
