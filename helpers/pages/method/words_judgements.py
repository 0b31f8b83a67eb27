"""Sentences on how far each judgement moves the headline."""

from helpers.figures.premise import premise
from helpers.figures.text import Prose, Several, Table, count, listing
from helpers.model.assumptions import short_names
from helpers.pages.method.data_judgements import ASSUMED, COUNTED, DATES, FLEETS


def said(moves):
    """The sentence, and the two ends of every group."""
    return Several(sentence(moves), ends(moves))


def sentence(moves):
    """What the judgements on money and industry do, against those on what is counted."""
    ours, others = (moves[moves["kind"] == kind] for kind in (ASSUMED, COUNTED))
    early, last = (ours[ours["date"] == date] for date in DATES)
    widest = others[others["date"] == DATES[-1]].iloc[0]
    premise(widest["areas"] > last["areas"].max(), "Definitions and US decisions move it more")
    scaled, fleets = (
        moves.loc[moves["name"] == name, "said"].iloc[0]
        for name in (short_names()["us_fleet_factor"], FLEETS)
    )
    moving = early.loc[early["areas_low"] != early["areas_high"], "said"]
    return Prose(
        f"{(last['areas'] == 0).sum()} of {count(len(last), 'group')} of our inputs leave the "
        "number of areas led at the end of 2030 as it is, wherever in their range they stand. At "
        f"the end of 2027 only {listing(moving)} change it.",
        f"{scaled} and {fleets} move the same number, through two ranges.",
        f"Definitions and US decisions move it more: {widest['said']} takes it from "
        f"{widest['areas_low']} to {widest['areas_high']}.",
    )


def ends(moves):
    """What low and high mean for every group, folded away."""
    last = moves[moves["date"] == DATES[-1]]
    low, high = (last[end].map("{:.1f}".format) for end in ("at_low", "at_high"))
    columns = {"name": "Judgement", "kind": "Kind", "from_": "One end", "to": "Other end"}
    columns |= {"share": "Mean share 2030 at each end, percent"}
    summary = f"The two ends of {count(len(last), 'judgement')}"
    return Table(last.assign(share=low + " / " + high), columns, summary)
