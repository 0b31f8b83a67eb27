"""Words on the ranges: what they rest on, and where the middle case leaves them."""

from helpers.figures.premise import premise
from helpers.figures.text import Fold, Prose, Several, Table, listing, small, span
from helpers.model.assumptions import default
from helpers.pages.method import data


def bands():
    """The headline under three ways to let errors hang together, and what leaves its range."""
    rows = data.together()
    told = Fold("The headline under each, and what leaves its range", _table(rows), _outside())
    return Several(_together(rows), told)


def _together(rows):
    premise(rows["width"].is_monotonic_increasing, "the more they do, the wider the range")
    widths = listing(f"{width:.0f}" for width in rows["width"])
    return Prose(
        "If one count is too high, others of its kind may be too. "
        "How far errors hang together runs from 0 to 1. No source gives a number for it. We take "
        f"{default().errors_together:g}, which is our judgement. The more they do, the wider the "
        "range of the mean share: "
        f"{widths} points at the end of 2030 with {listing(f'{at:g}' for at in rows['together'])}.",
    )


def _table(rows):
    columns = {
        "together": "How far errors hang together",
        "2027": "Areas led, end of 2027",
        "2030": "Areas led, end of 2030",
        "2035": "Areas led, end of 2035",
        "share": "Mean share, end of 2030, percent",
        "chance": "Most areas, end of 2030, percent of draws",
    }
    together, chance = rows["together"].map("{:g}".format), rows["chance"].map("{:.0f}".format)
    return Table(rows.assign(together=together, chance=chance), columns)


def _outside():
    rows = data.outside()
    premise(len(rows), "The middle case lies outside")
    told = listing(
        f"{small(row.name)} ({row.share:.1f} percent, draws {span([row.low, row.high], '.1f')})"
        for row in rows.itertuples(index=False)
    )
    return Prose(
        "A range leaves out the lowest tenth of the draws and the highest. Where the two ends of "
        "an input lie unevenly around its middle, most draws fall on one side of it. The middle "
        f"case then lies outside the range: at the end of 2030 in {told}.",
    )
