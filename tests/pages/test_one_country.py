"""Page 13: every figure of an ally is found again in the tables by plain pandas."""

import re
from functools import cache

import pandas as pd
import pytest

import committed
from helpers.data import tables
from helpers.figures.premise import Rewrite
from helpers.model import allies, questions
from helpers.model.assumptions import default
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.one_country import (
    data,
    data_holdings,
    data_orders,
    panels,
    words,
    words_notes,
    words_page,
)
from helpers.site import answers

DATA = committed.ROOT / "data"
LARGE, SMALL, TINY, EMPTY = "DEU", "EST", "MNE", "ISL"
CONTRACTS = ["ordered", "delivering", "delivered", "complete", "delayed", "troubled", "reduced"]


@cache
def csv(name):
    return pd.read_csv(DATA / f"{name}.csv", dtype={"planned_date": str, "revised_date": str})


@cache
def mine(code):
    return data.ally(code)


@cache
def panel():
    return panels.one_country()


def of(name, code, column="country"):
    rows = csv(name)
    return rows[rows[column] == code]


def bought(code):
    """Contracts of one country from both tables, with the last date that is known."""
    frames = []
    for folder in ("delivery", "countries"):
        ids = of(f"{folder}/order_buyers", code)["order_id"]
        rows = csv(f"{folder}/orders")
        frames.append(rows[rows["order_id"].isin(ids) & rows["status"].isin(CONTRACTS)])
    return pd.concat(frames)


# Three allies of different size, figure by figure ----------------------------------------------


@pytest.mark.parametrize("code", [LARGE, SMALL, TINY])
def test_money_and_people_are_those_of_the_tables(code):
    spent = of("money/spending", code).query("measure == 'share_of_gdp_pct' and year == 2026")
    share = spent["value"].item()
    way = f"{3.5 - share:.2f} points short" if share < 3.5 else f"{share - 3.5:.2f} points above"
    told = words.money(mine(code))
    assert f"an estimated {share:.2f} percent of GDP" in told and way in told
    paths = of("money/paths", code).dropna(subset="target_share_of_gdp_pct")
    later = paths[(paths["target_year"] > 2026) & (paths["counts"] == "core defence")]
    for row in later.itertuples():
        assert f"{row.target_share_of_gdp_pct:g} in {row.target_year}" in told
    assert ("no share announced" in told) == later.empty
    loan = of("money/safe_allocations", code)["max_loan_2026_eur_m"].dropna()
    assert [f"{amount / 1000:.1f}" for amount in loan] == re.findall(r"EUR ([\d.]+) bn", told)
    people = of("money/people", code).query("measure == 'active_military_personnel'")
    soldiers = people.loc[people["year"] == 2026, "value"].item()
    assert f"an estimated {soldiers:.1f} thousand soldiers" in words.people(mine(code))


@pytest.mark.parametrize("code", [LARGE, SMALL, TINY])
def test_holdings_are_parts_of_the_sums_of_the_table(code):
    table = csv("countries/holdings")
    rows = table[table["holder"] == code].copy()
    rows["part"] = 100 * rows["quantity"] / rows["item"].map(table.groupby("item").quantity.sum())
    told, lines = words.holdings(mine(code)), words_notes.holdings(mine(code))
    shown = rows[rows["quantity"] > 0].sort_values("part", ascending=False)
    parts = re.findall(r"([\d.]+) percent of the", told)
    assert parts == [f"{part:.1f}" for part in shown["part"].head(3)]
    low = (rows["reliability"] == "low").sum()
    assert f"{low} of its {len(rows)} counts" in told
    for row in shown.itertuples():
        item = data_holdings.NAMES.get(row.item, row.item)
        line = next(words for words, _ in lines if words.lower().startswith(item.lower()))
        assert f": {row.quantity:g}" in line and f"{row.part:.1f} percent" in line
        assert f"{row.reliability} reliability" in line


