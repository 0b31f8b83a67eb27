"""Sentences of notebook 08 on assumptions together: the map, the tornado, the variance."""

from helpers.figures.text import Prose, count, listing
from helpers.model import questions
from helpers.model.assumptions import short_names, sliders
from helpers.pages.what_it_would_take import data_together as take_together
from helpers.pages.what_it_would_take.words import small_name


def plane_sentence(across, down, rule, date):
    """How much of the map gives Europe the majority, and where it turns."""
    held, verdicts = take_together.plane_values(across, down, rule, date)
    part, total = int(verdicts.sum()), verdicts.size
    names = [small_name(short_names()[name]) for name in (across, down)]
    pairs = f"{total} pairs of settings of {names[0]} and {names[1]}"
    areas = f"from {held.min()} to {held.max()}" if held.min() < held.max() else f"{held.min()}"
    if part in (0, total):
        never = "all" if part else "none"
        verdict = f"In {never} of {pairs} Europe has the majority"
        end = "so no line is drawn"
    else:
        verdict = f"In {part} of {pairs} Europe has the majority"
        end = "and the black line is where that turns"
    return (
        f"{verdict} at the end of {date}, if that means that {questions.RULES[rule].clause}; "
        f"{end}. It leads in {areas} areas."
    )


def plane_description(across, down):
    """What the axes of the map are."""
    parts = (
        f"{short_names()[name]} from {sliders()[name].low:g} to {sliders()[name].high:g} "
        f"{sliders()[name].unit}"
        for name in (across, down)
    )
    return f"Areas led by Europe for pairs of settings, as first drawn: {listing(parts)}."


def tornado_sentence(rows, date, outcome):
    """The widest, and those that move nothing."""
    swing = rows.groupby("name", sort=False)["change"].agg(lambda ends: ends.abs().max())
    still = int((swing == 0).sum())
    moved = rows[rows["change"] != 0]
    if moved.empty:
        return f"At the end of {date} no assumption alone moves {_what(outcome)}."
    rest = f" {count(still, 'assumption')} {'moves' if still == 1 else 'move'} nothing at all."
    return f"At the end of {date}, {_most(rows, outcome)}.{rest if still else ''}"


def tornado_description(rows, date, outcome):
    """All ends in words."""
    parts = (
        f"{name} " + listing(f"{row.change:+g} at {row.setting:g}" for row in own.itertuples())
        for name, own in rows.groupby("name", sort=False)
    )
    return f"Change of {_what(outcome)} at the end of {date}: {'; '.join(parts)}."


def _most(rows, outcome):
    first = rows[rows["place"] == 0].sort_values("change")
    ends = first["change"].iloc[0], first["change"].iloc[-1]
    unit = "points" if outcome == "mean_share" else "areas"
    return (
        f"{small_name(first['name'].iloc[0])} moves {_what(outcome)} most, "
        f"from {ends[0]:+.2g} to {ends[1]:+.2g} {unit}"
    )


def _what(outcome):
    return {"mean_share": "the mean share", "areas_held": "the number of areas led"}[outcome]


def sobol_reading():
    """What first and total order mean, in everyday words, and on how many runs they rest."""
    scenarios = take_together.COARSE * (take_together.ROWS + 2)
    return Prose(
        "Turn all the dials at once, at random, again and again. The answers spread out. Which "
        "dial is to blame for the spread?",
        "First order: the part that would vanish if you knew this one dial and nothing else. "
        "Total order: the part that would remain if you knew all dials but this one. If the total "
        "is larger than the first, the dial matters mostly in company: money needs factories, "
        "factories need money. If the total is near nothing, you may forget the dial.",
        f"The first picture rests on {scenarios} settings drawn with a fixed seed. It is rough: "
        "a few percent more or less mean nothing. Every setting within a range counts as equally "
        "likely, which nobody claims.",
    )


def sobol_sentence(found, date, outcome, points):
    """Who explains most; or that it is not worked out yet."""
    what = _what(outcome)
    if found is None:
        scenarios = points * (take_together.ROWS + 2)
        return (
            f"For {what} at the end of {date} this is not worked out yet. Press “Work it out”: "
            f"{scenarios} settings, some seconds of work. You can stop it."
        )
    if not found["total"].gt(0).any():
        return f"At the end of {date} nothing moves {what}."
    top = found[found["total"] >= 5].head(3)
    parts = (
        f"{small_name(row.name)} explains {max(row.first, 0):.0f} percent alone and "
        f"{row.total:.0f} together with others"
        for row in top.itertuples()
    )
    idle = int((found["total"] < 1).sum())
    return (
        f"Of all the spread in {what} at the end of {date}: {'; '.join(parts)}. "
        f"{count(idle, 'assumption')} of {len(found)} explain less than one percent."
    )


def sobol_description(found):
    """All parts in words."""
    parts = (f"{row.name} {row.alone:.0f} and {row.all:.0f}" for row in found.itertuples())
    return f"First and total order in percent, as first worked out: {'; '.join(parts)}."
