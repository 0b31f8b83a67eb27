"""Sentences of notebook 04 on definitions: which US, how much of it, above which line."""

from helpers import definitions, gaps, questions, swing, tables
from helpers.assumptions import default, sliders
from helpers.inputs import load
from helpers.narrate.text import Prose, cap, count, listing
from helpers.projection import project


def decides_sentence():
    """Definition against hardware, in percent of the areas led."""
    low, high = swing.together()
    rows = swing.swing()
    until = rows[rows["kind"] == "hardware"].set_index("choice")
    return (
        "The answer depends on what one counts. The choices on this page move the part of the "
        f"areas that Europe leads from {low:.0f} to {high:.0f} percent, without changing a single "
        f"tank. What comes or goes by the end of 2027 {_moves(until.iloc[0])}."
    )


def us_title():
    """The finding of the three ways to count the US."""
    led = _led_by_count()
    return (
        f"Against the whole US fleet Europe leads in {led['us_worldwide']} areas, against what "
        f"the US would send in {led['us_war']}, after the cut in {led['us_after_cut']}"
    )


def us_description(rows):
    """The three ways in words."""
    parts = (
        f"{name} {listing(f'{value:.0f}' for value in own)}"
        for name, own in rows.groupby("name", sort=False)["share"]
    )
    return (
        "Europe's share in percent with the US counted as "
        f"{listing(definitions.US_COUNTS.values())}, where such a number exists: "
        f"{'; '.join(parts)}."
    )


def us_sentence():
    """For how many areas each count exists, and what it means."""
    table = tables.load("model/areas")
    fleet = int(table["us_worldwide"].notna().sum())
    cut = int((table["us_after_cut"] != table["us_war"]).sum())
    scaled = int(table["us_scaled_by_slider"].sum())
    return Prose(
        f"A worldwide total exists for {fleet} of {len(table)} areas. It is too much: part of "
        "that fleet is in Asia or at home, so the share it gives is a floor for Europe. "
        f"Published numbers of the cut touch {cut} areas, and come from unnamed officials.",
        f"In {scaled} areas only the worldwide fleet is known. For these we took a part of it, "
        "and that part is our judgement. You can change it below.",
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


def lead_sentence(rows, us_count, factor):
    """Who leads under the reader's definition, and what changed against the standard one."""
    standard = gaps.under(50)
    ahead, before = (_led(frame) for frame in (rows, standard))
    counted = rows["side"] != "left out"
    left_out = count(int((~counted).sum()), "area")
    setting = [
        f"the US counted as {definitions.US_COUNTS[us_count]}",
        _fleet(us_count, factor),
        f"a line of {rows['threshold'].iloc[0]:.0f} percent",
        "" if counted.all() else f"{left_out} left out that nobody can count",
    ]
    gained, lost = ahead - before, before - ahead
    changes = [
        f"Europe gains {listing(sorted(gained)).lower()}" if gained else "",
        f"it no longer leads in {listing(sorted(lost)).lower()}" if lost else "",
    ]
    changed = listing(filter(None, changes))
    return (
        f"With {listing(filter(None, setting))}, Europe leads in {len(ahead)} of "
        f"{int(counted.sum())} areas. "
        + (f"{cap(changed)}. " if changed else "No area changes sides. ")
        + "None of these choices adds anything to what Europe has."
    )


def own_sentence(rows, held, total):
    """What the reader's estimates mean for the shares and for the number of areas led."""
    share = rows[rows["answer"] == "Europe's share"]
    parts = listing(
        f"{row.percent:.0f} percent in {row.group.lower()}" for row in share.itertuples()
    )
    moved = share[(share["percent"] > 50) != (share["placeholder"] > 50)]
    changed = (
        f"Across the half moves {listing(moved['group'].str.lower())}."
        if len(moved)
        else "None of the three crosses the half."
    )
    return (
        f"With your numbers Europe's share is {parts}. {changed} "
        f"In all, Europe leads in {held} of {total} areas."
    )


def reach_title(rows):
    """The finding of the comparison."""
    low, high = swing.together()
    until = rows[rows["kind"] == "hardware"].iloc[0]
    return (
        f"Definitions together move the answer from {low:.0f} to {high:.0f} percent; "
        f"what comes by 2027 {_moves(until)}"
    )


def reach_description(rows):
    """The comparison in words."""
    parts = (f"{row.choice}: {row.low:.0f} to {row.high:.0f}" for row in rows.itertuples())
    return f"Percent of the areas that Europe leads. {'; '.join(parts)}."


def reach_sentence():
    """What hardware does move, and how far counting can be trusted."""
    found = project(load(), default())
    mean = {date: 100 * questions.mean_share(found, date)[0, 0] for date in questions.DATES}
    counting = swing.swing().set_index("kind").loc["counting"]
    return Prose(
        "Hardware is not idle. Europe's mean share goes from "
        f"{mean['2025']:.1f} percent at the end of 2025 to {mean['2027']:.1f} in 2027, "
        f"{mean['2030']:.1f} in 2030 and {mean['2035']:.1f} in 2035, if plans and delays go on as "
        "reported and the US cut stays. But few areas stand close enough to the line to cross it.",
        "Doubt about the counts is as large as any single definition: with every count at its "
        f"worst or at its best for Europe, it leads in {counting['low']:.0f} or "
        f"{counting['high']:.0f} percent of the areas.",
    )


def _led_by_count():
    return {
        us: int(definitions.areas(default(), us)["leads"].sum()) for us in definitions.US_COUNTS
    }


def _led(rows):
    return set(rows.loc[rows["side"] == "above the line", "name"])


def _fleet(us_count, factor):
    if factor == sliders()["us_fleet_factor"].default:
        return ""
    if us_count == "us_worldwide":
        return "the whole of it, so that the fleet slider has no effect"
    return f"{factor:g} times the table's part of the fleet"


def _moves(row):
    if round(row["low"], 6) == round(row["high"], 6):
        return "does not move it"
    return f"moves it between {row['low']:.0f} and {row['high']:.0f} percent"
