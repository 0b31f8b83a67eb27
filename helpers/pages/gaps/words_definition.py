"""Sentences of notebook 04 on definitions: which US, how much of it, above which line."""

from helpers.data import tables
from helpers.figures.text import Prose, listing, small
from helpers.model import definitions, questions
from helpers.model.assumptions import default, sliders
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.gaps import data_reach as swing


def decides_sentence():
    """Definition against hardware, in percent of the areas led."""
    low, high = swing.together()
    rows = swing.swing()
    until = rows[rows["kind"] == "hardware"].set_index("choice")
    return (
        "The answer depends on what one counts. Together the choices on this page move the part "
        f"of the areas that Europe leads from {low:.0f} to {high:.0f} percent, without changing a "
        f"single tank. What comes or goes by the end of 2027 {_moves(until.iloc[0])}."
    )


def us_title():
    """The finding of the three ways to count the US."""
    known = tables.load("model/areas").set_index("area_id")["us_worldwide"].notna()
    led = {us: _led_by_count(us, known) for us in ("us_war", "us_worldwide")}
    return (
        f"Counting the whole US fleet, known in {int(known.sum())} areas, leaves Europe ahead in "
        f"{led['us_worldwide']} of them instead of {led['us_war']}"
    )


def us_description(rows):
    """The three ways in words."""
    parts = (
        f"{name} "
        + listing(f"{_SHORT[row.us_count]} {row.share:.0f}" for row in own.itertuples(index=False))
        for name, own in rows.groupby("name", sort=False)
    )
    return f"Europe's share in percent by how the US is counted. {'; '.join(parts)}."


_SHORT = {"us_war": "war", "us_after_cut": "after the cut", "us_worldwide": "whole fleet"}


def us_sentence():
    """For how many areas each count exists, and what it means."""
    table = tables.load("model/areas").set_index("area_id")
    fleet = int(table["us_worldwide"].notna().sum())
    cut = (table["us_after_cut"] != table["us_war"]).drop("c2_comms")
    scaled = int(table["us_scaled_by_slider"].sum())
    return Prose(
        f"A worldwide total exists for {fleet} of {len(table)} areas. It is too much: part of "
        "that fleet is in Asia or at home, so the share it gives is a floor for Europe. The cut "
        f"touches {int(cut.sum())} areas as far as numbers came out, through unnamed officials. "
        "The command posts changed too, by a hand-over decided in February 2026.",
        f"In {scaled} areas only the worldwide fleet or output is known. For these we took a part "
        "of it, and that part is our judgement. You can change it below.",
    )


def map_title(cells):
    """The finding of the sweep over line and fleet."""
    return (
        f"The same European forces lead in {cells['areas'].max()} areas or in "
        f"{cells['areas'].min()}, depending on two numbers nobody has fixed"
    )


def map_description(cells):
    """The sweep in words, along its edges."""
    lines = cells[cells["factor"] == 1].set_index("threshold")["areas"]
    fleet = cells[cells["threshold"] == 50].set_index("factor")["areas"]
    return (
        "Areas that Europe leads. At 1 times the table, by line in percent: "
        f"{listing(f'{areas} at {line:.0f}' for line, areas in lines.items())}. At 50 percent, by "
        f"part of the fleet: {listing(f'{areas} at {part:g}' for part, areas in fleet.items())}."
    )


def lead_sentence(rows, us_count, factor, threshold):
    """Who leads under the reader's definition, and what changed against the standard one."""
    counted = rows[rows["side"] != "left out"]
    setting = [
        f"the US counted as {definitions.US_COUNTS[us_count]}",
        _fleet(us_count, factor),
        f"a line of {threshold} percent",
        "" if len(counted) == len(rows) else "the areas left out that nobody can count",
    ]
    ahead = counted["side"] == "above the line"
    before = counted["standard"] > default().majority_threshold
    gained, lost = counted[ahead & ~before], counted[~ahead & before]
    changes = [
        f"gains {listing(map(small, gained['name']))}" if len(gained) else "",
        f"loses {listing(map(small, lost['name']))}" if len(lost) else "",
    ]
    changed = listing(filter(None, changes))
    return (
        f"With {listing(filter(None, setting))}, Europe leads in {int(ahead.sum())} of "
        f"{len(counted)} areas. "
        + (f"Against the standard setting it {changed}. " if changed else "No lead changes hands. ")
        + "What Europe has, and how much of its need that covers, stays the same."
    )


