"""Sentences of notebook 04 on two definitions: what counts, held or ready, and who is Europe."""

from helpers.figures.premise import premise
from helpers.figures.text import Prose, listing, small
from helpers.model import areas as model
from helpers.model import meanings
from helpers.model.assumptions import choices
from helpers.pages.gaps import data_counting


def ready_sentence(rows):
    """What the ready part does to both answers; `rows` from `data_counting.held_and_ready`."""
    known = rows[rows["known"]]
    means = rows[["held", "ready"]].mean()
    tanks = known.set_index("area_id").loc["land_manoeuvre"]
    turned = (rows["held"] > 50) != (rows["ready"] > 50)
    premise(not turned.any(), "No lead changes hands")
    return Prose(
        f"Count only what is ready, and Europe's mean share falls from {means['held']:.0f} to "
        f"{means['ready']:.0f} percent, no lead changes hands, and the need is covered far worse: "
        f"tanks cover {tanks['covers_ready']:.0f} percent of it instead of {tanks['covers']:.0f}.",
        f"We know the ready part in {len(known)} of {len(rows)} areas, mostly from German, British "
        "and French reports. Elsewhere all that is held stays in, which flatters. The US "
        "lists name forces to be sent, so they count as ready.",
    )


def conflict():
    """The conflict of definitions: the same tanks counted in two ways in one report."""
    rows = data_counting.tanks_counted()
    premise(len(rows) == 2 and (rows["state"] == "DEU").all(), "the same German tanks")
    stock, units = rows["part"]
    premise("whole stock" in rows["definition"].iloc[0], "percent of the whole stock")
    return Prose(
        f"What is ready depends on what one divides by. Of the German Leopard 2 tanks, {stock:.0f} "
        f"percent of the whole stock could be used; of the same tanks in the same month, above "
        f"{units:.0f} percent of those at the units ({rows['publisher'].iloc[0]}). The units' "
        "number leaves out tanks at the makers, in depots or on trial. We divide by the whole "
        "stock, because that is what held means here."
    )


def europe_sentence():
    """Areas led today and later under the meanings of Europe, and which change hands."""
    rows, names = meanings.europe(), model.places().set_index("area_id")["name"]
    by = {date: own for date, own in rows.groupby("date")}
    early = [by[date] for date in ("2025", "2030")]
    late = by["2035"]
    premise(not any(sum(own["loses"] + own["gains"], ()) for own in early), "no lead changes hands")
    premise(all(own["led"].nunique() == 1 for own in early), "the same under all three")
    today, soon = (own["led"].iloc[0] for own in early)
    premise(not sum(late["gains"], ()) and not late["loses"].iloc[1], "Only EU members lose leads")
    lost = listing(small(names[area]) for area in late["loses"].iloc[2])
    counts = listing(map(str, late["led"]))
    shares = listing(f"{share:.0f}" for share in by["2030"]["mean_share"])
    return Prose(
        f"Under all three meanings Europe leads in the same {today} areas at the end of 2025, and "
        f"in the same {soon} at the end of 2030. Its mean share in 2030 is {shares} percent: with "
        "all European allies, without Türkiye, and with EU members only.",
        f"At the end of 2035 they part: {counts} areas. EU members alone then lose the lead in "
        f"{lost}. These are middle cases.",
    )


def chosen(scenario):
    """The definitions of a scenario that are not those of all pages, in words."""
    told = []
    for menu, usual in zip(("europe_means", "forces"), data_counting.defaults(), strict=True):
        value = getattr(scenario, menu)
        if value != usual:
            told.append(small(choices(menu)[value]))
    return told


def covered(rows, scenario):
    """What the choice does to the need covered; `rows` are the areas that count."""
    if not chosen(scenario):
        return "What Europe has, and how much of its need that covers, stays the same."
    usual = model.areas().set_index("area_id")["coverage"]
    before = usual[rows["area_id"]].mean()
    return (
        f"It covers {rows['coverage'].mean():.0f} percent of its need in the average area, "
        f"instead of {before:.0f}."
    )
