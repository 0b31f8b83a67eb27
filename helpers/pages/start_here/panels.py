"""The panel of notebook 00."""

from helpers.model import areas as gaps
from helpers.model import questions
from helpers.pages.start_here import charts, words
from helpers.ui import controls


def majority():
    """The reader says what counts as a majority."""
    areas = gaps.areas()

    def answer(threshold, rule):
        sentence = words.majority_sentence(areas, threshold, rule)
        return controls.Answer(sentence, {"line": gaps.line(threshold)})

    def figure(line):
        title = "Move the line that counts as a majority"
        return charts.shares(areas, line, title, words.shares_description(areas))

    return controls.Panel(
        "What counts as a majority",
        [
            controls.assumption("majority_threshold", "threshold"),
            controls.choice(
                "rule",
                "A majority means",
                {words.clause: rule for rule, words in questions.RULES.items()},
                "most",
                "Nobody in Washington has said which of these is meant.",
            ),
        ],
        answer,
        figure,
    )
