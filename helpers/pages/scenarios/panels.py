"""The panel of notebook 07."""

from helpers.model import outlook
from helpers.pages.scenarios import charts, report, words
from helpers.ui.controls import Answer
from helpers.ui.laboratory import Laboratory


def laboratory():
    """Every assumption, every area, against a scenario that the reader pins."""

    def answer(scenario, pinned_scenario):
        found, pinned = outlook.outlook(scenario), outlook.outlook(pinned_scenario)
        sentence = words.sentence(scenario, found, pinned_scenario)
        frames = report.frames(scenario, found, pinned)
        return Answer(sentence, frames, words.numbers(found, pinned))

    return Laboratory("The laboratory", answer, charts.tabs, report.page)
