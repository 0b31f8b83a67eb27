"""Sentences that more than one page says."""

from helpers.data import dates
from helpers.data.lead_times import TARGETS, arrivals, in_time, lead_times
from helpers.figures.premise import premise
from helpers.figures.text import listing, phrases, small
from helpers.model import areas, backtest, cases, headline, meanings, questions, sensitivity
from helpers.model.assumptions import default
from helpers.model.inputs import load


def ranges():
    """What a range holds, and what all other numbers of a page are."""
    return (
        "A range holds eight of ten draws, in each of which chance picks every uncertain input. "
        "The other numbers are of the middle case: every input at its middle."
    )


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
    premise(not (eu["loses"] or eu["gains"]), "In the middle case no lead changes hands.")
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
    premise(set(found["area_id"]) == {"aar", "airlift"}, "2 weak US numbers")
    rows = found.merge(areas.areas()[["area_id", "name", "unit"]], on="area_id")
    rows = rows.assign(name=rows["name"].map(small))
    names = listing(rows["name"])
    chance = 100 * questions.verdict(cases.chances(), "most", "2035").mean()
    told = listing(phrases(rows, "{us_high:g} {unit} instead of {us:g}"))
    return (
        "That Europe leads in most areas at the end of 2035 hangs on "
        f"{len(rows)} weak US numbers, {names}: how many would come is our estimate. At "
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
    apart = (kinds["drawn"] - kinds["mean"]).reindex(["running", "new"])
    premise((apart.abs() < 1).all(), "drawn as late as the record has them")
    return (
        "lines already running and new designs are drawn as late as the record has them, within "
        "a month"
    )
