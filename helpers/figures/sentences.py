"""Sentences that more than one page says."""

from helpers.data import dates
from helpers.data.lead_times import TARGETS, arrivals, in_time, lead_times


def reach_sentence():
    """How much of what is ordered today could still arrive by each target date."""
    arriving = arrivals(lead_times(), dates.as_of())
    by = {year: in_time(arriving, "median", year) for year in TARGETS}
    return (
        "An order signed today brings a first delivery, after the typical wait, by the end of 2027 "
        f"in {by[2027]} of {len(arriving)} kinds of equipment, and by the end of 2030 in "
        f"{by[2030]}."
    )
