"""The panels of notebook 04."""

from helpers.figures.text import cap
from helpers.model import areas, definitions
from helpers.model.assumptions import default
from helpers.pages.gaps import charts_definition, charts_evidence, data, words
from helpers.ui import controls


def definition():
    """The reader says which US counts, how much of it comes, and where the line is."""

    def answer(us_count, factor, threshold, count_weak):
        scenario = default(
            us_fleet_factor=factor, majority_threshold=threshold, count_weak_areas=count_weak
        )
        rows = data.under(definitions.areas(scenario, us_count))
        sentence = words.lead_sentence(rows, us_count, scenario)
        return controls.Answer(sentence, {"rows": rows, "line": areas.line(threshold)})

    counts = {cap(meaning): us for us, meaning in definitions.US_COUNTS.items()}
    weak = {"Count them with our placeholder": True, "Leave them out": False}
    return controls.Panel(
        "Who leads, by your definition",
        [
            controls.choice(
                "us_count",
                "The US counts as",
                counts,
                "us_war",
                "What stands on the other side of the scale.",
            ),
            controls.assumption(
                "us_fleet_factor",
                "factor",
                label="US fleet that would come",
                hint="2 doubles the part in our table, never more than the whole fleet.",
            ),
            controls.assumption("majority_threshold", "threshold"),
            controls.choice(
                "count_weak",
                "Areas nobody can count",
                weak,
                True,
                "Drones, cyber, and moving and supplying forces.",
            ),
        ],
        answer,
        charts_definition.lead,
    )


def estimates():
    """The reader's own numbers for the areas nobody can count."""

    def answer(**estimates):
        found = definitions.areas(default(**estimates))
        rows = data.estimated(found)
        sentence = words.estimates_sentence(rows, int(found["leads"].sum()), len(found))
        return controls.Answer(sentence, {"rows": rows})

    return controls.Panel(
        "Your numbers where nobody can count",
        [controls.assumption(name) for name in definitions.estimates()],
        answer,
        charts_evidence.estimated,
    )
