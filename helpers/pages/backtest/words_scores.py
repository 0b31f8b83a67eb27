"""Words on the score of rule 1: who wins, which way each kind errs, a check with another base."""

from helpers.figures.premise import premise
from helpers.figures.sentences import drawn_apart
from helpers.figures.text import Fold, Prose, Several, Table, small, span
from helpers.model import backtest, scoring
from helpers.pages.backtest import data


def scores(rows):
    """Who wins, the table by kind beside both rivals, and which way each kind errs."""
    return Several(
        _scored(rows),
        Fold("Which way each kind errs", _errs(), cause()),
        _score_table(),
        Fold("A check with another base", another_base()),
    )


def _scored(rows):
    """What the score is, who wins where, and which way each kind errs."""
    model = rows[rows["rule"] == scoring.BY_MATURITY].set_index("kind")["months"]
    plan = rows[rows["rule"] == scoring.PLAN].set_index("kind")["months"]
    premise((model < plan).all(), "0 would be a certain and right forecast … nearer than the plan")
    return Prose(
        "How near is a whole forecast, range and middle together? The score is in months: 0 would "
        "be a certain and right forecast, and for a forecast of one date it is how far off it was. "
        "One rival believes the plan, the other has one share on time for all kinds.",
    )


def _errs():
    """Which way each kind errs, in three sets of rows, and what that may hide."""
    error = scoring.drawn_too_late().set_index("kind")
    told = (
        f"{small(name)} {_apart(error.at[kind, data.SEEN_ONLY])} where the outcome was seen, "
        f"{_apart(error.at[kind, data.SCORED])} with what is overdue, "
        f"{_apart(error.at[kind, data.ITEMS])} on the items of this page alone"
        for kind, name in data.KINDS.items()
    )
    return Prose(
        "The score is the continuous ranked probability score (CRPS); each row is forecast from "
        f"all others. Drawn are {'; '.join(told)}. What is overdue counts with its delay so far, "
        "which will grow: there the model may be too early without showing it. No input was "
        "changed after the score was seen.",
    )


def _apart(months):
    if abs(months) < 0.5:
        return "about right"
    return f"{abs(months):.1f} months too {'late' if months > 0 else 'early'}"


def _score_table():
    names = data.KINDS | {"all": "All"}
    columns = {"sample": "Rows", "rule": "Forecast"} | names
    rows = scoring.means()
    rows["sample"] = rows["sample"].map(data.SAMPLES) + rows["rows"].map(", {}".format)
    rows["rule"] = rows["rule"].map(data.RULES)
    for kind in names:
        rows[kind] = rows[kind].map("{:.1f}".format)
    return Table(rows, columns, "The score by kind, for three sets of rows")


def another_base():
    """How much of a year's plan France received, beside the model's own figure."""
    found, (low, middle, high) = data.french_plans(), data.year_of_plan()
    premise(high < found["mean"], "The model expects less")
    return Prose(
        f"One check with another base. Of what France planned for a year, {found['mean']:.0f} "
        f"percent came in that year, on the mean of {found['first']} to {found['last']} "
        f"({span([found['low'], found['high']])}, by year and by what is measured). Of what "
        f"the order book plans for {data.PLANNED_YEAR}, the model has {middle:.0f} percent come in "
        f"that year, in the average area (eight of ten draws: {low:.0f} to {high:.0f}).",
        "The model expects less. But the two do not measure the same. France renews its plan every "
        "year: what is late is planned anew, and so drops out. In our order book only "
        f"{data.replanned()} orders stand with a date that was planned anew.",
    )


def cause():
    """What is drawn for running lines and new designs, against the record."""
    kinds = backtest.by_kind()
    records = " ".join(
        f"In the record {own['on_time']:.0f} of {own['rows']:.0f} rows of {name} are on time; the "
        f"mean of all is {own['mean']:.1f} months, the model draws {own['drawn']:.1f}, with "
        f"{100 * own['share']:.0f} percent on time."
        for own, name in (
            (kinds.loc["running"], "lines already running"),
            (kinds.loc["new"], "new designs"),
        )
    )
    return Prose(
        f"The first edition had one share on time for all kinds; now each kind has its own. "
        f"{records} So {drawn_apart()}. The inputs stay as they are.",
    )
