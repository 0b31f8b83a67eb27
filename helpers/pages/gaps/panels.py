"""The panels of notebook 04."""

from helpers.figures.text import cap
from helpers.model import areas, definitions
from helpers.model.assumptions import default
from helpers.pages.gaps import charts_definition, charts_evidence, data, data_counting, words
from helpers.ui.controls import Answer, Number, Panel, assumption, choice, menu


def definition():
    """The reader says which US counts, how much of it comes, and where the line is."""

    def answer(us_count, factor, threshold, count_weak, **menus):
        menus |= {"count_weak_areas": count_weak, "majority_threshold": threshold}
        scenario = default(us_fleet_factor=factor, **menus)
        rows = data.under(definitions.areas(scenario, us_count))
        rows["note"] = rows["area_id"].map(data_counting.notes(scenario))
        sentence = words.lead_sentence(rows, us_count, scenario)
        ahead = rows.loc[rows["counted"], "leads"]
        led = Number(f"{ahead.sum()} of {len(ahead)}", "areas that Europe leads")
        return Answer(sentence, {"rows": rows, "line": areas.line(threshold)}, (led,))

    counts = {cap(meaning): us for us, meaning in definitions.US_COUNTS.items()}
    weak = {"Count them with our placeholder": True, "Leave them out": False}
    scale = "What stands on the other side of the scale."
    fleet = "2 doubles the part in our table, never more than the whole fleet."
    uncounted = "Drones, cyber, and moving and supplying forces."
    controls = [
        choice("us_count", "The US counts as", counts, "us_war", scale),
        assumption("us_fleet_factor", "factor", "US fleet that would come", fleet),
        assumption("majority_threshold", "threshold"),
        choice("count_weak", "Areas nobody can count", weak, True, uncounted),
        menu("forces", "Ready: usable within about a month. The US number stays."),
        menu("europe_means", "Areas not known by country keep all allies."),
    ]
    title = "Who leads by your definition?"
    return Panel(title, controls, answer, charts_definition.lead, fit=(0.95, 0.66))


def estimates():
    """The reader's own numbers for the areas nobody can count."""

    def answer(**estimates):
        found = definitions.areas(default(**estimates))
        rows = data.estimated(found)
        return Answer(words.estimates_sentence(rows, found), {"rows": rows})

    controls = [*map(assumption, definitions.estimates())]
    title = "Who leads by your guess?"
    return Panel(title, controls, answer, charts_evidence.estimated, fit=(0.84, 1))
