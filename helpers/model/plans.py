"""A plan of the extra money: what part of it goes to which family or area, in place of rule 5.

    see30+strike50+aar20

Each part names a family or an area that the equipment pot buys, and whole percent of the money of
each quarter. Inside a family the rule shares its part out, and what a plan does not name goes to
all areas by the rule; so an empty plan is the rule. Where nothing is missing any more, the other
parts take over in proportion.
"""

import re
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pandas as pd

from helpers.data import tables
from helpers.data.cached import cached
from helpers.model.sliders import AssumptionError

THE_RULE = ""
ALL = 100
LONGEST = 300


@cached
def areas() -> pd.DataFrame:
    """The areas that the equipment pot buys: area_id, name, family. Source: model/areas."""
    table = tables.load("model/areas")
    return table.loc[table["money_pot"] == "equipment", ["area_id", "name", "family"]]


def plan(**parts: float) -> str:
    """The plan with these percents by family or area: plan(see=30, strike=50, aar=20)."""
    return check("+".join(f"{name}{part:g}" for name, part in parts.items() if part))


def check(text: object) -> str:
    """The same plan as it is always written, families first; AssumptionError names the fault."""
    return "+".join(f"{name}{part}" for name, part in read(text).items())


@lru_cache(maxsize=4096)
def read(text: str) -> dict[str, int]:
    """Percent by family or area, in the order of model/areas, families first."""
    if not isinstance(text, str) or len(text) > LONGEST:
        raise AssumptionError(f"plan: {str(text)[:40]!r} is not a plan")
    families, own = list(dict.fromkeys(areas()["family"])), list(areas()["area_id"])
    found: dict[str, int] = {}
    for part in text.split("+") if text else ():
        match = re.fullmatch(r"([a-z0-9_]*[a-z_])([1-9]\d{0,2})", part)
        if not match or match[1] not in families + own:
            raise AssumptionError(f"plan: {part[:40]!r} is no family or area with its percent")
        if match[1] in found:
            raise AssumptionError(f"plan: {match[1]} is given twice")
        found[match[1]] = int(match[2])
    if sum(found.values()) > ALL:
        raise AssumptionError(f"plan: {sum(found.values())} percent is more than all of the money")
    return {name: found[name] for name in families + own if name in found}


def told(text: str) -> str:
    """A plan in words: `30 percent to strike, 20 percent for air lift, the rest by the rule`."""
    names = areas().set_index("area_id")["name"]
    names = names.str[:1].str.lower() + names.str[1:]
    parts = [
        f"{percent} percent {f'for {names[name]}' if name in names else f'to {name}'}"
        for name, percent in read(text).items()
    ]
    left = ALL - sum(read(text).values())
    return ", ".join([*parts, *(["the rest by the rule"] if left > 0 else [])])


class Shares(NamedTuple):
    """Plans as arrays over A areas and R rows; parts of the money, 1 together in a row."""

    member: np.ndarray  # (F, A) 1 where the area is of the family
    family: np.ndarray  # (F, R)
    area: np.ndarray  # (A, R)
    rule: np.ndarray  # (R) what is left to the rule

    def of(self, weight: np.ndarray) -> np.ndarray:
        """Part of the money for each area (A, R), for the rule's weights (A, R).

        1 together in each row, or 0 where nothing that the plan names is missing.
        """
        together = self.member @ weight
        inside = np.divide(self.family, together, out=np.zeros_like(together), where=together > 0)
        total = weight.sum(axis=0)
        rest = np.divide(self.rule, total, out=np.zeros_like(total), where=total > 0)
        part = weight * (self.member.T @ inside + rest)
        part += self.area * (weight > 0)
        all_parts = part.sum(axis=0)
        return part / np.where(all_parts > 0, all_parts, 1)


def shares(
    texts: np.ndarray, area_ids: tuple[str, ...], families: tuple[str, ...]
) -> Shares | None:
    """The plans of R rows as arrays; None where all of them are the rule."""
    if not any(texts):
        return None
    known = list(dict.fromkeys(families))
    names = {name: row for row, name in enumerate([*known, *area_ids])}
    unique, at = np.unique(texts, return_inverse=True)
    part = np.zeros((len(names), unique.size))
    for column, text in enumerate(unique):
        for name, percent in read(str(text)).items():
            part[names[name], column] = percent / ALL
    member = np.array([[own == family for own in families] for family in known], float)
    part = part[:, at]
    return Shares(member, part[: len(known)], part[len(known) :], 1 - part.sum(axis=0))
