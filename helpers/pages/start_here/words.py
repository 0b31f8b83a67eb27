"""Sentences of notebook 00: the question, the first answer, the way through the collection."""

import pandas as pd

from helpers.data import dates, tables
from helpers.figures import sentences
from helpers.figures.text import Prose, Table, count, listing
from helpers.model import areas as gaps
from helpers.model import questions
from helpers.pages.start_here import data as answers


def answer():
    """The first answer: what is held today, and what can still arrive."""
    areas = gaps.areas()
    ahead = gaps.leads(areas, 50)
    sure = areas["evidence"].isin(["strong", "medium"])
    met = int((areas["coverage"] >= 100).sum())
    own = int((ahead & (areas["method"] == "reader-set")).sum())
    fewest, most = (int((areas[end] > 50).sum()) for end in ("low", "high"))
    return Prose(
        "It depends on what one counts, and nobody has said what to count. By our count Europe "
        f"held the larger part in {int(ahead.sum())} of {count(len(areas), 'capability area')} at "
        f"the end of 2025. All that a war is thought to need it held alone in {met or 'none'}.",
        "Where the evidence is at least medium, Europe leads most clearly in "
        f"{_some(areas[ahead & sure])}, the US in {_some(areas[~ahead & sure][::-1])}. {own} of "
        f"Europe's {int(ahead.sum())} areas rest on placeholders of ours. Within our ranges, "
        f"Europe could lead in as few as {fewest} or as many as {most}.",
        f"{sentences.reach_sentence()} So what is bought now changes little by 2027; "
        "what one counts, and what the US withdraws, changes more.",
    )


def shares_title(areas):
    """The finding of the picture at the usual line of 50 percent."""
    ahead = int(gaps.leads(areas, 50).sum())
    return f"Europe holds more than half in {ahead} of {len(areas)} areas"


def shares_description(areas):
    """The picture in words."""
    parts = (f"{row.name} {row.share:.0f}" for row in areas.itertuples(index=False))
    return f"Europe's share of each area in percent, end of 2025: {listing(parts)}."


def leads_title(shares):
    """The finding of the picture that answers by year."""
    ahead = _led(shares)
    later = (f"in {held} by {date}" for date, held in ahead.iloc[1:].items())
    return f"Europe leads in {ahead.iloc[0]} of {shares['name'].nunique()} areas, {listing(later)}"


def leads_description(shares, years):
    """The picture that answers by year, in words; it is the alternative text on first screens."""
    groups = years.groupby("middle", sort=False)["name"].agg(list)
    told = (
        f"{since}: {listing(name.rstrip(' *') for name in names)}"
        for since, names in groups.sort_index(key=lambda index: index.map(_rank)).items()
    )
    return f"{leads_title(shares)}. Europe leads from: {'; '.join(told)}."


def by_year():
    """What the projection says of the two dates, and how wide its range is."""
    shares, years = answers.shares(), answers.years()
    ahead = _led(shares)
    open_ended = (years["middle"] != years["early"]) | (years["middle"] != years["late"])
    return Prose(
        f"If things go as reported, Europe leads in {ahead['2027']} areas at the end of 2027 and "
        f"in {ahead['2030']} at the end of 2030. In {count(int(open_ended.sum()), 'area')} the "
        "year is uncertain: it moves when the model runs again with other inputs.",
        _cut(),
    )


def _cut():
    """How much of the rise by 2027 is the US doing less."""
    reported, uncut = answers.without_cut("2027")
    today, _ = answers.without_cut("2025")
    return (
        f"Europe's mean share goes from {today:.0f} percent at the end of 2025 to {reported:.0f} "
        f"at the end of 2027. Had the US not cut its pledge in June 2026, it would be {uncut:.0f}."
    )


def holds_back():
    """What stands in the way by 2030, and what would move the count most."""
    found, behind = answers.limits("2030")
    none = found.pop("nothing alone") if "nothing alone" in found else 0
    helped = listing(f"in {number} {_LIMITS[name]}" for name, number in found.items())
    level = " Areas count twice where two limits are level." if found.sum() + none > behind else ""
    levers = answers.levers("2030")
    hard = levers[levers["group"].isin(["money", "industry"])]
    still = "No" if (hard["swing"] == 0).all() else "Hardly any"
    now, lifted = (int(levers["now"].iloc[0]), answers.lifted("2030"))
    return Prose(
        f"Europe would not lead {behind} areas at the end of 2030. In each of them, lift one limit "
        f"at a time and see which gives the largest gain in share: {helped}.{level} In "
        f"{count(none, 'area')} nothing helps alone. With no delay, no wait and no training time "
        f"at all, Europe would lead in {lifted} areas then, not in {now}.",
        f"What would move that count most? {' '.join(map(_lever, levers.head(2).itertuples()))} "
        f"{still} assumption on money or factories moves it alone by then.",
    )


