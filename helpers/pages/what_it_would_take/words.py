"""Sentences of notebook 08: what would have to be true for a date and a rule, and in each area."""

from helpers.figures.text import Prose, cap, count, listing, small
from helpers.model import cases, questions
from helpers.model.assumptions import default, short_names, sliders
from helpers.pages.what_it_would_take import data as take
from helpers.pages.what_it_would_take import data_areas as take_areas

_TURNS = {True: "loses", False: "gains"}


def answer():
    """The answer of the page for both dates."""
    return Prose(
        f"{_effort()} {_decides()}".strip(),
        _for_2027(),
        f"Under another rule the answer is another one: {_by_rule('2027')}",
    )


def _decides():
    """What moves the verdict of 2027 where money, factories and deliveries cannot."""
    if take.at("everything helps", "2027")["most"]:
        return ""
    rows, _ = take.strips(default(), "most", "2027")
    counting = rows.loc[rows["assumption"].isin(cases.COUNTING), "value"].notna().any()
    paths = [name for name in take.switches(default(), "most", "2027") if name != take.WEAK_OUT]
    parts = [
        *(["what one counts"] if counting else []),
        *(["what the US withdraws"] if paths else []),
    ]
    return (
        f"What decides then is {listing(parts, 'or')}." if parts else "Nothing here changes that."
    )


def _effort():
    """What money, industry and delivery at their best bring by 2027 and by 2030."""
    total = take.total()
    now, best = (
        {date: take.at(case, date)["areas"] for date in ("2027", "2030")}
        for case in ("as reported", "everything helps")
    )
    same = "as many" if best["2027"] == now["2027"] else f"against {now['2027']}"
    return (
        "With money, factories and deliveries all at their best, Europe leads in "
        f"{best['2030']} of {total} areas at the end of 2030, against {now['2030']} as reported. "
        f"At the end of 2027 it leads in {best['2027']}, {same} as reported."
    )


def _for_2027():
    rows, _ = take.strips(default(), "most", "2027")
    turning = rows.dropna(subset=["value"])
    if turning.empty:
        return (
            "If leading in most areas is the rule, no assumption alone turns the verdict for 2027 "
            "anywhere in its range."
        )
    return (
        "If leading in most areas is the rule, "
        f"{len(turning)} of {len(rows)} assumptions can each turn the verdict for 2027 on their "
        f"own: "
        f"{listing(map(setting, turning.itertuples()))}. The others do so nowhere in their range."
    )


def _by_rule(date):
    held = take.at("as reported", date)
    yes, no = (rules_said(rule for rule in RULES if held[rule] is holds) for holds in (True, False))
    said = [f"Europe has the majority at the end of {date} if {yes}"] if yes else []
    if no:
        said.append(f"it does not if {no}" if yes else f"Europe has none if {no}")
    return "; ".join(said) + "."


def rules_said(rules):
    """Rules of majority as conditions, joined by or."""
    rules = list(rules)
    parts = ["Europe's mean share must be above the line"] if "mean" in rules else []
    led = [words for rule, words in RULES.items() if rule in rules and rule != "mean"]
    return listing([*parts, *([f"it must lead in {listing(led, 'or')}"] if led else [])], "or if")


RULES = {rule: questions.RULES[rule].short for rule in ("mean", "most", "named", "every")}


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
        f"{len(shut)} no slider alone can change the verdict"
    )


def overview_description(rows):
    """The overview in words."""
    parts = (
        f"{questions.RULES[row.rule].short} {row.date} {'yes' if row.holds else 'no'}, {row.turns}"
        for row in rows.itertuples()
    )
    return f"Verdict as reported and number of assumptions that turn it: {'; '.join(parts)}."


def strips_title(rows, rule, date):
    """The finding of the break-evens."""
    turning = int(rows["value"].notna().sum())
    verdict = "has the majority" if rows["holds_now"].all() else "has no majority"
    return (
        f"End of {date}, {questions.RULES[rule].short}: Europe {verdict}; "
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
        f"Starting from “{start}”: if a majority means that {questions.RULES[rule].clause}, Europe "
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


def switches_sentence(scenario, rule, date):
    """Which path of US forces, or choice of areas, turns the verdict too."""
    found = take.switches(scenario, rule, date)
    paths = [name for name in found if name != take.WEAK_OUT]
    said = f" Another path of US forces turns it: {listing(paths, 'or')}." if paths else ""
    return said + (f" So does {take.WEAK_OUT}." if take.WEAK_OUT in found else "")


def areas_with_text(rows):
    """`take_areas.areas` with the words that stand right of each row."""
    return rows.assign(text=[_area_text(row) for row in rows.itertuples()])


def _area_text(row):
    step = _step(row) if row.assumption else ""
    if row.leads:
        return f"leads; not with {step}" if step else "leads"
    if step:
        return f"with {step}"
    return row.standing


def _step(row):
    """`US fleet that would come at 0.7 times`."""
    slider = sliders()[row.assumption]
    return f"{small_name(short_names()[row.assumption])} at {row.value:g} {slider.unit}"


def areas_title(rows, date):
    """The finding for one date."""
    number = rows["standing"].value_counts().reindex(take_areas.STANDINGS, fill_value=0)
    leads, one, _, out = number
    return (
        f"End of {date}: Europe leads in {leads} areas, a single assumption could add "
        f"{one}, {out} are out of reach"
    )


def areas_description(rows):
    """Every area in words."""
    parts = (
        f"{row.name} {row.share:.0f}, {row.low:.0f} to {row.high:.0f}, best {row.best:.0f}, "
        f"{row.text}"
        for row in rows.itertuples()
    )
    return f"Europe's share in percent, range with one assumption moved: {'; '.join(parts)}."


def areas_sentence(rows, date, line):
    """Which areas Europe leads, which one assumption adds, and which nothing does."""
    own = {name: rows[rows["standing"] == name] for name in rows["standing"].unique()}
    total, ahead = len(rows), rows[rows["leads"]]
    said = (
        f"With a line of {line:g} percent Europe leads in {len(ahead)} of {total} areas at the "
        f"end of {date}. "
    )
    parts = []
    _, one, everything, out = take_areas.STANDINGS
    if one in own:
        gained = (f"{small(row.name)} ({_step(row)})" for row in own[one].itertuples())
        parts.append(f"one assumption alone would add {listing(gained, 'or')}")
    if everything in own:
        names = listing(map(small, own[everything]["name"]))
        parts.append(f"only all at once would add {names}")
    if out in own:
        parts.append(f"out of reach: {listing(map(small, own[out]['name']))}")
    lost = ahead[ahead["assumption"] != ""]
    if len(lost):
        parts.append(f"{count(len(lost), 'lead')} could be lost to a single assumption")
    return said + cap("; ".join(parts)) + ("." if parts else "")
