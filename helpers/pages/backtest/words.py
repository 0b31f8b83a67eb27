"""What the test against the past says, and one cause of what it finds."""

from helpers.figures.text import Prose, cap, listing
from helpers.model.inputs import load
from helpers.pages.backtest import data as backtest
from helpers.pages.backtest import data_counts as backtest_counts

_DAY = "the end of 2022"


def answer():
    """What share of actuals fell inside the band, on how many items, and what that is worth."""
    then, today = (backtest_counts.found(when) for when in (backtest.THEN, backtest.TODAY))
    half = backtest_counts.found(reading=backtest.MIDDLE)
    return Prose(
        _verdict(then),
        "What share of actuals fell inside the band from the tenth to the ninetieth of a hundred "
        f"random draws (p10 to p90), on how many items? With {backtest.THEN}: {_share(then)}. "
        f"With {backtest.TODAY}: {_share(today)}. With {backtest.THEN}, "
        f"{then['decided'] - then['past']} of the {then['decided']} could not have failed yet: "
        "their band is not over. If a planned year counts from its middle, "
        f"it is {half['past_held']} of {half['past']} whose whole band is past.",
        f"How far off was the middle? {_middle()}",
        "No input of the model was tuned after this test.",
    )


def cause():
    """Why running lines come sooner and new designs later than drawn: one share for all kinds."""
    kinds, share = backtest_counts.by_kind(), load().constants["on_time_share"]
    running, new = kinds.loc["running"], kinds.loc["new"]
    return Prose(
        f"One cause is plain: the model has one share on time, {100 * share:.0f} percent, for all "
        f"kinds. {_record_of('lines already running', running)} "
        f"{_record_of('new designs', new)} So {drawn_apart()}. The inputs stay as they are.",
    )


def drawn_apart():
    """By how much the one share on time draws both kinds too late or too early."""
    kinds = backtest_counts.by_kind()
    factor = kinds["drawn"] / kinds["mean"]
    return (
        f"lines already running are drawn {factor['running']:.1f} times as late as the record has "
        f"them, and new designs {_apart(factor['new'])}"
    )


def _apart(factor):
    return f"{100 * abs(1 - factor):.0f} percent {'too early' if factor < 1 else 'too late'}"


def _verdict(found):
    """The lead: how many of the bands that could fail held, and why that says little."""
    over = listing(backtest_counts.past_groups(backtest.compare()))
    wide = (
        "every draw lies on the band; it can hardly be too narrow"
        if found["certain"]
        else "nearly every draw lies on the band; it can hardly be too narrow"
    )
    return (
        f"The bands held {found['past_held']} of the {found['past']} plans of {_DAY} whose whole "
        f"band is past, all of them {over}. That proves little: with so few delays known, {wide}."
    )


def _share(found):
    early = f", and {found['early']} came earlier than planned" if found["early"] else ""
    return (
        f"{_percent(found['past_held'], found['past'])} whose whole band is past; also "
        f"{_percent(found['held'], found['decided'])} that can be judged{early}"
    )


def _percent(held, of):
    return f"{held} of {of}" + (f" ({100 * held / of:.0f} percent)" if of else "")


def _middle():
    """Predicted against known mean delay of both kinds, from the last day and the middle."""
    ends, halves = (
        backtest_counts.kinds(backtest.compare(reading=reading))
        for reading in (backtest.END, backtest.MIDDLE)
    )
    parts = (
        f"{cap(end.group.lower())}: {end.drawn:.0f} months drawn against {end.real:.0f} as "
        f"things stand ({half.real:.0f} if a planned year counts from its middle); "
        f"{kind_verdict(end, half)}."
        for end, half in zip(ends.itertuples(), halves.itertuples(), strict=True)
    )
    return " ".join(parts)


def kind_verdict(end, half):
    """A verdict only where most items have arrived and both readings of a year agree."""
    if end.open * 2 > end.items:
        return f"{end.open} of {end.items} are still open, so no verdict"
    said = {_against(at.drawn, at.real) for at in (end, half)}
    return said.pop() if len(said) == 1 else "it depends on how a year-only plan is read"


def _against(drawn, real):
    apart = drawn - real
    return "too late" if apart > 3 else "too early" if apart < -3 else "about right"


def _record_of(name, kind):
    return (
        f"In the record {kind['on_time']:.0f} of {kind['rows']:.0f} rows of {name} are on time; "
        f"the mean of all is {kind['mean']:.1f} months, the model draws {kind['drawn']:.1f}."
    )
