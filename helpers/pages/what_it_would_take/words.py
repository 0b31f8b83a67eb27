"""Sentences of notebook 08: what would have to be true for a date and a rule, and in each area."""

from helpers.figures.premise import premise
from helpers.figures.sentences import ranges, us_part
from helpers.figures.text import (
    Prose,
    cap,
    count,
    listing,
    minus,
    number,
    phrases,
    small,
    span,
    verb,
)
from helpers.model import cases, questions
from helpers.model.assumptions import LINE, short_names
from helpers.model.sensitivity import movable
from helpers.pages import collection
from helpers.pages.what_it_would_take import data, data_together
from helpers.pages.what_it_would_take.data import STANDINGS
from helpers.pages.what_it_would_take.data_together import OUTCOMES


def answer():
    """The answer of the page for both dates."""
    now = data.at("as reported", "2027")
    best, best_later = (data.at("everything helps", date) for date in ("2027", "2030"))
    premise(best["areas"] == now["areas"], "Money, factories and deliveries cannot change 2027.")
    premise(best_later["areas"] > best["areas"], "They can change 2030")
    premise(now["rules"] == {"mean", "families"}, "Two rules say yes to 2027 … two say no")
    turns = data.break_evens()[0]["value"].notna()
    return Prose(
        "Money, factories and deliveries cannot change 2027. With all of them at their best Europe "
        f"leads in {best['areas']} of {now['of']} areas at the end of that year, as many as on "
        "present plans. They can change 2030: at their best Europe leads at its end in "
        f"{best_later['areas']}, on present plans in {cases.areas_led('2030')}.",
        ranges(),
        f"Only {turns.sum()} of {len(turns)} assumptions can change the answer for 2027 "
        f"alone, if a majority means most areas: {alone()}.",
        "Two rules say yes to 2027 as it is: Europe's mean share, of all areas or of the five "
        "families, is above the line. Two say no: a lead in every area, or in every area that the "
        "Reuters report names.",
    )


def alone():
    """What can turn most areas at the end of 2027 alone, in words: one or the other."""
    rows = data.break_evens()[0].dropna(subset=["value"]).set_index("assumption")["value"]
    held = set(rows.index) == {"us_fleet_factor", LINE}
    premise(held, "the US sends … of what we assume, or … counts as a majority")
    return (
        f"the US sends {100 * rows['us_fleet_factor']:.0f} percent of the fleet that we assume, or "
        f"{rows[LINE]:g} percent counts as a majority"
    )


def overview(rows):
    """What weighs more, the rule or the date; `rows` comes from `data.overview`."""
    same = (rows.groupby("rule")["holds"].nunique() == 1).sum()
    premise(same > len(questions.RULES) / 2, "The rule decides more than the date")
    none = (rows["turns"] == 0).sum()
    return Prose(
        f"By {same} of {len(questions.RULES)} rules the verdict is the same at every date. In "
        f"{none} of {len(rows)} cells no slider alone is enough. There you have to move several, "
        "choose another path of US forces, or change the rule."
    )


def verdict_sentence(rows, start, paths, weak):
    """The verdict of `data.break_evens`, what turns it, and what does not.

    `start` names the preset; `paths` and `weak` come from `data.switches`.
    """
    first, turning = rows.iloc[0], rows.dropna(subset=["value"])
    turning = turning.assign(name=turning["name"].map(small))
    verdict = "has the majority" if first["holds_now"] else "does not have the majority"
    said = (
        f"Starting from “{start}”: if a majority means that "
        f"{questions.RULES[first['rule']].clause}, Europe {verdict} at the end of {first['date']}. "
    )
    if turning.empty:
        said += f"None of the {len(rows)} assumptions alone changes that in its whole range."
    else:
        told = phrases(turning, "{name} at {value:g} {unit} (now {now:g})")
        said += (
            f"It {'loses' if first['holds_now'] else 'gains'} it with any one of these alone: "
            f"{listing(told, 'or')}. The other {len(rows) - len(turning)} do not change the "
            "verdict anywhere in their range."
        )
    said += f" Another path of US forces turns it: {listing(paths, 'or')}." if paths else ""
    return said + (" So does leaving out the areas nobody can count." if weak else "")


