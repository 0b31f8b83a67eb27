"""Sentences of notebook 04 on two definitions: what counts, held or ready, and who is Europe."""

from helpers.figures.premise import premise
from helpers.figures.text import Fold, Prose, listing, small
from helpers.model import areas as model
from helpers.model import meanings
from helpers.model.assumptions import choices
from helpers.pages.gaps import data_counting


def ready_sentence(rows):
    """What the ready part does to both answers; `rows` from `data_counting.held_and_ready`."""
    known = rows[rows["known"]]
    means = rows[["held", "ready"]].mean()
    premise("land_manoeuvre" in set(known["area_id"]), "tanks cover …")
    tanks = known.set_index("area_id").loc["land_manoeuvre"]
    turned = (rows["held"] > 50) != (rows["ready"] > 50)
    premise(not turned.any(), "no lead changes hands")
    return Prose(
        f"If only what is ready counts, no lead changes hands: the mean share falls from "
        f"{means['held']:.0f} to {means['ready']:.0f} percent. The need is covered far worse: "
        f"tanks cover {tanks['covers_ready']:.0f} percent of it, not {tanks['covers']:.0f}.",
        f"We know the ready part in {len(known)} of {len(rows)} areas, mostly from German, British "
        "and French reports. Elsewhere all that is held stays in, which flatters.",
    )


def conflict():
    """The conflict of definitions: the same tanks counted in two ways in one report; folded."""
    rows = data_counting.tanks_counted()
    premise(len(rows) == 2 and (rows["state"] == "DEU").all(), "the same German tanks")
    stock, units = rows["part"]
    premise("whole stock" in rows["definition"].iloc[0], "percent of the whole stock")
    told = Prose(
        f"Of the German Leopard 2 tanks, {stock:.0f} percent of the whole stock could be used; of "
        f"the same tanks in the same month, above {units:.0f} percent of those at the units "
        f"({rows['publisher'].iloc[0]}). The units' number leaves out tanks at the makers, in "
        "depots or on trial. We divide by the whole stock, because that is what held means here.",
        "The US lists name forces to be sent, so they count as ready.",
    )
    return Fold(f"The same tanks: {stock:.0f} or {units:.0f} percent ready", told)


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
        "With all European allies, without Türkiye, or with EU members only, Europe leads in the "
        f"same {today} areas at the end of 2025, and in the same {soon} at the end of 2030 in "
        f"the middle case. Its mean share is then {shares} percent.",
        f"At the end of 2035 the three part: {counts} areas. EU members alone then lose the lead "
        f"in {lost}.",
    )


def chosen(scenario):
    """The definitions of a scenario that are not those of all pages, in words."""
    changed = scenario.differences()
    menus = [menu for menu in ("europe_means", "forces") if menu in changed]
    return [small(choices(menu)[changed[menu]]) for menu in menus]


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
