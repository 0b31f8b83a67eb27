"""What figures show of many assumptions: the first rows, and one line for all others."""

import math

import pandas as pd

TURNING, WIDEST, BLAMED = 4, 8, 4


def turning(rows: pd.DataFrame, stretches: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of `data.break_evens` whose assumption turns the verdict, nearest first.

    `rest` has one row: rule, date, holds_now, how many are `turning` `of` all, and `text` on those
    that are not shown. `rows`, at most TURNING, say `low_end`, `high_end` and `said` in their own
    unit. All three have a `place`, from 0 on top.
    """
    found = rows.dropna(subset=["value"])
    near = (found["at_value"] - found["at_now"]).abs().round(9).sort_values(kind="stable")
    shown = found.loc[near.index[:TURNING]].reset_index(drop=True)
    shown = shown.assign(place=shown.index, low_end=shown["low"].map("{:g}".format))
    shown["high_end"] = [f"{row.high:g} {row.unit}" for row in shown.itertuples()]
    shown["said"] = [f"turns at {row.value:g}, now {row.now:g}" for row in shown.itertuples()]
    still = f"{len(rows) - len(found)} others turn it nowhere in their range"
    more = len(found) - len(shown)
    text = f"{more} others turn it too; {still}" if more else still
    rest = rows.head(1).assign(turning=len(found), of=len(rows), place=len(shown), text=text)
    pieces = stretches.merge(shown[["name", "place"]], on="name")
    return {"rest": rest, "rows": shown, "stretches": pieces}


def widest(rows: pd.DataFrame) -> pd.DataFrame:
    """The WIDEST assumptions of `data_together.tornado`, and the others in one line."""
    shown, others = rows[rows["place"] < WIDEST], rows[rows["place"] >= WIDEST]
    most = math.ceil(10 * others["change"].abs().max()) / 10 if len(others) else 0
    name = f"{others['name'].nunique()} others: at most {most:g} either way"
    line = others.drop_duplicates("end").assign(place=WIDEST, name=name, change=0.0, text="")
    line["offset"] = float(WIDEST)
    return pd.concat([shown, line], ignore_index=True)


def blamed(rows: pd.DataFrame) -> pd.DataFrame:
    """The BLAMED first assumptions of `data_together.sobol`, and the others in one line."""
    shown, others = rows[rows["place"] < BLAMED], rows[rows["place"] >= BLAMED]
    most = math.floor(max([0, *others["all"].dropna(), *others["alone"].dropna()])) + 1
    name = f"{len(others)} others: under {most} percent each"
    line = others.head(1).assign(place=BLAMED, name=name, alone=0.0, all=0.0)
    return pd.concat([shown, line], ignore_index=True)