def areas_sentence(rows):
    """Which areas Europe leads, which one assumption adds, and which nothing does."""
    ahead, step = rows[rows["leads"]], rows["step"].map(" ({})".format)
    told = rows["name"].map(small) + step.where(rows["step"] != "", "")
    _, one, everything, out = (list(told[rows["standing"] == name]) for name in STANDINGS)
    lost = int((ahead["step"] != "").sum())
    parts = {
        f"one assumption alone would add {listing(one, 'or')}": one,
        f"only all at once would add {listing(everything)}": everything,
        f"out of reach: {listing(out)}": out,
        f"{count(lost, 'lead')} could be lost to a single assumption": lost,
    }
    told = "; ".join(part for part, holds in parts.items() if holds)
    return (
        f"With a line of {rows['line'].iloc[0]:g} percent Europe leads in {len(ahead)} of "
        f"{len(rows)} areas at the end of {rows['date'].iloc[0]}. {cap(told)}"
        + ("." if told else "")
    )


def plane_sentence(across, down, rule, date):
    """How much of the map gives Europe the majority, and where it turns."""
    held, verdicts = data_together.plane_values(across, down, rule, date)
    part, total = int(verdicts.sum()), verdicts.size
    some, end = f"{part}", "The black line is where that turns"
    if part in (0, total):
        some, end = "all" if part else "none", "So no line is drawn"
    return (
        f"In {some} of {total} pairs of settings {questions.RULES[rule].clause} at the end of "
        f"{date}. {end}. Europe leads in {span([held.min(), held.max()])} areas."
    )


def us_reading():
    """Which assumption moves the mean share most, and what kind of number it is."""
    return Prose(us_part())


def tornado_sentence(rows):
    """Which assumption moves the answer most, and how many do nothing; `data_together.tornado`."""
    what, date = OUTCOMES[rows["outcome"].iloc[0]], rows["date"].iloc[0]
    still = int((rows.groupby("name")["change"].agg(lambda own: own.abs().max()) == 0).sum())
    first = rows[rows["place"] == 0].sort_values("change")
    low, high = first["change"]
    unit = "points" if rows["outcome"].iloc[0] == "mean_share" else "areas"
    named = verb(still, "assumption moves", "assumptions move")
    rest = f" {cap(number(still))} {named} nothing."
    return (
        f"At the end of {date}, {small(first['name'].iloc[0])} moves {what} most, from "
        f"{minus(f'{low:+.2g}')} to {minus(f'{high:+.2g}')} {unit}.{rest if still else ''}"
    )


def sobol_reading():
    """Who explains most, and on how many settings that rests."""
    first = data_together.sobol().iloc[0]
    most = first["name"] == short_names()[LINE] and first["first"] > 50
    premise(most, "With all moving at once, where the line lies matters most")
    runs = data_together.COARSE * (len(movable()) + 2)
    return Prose(
        f"The picture rests on {runs} settings drawn with a fixed seed. A few percent more or less "
        "mean nothing. Every setting within a range counts as equally likely, which nobody claims."
    )


def sobol_sentence(rows, date, outcome):
    """Who explains most of the spread."""
    shown = rows[rows["total"] >= 5].head(3)
    parts = [
        f"{small(row.name)} explains {max(row.first, 0):.0f} percent by itself, and "
        f"{row.total:.0f} together with others"
        for row in shown.itertuples()
    ]
    idle = int((rows["total"] < 1).sum())
    return (
        f"Of the spread in {OUTCOMES[outcome]} at the end of {date}, {'; '.join(parts)}. "
        f"{cap(number(idle))} of {len(rows)} assumptions {verb(idle, 'explains', 'explain')} less "
        "than 1 percent."
    )


opening, sources = collection.ends("08_what_it_would_take.ipynb", answer)
