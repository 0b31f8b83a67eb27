"""The panel of notebook 13."""

from functools import partial

from helpers.model import allies
from helpers.pages.one_country import charts, data, data_orders, words, words_notes
from helpers.ui import controls


def one_country():
    """The reader chooses an ally; its brief, three figures and the rows behind them follow."""

    def answer(country):
        mine = data.ally(country)
        notes = (controls.Note(*note) for note in words_notes.notes(mine))
        return controls.Answer(
            "\n".join(words.brief(mine)), data.frames(mine), _numbers(mine), tuple(notes)
        )

    hint = "All European members of NATO. Where little is published, the brief is short."
    options = {name: code for code, name in allies.allies().items()}
    menu = controls.choice("country", "Ally", options, data.DEFAULT, hint)
    figures = partial(charts.three, goal=data.chart_goal(), sources=data.behind())
    title = "What does one ally spend, hold and order?"
    return controls.Panel(title, [menu], answer, figures, fit=None, short=True)


def _numbers(mine):
    """The numbers that matter; what is not published is left out."""
    found, later = [], mine.lead.set_index("date").loc["2030"]
    if len(mine.spending):
        share = f"{mine.spending['share'].iloc[-1]:.2f}"
        found.append(controls.Number(share, f"percent of GDP in {data.LATEST}, estimate"))
    if mine.soldiers["value"].tail(1).gt(0).any():
        found.append(controls.Number(f"{mine.soldiers['value'].iloc[-1]:.1f}", "thousand soldiers"))
    own = data_orders.contracts(mine)
    found.append(controls.Number(str(len(own)), "order found" if len(own) == 1 else "orders found"))
    led = f"{later['led']} of {later['of']}"
    return (*found, controls.Number(led, "areas led without it, end 2030"))
