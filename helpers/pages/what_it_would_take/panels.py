"""The panels of notebook 08."""

from helpers.figures.figure import panel
from helpers.figures.text import cap
from helpers.model import assumptions, questions
from helpers.model.assumptions import LINE, short_names
from helpers.model.outlook import preset_names
from helpers.model.sensitivity import movable
from helpers.pages.what_it_would_take import charts, charts_together, data, data_short, words
from helpers.pages.what_it_would_take import data_together as together
from helpers.ui.controls import Answer, Panel, assumption, choice


def verdict():
    """The reader picks date, rule and starting point, and sees what would have to be true."""

    def answer(date, rule, start):
        scenario = assumptions.preset(start)
        rows, stretches = data.break_evens(rule, date, scenario)
        turning = data.switches(rule, date, scenario)
        sentence = words.verdict_sentence(rows, preset_names()[start], *turning)
        return Answer(sentence, data_short.turning(rows, stretches))

    hint = "The assumptions that stay as they are while one moves."
    starts = {name: preset for preset, name in preset_names().items()}
    start = choice("start", "Starting from", starts, assumptions.DEFAULT_PRESET, hint)
    controls, title = [_date("2027"), _rule(), start], "Which single assumption turns the verdict?"
    description = "At most 4 assumptions that turn the verdict alone, each on its own range."
    return _asked(title, description, controls, answer, charts.break_evens)


def tornado():
    """The reader picks a date and what to measure, and sees which assumption moves it most."""

    def answer(date, outcome):
        rows = together.tornado(date, outcome)
        return Answer(words.tornado_sentence(rows), {"rows": data_short.widest(rows)})

    controls = [_date(), _outcome("mean_share")]
    return _panel(controls, answer, charts_together.tornado)


def variance():
    """The reader has the parts of the variance worked out, for a date, roughly or finely."""

    def answer(date, outcome, points):
        rows = together.sobol(date, outcome, points)
        return Answer(words.sobol_sentence(rows, date, outcome), {"rows": data_short.blamed(rows)})

    sizes = {"roughly": together.COARSE, "finely": together.FINE}
    hint = "Finely takes four times as long."
    fine = choice("points", "Work it out", sizes, together.COARSE, hint)
    return _panel([_date(), _outcome("areas_held"), fine], answer, charts_together.sobol)


def plane():
    """The reader picks two assumptions, and sees where the verdict turns between them."""

    def answer(across, down, date, rule):
        frames = together.plane(across, down, rule, date)
        return Answer(words.plane_sentence(across, down, rule, date), frames)

    names = {short_names()[slider.name]: slider.name for slider in movable()}
    across = choice("across", "Across", names, "slip_factor", "From left to right.")
    down = choice("down", "Upwards", names, "us_fleet_factor", "From below to above.")
    return _panel([across, down, _date(), _rule()], answer, charts_together.plane)


def areas():
    """The reader picks date, line and path of US forces, and sees what each area would take."""

    def answer(date, line, posture):
        rows = data.areas(date, line, posture)
        return Answer(words.areas_sentence(rows), {"rows": rows, "line": data.line(line)})

    paths = {cap(name): path for path, name in assumptions.postures().items()}
    reported, hint = assumptions.default().us_posture, "What the US keeps ready for Europe."
    path = choice("posture", "US forces", paths, reported, hint)
    controls = [_date("2027"), assumption(LINE, "line"), path]
    title = "Which areas could cross the line?"
    description = "Europe's share by area, 100 = all that both would field."
    return _asked(title, description, controls, answer, charts.areas)


def _asked(title, description, controls, answer, draw):
    """A panel whose title is its question, not the finding of its figure."""

    def figure(**frames):
        return panel(draw(**frames), title, description)

    return Panel(title, controls, answer, figure)


def _panel(controls, answer, figure):
    """A panel under the title of its figure."""
    first = answer(**{control.name: control.default for control in controls})
    return Panel(figure(**first.frames).title.text, controls, answer, figure)


def _date(default="2030"):
    dates = {date: date for date in data.DATES}
    return choice("date", "By the end of", dates, default, "The last day of that year counts.")


def _rule():
    rules = {words.clause: rule for rule, words in questions.RULES.items()}
    hint = "Nobody has said which of these is meant."
    return choice("rule", "A majority means that", rules, data.RULE, hint)


def _outcome(default):
    outcomes = {"Mean share of all areas": "mean_share", "Areas led": "areas_held"}
    hint = "The mean share moves smoothly; areas led jump one at a time."
    return choice("outcome", "Measured by", outcomes, default, hint)
