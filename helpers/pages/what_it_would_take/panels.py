"""The panels of notebook 08."""

from helpers.figures.text import cap
from helpers.model import assumptions, questions
from helpers.model.assumptions import LINE, short_names
from helpers.pages.what_it_would_take import charts, words
from helpers.pages.what_it_would_take import charts_areas as area_charts
from helpers.pages.what_it_would_take import charts_together as together_charts
from helpers.pages.what_it_would_take import data as take
from helpers.pages.what_it_would_take import data_areas as take_areas
from helpers.pages.what_it_would_take import data_together as take_together
from helpers.pages.what_it_would_take import words_together as together_words
from helpers.ui import controls
from helpers.ui.longrun import LongPanel


def verdict():
    """The reader picks date, rule and starting point, and sees what would have to be true."""
    starts = {preset: name for name, preset in take.preset_names().items()}

    def answer(date, rule, start):
        scenario = assumptions.preset(start)
        rows, stretches = take.strips(scenario, rule, date)
        sentence = words.strips_sentence(rows, rule, date, starts[start])
        sentence += words.switches_sentence(scenario, rule, date)
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


def tornado():
    """The reader picks a date and what to measure, and sees which assumption moves it most."""
    title = "How far each assumption alone moves the answer"

    def answer(date, outcome):
        rows = take_together.tornado(date, outcome)
        return controls.Answer(
            together_words.tornado_sentence(rows, date, outcome),
            {"rows": rows},
        )

    def figure(rows):
        first = take_together.tornado("2030", "mean_share")
        description = together_words.tornado_description(first, "2030", "mean_share")
        return together_charts.tornado(rows, title, description)

    return controls.Panel(title, [_date("2030"), _outcome()], answer, figure)


def variance():
    """The reader has the parts of the variance worked out, for a date, roughly or finely."""
    title = "Which assumption is to blame for the spread?"

    def work(report, date, outcome, points):
        return take_together.sobol(date, outcome, points, report)

    def answer(found, date, outcome, points):
        sentence = together_words.sobol_sentence(found, date, outcome, points)
        rows = take_together.no_parts() if found is None else found
        return controls.Answer(sentence, {"rows": rows})

    def figure(rows):
        description = together_words.sobol_description(rows)
        return together_charts.sobol(rows, title, description)

    sizes = {"roughly": take_together.COARSE, "finely": take_together.FINE}
    fine = controls.choice(
        "points", "Work it out", sizes, take_together.COARSE, "Finely takes eight times as long."
    )
    return LongPanel(title, [_date("2030"), _outcome("areas_held"), fine], work, answer, figure)


def plane():
    """The reader picks two assumptions, and sees where the verdict turns between them."""
    title = "Where the verdict turns between two assumptions"

    def answer(across, down, date, rule):
        frames = take_together.plane(across, down, rule, date)
        return controls.Answer(together_words.plane_sentence(across, down, rule, date), frames)

    def figure(**frames):
        description = together_words.plane_description("slip_factor", "us_fleet_factor")
        return together_charts.plane(**frames, title=title, description=description)

    names = {name: assumption for assumption, name in short_names().items()}
    return controls.Panel(
        title,
        [
            controls.choice("across", "Across", names, "slip_factor", "From left to right."),
            controls.choice("down", "Upwards", names, "us_fleet_factor", "From below to above."),
            _date("2030"),
            _rule(),
        ],
        answer,
        figure,
    )


def areas():
    """The reader picks date, line and path of US forces, and sees what each area would take."""

    def answer(date, line, posture):
        rows = words.areas_with_text(take_areas.areas(date, line, posture))
        sentence = words.areas_sentence(rows, date, line)
        return controls.Answer(sentence, {"rows": rows, "line": take_areas.line(line)})

    def figure(rows, line):
        description = "Europe's share by area, 100 = all that both would field."
        return area_charts.areas(rows, line, "What each area would take", description)

    paths = {cap(name): path for path, name in assumptions.postures().items()}
    path = controls.choice(
        "posture", "US forces", paths, "cut_2026", "What the US keeps ready for Europe."
    )
    controlled = [_date("2030"), controls.assumption(LINE, "line"), path]
    return controls.Panel("What each area would take", controlled, answer, figure)


def _date(default):
    """The date for which the question is asked."""
    return controls.choice(
        "date",
        "By the end of",
        {date: date for date in take.DATES},
        default,
        "The last day of that year counts.",
    )


def _rule():
    """What counts as a majority of the whole."""
    return controls.choice(
        "rule",
        "A majority means that",
        {words.clause: rule for rule, words in questions.RULES.items()},
        take.RULE,
        "Nobody has said which of these is meant.",
    )


def _outcome(default="mean_share"):
    """What is measured."""
    return controls.choice(
        "outcome",
        "Measured by",
        {cap(name): outcome for outcome, name in take_together.OUTCOMES.items()},
        default,
        "The mean share moves smoothly; areas led jump one at a time.",
    )
