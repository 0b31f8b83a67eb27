"""Sentences of notebook 08 on assumptions together: the map, the tornado, the variance."""

from helpers.figures.text import Prose, count, listing, small
from helpers.model import questions
from helpers.model.assumptions import short_names
from helpers.model.sensitivity import movable
from helpers.pages.what_it_would_take import data_together as data
from helpers.pages.what_it_would_take.data_together import OUTCOMES


def plane_sentence(across, down, rule, date):
    """How much of the map gives Europe the majority, and where it turns."""
    held, verdicts = data.plane_values(across, down, rule, date)
    part, total = int(verdicts.sum()), verdicts.size
    names = listing(small(short_names()[name]) for name in (across, down))
    areas = f"from {held.min()} to {held.max()}" if held.min() < held.max() else f"{held.min()}"
    some, end = part, "and the black line is where that turns"
    if part in (0, total):
        some, end = "all" if part else "none", "so no line is drawn"
    return (
        f"In {some} of {total} pairs of settings of {names} Europe has the majority at the end of "
        f"{date}, if that means that {questions.RULES[rule].clause}; {end}. It leads in {areas} "
        "areas."
    )


def tornado_sentence(rows):
    """Which assumption moves the answer most, and how many do nothing; `data_together.tornado`."""
    what, date = OUTCOMES[rows["outcome"].iloc[0]], rows["date"].iloc[0]
    still = int((rows.groupby("name")["change"].agg(lambda own: own.abs().max()) == 0).sum())
    first = rows[rows["place"] == 0].sort_values("change")
    if not rows["change"].any():
        return f"At the end of {date} no assumption alone moves {what}."
    low, high = first["change"]
    unit = "points" if rows["outcome"].iloc[0] == "mean_share" else "areas"
    rest = f" {count(still, 'assumption')} {'moves' if still == 1 else 'move'} nothing at all."
    return (
        f"At the end of {date}, {small(first['name'].iloc[0])} moves {what} most, from {low:+.2g} "
        f"to {high:+.2g} {unit}.{rest if still else ''}"
    )


def sobol_reading():
    """What first and total order mean, in everyday words, and on how many runs they rest."""
    return Prose(
        "Turn all the dials at once, at random, again and again. The answers spread out. Which "
        "dial is to blame for the spread?",
        "First order: the part that would vanish if you knew this one dial and nothing else. "
        "Total order: the part that would remain if you knew all dials but this one. If the total "
        "is larger than the first, the dial matters mostly in company: money needs factories, "
        "factories need money. If the total is near nothing, you may forget the dial.",
        f"The first picture rests on {data.COARSE * (len(movable()) + 2)} settings drawn with "
        "a fixed seed. It is rough: a few percent more or less mean nothing. Every setting within "
        "a range counts as equally likely, which nobody claims.",
    )


def sobol_sentence(rows, date, outcome):
    """Who explains most of the spread."""
    what = OUTCOMES[outcome]
    if not rows["total"].gt(0).any():
        return f"At the end of {date} nothing moves {what}."
    parts = (
        f"{small(row.name)} explains {max(row.first, 0):.0f} percent alone and "
        f"{row.total:.0f} together with others"
        for row in rows[rows["total"] >= 5].head(3).itertuples()
    )
    idle = int((rows["total"] < 1).sum())
    return (
        f"Of all the spread in {what} at the end of {date}: {'; '.join(parts)}. "
        f"{count(idle, 'assumption')} of {len(rows)} explain less than one percent."
    )
