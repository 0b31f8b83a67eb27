"""Sentences of notebook 08 on everything at once, and the case of each side."""

from helpers.figures.text import Prose, Table, cap, count, listing
from helpers.model import cases, questions
from helpers.model.assumptions import default
from helpers.pages.what_it_would_take import data as take
from helpers.pages.what_it_would_take.words import RULES, rules_said, setting


def extremes_title():
    """The finding of everything at once."""
    best, worst = (take.at(f"everything {way}", "2027")["areas"] for way in ("helps", "hurts"))
    later = take.at("everything helps", "2030")["areas"]
    by = f"all give {best}" if best == worst else f"give {worst} to {best}"
    return (
        f"At best or at worst, money, industry and delivery {by} areas by the end of 2027; "
        f"by 2030 the best gives {later}"
    )


def extremes_description():
    """Everything at once in words."""
    parts = (
        f"{case}: "
        + listing(f"{take.at(case, date)['areas']} in {date}" for date in questions.DATES)
        for case in cases.cases()
    )
    return f"Areas led by Europe at the end of the year. {cap('; '.join(parts))}."


def years():
    """The year of the lasting majority by case and rule, as a table."""
    frame = take.years().apply(lambda column: column.map(_year)).reset_index(names="case")
    frame["case"] = frame["case"].map(cap)
    columns = {"case": "Assumptions"} | {
        rule: cap(words.short) for rule, words in questions.RULES.items()
    }
    return Table(frame, columns)


def _year(year):
    return year if isinstance(year, str) else "not before 2036"


def best_sentence():
    """What the best case is, and what it does not change."""
    best, late = take.at("everything helps", "2027"), take.at("everything helps", "2030")
    return Prose(
        "“Everything helps” sets every assumption on money, industry and delivery to the end of "
        "its range that favours Europe, and leaves the line and the US fleet alone. Nobody "
        "expects that; it shows the edge of what these assumptions can do.",
        f"At that edge Europe leads in {best['areas']} areas at the end of 2027 and in "
        f"{late['areas']} at the end of 2030. Of all areas it covers its whole need in "
        f"{best['covered'] or 'none'} at the end of 2027 and in {late['covered'] or 'none'} at the "
        f"end of 2030. {_path_words()}",
    )


def _path_words():
    others = take.switches(default(), "most", "2027")
    paths = [name for name in others if name != take.WEAK_OUT]
    if not paths:
        return "No other path of US forces gives Europe most areas by 2027."
    best = take.at("everything helps", "2027")["most"]
    more = "It takes no more than the path of US forces" if best else _BEYOND
    return (
        f"{more}: on {listing(paths, 'or')} Europe leads in most areas at the end of 2027, with "
        "not one weapon more."
    )


_BEYOND = "The path of US forces can do what money and factories cannot"


def case_for():
    """The strongest case that 2027 is right, as the numbers allow."""
    now, today = take.at("as reported", "2027"), take.at("as reported", "2025")
    wide = take.at("everything helps, definitions too", "2027")
    rows, _ = take.strips(default(), "most", "2027")
    turning = rows.dropna(subset=["value"])
    held = rules_said(rule for rule in RULES if now[rule])
    first = (
        f"The mean of all areas goes from {today['mean_share']:.1f} percent at the end of 2025 to "
        f"{now['mean_share']:.1f} at the end of 2027. "
    )
    if held:
        first += f"So the majority is reached as reported, if {held}. "
    first += (
        "Nobody who names the year has said which rule is meant. Where inputs are uncertain we "
        f"drew them {cases.DRAWS} times: the mean share is above the line in "
        f"{take.chance('mean', '2027'):.0f} percent of the draws, most areas are led in "
        f"{take.chance('most', '2027'):.0f}."
    )
    second = (
        f"If the rule is most areas, {now['areas']} of {take.total()} is "
        f"{count(_missing(now), 'area')} short. "
    )
    if len(turning):
        turned = listing(map(setting, turning.itertuples()), "or")
        second += f"Any one of these alone closes that: {turned}. "
    second += f"With all in Europe's favour, definitions too, it leads in {wide['areas']}."
    return Prose(first, second, _path_words())


def case_against():
    """The strongest case that 2027 is absurd, as the numbers allow."""
    now, best = take.at("as reported", "2027"), take.at("everything helps", "2027")
    wide = take.at("everything helps, definitions too", "2027")
    rows, _ = take.strips(default(), "most", "2027")
    hardware = rows[~rows["assumption"].isin(cases.COUNTING)]
    moving = int(hardware["value"].notna().sum())
    late = "Most of what is ordered now arrives later. " if best["areas"] == now["areas"] else ""
    shut = rules_said(rule for rule in RULES if not wide[rule])
    third = ""
    if shut:
        third = (
            "As long as US forces follow the path as reported, even everything in Europe's favour, "
            f"definitions included, gives no majority at the end of 2027 if {shut}."
        )
    return Prose(
        f"{cap(str(moving or 'none'))} of the {len(hardware)} assumptions on money, industry and "
        "delivery turns “most areas” alone by the end of 2027, anywhere in its range. All of "
        f"them together at their best lead to {best['areas']} areas, as reported it is "
        f"{now['areas']}. {late}Even with every input drawn anew, "
        f"Europe leads in most areas by then in {take.chance('most', '2027'):.0f} percent of the "
        f"{cases.DRAWS} draws, and in every area in {take.chance('every', '2027'):.0f}.",
        f"A majority is also not the same as enough. At the end of 2027 Europe covers its whole "
        f"need in {now['covered'] or 'none'} of {take.total()} areas as reported, and in "
        f"{best['covered'] or 'none'} in the best case. If the US leaves, the share rises and "
        "the need stays.",
        third,
    )


def case_2030():
    """What changes for both sides by 2030."""
    now, best = take.at("as reported", "2030"), take.at("everything helps", "2030")
    worst = take.at("everything hurts", "2030")
    rows, _ = take.strips(default(), "most", "2030")
    alone = rows.dropna(subset=["value"])
    alone = alone[~alone["assumption"].isin(cases.COUNTING)]
    single = (
        f"alone, {listing(map(setting, alone.itertuples()), 'or')} would do"
        if len(alone)
        else "no assumption on money, industry or delivery does it alone"
    )
    return Prose(
        f"{_counts(best, worst)} Europe leads in {now['areas']} areas as "
        f"reported, in {best['areas']} if everything helps and in {worst['areas']} if everything "
        f"hurts. For most areas, {single}; "
        + ("together they can. " if best["most"] else "together they cannot either. ")
        + f"In {take.chance('most', '2030'):.0f} percent of the draws, as reported, it leads in "
        "most areas by then.",
        f"Who thinks 2030 is right can point to {best['areas']} areas and to "
        f"{_covered(best)}. Who doubts it can point to how many things have to go right "
        f"at the same time, and to {_covered(now)} as reported.",
    )


def _counts(best, worst):
    if best["areas"] == worst["areas"]:
        return "By the end of 2030 effort does not count yet."
    return "By the end of 2030 effort counts."


def _covered(case):
    number = count(case["covered"], "area")
    return f"a need covered in {number}"


def _missing(now):
    return take.total() // 2 + 1 - now["areas"]