@pytest.mark.parametrize("code", [LARGE, SMALL, TINY])
def test_orders_and_their_dates_are_those_of_the_tables(code):
    rows, told = bought(code), words.orders(mine(code))
    if rows.empty:
        assert "no order of it under contract" in told
        return
    assert f"We found {len(rows)} orders under contract" in told
    done = rows["status"].isin(["delivered", "complete"])
    text = rows["last_delivery_revised"].fillna(rows["last_delivery_planned"])
    last = text.str[:4].astype(float)
    first = rows["first_delivery_revised"].fillna(rows["first_delivery_planned"]).str[:4]
    last = last.mask((first.astype(float) > last) & rows["last_delivery_revised"].isna())
    ended = text.mask(last.isna()).map(lambda day: day + {4: "-12-31", 7: "-31"}.get(len(day), ""),
                                       na_action="ignore")  # fmt: skip
    past = ~done & (ended <= tables.package()["created"][:10])
    ends = {
        data_orders.DONE: done,
        data_orders.PAST: past,
        data_orders.BY_2027: ~done & ~past & (last <= 2027),
        data_orders.BY_2030: ~done & last.between(2028, 2030),
        data_orders.LATER: ~done & (last > 2030),
        data_orders.OPEN: ~done & last.isna(),
    }
    for words_of, which in ends.items():
        assert (f"{which.sum()} {words_of}" in told) == bool(which.sum())
        assert len(words_notes.ordered(mine(code))[words_of]) == which.sum()
    buyers = pd.concat([csv("delivery/order_buyers"), csv("countries/order_buyers")])
    many = buyers["order_id"].value_counts().reindex(rows["order_id"]) > 1
    lines = [line for own in words_notes.ordered(mine(code)).values() for line, _ in own]
    assert sum("shared with" in line for line in lines) == many.sum()
    makers = pd.concat([csv("delivery/order_suppliers"), csv("countries/order_suppliers")])
    from_us = rows["order_id"].isin(makers.loc[makers["country"] == "USA", "order_id"]).sum()
    assert f"{from_us} at least in part from the US" in told


@pytest.mark.parametrize("code", [LARGE, SMALL, TINY])
def test_slips_are_those_of_both_tables(code):
    known = csv("delivery/delays")
    known = known[known["delay_id"].isin(of("delivery/delay_buyers", code)["delay_id"])]
    more = csv("evidence/delays_more")
    more = more[more["buyer"].str.split("+").map(lambda codes: code in codes)]
    rows = pd.concat([known, more]).query("scope == 'programme'").dropna(subset="slip_months")
    told = words.orders(mine(code))
    if rows.empty:
        assert "No date of a delivery" in told
        return
    late = rows[rows["slip_months"] > 3]
    assert f"{len(late)} of {len(rows)} milestones" in told
    assert f"the longest by {late['slip_months'].max():.0f} months" in told


@pytest.mark.parametrize("code", [LARGE, SMALL, TINY])
def test_words_pledges_and_troops_stand_one_by_one(code):
    """Each row has its line, and each line the publisher of its row."""
    publishers = csv("sources").set_index("source_id")["publisher"].str.partition(" (")[0]
    pairs = {"positions": ("statement", words_notes.said), "pledges": ("what", words_notes.pledged)}
    for table, (column, lines) in pairs.items():
        rows, told = of(f"countries/{table}", code), lines(mine(code))
        assert len(told) == len(rows)
        for row in rows.to_dict("records"):
            line, sources = next(one for one in told if row[column] in one[0])
            assert publishers[row["source_id"]] in dict(sources)
            assert ("confidence]" in line) == (row["confidence"] != "high")
    there = of("money/us_presence", mine(code).name, "place")
    told = " ".join(line for line, _ in words_notes.troops(mine(code)))
    assert all(f"{value:,.0f}" in told for value in there["value"])


# Europe without one ally -----------------------------------------------------------------------


def test_parts_of_allies_add_up_to_the_groups_of_the_model():
    parts, groups = allies.parts(), csv("model/europe_groups")
    outside = csv("model/members").query("not member")
    for group, rows in outside.groupby("group_id"):
        mine = groups[groups["group_id"] == group].set_index("area_id")["factor"]
        left = 1 - parts[list(rows["country"])].sum(axis=1)
        assert left.to_numpy() == pytest.approx(mine[left.index].to_numpy(), abs=5e-4), group
        gdp = 1 - allies.gdp_parts()[list(rows["country"])].sum()
        assert gdp == pytest.approx(
            csv("model/europe").set_index("group_id")["gdp_part"][group], abs=1e-3
        )


