"""The panel of the lesson: a challenge, five controls, and the model as the referee."""

from helpers.figures.figure import panel
from helpers.model.assumptions import LINE, choices, default, sliders
from helpers.pages.lesson import charts, data, words
from helpers.pages.lesson.challenges import CHALLENGES, LED
from helpers.ui.controls import Answer, Number, Panel, choice

_TITLE = "What can be reached, and what cannot?"


def challenges():
    """The class picks a challenge and moves what it may; the model says how far it came."""

    def answer(challenge, **moves):
        asked, found = CHALLENGES[challenge], data.check(challenge, **moves)
        led = asked.measure == LED
        what = "areas led" if led else "percent of the need covered"
        meaning = f"{what}, end of {asked.date}; {asked.goal} asked"
        numbers = [Number(f"{found.value:.0f}", meaning)]
        if led:
            meaning = f"percent of the need covered; as reported {found.reported_covered:.0f}"
            numbers.append(Number(f"{found.covered:.0f}", meaning))
        rows = data.areas(challenge, **moves)
        return Answer(words.verdict(challenge, found), {"rows": rows}, tuple(numbers))

    def figure(rows):
        told = f"Each of {len(rows)} areas against the line, as set."
        return panel(charts.areas(rows), _TITLE, told)

    first = next(iter(CHALLENGES))
    options = {own.words: key for key, own in CHALLENGES.items()}
    hint = "What is to be reached, by when, and what you may move for it."
    controls = [choice("challenge", "Challenge", options, first, hint), *map(_control, data.MOVES)]
    return Panel(_TITLE, controls, answer, figure, fit=(0.85, 1))


def _control(name):
    """A menu of the few settings of an assumption."""
    if name in sliders():
        own = sliders()[name]
        options = {_named(own, value): value for value in data.MOVES[name]}
        return choice(name, own.short_name, options, own.default, own.what_it_means)
    options = {choices(name)[value]: value for value in data.MOVES[name]}
    hint = "What the US does with the forces it would bring."
    return choice(name, "US forces", options, getattr(default(), name), hint)


def _named(slider, value):
    mark = " (as reported)" if value == slider.default else ""
    unit = "percent of both" if slider.name == LINE else slider.unit
    return f"{value:g} {unit}{mark}"
