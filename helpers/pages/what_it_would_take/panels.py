"""The panels of notebook 08."""

from helpers.figures.figure import asking
from helpers.figures.text import cap, minus, small
from helpers.model import areas as model_areas
from helpers.model import assumptions, questions
from helpers.model.assumptions import LINE, short_names
from helpers.model.outlook import preset_names
from helpers.model.sensitivity import movable
from helpers.pages.what_it_would_take import charts, charts_together, data, words
from helpers.pages.what_it_would_take import data_together as together
from helpers.ui.controls import Answer, Number, Panel, assumption, choice


def verdict():
    """The reader picks date, rule and starting point, and sees what would have to be true."""

    def answer(date, rule, start):
        scenario = assumptions.preset(start)
        rows, stretches = data.break_evens(rule, date, scenario)
        turning = data.switches(rule, date, scenario)
        sentence = words.verdict_sentence(rows, preset_names()[start], *turning)
        held = "yes" if rows["holds_now"].iloc[0] else "no"
        number = Number(held, f"has Europe the majority, end of {date}?")
        return Answer(sentence, together.turning(rows, stretches), (number,))

    hint = "The assumptions that stay as they are while one moves."
    starts = {name: preset for preset, name in preset_names().items()}
    start = choice("start", "Starting from", starts, assumptions.DEFAULT_PRESET, hint)
    controls, title = [_date("2027"), _rule(), start], "Which single assumption turns the verdict?"
    description = "At most 4 assumptions that turn the verdict alone, each on its own range."
    drawn = asking(charts.break_evens, title, description)
    return Panel(title, controls, answer, drawn, fit=(0.63, 0.72))


def tornado():
    """The reader picks a date and what to measure, and sees which assumption moves it most."""

    def answer(date, outcome):
        rows = together.tornado(date, outcome)
        most = rows.loc[rows["change"].abs().idxmax()]
        number = Number(minus(f"{most['change']:+.1f}"), f"at most: {small(most['name'])}")
        return Answer(words.tornado_sentence(rows), {"rows": together.widest(rows)}, (number,))

    controls = [_date(), _outcome("mean_share")]
    return _panel(controls, answer, charts_together.tornado, (0.98, 0.8))


def variance():
    """The reader has the parts of the variance worked out, for a date, roughly or finely."""

    def answer(date, outcome, points):
        rows = together.sobol(date, outcome, points)
        most = rows.loc[rows["total"].fillna(0).idxmax()]
        number = Number(f"{most['total']:.0f} %", f"of the spread: {small(most['name'])}")
        frames = {"rows": together.blamed(rows)}
        return Answer(words.sobol_sentence(rows, date, outcome), frames, (number,))

    sizes = {"roughly": together.COARSE, "finely": together.FINE}
    hint = "Finely takes four times as long."
    fine = choice("points", "Work it out", sizes, together.COARSE, hint)
    controls = [_date(), _outcome("areas_held"), fine]
    return _panel(controls, answer, charts_together.sobol, (0.98, 0.86))


def plane():
    """The reader picks two assumptions, and sees where the verdict turns between them."""

    def answer(across, down, date, rule):
        frames = together.plane(across, down, rule, date)
        return Answer(words.plane_sentence(across, down, rule, date), frames)

    names = {short_names()[slider.name]: slider.name for slider in movable()}
    across = choice("across", "Across", names, "slip_factor", "From left to right.")
    down = choice("down", "Upwards", names, "us_fleet_factor", "From below to above.")
    controls = [across, down, _date(), _rule()]
    return _panel(controls, answer, charts_together.plane, (0.9, 0.88))


def areas():
    """The reader picks date, line and path of US forces, and sees what each area would take."""

    def answer(date, line, posture):
        rows = data.areas(date, line, posture)
        led = Number(f"{rows['leads'].sum()} of {len(rows)}", f"areas led, end of {date}")
        frames = {"rows": rows, "line": model_areas.line(float(line))}
        return Answer(words.areas_sentence(rows), frames, (led,))

    paths = {cap(name): path for path, name in assumptions.postures().items()}
    reported, hint = assumptions.default().us_posture, "What the US keeps ready for Europe."
    path = choice("posture", "US forces", paths, reported, hint)
    controls = [_date("2027"), assumption(LINE, "line"), path]
    title = "Which areas could cross the line?"
    description = "Europe's share by area, 100 = all that both would field."
    drawn = asking(charts.areas, title, description)
    return Panel(title, controls, answer, drawn, fit=(0.58, 0.62))


def _panel(controls, answer, figure, fit):
    """A panel under the title of its figure."""
    first = answer(**{control.name: control.default for control in controls})
    return Panel(figure(**first.frames).title.text, controls, answer, figure, fit=fit)


def _date(default="2030"):
    dates = {date: date for date in data.DATES}
    return choice("date", "At the end of", dates, default, "The last day of that year counts.")


def _rule():
    rules = {words.clause: rule for rule, words in questions.RULES.items()}
    hint = "Nobody has said which of these is meant."
    return choice("rule", "A majority means that", rules, data.RULE, hint)


def _outcome(default):
    outcomes = {"Mean share of all areas": "mean_share", "Areas led": "areas_held"}
    hint = "The mean share moves smoothly; areas led jump one at a time."
    return choice("outcome", "Measured by", outcomes, default, hint)
