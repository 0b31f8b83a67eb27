"""Sentences of the lesson: the answer of the page, the referee's verdict, answers in folds."""

import pandas as pd

from helpers.figures.premise import premise
from helpers.figures.text import Fold, Prose, Table, cap, count, listing, number, small
from helpers.model import definitions, outlook, price
from helpers.model.assumptions import LINE, MENUS, choices, default, preset, sliders
from helpers.model.inputs import load
from helpers.pages import collection
from helpers.pages.lesson import data
from helpers.pages.lesson.challenges import CHALLENGES, LED
from helpers.pages.lesson.data import BROKEN, POSSIBLE, REACHED, START, TRY
from helpers.pages.lesson.tasks import START as MONEY_FROM
from helpers.pages.lesson.tasks import TASKS, minutes

SAME = 1  # points of need covered; less is the same


def answer():
    """The answer of the page: what a class will do. What it finds stands at the end, in a fold."""
    never = [key for key in CHALLENGES if not data.search(key).possible]
    premise(1 < len(never) < len(CHALLENGES), "of the challenges cannot be done")
    return Prose(
        f"In {minutes()} minutes a class can test the headline for itself: when Europe leads, by "
        "whose count, and what it takes.",
        f"The lesson has {len(TASKS)} tasks and {len(CHALLENGES)} challenges that "
        f"the model checks. {cap(number(len(never)))} of the challenges cannot be done in our "
        "model. Which ones, the page says only to those who have tried. Answers are folded; what "
        "the class has found by then stands in the last fold.",
        "All numbers of the challenges are of the middle case: every input at its middle. Chance "
        "moves them too; the first page has the ranges.",
    )


def found():
    """What a class has found when all tasks are done."""
    possible = {key: data.search(key).possible for key in CHALLENGES}
    at_once = possible["line"] and possible["untouched"]
    premise(at_once and possible["later"] and not possible["europe"], "Europe moves it late")
    by_all = data.check("every", **data.setting(**data.shortest("every")))
    premise(abs(by_all.covered - by_all.reported_covered) < 5, "hardly more of the need is covered")
    leaves = all(str(way.get("us_posture")).startswith("leave") for way in data.ways("every"))
    premise(leaves, "but only if the US leaves")
    return Fold(
        "What the class has found",
        Prose(
            "Most of the answer lies in two questions: what counts as a majority, and what the US "
            "would send. The line and the US part move Europe's lead at once. What Europe does "
            "moves it late.",
            f"Every area can be led at the end of {CHALLENGES['every'].date}, but only if the US "
            f"leaves. The need covered is then {by_all.covered:.0f} percent. As reported it is "
            f"{by_all.reported_covered:.0f}.",
        ),
    )


def verdict(key, found):
    """What the model says of a setting, from `data.check`."""
    asked = CHALLENGES[key]
    so_far = _amount(asked, found.value)
    if found.standing == BROKEN:
        names = listing(f"“{_label(name)}”" for name in found.broken)
        return f"Against the rule. Here you may move {asked.rule}. Put {names} back as reported."
    if found.standing == REACHED:
        return f"Reached: {so_far} at the end of {asked.date}. {_moral(found)}"
    if found.standing == START:
        return (
            f"As reported: {so_far} at the end of {asked.date}, and {_amount(asked, asked.goal)} "
            f"are asked. You may move {asked.rule}. Try it."
        )
    if found.standing == TRY:
        return f"Not yet: {so_far}. Move something else as well; the first setting may stay."
    if found.standing == POSSIBLE:
        return f"Not yet: {so_far}. It can be done with the menus of this page. Go on."
    return f"Not reached: {so_far}. {cannot(key)}"


def cannot(key):
    """Why a challenge cannot be done, from what was tried."""
    asked, found = CHALLENGES[key], data.search(key)
    premise(not found.possible, "It cannot be done in this model")
    tried = (
        f"It cannot be done in this model. We tried {found.tried} settings that the rule allows, "
        "with every slider of the laboratory that it names; in some all of them stand where they "
        f"help Europe most. The best gives {_amount(asked, found.best)}."
    )
    if asked.measure != LED:
        return f"{tried} {_no_time(asked)}"
    near = listing(f"{small(name)} ({share:.0f} percent)" for name, share in found.near[:2])
    alone = "nothing alone"
    limits = listing((limit for limit in found.limits if limit != alone), none=alone)
    return f"{tried} Nearest to the line then: {near}. What still holds them back: {limits}."


def _no_time(asked):
    reported = data.check("need", **data.setting())
    gone = data.check("need", **data.setting(us_posture="leave_by_2027"))
    premise(abs(gone.covered - reported.covered) < 0.1, "The US leaving adds nothing to it")
    return (
        "The US leaving adds nothing to it, and most of what is ordered now can be used only "
        f"after {asked.date}."
    )


