"""Sentences and tables of notebook 07 on the presets, and five things to try."""

import pandas as pd

from helpers.figures.text import Prose, Table, cap, count, listing, small
from helpers.model import codes, outlook, questions
from helpers.model.assumptions import default, preset, presets
from helpers.pages.scenarios.words import GONE, RULES, changed, led, span, us_leaves


def years_title():
    """The finding of the presets by year."""
    here = {k: own for k, own in outlook.by_preset().items() if not us_leaves(k)}
    return (
        f"While the US stays, the presets give {span(here, '2027')} areas by the end of 2027, "
        f"{span(here, '2035')} by 2035"
    )


def years_description():
    """The presets by year in words."""
    parts = (
        f"{outlook.preset_names()[name]} "
        + listing(f"{led(found, date)} in {date}" for date in outlook.DATES)
        for name, found in outlook.by_preset().items()
    )
    return f"Areas that Europe leads at the end of the year: {'; '.join(parts)}."


def stories():
    """What each preset assumes, in its sentence and in numbers."""
    rows = [
        {
            "name": outlook.preset_names()[name],
            "story": story,
            "changes": changed(presets()[name], 99).partition(": ")[2],
        }
        for name, story in outlook.stories().items()
    ]
    columns = {"name": "Preset", "story": "What it assumes", "changes": "In numbers"}
    return Table(pd.DataFrame(rows), columns)


def rules_sentence():
    """From which of the three years on each rule is met as reported."""
    found = outlook.outlook(default())
    first = {
        rule: next((date for date in outlook.DATES if found.holds[rule, date]), None)
        for rule in RULES
    }
    dated = sorted((date, RULES[rule]) for rule, date in first.items() if date)
    met = [f"{meaning} by the end of {date}" for date, meaning in dated]
    never = [RULES[rule] for rule, date in first.items() if not date]
    line = default().majority_threshold
    told = f"At a line of {line:.0f} percent and as reported, Europe has a majority "
    told += f"{listing(met) or 'under none of the rules'}."
    return Prose(f"{told} Not by 2035: {listing(never)}." if never else told)


def tours():
    """Five things to try, what to look for, and the code that does it at once."""
    rows = [
        {"try": [(do, ""), (codes.encode(scenario), "")], "look": look(found, base)}
        for do, scenario, look in _tours()
        for found, base in [(outlook.outlook(scenario), outlook.outlook(default()))]
    ]
    columns = {"try": "Try this, or paste the code below it", "look": "Look for"}
    return Table(pd.DataFrame(rows), columns)


def verdicts():
    """The verdict of every preset under every rule and date, folded away."""
    rows = []
    for name, found in outlook.by_preset().items():
        cells = {
            rule: ", ".join(
                f"{'yes' if found.holds[rule, date] else 'no'} ({found.chance[rule, date]:.0%})"
                for date in outlook.DATES
            )
            for rule in questions.RULES
        }
        rows.append({"name": outlook.preset_names()[name], **cells})
    heads = {rule: cap(f"majority {meaning}") for rule, meaning in RULES.items()}
    dates = listing(outlook.DATES)
    summary = (
        f"The verdict of each preset at the end of {dates}: yes or no in the middle case, and in "
        "brackets the part of the draws that say yes. The two can differ where neither side holds "
        "anything in the middle case"
    )
    return Table(pd.DataFrame(rows), {"name": "Preset", **heads}, summary)


def area_title(shares, date):
    """The finding of the areas by preset."""
    staying = shares[~shares["preset"].map(_leaving_names())]
    led = staying.groupby("name", sort=False)["leads"]
    always, never = led.all(), ~led.any()
    return (
        f"By {date}, {int(always.sum())} areas are Europe's in every preset in which the US "
        f"stays, {int(never.sum())} in none"
    )


def area_description(shares, date):
    """The areas by preset in words."""
    parts = (f"{name} {' '.join(own['text'])}" for name, own in shares.groupby("name", sort=False))
    order = listing(small(name) for name in shares["preset"].unique())
    return f"Share in percent, end of {date}, presets in this order: {order}. {'; '.join(parts)}."


