"""Rows of notebook 14 on plans: the reader's beside four others, and all ways to share by tenths.

As reported. The same money as the model's rule has, shared otherwise. Need covered is the mean over
all areas, in percent. Sources: the projection.
"""

import numpy as np
import pandas as pd

from helpers.data.cached import cached
from helpers.model import planned, plans
from helpers.model.areas import FAMILIES
from helpers.model.planned import DATES, STEP

LED, COVERED = "areas led", "need covered"
YOURS, RULE = "Yours", "The model's rule"
OURS = [YOURS, RULE, "Most leads", "Most need covered", "One family alone"]
LAST = DATES[-1]
CHOSEN = ("see", "protect", "strike", "enable")  # hold gets the rest
NEAR = 2.0  # points of need covered below the best: what counts as nearly as good
SHOWN = 5


@cached
def four() -> dict[str, str]:
    """The plans to compare with, by name; each is the best of its kind for the last date."""
    best = planned.most_leads(LAST)[0], planned.most_covered(LAST), planned.one_family(LAST)[0]
    return dict(zip(OURS[1:], (plans.THE_RULE, *best), strict=True))


def yours(see: int, protect: int, strike: int, enable: int) -> str:
    """The plan with these percents by family; the rest goes to hold. Refused above 100."""
    parts = {"see": see, "protect": protect, "strike": strike, "enable": enable}
    if (given := sum(parts.values())) > plans.ALL:
        raise plans.AssumptionError(
            f"These four add up to {given} percent. Take {given - plans.ALL} away from one of them"
        )
    return plans.plan(**parts, hold=plans.ALL - given)


@cached
def start_shares() -> dict[str, int]:
    """What the rule spends on each family, in steps of STEP percent, 100 together."""
    exact = planned.rule_shares()
    tenths = {family: int(part // STEP) for family, part in exact.items()}
    left = plans.ALL // STEP - sum(tenths.values())
    by_rest = sorted(exact, key=lambda family: exact[family] % STEP, reverse=True)
    return {family: STEP * (tenths[family] + (family in by_rest[:left])) for family in exact}


def beside(text: str) -> pd.DataFrame:
    """One row a plan, date and measure: `low` and `high` of eight draws in ten, `middle` case.

    `place` is the row in the figure, from the top, `head` the date beside the first of its rows,
    `text` the middle case.
    """
    named = {YOURS: text, **four()}
    frames = [_told(plan).assign(name=name) for name, plan in named.items()]
    rows = pd.concat(frames, ignore_index=True)
    date, plan = rows["date"].map(DATES.index), rows["name"].map(OURS.index)
    head = ("end of " + rows["date"]).where(rows["name"] == YOURS, "")
    text = rows["middle"].map("{:.0f}".format)
    return rows.assign(place=date * (len(OURS) + 0.8) + plan, head=head, text=text)


def at_last(name: str) -> dict[str, float]:
    """Areas `led` and need `covered` under one of the `four` plans, last date, middle case."""
    rows = _told(four()[name])
    middle = rows[rows["date"] == LAST].set_index("measure")["middle"]
    return {"led": middle[LED], "covered": middle[COVERED]}


def marks() -> pd.DataFrame:
    """The `four` plans as rows: name, led, covered; last date, middle case."""
    return pd.DataFrame([{"name": name} | at_last(name) for name in four()])


@cached(maxsize=2048)
def _told(text):
    drawn, middle = planned.drawn(text), planned.each([text])
    rows = []
    for at, date in enumerate(DATES):
        for measure, field, scale in ((LED, "led", 1), (COVERED, "covered", 100)):
            draws = scale * getattr(drawn, field)[at]
            low, high = np.quantile(draws, [0.1, 0.9], method="inverted_cdf")
            now = scale * getattr(middle, field)[at, 0]
            rows.append((text, date, measure, min(low, now), now, max(high, now)))
    return pd.DataFrame(rows, columns=["plan", "date", "measure", "low", "middle", "high"])


@cached
def all_ways() -> pd.DataFrame:
    """One row each way to share among the families: `plan`, the percents, `led` and `covered`.

    At the end of the last date, middle case.
    """
    texts = planned.family_plans()
    found = planned.each(texts)
    frame = pd.DataFrame(map(plans.read, texts), columns=list(FAMILIES)).fillna(0).astype(int)
    return frame.assign(plan=texts, led=found.led[-1], covered=100 * found.covered[-1])


def by_lead(ways: pd.DataFrame) -> pd.DataFrame:
    """One row a number of areas led: `ways` that lead so many, and what need they cover.

    `low`, `middle` and `high` are the least, the median and the most, in percent.
    """
    found = ways.groupby("led")["covered"]
    found = found.agg(ways="size", low="min", middle="median", high="max")
    return found.reset_index().assign(of=len(ways))


def good(ways: pd.DataFrame) -> pd.DataFrame:
    """Those with the most areas led, and of them those within NEAR points of the best."""
    most = ways[ways["led"] == ways["led"].max()]
    return most[most["covered"] > most["covered"].max() - NEAR]


def unlike(ways: pd.DataFrame, count: int = SHOWN) -> pd.DataFrame:
    """So many of these plans: the one that covers most need, then each time the most unlike one."""
    shares = ways[list(FAMILIES)].to_numpy()
    chosen = [int(ways["covered"].to_numpy().argmax())]
    while len(chosen) < min(count, len(ways)):
        apart = np.abs(shares[:, None] - shares[chosen]).sum(axis=-1).min(axis=1)
        chosen.append(int(apart.argmax()))
    return ways.iloc[chosen].sort_values("covered", ascending=False, ignore_index=True)


def against_the_rule(text: str) -> tuple[float, float]:
    """Percent of the draws in which a plan leads in more areas than the rule, and in fewer."""
    own, rule = planned.drawn(text).led[-1], planned.drawn(plans.THE_RULE).led[-1]
    return 100 * float((own > rule).mean()), 100 * float((own < rule).mean())