def test_without_tuerkiye_is_what_the_model_says_without_it():
    ours = data.ally("TUR").lead.set_index("date")
    found = project(load(), [default(), default(europe_means="without_turkiye")])
    for date in data.DATES:
        everyone, mine = (100 * questions.mean_share(found, date)[row, 0] for row in (0, 1))
        led = questions.areas_held(found, date)[:, 0]
        assert ours.at[date, "mean_share_all"] == pytest.approx(everyone, abs=1e-9)
        assert ours.at[date, "mean_share"] == pytest.approx(mine, abs=0.02)
        assert [ours.at[date, "led_all"], ours.at[date, "led"]] == list(led)


def test_without_an_ally_that_has_nothing_nothing_changes():
    rows = mine(EMPTY).lead
    assert rows["points"].abs().max() < 0.01 and (rows["led"] == rows["led_all"]).all()
    assert (data.leads()["points"] > -1e-6).all()


# Little data, every ally -----------------------------------------------------------------------


def test_an_ally_without_data_has_a_short_page_that_says_what_is_missing():
    told, notes = words.brief(mine(EMPTY)), dict(words_notes.notes(mine(EMPTY)))
    assert len(told) == 5 and len(" ".join(told).split()) < 110
    assert sum(map(len, notes.values())) < 25
    missing = " ".join(line for line, _ in notes["Not published, or not found"])
    for words_of in ("Defence spending", "What it holds", "An order under contract", "2027"):
        assert words_of in missing
    frames = data.frames(mine(EMPTY))
    assert frames["spending"].empty and frames["orders"]["label"].item().startswith("no order")


@pytest.mark.parametrize("code", allies.allies())
def test_every_ally_has_five_paragraphs_and_rows_for_each_figure(code):
    told = panel().message(country=code)
    assert len(told["sentence"].splitlines()) == 5
    every = (
        told["sentence"] + "\n" + "\n".join(line for _, lines in told["notes"] for line, _ in lines)
    )
    assert not re.search(r"nan|NaT|None\b|\b1 (?!aircraft)[a-z]+s\b(?! of)", every), every
    assert not re.search(r"  | ,|\(\)|\.\.", every), every
    for line, sources in ((line, links) for _, lines in told["notes"] for line, links in lines):
        assert line[0] == line[0].upper() and all(len(link) == 2 for link in sources)
    assert told["rows"]["holdings"] and told["rows"]["orders"]


@pytest.mark.parametrize("code", allies.allies())
def test_a_sentence_on_a_count_of_low_reliability_says_so(code):
    told, table = words.holdings(mine(code)), of("countries/holdings", code, "holder")
    low = 0
    for row in table[(table["quantity"] > 0) & (table["reliability"] == "low")].itertuples():
        item = data_holdings.NAMES.get(row.item, row.item)
        low += f"percent of the {item} (" in told
    assert told.count("a count of low reliability") == low


def test_the_website_stores_the_notes_and_the_code_is_the_address():
    parts = answers.answer(panel(), {"country": SMALL})
    assert ("notes",) in parts and panel().short
    assert set(panel().controls["country"].values) == set(allies.allies())


# The page ----------------------------------------------------------------------------------------


def test_no_single_ally_decides_by_2030(monkeypatch):
    assert "8 of 18 areas" in words_page.answer().lead
    rows = data.leads()
    changed = rows.assign(led=rows["led"].where(rows["country"] != LARGE, 7))
    monkeypatch.setattr(data, "leads", lambda: changed)
    with pytest.raises(Rewrite):
        words_page.answer()


def test_what_is_missing_is_counted():
    rows = words_page.missing().frame.set_index("kind")["with"]
    holders = set(csv("countries/holdings")["holder"]) & set(allies.allies())
    assert rows["Counts of what it holds"] == len(holders)
    said = set(csv("countries/positions")["country"])
    assert rows[next(kind for kind in rows.index if "government said" in kind)] == len(said)
    assert rows["Orders under contract"] == sum(len(bought(code)) > 0 for code in allies.allies())


def test_totals_of_two_pages_are_told_apart():
    said = repr(words_page.totals())
    held = tables.load("countries/holdings").groupby("item")["quantity"].sum()
    areas = tables.load("model/areas").set_index("measure")["europe"]
    tanks = "main battle tanks"
    assert f"{tanks} {held[tanks]:,.0f} here and {areas[tanks]:,.0f} there" in said
    assert len(data_holdings.totals()) == len(set(held.index) & set(areas.index))