def _lever(row):
    """What the two ends of one slider give, in words."""
    if row.name == "majority_threshold":
        ends = f"A line at {row.low:g} percent", f"at {row.high:g} percent"
    elif row.name == "us_fleet_factor":
        ends = f"If {row.low:g} times the US fleet that we assume came", f"if {row.high:g} times"
    else:
        ends = f"{row.label} at {row.low:g} {row.unit}", f"at {row.high:g}"
    return f"{ends[0]}: {row.at_low:.0f} areas; {ends[1]}: {row.at_high:.0f}."


def verdicts():
    """Yes or no for each rule, which is how much hangs on the word majority."""
    rows = answers.verdicts()
    frame = pd.DataFrame({"rule": [questions.RULES[rule].clause for rule in rows.index]})
    for date in rows:
        frame[date] = [
            f"{'yes' if held else 'no'} ({chance:.0f} of 100 random runs say yes)"
            for held, chance in rows[date]
        ]
    columns = {date: f"By the end of {date}" for date in rows}
    return Table(frame, {"rule": "If a majority means that"} | columns)


def report():
    """Where the story comes from, as a link, and how sure it is."""
    source = tables.load("sources").set_index("source_id").loc["st-reuters-20251205"]
    frame = pd.DataFrame(
        {
            "text": [[(source["title"], source["url"])]],
            "who": [source["publisher"]],
            "day": [dates.spoken(pd.Timestamp(source["published"]))],
            "sure": ["weaker: unnamed people told it"],
        }
    )
    columns = {"text": "The first report", "who": "Publisher", "day": "Day", "sure": "How sure"}
    return Table(frame, columns)


_LIMITS = {
    "delays": "fewer delays",
    "lead times": "a shorter time from order to delivery",
    "training": "shorter training",
    "money": "more money",
    "factories": "more factories",
}


def _led(shares):
    """Areas above half by date."""
    return (shares["share"].round(9) > 50).groupby(shares["date"]).sum()


def _rank(since):
    return {answers.NOW: "0", answers.NEVER: "9999"}.get(since, since)


def counted():
    """What stands behind each bar, folded away."""
    frame = gaps.areas()
    frame["both"] = frame["europe"].map("{:g}".format) + " : " + frame["us"].map("{:g}".format)
    frame["percent"] = frame["share"].map("{:.0f}".format)
    columns = {"name": "Area", "measure": "What is counted", "both": "Europe : US"}
    columns |= {"unit": "Unit", "percent": "Europe's share, percent", "evidence": "Evidence"}
    return Table(frame, columns, f"What is counted in the {len(frame)} areas")


def majority_sentence(areas, threshold, rule):
    """Does Europe hold the majority under the reader's definition, and where?"""
    ahead = gaps.leads(areas, threshold)
    holds = gaps.holds_majority(threshold, rule)
    verdict = "held" if holds else "did not hold"
    counted = {
        "most": f"it led in {int(ahead.sum())} of {len(areas)}",
        "every": f"it did not lead in {int((~ahead).sum())} of {len(areas)}",
        "named": _named(areas, ahead),
        "mean": f"its average share was {areas['share'].mean():.1f} percent",
    }[rule]
    return (
        f"If a majority means that {questions.RULES[rule].clause}, and the line is {threshold} "
        f"percent, Europe {verdict} it at the end of 2025: {counted}."
    )


def sweep_title(counts):
    """The finding of the sweep over the line."""
    return (
        f"At the end of 2025 Europe leads in {counts['areas'].max()} areas with a line at "
        f"{counts['threshold'].min()} percent, in {counts['areas'].min()} with one at "
        f"{counts['threshold'].max()}"
    )


def sweep_description(counts):
    """The sweep in words."""
    steps = (f"{row.areas} at {row.threshold} percent" for row in counts.itertuples())
    return f"Areas in which Europe leads, by the line for a majority: {listing(steps)}."


def _named(areas, ahead):
    named = areas["named_in_article"]
    return f"it led in {int((ahead & named).sum())} of {int(named.sum())} areas that are named"


def _some(areas):
    names = areas["name"].head(4)
    return listing(names.str[:1].str.lower() + names.str[1:])
