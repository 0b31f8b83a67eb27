"""Sentences of notebook 14 on plans, and the case of each side."""

import pandas as pd

from helpers.figures.premise import premise
from helpers.figures.text import Prose, Table, cap, count, listing, small
from helpers.model import codes, outlook, planned, plans
from helpers.model.areas import FAMILIES
from helpers.model.assumptions import default
from helpers.pages.price_of_a_lead import data, data_plans
from helpers.pages.price_of_a_lead.data_plans import LED, OURS, RULE, YOURS
from helpers.pages.price_of_a_lead.words import priced, until


def pot():
    """How much money there is to share, and where the model has it from."""
    shares = planned.rule_shares().items()
    told = listing(f"{part:.0f} {small(FAMILIES[family])}" for family, part in shares)
    premise(planned.paid() < planned.pot() and planned.ahead() > 0, "Budgets of these years hold")
    return Prose(
        f"The model has USD {planned.pot():.0f} bn for new orders in these areas from "
        f"2026 to 2035. That is an assumption: {default().gap_share:.0f} percent of what budgets "
        f"for equipment gain on 2025. Budgets of these years hold "
        f"USD {planned.paid():.0f} bn; contracts run {planned.ahead():.0f} months ahead of them. "
        f"By its rule it spends, in percent: {told}.",
    )


def in_family():
    """What money for a family buys, by family."""
    names = plans.areas().groupby("family", sort=False)["name"]
    return {family: f"{cap(listing(own.map(small)))}." for family, own in names}


def beside_sentence(rows):
    """What the reader's plan gives, beside the rule, and its code for the laboratory."""
    led = rows[rows["measure"] == LED].pivot(index="date", columns="name", values="middle")
    text = rows.loc[rows["name"] == YOURS, "plan"].iloc[0]
    parts = listing(
        f"{own:.0f} at the end of {date} (the rule: {led.at[date, RULE]:.0f})"
        for date, own in led[YOURS].items()
    )
    code = codes.encode(default(plan=text))
    return (
        f"With {plans.told(text)}, Europe leads in {parts}. To take this plan to the laboratory "
        f"of JupyterLab, paste this code there: {code}"
    )


def four():
    """The four plans to compare with, in words."""
    rule = "By the square root of what is missing, in money"
    told = {
        name: cap(plans.told(plan)) if plan else rule for name, plan in data_plans.four().items()
    }
    rows = pd.DataFrame(told.items(), columns=["name", "plan"])
    return Table(rows, {"name": "Plan", "plan": "What goes where"}, "The four plans in words")


def all_ways(rows):
    """How the ways to share differ, and what those with most leads share."""
    ways = data_plans.all_ways()
    most = ways[ways["led"] == ways["led"].max()]
    least = most[list(FAMILIES)].min()
    always = least[least > 0].items()
    premise(least.min() == 0, "… and nothing else is common to them")
    rule = data_plans.at_last(RULE)
    wins, loses = data_plans.against_the_rule(data_plans.four()[OURS[2]])
    premise(wins + loses < 50, "Chance decides more than the plan.")
    better = int((ways["covered"] > rule["covered"]).sum())
    told = listing(f"at least {part} percent {small(FAMILIES[family])}" for family, part in always)
    return Prose(
        f"All {len(most)} ways that lead in {most['led'].iloc[0]} areas give {told}. Beyond that "
        f"they differ widely. {better} of {len(ways):,} ways cover more of the need than the "
        f"rule's {rule['covered']:.0f} percent. The plan for most need, which picks single areas, "
        f"covers {data_plans.at_last(OURS[3])['covered']:.0f}.",
        f"Chance decides more than the plan. In {wins:.0f} percent of the draws the plan for most "
        f"leads has more of them than the rule, in {loses:.0f} percent fewer; in all others it "
        "makes no difference.",
    )


def good():
    """Several plans that are nearly as good as the best, as unlike as they come."""
    ways = data_plans.good(data_plans.all_ways())
    rows = data_plans.unlike(ways)
    rows["covered"] = rows["covered"].round(1)
    columns = {family: f"{name}, percent" for family, name in FAMILIES.items()}
    columns |= {"led": "Areas led", "covered": "Need covered, percent"}
    summary = (
        f"{len(rows)} of {len(ways)} plans with the most leads, within {data_plans.NEAR:g} points "
        "of the best in need covered"
    )
    return Table(rows, columns, summary)


def case_for():
    """The case of those who want Europe to spend more, as the numbers allow."""
    money = data.by_money().set_index(["date", "money"])
    none, now, more = (money.loc[("2035", name)] for name in ("none", "planned", "unlimited"))
    buys = now["led"] > none["led"] and more["covered"] > now["covered"]
    premise(buys, "Money already buys leads.")
    early = money.loc["2030", "covered"]
    area, found = priced("The one price there is"), outlook.outlook(default())
    drawn = found.led_told[found.years.index("2035")]
    return Prose(
        "Money already buys leads. In the middle case Europe would lead in "
        f"{none['led']:.0f} areas at the end of 2035 without the extra money of present plans, "
        f"and in {now['led']:.0f} with it. The draws with it say {drawn}.",
        "A lead is not the point of buying arms; having what is needed is. At the end of 2035 "
        f"Europe covers {now['covered']:.0f} percent of the need on present plans and could cover "
        f"{more['covered']:.0f} if factories were kept full from {data.start()[:4]} on. By the end "
        f"of 2030 that adds {early['unlimited'] - early['planned']:.0f} points.",
        "And early money does more than late money: every lead time, delay and course of training "
        f"starts with a contract. The one price there is vanishes after {until(area['area_id'])}.",
    )


def case_against():
    """The case of those who think more money pointless, as the numbers allow."""
    led = data.by_money().pivot(index="date", columns="money", values="led")
    still, late = led.loc["2030"], led.loc["2035"]
    premise(still.nunique() == 1, "No money at all, or all that one can think of")
    chance = data.price_range(priced("not even that lead can be bought")["area_id"])
    best = data_plans.at_last(OURS[2])["led"]
    premise(best == late["unlimited"], "does the same for nothing")
    more = count(int(late["unlimited"] - late["planned"]), "lead")
    return Prose(
        f"No extra money at all, or all that factories can take: Europe leads in {still.max():.0f} "
        "areas at the end of 2030 either way. Whoever asks for more money for the sake of these "
        "two dates asks for the wrong thing.",
        f"By the end of 2035 money without limit adds {more}, and another way to share the money "
        "that is planned does the same for nothing. In "
        f"{chance['at_none']:.0f} percent of the draws not even that lead can be bought.",
        "Where Europe is furthest behind, money is not what is missing: command posts are handed "
        "over, not bought, and for missiles and jamming aircraft the US part and our measure of "
        "the need decide.",
    )
