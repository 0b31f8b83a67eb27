"""The answer of the test against the past: how many came inside, and what that is worth."""

from helpers.figures.premise import premise
from helpers.figures.text import Fold, Prose, listing, phrases, small
from helpers.model import backtest, past_plans, scoring
from helpers.model.inputs import ON_TIME_MONTHS
from helpers.pages.backtest import data


def answer():
    """What share of the ranges held, on how many plans, and whether the rule beats the plan."""
    then, known = backtest.found(backtest.THEN), past_plans.record()["slip_months"]
    premise(2 * then["past_held"] > then["past"], "Most deliveries came inside wide ranges")
    premise(then["certain"], "That proves little: … so the ranges are wide")
    return Prose(
        "Started at the end of 2022, the rules gave each delivery a range of dates. "
        f"{then['past_held']} of the {then['past']} plans whose whole range is past came inside "
        f"it. That proves little: only {(known > ON_TIME_MONTHS).sum()} delays were known then, so "
        "the ranges are wide.",
        beats_the_plan(),
        "No input of the model was tuned after this test.",
    )


def beats_the_plan():
    """Does rule 1 forecast delays better than its two rivals, by how much?"""
    gains = _gains()
    plan, share = gains.loc[scoring.PLAN], gains.loc[scoring.ONE_SHARE]
    sure = plan.at["all", "gain"] > 2 * plan.at["all", "error"]
    premise(sure and (plan["gain"] > 0).all(), "it beats believing the plan, for all kinds")
    premise(share.at["all", "gain"] < 2 * share.at["all", "error"], "is not proven")
    return (
        f"The model beats believing the plan: over {plan.at['all', 'rows']} delays its forecast is "
        f"{plan.at['all', 'gain']:.1f} months nearer on average (give or take "
        f"{plan.at['all', 'error']:.1f}). That a share on time for each kind of order does better "
        "than one for all is not proven."
    )


def in_full():
    """What stands behind the answer: how far off the middle was, and the gain by kind."""
    return Fold("How far off the middle was, and the gain by kind", Prose(_middles(), _by_kind()))


def _gains():
    return scoring.gains().query("sample == @data.SCORED").set_index(["rival", "kind"])


def _by_kind():
    """The gain over the plan by kind, and which of them are within chance."""
    kinds = _gains().loc[scoring.PLAN].loc[list(data.KINDS)]
    kinds["name"] = [small(name) for name in data.KINDS.values()]
    within = kinds[kinds["gain"] < 2 * kinds["error"]]
    premise(len(within), "for … that is within chance")
    told = listing(phrases(kinds, "{gain:.1f} for {name}"))
    weak = listing(within["name"])
    return f"Months nearer than the plan, by kind: {told}. For {weak} that is within chance."


def _middles():
    """Predicted against known mean delay of both kinds, from the last day and the middle."""
    new, running = zip(
        *(
            backtest.kinds(backtest.compare(reading=reading)).itertuples()
            for reading in (past_plans.END, past_plans.MIDDLE)
        ),
        strict=True,
    )
    premise(new[0].open * 2 > new[0].items, "are still open, so no verdict")
    near = (abs(at.drawn - at.real) <= ON_TIME_MONTHS for at in running)
    premise(all(near), "which is about right")
    return (
        f"How far off was the middle? New designs: {_against(*new)}. But {new[0].open} of "
        f"{new[0].items} are still open, so no verdict. Lines already running: "
        f"{_against(*running)}, which is about right."
    )


def _against(end, half):
    return (
        f"{end.drawn:.0f} months drawn against {end.real:.0f} as things stand ({half.real:.0f} if "
        "a planned year counts from its middle)"
    )
