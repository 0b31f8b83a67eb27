"""The panel of notebook 07."""

from helpers.model import outlook
from helpers.model.steps import steps
from helpers.pages.scenarios import charts, charts_changes, report, words_laboratory
from helpers.ui.controls import Answer
from helpers.ui.laboratory import Laboratory


def laboratory():
    """Every assumption, every area, against a scenario that the reader pins."""

    def answer(scenario, pinned_scenario):
        found, changed = outlook.outlook(scenario), steps(scenario)
        pinned = outlook.outlook(pinned_scenario)
        frames = {
            "shares": outlook.shares(found, pinned, scenario.majority_threshold),
            "counts": outlook.counts(found, pinned),
            "verdicts": words_laboratory.verdicts(found),
            "binds": outlook.binds(found),
            "steps": charts_changes.placed(changed),
        }
        sentence = words_laboratory.sentence(scenario, found, pinned_scenario)
        return Answer(sentence, frames, words_laboratory.numbers(found, pinned))

    return Laboratory("The laboratory", answer, charts.tabs, report.page)