def _moral(found):
    if abs(found.covered - found.reported_covered) < SAME:
        return (
            f"But the need covered stays at {found.covered:.0f} percent: Europe holds no more "
            "than before."
        )
    told = (
        f"The need covered is {found.covered:.0f} percent. As reported it is "
        f"{found.reported_covered:.0f}."
    )
    if found.builds:
        return told
    return (
        f"{told} But Europe holds no more than before: where nobody has published a need we take "
        "what both sides hold, so a smaller US part is a smaller need."
    )


def _amount(asked, value):
    return count(int(value), "area") if asked.measure == LED else f"{value:.0f} percent"


def _label(name):
    return sliders()[name].short_name if name in sliders() else "US forces"


def _folded(*paragraphs):
    return Fold("Answer", Prose(*paragraphs))


def guess():
    """Answer to the first task: areas led, as reported."""
    found = outlook.outlook(default())
    parts = [
        f"{found.led_told[found.years.index(date)]} at the end of {date}"
        for date in (definitions.TODAY, *outlook.DATES)
    ]
    return _folded(
        f"Of {found.counted} areas Europe leads in {listing(parts)}. A range holds eight of ten "
        "draws, in each of which chance picks every uncertain input. Most guesses rise too early: "
        "what is ordered today arrives late."
    )


def counting():
    """Answer to the second task: areas led today under other lines, and only what is ready."""
    lines = [int(value) for value in sliders()[LINE].grid()]
    led = {value: _leads(default(**{LINE: value})) for value in lines}
    half = len(load().areas) / 2
    most = [value for value in lines if led[value] > half]
    ready = _leads(default(forces="ready"))
    premise(most and max(most) < default().majority_threshold, "only below one half")
    told = listing(f"{led[value]} at {value}" for value in lines)
    return _folded(
        f"By the line, in percent, Europe leads in these numbers of areas: {told}. It leads in "
        f"most areas only if {max(most)} percent or less is enough to lead one. With only what is "
        f"ready, and the line at one half, it leads in {ready}. None of this moves a single tank. "
        "A number without its definition says little."
    )


def _leads(scenario):
    return int(definitions.areas(scenario)["leads"].sum())


def waiting():
    """Answer to the third task: months to save before money buys a lead by the end of 2030."""
    own = outlook.places().set_index("area")["name"]
    at = price.DATES.index("2030")
    prices = {months: found.price[:, at] for months, found in _saving().items()}
    months = next((months for months, billions in prices.items() if (billions > 0).any()), None)
    premise(months is not None, "a price appears")
    bought = [
        f"{small(own[area])} for USD {billion:.1f} bn"
        for area, billion in zip(load().areas, prices[months], strict=True)
        if billion > 0
    ]
    return _folded(
        "No. Without more time no sum buys a lead by the end of 2030. In the middle case a price "
        f"appears once every order is ready {months} months sooner: {listing(bought)}. The figure "
        "below the panel on that page lets chance pick every input and gives a range for each "
        "area instead. Money is not what is missing first."
    )


def _saving():
    """The prices of the middle case by months saved, in steps of the panel."""
    start = load().quarters.index(MONEY_FROM)
    return {
        months: price.priced(default(), start, price.Change(months)) for months in range(0, 73, 6)
    }


def challenges(*keys):
    """Answers to some challenges: can it be done, by which moves, or why not."""
    rows = []
    for key in keys:
        found, moves = data.search(key), data.shortest(key)
        premise(bool(moves) == found.possible, "what can be done can be done on this page")
        told = _way(key, moves) if found.possible else cannot(key)
        rows.append({"challenge": CHALLENGES[key].words, "told": told})
    columns = {"challenge": "Challenge", "told": "Can it be done?"}
    return Fold("Answers", Table(pd.DataFrame(rows), columns))


def _way(key, moves):
    parts = [_setting(name, value) for name, value in moves.items()]
    found = data.check(key, **data.setting(**moves))
    return f"Yes, for example with {listing(parts)}. {verdict(key, found)}"


def _setting(name, value):
    if name in MENUS:
        return f"“{choices(name)[value]}”"
    return f"“{_label(name)}” at {value:g} {sliders()[name].unit}"


def leaving():
    """Answer to the last task: what the US leaving does to the share, and to the need covered."""
    found, gone = (outlook.outlook(own) for own in (default(), preset("us-leaves-2027")))
    at = found.years.index("2027")
    covered = [own.mean_coverage[at] for own in (found, gone)]
    premise(abs(covered[0] - covered[1]) < SAME, "the need that is covered does not move")
    return _folded(
        f"Areas led at the end of 2027: {gone.led[at]} instead of {found.led[at]}. The need that "
        f"is covered does not move: {covered[1]:.0f} percent on average. The burden is shifted, "
        "but it is not met.",
        "For one side: a lead by subtraction shows that the date can be met on paper. For the "
        "other: nobody is safer by it. Both sentences are true, so a headline with a share alone "
        "leaves out half.",
    )


opening, sources = collection.ends("15_lesson.ipynb", answer)
