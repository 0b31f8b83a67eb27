"""Sentences that more than one page says."""

from helpers.data import dates
from helpers.data.lead_times import TARGETS, arrivals, in_time, lead_times
from helpers.figures.premise import premise
from helpers.figures.text import Prose, cap, listing
from helpers.model import backtest


def reach_sentence():
    """How much of what is ordered today could still arrive by each target date."""
    arriving = arrivals(lead_times(), dates.as_of())
    by = {year: in_time(arriving, "median", year) for year in TARGETS}
    return (
        "An order signed today brings a first delivery, after the typical wait, by the end of 2027 "
        f"in {by[2027]} of {len(arriving)} kinds of equipment, and by the end of 2030 in "
        f"{by[2030]}."
    )


def drawn_apart():
    """By how much the one share on time draws both kinds too late or too early."""
    kinds = backtest.by_kind()
    running, new = (kinds["drawn"] / kinds["mean"])[["running", "new"]]
    premise(new < 1, "new designs … too early")
    return (
        f"lines already running are drawn {running:.1f} times as late as the record has them, and "
        f"new designs {100 * (1 - new):.0f} percent too early"
    )


def backtest_answer():
    """What share of actuals fell inside the band, on how many items, and what that is worth."""
    then, today = (backtest.found(when) for when in (backtest.THEN, backtest.TODAY))
    half = backtest.found(reading=backtest.MIDDLE)
    over = listing(backtest.past_groups(backtest.compare()))
    premise(then["certain"], "every draw lies on the band")
    return Prose(
        f"The bands held {then['past_held']} of the {then['past']} plans of the end of 2022 whose "
        f"whole band is past, all of them {over}. That proves little: with so few delays known, "
        "every draw lies on the band; it can hardly be too narrow.",
        "What share of actuals fell inside the band from the tenth to the ninetieth of a hundred "
        f"random draws (p10 to p90), on how many items? With {backtest.THEN}: {_inside(then)}. "
        f"With {backtest.TODAY}: {_inside(today)}. With {backtest.THEN}, "
        f"{then['decided'] - then['past']} of the {then['decided']} could not have failed yet: "
        "their band is not over. If a planned year counts from its middle, "
        f"it is {half['past_held']} of {half['past']} whose whole band is past.",
        f"How far off was the middle? {_middles()}",
        "No input of the model was tuned after this test.",
    )


def _inside(found):
    past, known = (
        f"{found[held]} of {found[of]} ({100 * found[held] / found[of]:.0f} percent)"
        for held, of in (("past_held", "past"), ("held", "decided"))
    )
    premise(found["early"], "came earlier than planned")
    return (
        f"{past} whose whole band is past; also {known} that can be judged, and {found['early']} "
        "came earlier than planned"
    )


def _middles():
    """Predicted against known mean delay of both kinds, from the last day and the middle."""
    ends, halves = (
        backtest.kinds(backtest.compare(reading=reading))
        for reading in (backtest.END, backtest.MIDDLE)
    )
    return " ".join(
        f"{cap(end.group.lower())}: {end.drawn:.0f} months drawn against {end.real:.0f} as "
        f"things stand ({half.real:.0f} if a planned year counts from its middle); "
        f"{kind_verdict(end, half)}."
        for end, half in zip(ends.itertuples(), halves.itertuples(), strict=True)
    )


def kind_verdict(end, half):
    """A verdict only where most items have arrived and both readings of a year agree."""
    if end.open * 2 > end.items:
        return f"{end.open} of {end.items} are still open, so no verdict"
    said = {_against(at.drawn - at.real) for at in (end, half)}
    return said.pop() if len(said) == 1 else "it depends on how a year-only plan is read"


def _against(apart):
    return "too late" if apart > 3 else "too early" if apart < -3 else "about right"
