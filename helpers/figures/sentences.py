"""Sentences that more than one page says."""

from helpers.data import dates
from helpers.data.lead_times import TARGETS, arrivals, in_time, lead_times
from helpers.figures.premise import premise
from helpers.figures.text import Prose, cap, listing, number, phrases, small
from helpers.model import (
    areas,
    backtest,
    cases,
    headline,
    meanings,
    past_plans,
    questions,
    scoring,
    sensitivity,
)
from helpers.model.assumptions import default
from helpers.model.inputs import load


def reach_sentence():
    """How much of what is ordered today could still arrive by each target date."""
    arriving = arrivals(lead_times(), dates.as_of())
    by = {year: in_time(arriving, "median", year) for year in TARGETS}
    return (
        "An order signed today brings a first delivery, after the typical wait, by the end of 2027 "
        f"in {by[2027]} of {len(arriving)} kinds of equipment, and by the end of 2030 in "
        f"{by[2030]}."
    )


def eu_in_2030():
    """Areas led at the end of 2030, the EU's own date: EU members only, and all allies."""
    rows = meanings.europe().query("date == '2030'").set_index("group_id")
    allies, eu = rows.iloc[0], rows.loc["eu"]
    premise(not (eu["loses"] or eu["gains"]), "the same areas")
    whole = len(load().areas) - len(meanings.splits())
    return (
        "The date 2030 is the EU's own, so judge it with EU members only: they lead in "
        f"{eu['drawn']} of {eu['of']} areas at the end of 2030, all European allies in "
        f"{allies['drawn']}. In the middle case no lead changes hands. In {whole} areas we have no "
        "numbers by country, and there all allies stay in."
    )


def majority_of_2035():
    """On which US numbers the majority of 2035 hangs, if leading in most areas is the rule."""
    found = headline.us_numbers("most", "2035")
    premise(found["together"].all() and not found["alone"].any(), "either alone would not")
    premise(set(found["area_id"]) == {"aar", "airlift"}, "two weak US numbers")
    rows = found.merge(areas.areas()[["area_id", "name", "unit"]], on="area_id")
    rows = rows.assign(name=rows["name"].map(small))
    names = listing(rows["name"])
    chance = 100 * questions.verdict(cases.chances(), "most", "2035").mean()
    told = listing(phrases(rows, "{us_high:g} {unit} instead of {us:g}"))
    return (
        "That Europe leads in most areas at the end of 2035 hangs on "
        f"{number(len(rows))} weak US numbers, {names}: how many would come is our estimate. At "
        f"the high end of our ranges, {told}, Europe would lead in {found['led_then'].iloc[0]} of "
        f"{len(load().areas)} areas, and that is no majority. Either alone would not turn it. "
        f"If all inputs err at once, the majority is there in {chance:.0f} percent of the draws."
    )


def us_part():
    """That the US part moves the answer most, and what kind of number it is."""
    moved = [sensitivity.tornado(load(), default(), date) for date in ("2027", "2030", "2035")]
    first = {rows["name"].iloc[0] for rows in moved}
    premise(first == {"us_fleet_factor"}, "The part of the US fleet that would come moves … most")
    ends = [100 * rows["swing"].iloc[0] for rows in moved]
    return (
        "The part of the US fleet that would come moves Europe's mean share more than any other "
        f"assumption: by {min(ends):.0f} to {max(ends):.0f} points between its ends, at the end of "
        "2027, 2030 and 2035 alike. It stands for our ignorance, not for a policy: nobody outside "
        "knows it, and nobody in Europe can choose it."
    )


def drawn_apart():
    """How near the mean delay drawn lies to that of the record, for both kinds, in months."""
    kinds = backtest.by_kind()
    running, new = (kinds["drawn"] - kinds["mean"])[["running", "new"]]
    premise(max(abs(running), abs(new)) < 1, "drawn as late as the record has them")
    return (
        "lines already running and new designs are drawn as late as the record has them, within "
        "a month"
    )


def beats_the_plan():
    """Does rule 1 forecast delays better than its two rivals, for which kinds, by how much?"""
    gains = scoring.gains().query("sample == 'and overdue'").set_index(["rival", "kind"])
    plan, share = gains.loc[scoring.PLAN], gains.loc[scoring.ONE_SHARE]
    kinds = plan.drop("all")
    sure = plan["gain"] > 2 * plan["error"]
    premise(sure["all"] and (kinds["gain"] > 0).all(), "it beats believing the plan, for all kinds")
    premise(share.at["all", "gain"] < 2 * share.at["all", "error"], "is not proven")
    names = {"running": "lines already running", "new": "new designs", "plant": "new plants"}
    told = listing(f"{kinds.at[kind, 'gain']:.1f} for {name}" for kind, name in names.items())
    weak = listing(name for kind, name in names.items() if not sure[kind])
    return (
        f"The model beats believing the plan: over {plan.at['all', 'rows']} rows its forecast of "
        f"the delay is {plan.at['all', 'gain']:.1f} months nearer on average (give or take "
        f"{plan.at['all', 'error']:.1f}), {told}"
        + (f"; for {weak} that is within chance" if weak else "")
        + ". The gain over all rows is solid. That one share on time for each kind does better "
        "than one for all is not proven "
        f"({share.at['all', 'gain']:.1f} months, give or take {share.at['all', 'error']:.1f})."
    )


def backtest_answer():
    """What share of actuals fell inside the band, on how many items, and what that is worth."""
    then, today = (backtest.found(when) for when in (backtest.THEN, backtest.TODAY))
    half = backtest.found(reading=past_plans.MIDDLE)
    over = listing(backtest.past_groups(backtest.compare()))
    premise(then["certain"], "every draw lies on the band")
    return Prose(
        beats_the_plan(),
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
        for reading in (past_plans.END, past_plans.MIDDLE)
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
