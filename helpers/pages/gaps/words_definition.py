"""Sentences of notebook 04 on definitions: which US, how much of it, above which line."""

from helpers.figures.premise import premise
from helpers.figures.text import Prose, listing, small
from helpers.model.definitions import US_COUNTS


def us_sentence(counts):
    """For how many areas each count exists, and what it means; `counts` from `us_counts`."""
    of = counts["us_count"].value_counts()
    fell = counts.loc[counts["us_count"] == "us_after_cut", "us_fell_by"]
    handed_over = int((fell == "hand-over of February 2026").sum())
    premise(handed_over == 1, "The command posts changed too, by a hand-over")
    scaled = counts.loc[counts["us_count"] == "us_war", "us_scaled_by_slider"].sum()
    return Prose(
        f"A worldwide total exists for {of['us_worldwide']} of {of['us_war']} areas. It is too "
        "much: part of that fleet is in Asia or at home, so the share it gives is a floor for "
        f"Europe. The cut touches {len(fell) - handed_over} areas as far as numbers came out, "
        "through unnamed officials. "
        "The command posts changed too, by a hand-over decided in February 2026.",
        f"In {scaled} areas only the worldwide fleet or output is known. For these we took a part "
        "of it, and that part is our judgement. You can change it below.",
    )


def lead_sentence(rows, us_count, scenario):
    """Who leads under the reader's definition, and what changed against the standard one.

    `rows` comes from `under` of the data.
    """
    counted = rows[rows["counted"]]
    setting = [
        f"the US counted as {US_COUNTS[us_count]}",
        _fleet(us_count, scenario),
        f"a line of {scenario.majority_threshold:g} percent",
        "" if scenario.count_weak_areas else "the areas left out that nobody can count",
    ]
    ahead = counted["leads"]
    changed = listing(_changes(counted, "gains {}", "loses {}"))
    return (
        f"With {listing(filter(None, setting))}, Europe leads in {int(ahead.sum())} of "
        f"{len(counted)} areas. "
        + (f"Against the standard setting it {changed}. " if changed else "No lead changes hands. ")
        + "What Europe has, and how much of its need that covers, stays the same."
    )


def estimates_sentence(rows, held, total):
    """What the reader's estimates mean for the shares and for the number of areas led.

    `rows` comes from `estimated` of the data.
    """
    share = rows[rows["answer"] == "share"]
    moved = _changes(share, "Europe now leads in {}.", "Europe no longer leads in {}.")
    same = (rows["percent"] == rows["placeholder"]).all()
    parts = (
        f"{row.percent:.0f} percent in {small(row.name)}" for row in share.itertuples(index=False)
    )
    return (
        f"With {'our placeholders' if same else 'your numbers'} Europe's share is "
        f"{listing(parts)}. {' '.join(moved) or 'No lead changes hands.'} In all, Europe leads in "
        f"{held} of {total} areas."
    )


def reach_sentence(reported, reach):
    """What hardware does move, and how far counting can be trusted.

    `reported` comes from `as_reported` of the data, `reach` from `reach`.
    """
    mean, late = reported["mean_share"], reported.loc["2035Q4", "led"]
    counting = reach[reach["kind"] == "counting"].iloc[0]
    widths = (reach["high"] - reach["low"]).groupby(reach["kind"]).max()
    premise(widths["counting"] > widths["definition"], "Doubt about the counts weighs more")
    return Prose(
        "Hardware is not idle. Europe's mean share goes from "
        f"{mean['2025Q4']:.1f} percent at the end of 2025 to {mean['2027Q4']:.1f} in 2027, "
        f"{mean['2030Q4']:.1f} in 2030 and {mean['2035Q4']:.1f} in 2035, if plans and delays go on "
        "as reported and the US cut stays. Few areas stand close to the line, so leads change "
        f"late: at the end of 2035 Europe leads in {late:.0f} percent of all areas.",
        "Doubt about the counts weighs more than any single "
        "definition. With every count at its worst for Europe it leads in "
        f"{counting['low']:.0f} percent of the areas, with every count at its best in "
        f"{counting['high']:.0f}. Neither end is likely.",
    )


def _fleet(us_count, scenario):
    if "us_fleet_factor" not in scenario.differences():
        return ""
    if us_count == "us_worldwide":
        return "the fleet slider idle because the whole fleet counts"
    return f"{scenario.us_fleet_factor:g} times the table's part of the fleet"


def _changes(rows, gained, lost):
    """Areas whose lead changed hands, in a phrase for either way where there are any."""
    won, gone = rows["leads"] & ~rows["led"], rows["led"] & ~rows["leads"]
    return [
        phrase.format(listing(map(small, rows["name"][changed])))
        for phrase, changed in ((gained, won), (lost, gone))
        if changed.any()
    ]
