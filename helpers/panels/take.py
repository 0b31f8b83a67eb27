"""The panels of notebook 08."""

from helpers import assumptions, controls, gaps, take
from helpers.charts import take as charts
from helpers.narrate import take as words


def verdict():
    """The reader picks date, rule and starting point, and sees what would have to be true."""
    starts = {preset: name for name, preset in take.preset_names().items()}

    def answer(date, rule, start):
        rows, stretches = take.strips(assumptions.preset(start), rule, date)
        sentence = words.strips_sentence(rows, rule, date, starts[start])
        return controls.Answer(sentence, {"rows": words.with_text(rows), "stretches": stretches})

    def figure(rows, stretches):
        description = "Each assumption's range, 0 the lowest and 1 the highest setting."
        return charts.strips(rows, stretches, "What one assumption alone would do", description)

    return controls.Panel(
        "What one assumption alone would do",
        [
            _date("2030"),
            _rule(),
            controls.choice(
                "start",
                "Starting from",
                take.preset_names(),
                assumptions.DEFAULT_PRESET,
                "The assumptions that stay as they are while one moves.",
            ),
        ],
        answer,
        figure,
    )


def _date(default=take.DATE):
    """The date for which the question is asked."""
    return controls.choice(
        "date",
        "By the end of",
        {date: date for date in take.DATES},
        default,
        "The verdict at the last day of that year.",
    )


def _rule():
    """What counts as a majority of the whole."""
    return controls.choice(
        "rule",
        "A majority means that",
        {words: rule for rule, words in gaps.RULES.items()},
        take.RULE,
        "Nobody has said which of these is meant.",
    )
