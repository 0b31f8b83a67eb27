"""The panel of notebook 07."""

from helpers.model import outlook
from helpers.pages.scenarios import charts, words
from helpers.ui.controls import Answer
from helpers.ui.laboratory import Laboratory


def laboratory():
    """Every assumption, every area, against a scenario that the reader pins."""

    def answer(scenario, pinned_scenario, date):
        found, pinned = outlook.outlook(scenario), outlook.outlook(pinned_scenario)
        frames = {
            "shares": outlook.shares(found, pinned, scenario.majority_threshold),
            "counts": outlook.counts(found, pinned),
            "both": outlook.both(found, date, pinned),
            "binds": outlook.binds(found),
        }
        return Answer(words.sentence(scenario, found, pinned_scenario, pinned), frames)

    return Laboratory("The laboratory", answer, charts.whole)
