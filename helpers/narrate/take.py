"""Sentences of notebook 08: what would have to be true for a date and a rule."""

from helpers import gaps, questions, take
from helpers.assumptions import default
from helpers.narrate.text import Prose, Table, cap, count, listing, small

_TURNS = {True: "loses", False: "gains"}


def answer():
    """The answer of the page for both dates."""
    early, late = take.at("as reported", "2027"), take.at("as reported", "2030")
    best = {date: take.at("everything helps", date) for date in ("2027", "2030")}
    total = take.total()
    return Prose(
        f"If leading in most areas is the rule, it takes more than half of {total}. As reported, "
        f"Europe leads in {early['areas']} at the end of 2027 and in {late['areas']} at the end "
        f"of 2030. With money, factories and delays all at their best, it leads in "
        f"{best['2027']['areas']} and {best['2030']['areas']}.",
        _for_2027(),
        f"Under another rule the answer is another one: {_by_rule('2027')}",
    )


def _for_2027():
    rows, _ = take.strips(default(), "most", "2027")
    turning = rows.dropna(subset=["value"])
    if turning.empty:
        return "For 2027 no assumption alone turns that verdict anywhere in its range."
    return (
        f"For 2027, {len(turning)} of {len(rows)} assumptions turn that verdict alone: "
        f"{listing(map(setting, turning.itertuples()))}. The others do so nowhere in their range."
    )


def _by_rule(date):
    held = take.at("as reported", date)
    parts = {True: [], False: []}
    for rule, words in _SHORT_RULES.items():
        parts[held[rule]].append(words)
    said = []
    if parts[True]:
        said.append(f"Europe has the majority at the end of {date} if {listing(parts[True], 'or')}")
    if parts[False]:
        said.append(f"it has not if {listing(parts[False], 'or')}")
    return "; ".join(said) + "."


_SHORT_RULES = {
    "mean": "Europe's mean share must be above the line",
    "most": "it must lead in most areas",
    "named": "it must lead in every area that the article names",
    "every": "it must lead in every area",
}


def setting(row):
    """An assumption at its break-even and now: `US fleet that would come at 0.6 times (now 1)`."""
    return f"{small_name(row.name)} at {row.value:g} {row.unit} (now {row.now:g})"


def small_name(name):
    """A short name inside a sentence; US keeps its capitals."""
    return name if name.startswith("US ") else small(name)


def with_text(rows):
    """`take.strips` with the words that stand right of each bar."""
    return rows.assign(text=[_text(row) for row in rows.itertuples()])


def _text(row):
    if row.value != row.value:
        return f"nowhere from {row.low:g} to {row.high:g} {row.unit}"
    return f"from {row.now:g} to {row.value:g} {row.unit}"


def overview_title(rows):
    """The finding of the overview."""
    shut = rows[(rows["turns"] == 0)]
    held = int(rows["holds"].sum())
    return (
        f"Of {len(rows)} pairs of rule and date, Europe has the majority in {held}; in "
        f"{len(shut)} no assumption alone can change the verdict"
    )


def overview_description(rows):
    """The overview in words."""
    parts = (
        f"{questions.RULES[row.rule]} {row.date} {'yes' if row.holds else 'no'}, {row.turns}"
        for row in rows.itertuples()
    )
    return f"Verdict as reported and number of assumptions that turn it: {'; '.join(parts)}."


def strips_title(rows, rule, date):
    """The finding of the break-evens."""
    turning = int(rows["value"].notna().sum())
    verdict = "has the majority" if rows["holds_now"].all() else "has no majority"
    return (
        f"End of {date}, {questions.RULES[rule]}: Europe {verdict}; "
        f"{turning or 'none'} of {len(rows)} assumptions alone "
        f"{'turn' if turning != 1 else 'turns'} that"
    )


def strips_description(rows):
    """The break-evens in words."""
    parts = (f"{row.name} {_text(row)}" for row in rows.itertuples())
    return f"Break-even of each assumption alone: {'; '.join(parts)}."


def strips_sentence(rows, rule, date, start):
    """The verdict, what turns it, and what does not."""
    holds = bool(rows["holds_now"].all())
    turning = rows.dropna(subset=["value"])
    verdict = "has the majority" if holds else "does not have the majority"
    said = (
        f"Starting from “{start}”: if a majority means that {gaps.RULES[rule]}, Europe "
        f"{verdict} at the end of {date}. "
    )
    if turning.empty:
        return said + f"None of the {len(rows)} assumptions alone changes that in its whole range."
    rest = len(rows) - len(turning)
    return (
        f"{said}It {_TURNS[holds]} it with any one of these alone: "
        f"{listing(map(setting, turning.itertuples()), 'or')}. The other {rest} do not change "
        "the verdict anywhere in their range."
    )


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
        for case in take.cases()
    )
    return f"Areas led by Europe at the end of the year. {cap('; '.join(parts))}."


def years():
    """The year of the lasting majority by case and rule, as a table."""
    frame = take.years().apply(lambda column: column.map(_year)).reset_index(names="case")
    frame["case"] = frame["case"].map(cap)
    columns = {"case": "Assumptions"} | {
        rule: cap(words) for rule, words in questions.RULES.items()
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
        f"{late['areas']} at the end of 2030. It covers its whole need in "
        f"{best['covered'] or 'none'} and in {late['covered'] or 'none'} of them. {_path_words()}",
    )


