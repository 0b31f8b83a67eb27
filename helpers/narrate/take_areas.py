"""Sentences of notebook 08 on each area: which could Europe lead, and what gets it there."""

from helpers import take, take_areas
from helpers.assumptions import sliders
from helpers.narrate.take import small_name
from helpers.narrate.text import cap, count, listing, small


def with_text(rows):
    """`take_areas.areas` with the words that stand right of each row."""
    return rows.assign(text=[_text(row) for row in rows.itertuples()])


def _text(row):
    step = _step(row) if row.assumption else ""
    if row.leads:
        return f"leads; not with {step}" if step else "leads"
    if step:
        return f"with {step}"
    return row.standing


def _step(row):
    """`US fleet that would come at 0.7 times`."""
    slider = sliders()[row.assumption]
    return f"{small_name(take.NAMES[row.assumption])} at {row.value:g} {slider.unit}"


def title(rows, date):
    """The finding for one date."""
    number = rows["standing"].value_counts().reindex(take_areas.STANDINGS, fill_value=0)
    leads, one, _, out = number
    return (
        f"End of {date}: Europe leads in {leads} areas, a single assumption could add "
        f"{one}, {out} are out of reach"
    )


def description(rows):
    """Every area in words."""
    parts = (
        f"{row.name} {row.share:.0f}, {row.low:.0f} to {row.high:.0f}, best {row.best:.0f}, "
        f"{row.text}"
        for row in rows.itertuples()
    )
    return f"Europe's share in percent, range with one assumption moved: {'; '.join(parts)}."


def sentence(rows, date, line):
    """Which areas Europe leads, which one assumption adds, and which nothing does."""
    own = {name: rows[rows["standing"] == name] for name in rows["standing"].unique()}
    total, ahead = len(rows), rows[rows["leads"]]
    said = (
        f"With a line of {line:g} percent Europe leads in {len(ahead)} of {total} areas at the "
        f"end of {date}. "
    )
    parts = []
    _, one, everything, out = take_areas.STANDINGS
    if one in own:
        gained = (f"{small(row.name)} ({_step(row)})" for row in own[one].itertuples())
        parts.append(f"one assumption alone would add {listing(gained, 'or')}")
    if everything in own:
        names = listing(map(small, own[everything]["name"]))
        parts.append(f"only all at once would add {names}")
    if out in own:
        parts.append(f"out of reach: {listing(map(small, own[out]['name']))}")
    lost = ahead[ahead["assumption"] != ""]
    if len(lost):
        parts.append(f"{count(len(lost), 'lead')} could be lost to a single assumption")
    return said + cap("; ".join(parts)) + ("." if parts else "")
