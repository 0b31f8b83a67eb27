"""Sentences of notebook 08 on everything at once, and the case of each side."""

from helpers.figures.premise import premise
from helpers.figures.sentences import eu_in_2030, majority_of_2035
from helpers.figures.text import Prose, Table, cap, count, listing
from helpers.model import cases, questions
from helpers.pages.what_it_would_take import data
from helpers.pages.what_it_would_take.words import setting


def years():
    """The year of the lasting majority by case and rule, as a table."""
    frame = data.years().rename(index=cap).reset_index(names="case")
    rules = {rule: cap(words.short) for rule, words in questions.RULES.items()}
    return Table(frame, {"case": "Assumptions"} | rules)


def best_sentence():
    """What the best case changes, and what it does not."""
    best, late = (data.at("everything helps", date) for date in ("2027", "2030"))
    return Prose(
        f"At that edge Europe leads in {best['areas']} areas at the end of 2027 and in "
        f"{late['areas']} at the end of 2030, in the middle case. Of all areas it covers its whole "
        f"need in {best['covered'] or 'none'} at the end of 2027 and in "
        f"{late['covered'] or 'none'} at the end of 2030. {_other_paths()}",
    )


def _other_paths():
    paths, _ = data.switches("most", "2027")
    can = paths and "most" not in data.at("everything helps", "2027")["rules"]
    premise(can, "The path of US forces can do what money and factories cannot")
    return (
        f"The path of US forces can do what money and factories cannot: on {listing(paths, 'or')} "
        "Europe leads in most areas at the end of 2027, with not one weapon more."
    )


def case_for():
    """The strongest case that 2027 is right, as the numbers allow."""
    now, today = (data.at("as reported", date) for date in ("2027", "2025"))
    wide = data.at("everything helps, definitions too", "2027")
    turning = data.break_evens()[0].dropna(subset=["value"])
    premise(now["rules"] == {"mean", "families"}, "So the majority is reached as reported, if…")
    premise(len(turning), "Any one of these alone closes that")
    return Prose(
        f"The mean of all areas goes from {today['mean_share']:.1f} percent at the end of 2025 to "
        f"{now['mean_share']:.1f} at the end of 2027. So the majority is reached as reported, if "
        "Europe's mean share, of all areas or of the five families, must be above the line. "
        "Nobody who names the year has said which rule is meant. "
        f"Where inputs are uncertain we drew them {cases.DRAWS} times: the mean "
        f"share is above the line in {data.chance('mean', '2027'):.0f} percent of the draws, most "
        f"areas are led in {data.chance('most', '2027'):.0f}.",
        f"If the rule is most areas, {now['areas']} of {now['of']}, the middle case, is "
        f"{count(now['of'] // 2 + 1 - now['areas'], 'area')} short. Any one of these alone closes "
        f"that: {listing(map(setting, turning.itertuples()), 'or')}. With all in Europe's favour, "
        f"definitions too, it leads in {wide['areas']}.",
        _other_paths(),
    )


def case_against():
    """The strongest case that 2027 is absurd, as the numbers allow."""
    now, best = (data.at(case, "2027") for case in ("as reported", "everything helps"))
    wide = data.at("everything helps, definitions too", "2027")
    bought = _bought("2027")
    premise(bought["value"].isna().all(), "None of the assumptions on money, industry and…")
    premise(best["areas"] == now["areas"], "Most of what is ordered now arrives later.")
    premise(wide["rules"] == {"mean", "most", "families"}, "even everything gives no…")
    return Prose(
        f"None of the {len(bought)} assumptions on money, industry and "
        "delivery turns “most areas” alone by the end of 2027, anywhere in its range. All of "
        f"them together at their best lead to {best['areas']} areas, as reported it is "
        f"{cases.areas_led('2027')}. Most of what is ordered now arrives later. Even "
        f"with every input drawn anew, Europe leads in most areas by then in "
        f"{data.chance('most', '2027'):.0f} percent of the {cases.DRAWS} draws, and in "
        f"every area in {data.chance('every', '2027'):.0f}.",
        "A majority is also not the same as enough. At the end of 2027 Europe covers its whole "
        f"need in {now['covered'] or 'none'} of {now['of']} areas as reported, and in "
        f"{best['covered'] or 'none'} in the best case. If the US leaves, the share rises and "
        "the need stays.",
        "As long as US forces follow the path as reported, even everything in Europe's favour, "
        "definitions included, gives no majority at the end of 2027 if it must lead in every area "
        "that the article names or every area.",
    )


def case_2030():
    """What changes for both sides by 2030."""
    worst, now, best = (
        data.at(case, "2030") for case in ("everything hurts", "as reported", "everything helps")
    )
    premise(best["areas"] > worst["areas"], "By the end of 2030 effort counts.")
    premise(_bought("2030")["value"].isna().all(), "no assumption … does it alone")
    premise("most" in best["rules"], "together they can")
    return Prose(
        f"By the end of 2030 effort counts. As reported Europe leads in {cases.areas_led('2030')} "
        f"areas. In the middle case it leads in {best['areas']} if everything helps and in "
        f"{worst['areas']} if everything hurts. For most areas, in this model, by its rules, no "
        "assumption on money, industry or delivery does it alone; together they can. It knows no "
        "leasing, second-hand equipment or upkeep. "
        f"In {data.chance('most', '2030'):.0f} percent of the draws, as "
        "reported, it leads in most areas by then.",
        f"Who thinks 2030 is right can point to {best['areas']} areas and to a need covered in "
        f"{count(best['covered'], 'area')}. Who doubts it can point to how many things have to go "
        "right at the same time, and to a need covered in "
        f"{count(now['covered'], 'area')} as reported.",
        eu_in_2030(),
    )


def deciding(rows):
    """Which areas decide a verdict alone, as a table; `rows` comes from `data.deciding`."""
    own = rows[rows["decide"].map(len) > 0]
    frame = own.assign(
        short=own["rule"].map(lambda rule: cap(questions.RULES[rule].short)),
        now=own["holds"].map({True: "majority", False: "no majority"}),
        areas=own["decide"].map(lambda names: listing(names, "or")),
    )
    heads = {"short": "Rule", "date": "End of", "now": "With all areas"}
    return Table(frame, heads | {"areas": "Leave out one of these, and the verdict turns"})


def deciding_sentence(rows):
    """Whether one area decides, and what the majority of 2035 hangs on instead."""
    most, decided = rows[rows["rule"] == "most"], rows[rows["decide"].map(len) > 0]
    told = "Under “most areas” no single area decides. Under the two mean shares one can"
    premise(set(decided["rule"]) == {"mean", "families"}, told)
    first = most.loc[most["holds"], "date"].min()
    return Prose(
        "Under “most areas” no single area decides, in any year. Under the two mean shares one "
        f"area can, as long as the mean lies near the line. Most areas are led from {first} on.",
        majority_of_2035(),
    )


def _bought(date):
    """The break-evens of most areas on money, industry and delivery, without the definitions."""
    rows, _ = data.break_evens("most", date)
    return rows[~rows["assumption"].isin(cases.COUNTING)]