def _path_words():
    others = take.switches(default(), "most", "2027")
    paths = [name for name in others if name != take.WEAK_OUT]
    if not paths:
        return "No other path of US forces gives Europe most areas by 2027."
    return (
        f"The path of US forces can do what money and factories cannot: on {listing(paths, 'or')} "
        "Europe leads in most areas at the end of 2027, with not one weapon more."
    )


def switches_sentence(scenario, rule, date):
    """Which path of US forces, or choice of areas, turns the verdict too."""
    found = take.switches(scenario, rule, date)
    paths = [name for name in found if name != take.WEAK_OUT]
    said = f" Another path of US forces turns it: {listing(paths, 'or')}." if paths else ""
    return said + (f" So does {take.WEAK_OUT}." if take.WEAK_OUT in found else "")


def case_for():
    """The strongest case that 2027 is right, as the numbers allow."""
    now, today = take.at("as reported", "2027"), take.at("as reported", "2025")
    wide = take.at("everything helps, definitions too", "2027")
    rows, _ = take.strips(default(), "most", "2027")
    turning = rows.dropna(subset=["value"])
    held = [words for rule, words in _SHORT_RULES.items() if now[rule]]
    first = (
        f"The mean of all areas goes from {today['mean_share']:.1f} percent at the end of 2025 to "
        f"{now['mean_share']:.1f} at the end of 2027. "
    )
    if held:
        first += f"So the majority is reached as reported, if {listing(held, 'or')}. "
    first += (
        "Nobody who names the year has said which rule is meant. Where inputs are uncertain we "
        f"drew them {take.DRAWS} times: the mean share is above the line in "
        f"{take.chance('mean', '2027'):.0f} percent of the draws, most areas are led in "
        f"{take.chance('most', '2027'):.0f}."
    )
    second = (
        f"If the rule is most areas, {now['areas']} of {take.total()} is "
        f"{count(_missing(now), 'area')} short. "
    )
    if len(turning):
        turned = listing(map(setting, turning.itertuples()), "or")
        second += f"One choice of what to count closes that: {turned}. "
    second += f"With all in Europe's favour, definitions too, it leads in {wide['areas']}."
    return Prose(first, second, _path_words())


def case_against():
    """The strongest case that 2027 is absurd, as the numbers allow."""
    now, best = take.at("as reported", "2027"), take.at("everything helps", "2027")
    wide = take.at("everything helps, definitions too", "2027")
    rows, _ = take.strips(default(), "most", "2027")
    hardware = rows[~rows["assumption"].isin(("us_fleet_factor", take.LINE))]
    moving = int(hardware["value"].notna().sum())
    shut = [words for rule, words in _SHORT_RULES.items() if not wide[rule]]
    third = "Under no rule is the best case, definitions included, enough."
    if shut:
        third = (
            "Even with everything in Europe's favour, definitions included, there is no majority "
            f"at the end of 2027 if {listing(shut, 'or')}."
        )
    return Prose(
        f"{cap(str(moving or 'none'))} of the {len(hardware)} assumptions on money, industry and "
        "delivery turns “most areas” alone by the end of 2027, anywhere in its range. All of "
        f"them together at their best lead to {best['areas']} areas, as reported it is "
        f"{now['areas']}. What is ordered now arrives later. Even with every input drawn anew, "
        f"Europe leads in most areas by then in {take.chance('most', '2027'):.0f} percent of the "
        f"{take.DRAWS} draws, and in every area in {take.chance('every', '2027'):.0f}.",
        f"A majority is also not the same as enough. At the end of 2027 Europe covers its whole "
        f"need in {now['covered'] or 'none'} of {take.total()} areas as reported, and in "
        f"{best['covered'] or 'none'} in the best case. If the US leaves, the share rises and "
        "the need stays.",
        third if shut else "",
    )


def case_2030():
    """What changes for both sides by 2030."""
    now, best = take.at("as reported", "2030"), take.at("everything helps", "2030")
    worst = take.at("everything hurts", "2030")
    rows, _ = take.strips(default(), "most", "2030")
    alone = rows.dropna(subset=["value"])
    alone = alone[~alone["assumption"].isin(("us_fleet_factor", take.LINE))]
    single = (
        f"alone, {listing(map(setting, alone.itertuples()), 'or')} would do"
        if len(alone)
        else "no assumption on money, industry or delivery does it alone"
    )
    return Prose(
        f"By the end of 2030 effort begins to count. Europe leads in {now['areas']} areas as "
        f"reported, in {best['areas']} if everything helps and in {worst['areas']} if everything "
        f"hurts. For most areas, {single}; "
        + ("together they can. " if best["most"] else "together they cannot either. ")
        + f"In {take.chance('most', '2030'):.0f} percent of the draws, as reported, it leads in "
        "most areas by then.",
        f"Who thinks 2030 is right can point to {best['areas']} areas and to "
        f"{_covered(best)}. Who doubts it can point to how many things have to go right "
        f"at the same time, and to {_covered(now)} as reported.",
    )


def _covered(case):
    number = count(case["covered"], "area")
    return f"a need covered in {number}"


def _missing(now):
    return take.total() // 2 + 1 - now["areas"]
