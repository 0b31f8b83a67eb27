"""Sentences of notebook 08 on everything at once, and the case of each side."""

from helpers.figures.premise import premise
from helpers.figures.sentences import eu_in_2030, majority_of_2035
from helpers.figures.text import Prose, Table, cap, count, listing
from helpers.model import cases, questions
from helpers.pages.what_it_would_take import data
from helpers.pages.what_it_would_take.words import alone


def years():
    """The year of the lasting majority by case and rule, as a table."""
    frame = data.years().rename(index=cap).reset_index(names="case")
    rules = {rule: cap(words.short) for rule, words in questions.RULES.items()}
    return Table(frame, {"case": "Assumptions"} | rules)


def best_sentence():
    """What the best case changes, and what it does not."""
    best, late = (data.at("everything helps", date) for date in ("2027", "2030"))
    return Prose(
        "Having enough is rarer than leading: at that edge Europe covers its whole need in "
        f"{best['covered'] or 'none'} of {best['of']} areas at the end of 2027 and in "
        f"{late['covered'] or 'none'} at the end of 2030."
    )


def case_for():
    """The strongest case that 2027 is right, as the numbers allow."""
    now, today = (data.at("as reported", date) for date in ("2027", "2025"))
    wide = data.at("everything helps, definitions too", "2027")
    paths, _ = data.switches("most", "2027")
    can = paths and "most" not in data.at("everything helps", "2027")["rules"]
    premise(now["rules"] == {"mean", "families"}, "That is a majority, if the mean share counts")
    premise(can, "can do what money and factories cannot")
    return Prose(
        f"On present plans Europe's mean share rises from {today['mean_share']:.1f} percent at the "
        f"end of 2025 to {now['mean_share']:.1f} at the end of 2027. That is a majority, if the "
        "mean share counts, of all areas or of the five families. Nobody who names the year has "
        f"said which rule is meant. It comes in {data.chance('mean', '2027'):.0f} percent of the "
        f"{cases.DRAWS} draws.",
        f"By most areas Europe is {count(now['of'] // 2 + 1 - now['areas'], 'area')} short. Either "
        f"of two things closes that: {alone()}. With all in Europe's favour, line and US fleet "
        f"too, it leads in {wide['areas']} of {now['of']}.",
        "Another path of US forces can do what money and factories cannot: on "
        f"{listing(paths, 'or')} Europe leads in most areas at the end of 2027, with not one "
        "weapon more.",
    )


def case_against():
    """The strongest case that 2027 is absurd, as the numbers allow."""
    now, best = (data.at(case, "2027") for case in ("as reported", "everything helps"))
    wide = data.at("everything helps, definitions too", "2027")
    bought = _bought("2027")
    premise(bought["value"].isna().all(), "None of the assumptions on money, industry and…")
    premise(best["areas"] == now["areas"], "Most of what is ordered now arrives later.")
    premise(wide["rules"] == {"mean", "most", "families"}, "cannot be met even with everything…")
    return Prose(
        f"None of the {len(bought)} assumptions on money, industry and delivery turns “most areas” "
        f"alone at the end of 2027. All together at their best lead to "
        f"{count(best['areas'], 'area')}; on present plans it is {cases.areas_led('2027')}. Most "
        f"of what is ordered now arrives later. In "
        f"{data.chance('most', '2027'):.0f} percent of the draws Europe then leads in most areas.",
        "Leading is not having enough. At the end of 2027 Europe covers its whole need in "
        f"{now['covered'] or 'none'} of {now['of']} areas on present plans, and in "
        f"{best['covered'] or 'none'} at best. If the US leaves, the share rises and the need "
        "stays.",
        "A lead in every area, or in every area that the Reuters report names, cannot be "
        "reached by then, even with everything in Europe's favour, unless US forces leave.",
    )


def case_2030():
    """What changes for both sides by 2030."""
    worst, now, best = (
        data.at(case, "2030") for case in ("everything hurts", "as reported", "everything helps")
    )
    premise(best["areas"] > worst["areas"], "Effort counts for 2030")
    premise(_bought("2030")["value"].isna().all(), "No assumption … gives most areas alone")
    premise("most" in best["rules"], "together they can")
    return Prose(
        f"If everything hurts, Europe leads in {count(worst['areas'], 'area')} at the end of 2030; "
        f"on present plans it leads in {cases.areas_led('2030')}, and in most areas in "
        f"{data.chance('most', '2030'):.0f} percent of the draws. No assumption on money, industry "
        "or delivery gives most areas alone; together they can. Leasing, second-hand equipment and "
        "upkeep are not in the model.",
        f"Who thinks 2030 is right can point to {count(best['areas'], 'area')} led, and to a whole "
        f"need covered in {best['covered']}. Who doubts it can point to how many things have to go "
        f"right at once, and to a whole need covered in {now['covered'] or 'none'} on present "
        "plans.",
        eu_in_2030(),
    )


def deciding(rows):
    """Which areas decide a verdict alone, as a table; `rows` comes from `data.deciding`."""
    own = rows[rows["decide"].map(len) > 0]
    frame = own.assign(
        short=[cap(questions.RULES[rule].short) for rule in own["rule"]],
        now=own["holds"].map({True: data.HELD, False: data.MISSED}),
        areas=[listing(names, "or") for names in own["decide"]],
    )
    heads = {"short": "Rule", "date": "End of", "now": "With all areas"}
    heads |= {"areas": "Leave out one of these, and the verdict turns"}
    summary = f"The areas that decide, by rule and year: {count(len(frame), 'case')}"
    return Table(frame, heads, summary)


def deciding_sentence(rows):
    """Whether one area decides, and what the majority of 2035 hangs on instead."""
    most, decided = rows[rows["rule"] == "most"], rows.loc[rows["decide"].map(len) > 0, "rule"]
    premise(set(decided) == {"mean", "families"}, "By the two mean shares one can, …")
    first = most.loc[most["holds"], "date"].min()
    return Prose(
        "By “most areas” no single area decides, in any year. By the two mean shares one can, as "
        f"long as the mean lies near the line. Most areas are led from {first} on.",
        majority_of_2035(),
    )


def _bought(date):
    """The break-evens of most areas on money, industry and delivery, without the definitions."""
    rows, _ = data.break_evens("most", date)
    return rows[~rows["assumption"].isin(cases.COUNTING)]