def own_sentence(rows, held, total):
    """What the reader's estimates mean for the shares and for the number of areas led."""
    share = rows[rows["answer"] == "share"]
    line = default().majority_threshold
    over, ours = share["percent"] > line, share["placeholder"] > line
    moves = [
        f"Europe now leads in {listing(map(small, share.loc[over & ~ours, 'name']))}.",
        f"Europe no longer leads in {listing(map(small, share.loc[~over & ours, 'name']))}.",
    ]
    moved = [
        text for text, some in zip(moves, (over & ~ours, ~over & ours), strict=True) if any(some)
    ]
    same = (rows["percent"] == rows["placeholder"]).all()
    parts = (
        f"{row.percent:.0f} percent in {small(row.name)}" for row in share.itertuples(index=False)
    )
    return (
        f"With {'our placeholders' if same else 'your numbers'} Europe's share is "
        f"{listing(parts)}. {' '.join(moved) or 'No lead changes hands.'} In all, Europe leads in "
        f"{held} of {total} areas."
    )


def reach_title(rows):
    """The finding of the comparison."""
    low, high = swing.together()
    until = rows[rows["kind"] == "hardware"].iloc[0]
    return (
        f"All definitions together move the answer from {low:.0f} to {high:.0f} percent; "
        f"what comes by the end of 2027 {_moves(until)}"
    )


def reach_description(rows):
    """The comparison in words."""
    parts = (f"{row.choice}: {row.low:.0f} to {row.high:.0f}" for row in rows.itertuples())
    return f"Percent of the areas that Europe leads. {'; '.join(parts)}."


def reach_sentence():
    """What hardware does move, and how far counting can be trusted."""
    found = project(load(), default())
    mean = {date: 100 * questions.mean_share(found, date)[0, 0] for date in questions.DATES}
    late = definitions.percent_led(found, "2035")[0]
    rows = swing.swing()
    counting = rows[rows["kind"] == "counting"].iloc[0]
    wider = counting["high"] - counting["low"] > _widest(rows)
    return Prose(
        "Hardware is not idle. Europe's mean share goes from "
        f"{mean['2025']:.1f} percent at the end of 2025 to {mean['2027']:.1f} in 2027, "
        f"{mean['2030']:.1f} in 2030 and {mean['2035']:.1f} in 2035, if plans and delays go on as "
        "reported and the US cut stays. Few areas stand close to the line, so leads change "
        f"late: at the end of 2035 Europe leads in {late:.0f} percent of all areas.",
        f"Doubt about the counts {'weighs more' if wider else 'weighs less'} than any single "
        "definition. With every count at its worst for Europe it leads in "
        f"{counting['low']:.0f} percent of the areas, with every count at its best in "
        f"{counting['high']:.0f}. Neither end is likely.",
    )


def _widest(rows):
    own = rows[rows["kind"] == "definition"]
    return (own["high"] - own["low"]).max()


def _led_by_count(us_count, known):
    found = definitions.areas(default(), us_count).set_index("area_id")["leads"]
    return int(found[known].sum())


def _fleet(us_count, factor):
    if factor == sliders()["us_fleet_factor"].default:
        return ""
    if us_count == "us_worldwide":
        return "the fleet slider idle because the whole fleet counts"
    return f"{factor:g} times the table's part of the fleet"


def _moves(row):
    if round(row["low"], 6) == round(row["high"], 6):
        return "does not move it"
    return f"moves it between {row['low']:.0f} and {row['high']:.0f} percent"