def means_title(means, date):
    """The finding of the two answers by preset."""
    by = means.set_index("preset")
    reported, gone = (by.loc[outlook.preset_names()[name]] for name in ("as-reported", GONE))
    return (
        f"If the US leaves, the share rises by {gone['share'] - reported['share']:.0f} points by "
        f"{date}; the need covered {_moves(gone['coverage'] - reported['coverage'])}"
    )


def means_description(means, date):
    """The two answers by preset in words."""
    parts = (
        f"{row.preset} {row.share:.0f} and {row.coverage:.0f}"
        for row in means.itertuples(index=False)
    )
    return f"Mean share and mean need covered in percent, end of {date}: {'; '.join(parts)}."


def _tours():
    """What to do, the scenario it leads to, and what it shows beside the reported one."""
    return [
        (
            "Choose the preset in which the US leaves. Look at the small figures, then at the "
            "lower left one.",
            preset(GONE),
            _leaving,
        ),
        (
            "Make the case for 2027. Under What counts, lower the line for a majority; under The "
            "US, let less of its fleet come.",
            default(us_fleet_factor=0.4, majority_threshold=40.0),
            _definition,
        ),
        (
            "Make the case against it. Raise the line, and let more of the US fleet come.",
            default(us_fleet_factor=2.0, majority_threshold=60.0),
            _definition,
        ),
        (
            "Under Money, set all sliders as high as they go, but price rises to nothing.",
            default(
                **dict(spending_share_2035=5.0, gdp_growth=2.5, equipment_share=42.0),
                **dict(gap_share=80.0, defence_inflation=0.0),
            ),
            _hardware,
        ),
        (
            "Now shorten every procedure: under Delivery, set every wait and delay to its lowest.",
            default(
                **dict(slip_factor=0.0, order_delay=3.0, fielding_factor=0.5, us_export_delay=0.0)
            ),
            _hardware,
        ),
    ]


def _leaving(found, base):
    return (
        f"Blue lines jump to the top: {led(found, '2027')} areas instead of {led(base, '2027')} at "
        "the end of 2027. The black diamonds, the need that is covered, hardly move. The share "
        "has grown because the US holds less, not because Europe holds more."
    )


def _definition(found, base):
    verdicts = {date: found.holds["most", date] for date in outlook.DATES}
    yes = [date for date, holds in verdicts.items() if holds]
    told = f"by the end of {yes[0]}" if yes else "in none of the three years"
    return (
        f"Areas led: {_instead(found, base, '2027')} at the end of 2027, and "
        f"{_instead(found, base, '2035')} in 2035. A majority in most areas "
        f"{told}. Not one black diamond moves: the forces are the same."
    )


def _instead(found, base, date):
    now, then = led(found, date), led(base, date)
    return f"{now} instead of {then}" if now != then else f"still {now}"


def _moved(found, base):
    """Areas in which another limit binds at the last date."""
    last = outlook.DATES[-1]
    return int((found.binds[last]["binds"] != base.binds[last]["binds"]).sum())


def _hardware(found, base):
    gain = [
        f"{round(found.mean_coverage[at] - base.mean_coverage[at])} in {date}"
        for date in outlook.DATES
        for at in [found.years.index(date)]
    ]
    return (
        f"Points of need covered that this adds: {listing(gain)}. Areas led: "
        f"{listing(f'{led(found, date)} in {date}' for date in outlook.DATES)}. Then look at what "
        f"binds in 2035: in {count(_moved(found, base), 'area')} it is something else now."
    )


def _leaving_names():
    return {label: us_leaves(name) for name, label in outlook.preset_names().items()}


def _moves(points):
    """`rises by 3 points`, `falls by 1 point`, `stays`."""
    whole = round(points)
    verb = "rises" if whole > 0 else "falls"
    return f"{verb} by {count(abs(whole), 'point')}" if whole else "stays"
