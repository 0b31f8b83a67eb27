"""The panels of notebook 04."""

from helpers.figures.text import cap
from helpers.model import areas as gaps
from helpers.model import assumptions, definitions
from helpers.pages.gaps import charts_definition as charts
from helpers.pages.gaps import charts_evidence as evidence
from helpers.pages.gaps import words_definition as words
from helpers.ui import controls


def definition():
    """The reader says which US counts, how much of it comes, and where the line is."""

    def answer(us_count, factor, threshold, count_weak):
        rows = gaps.under(threshold, us_count, factor, count_weak)
        sentence = words.lead_sentence(rows, us_count, factor, threshold)
        return controls.Answer(sentence, {"rows": rows, "line": gaps.line(threshold)})

    def figure(rows, line):
        description = "Europe's share by area, end of 2025, 100 = all that both would field."
        return charts.lead(rows, line, "Who leads, by your definition", description)

    counts = {cap(meaning): us for us, meaning in definitions.US_COUNTS.items()}
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
                "US fleet that would come",
                "2 doubles the part in our table, never more than the whole fleet.",
            ),
            controls.assumption("majority_threshold", "threshold"),
            controls.choice(
                "count_weak",
                "Areas nobody can count",
                {"Count them with our placeholder": True, "Leave them out": False},
                True,
                "Drones, cyber, and moving and supplying forces.",
            ),
        ],
        answer,
        figure,
    )


def estimates():
    """The reader's own numbers for the areas nobody can count."""

    def answer(**estimates):
        rows = gaps.own(**estimates)
        leads = definitions.areas(assumptions.default(**estimates))["leads"]
        sentence = words.own_sentence(rows, int(leads.sum()), len(leads))
        return controls.Answer(sentence, {"rows": rows})

    def figure(rows):
        description = "Europe's share and need covered in the areas you set, 100 = all."
        return evidence.own(rows, "Your numbers where nobody can count", description)

    return controls.Panel(
        "Your numbers where nobody can count",
        [controls.assumption(name) for name in definitions.estimates()],
        answer,
        figure,
    )
