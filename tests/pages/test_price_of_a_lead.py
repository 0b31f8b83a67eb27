"""Notebook 14: what leads cost, plans beside each other, and sentences that follow the numbers."""

import statistics
import time

import numpy as np
import pytest

from helpers.figures.premise import Rewrite
from helpers.model import codes, obstacles, planned, plans, price
from helpers.model.assumptions import default
from helpers.model.budget import contracts, extra_money
from helpers.model.inputs import load
from helpers.pages.price_of_a_lead import (
    charts,
    charts_plans,
    data,
    data_plans,
    panels,
    words,
    words_plans,
)
from helpers.pages.price_of_a_lead.data import LEADS, MONTHS, NONE, OUTPUT, PRICED
from helpers.pages.price_of_a_lead.data_plans import COVERED, LED, RULE, YOURS
from helpers.site import grid as grids

START = load().quarters.index(data.start())


def test_money_comes_from_the_next_quarter_on():
    assert data.start() == "2027Q1" and data.starts()[0] == data.start()
    assert words.from_when("2027Q1") == "January 2027"


def test_every_cell_is_the_price_of_the_model():
    rows = data.prices()
    found, way = price.priced(default(), START), obstacles.in_the_way(default(), START)
    assert len(rows) == 3 * len(data.behind()) and rows["name"].nunique() == len(data.behind())
    for row in rows.itertuples():
        area, at = load().areas.index(row.area_id), price.DATES.index(row.date)
        cost = found.price[area, at]
        assert (row.standing == LEADS) == (cost == 0) and (row.standing == PRICED) == (cost > 0)
        assert (row.standing == NONE) == bool(way[area, at]) == np.isnan(cost)
        assert row.standing != PRICED or row.text == f"USD {cost:.1f} bn"
        assert row.standing != NONE or (row.text and row.obstacle)
    told = set(words.obstacles().frame["said"])
    cells = set(rows.loc[rows["standing"] == NONE, "text"])
    assert {cell for cell in cells if " or " not in cell and cell[-1] != "s"} <= told


def test_the_headline_follows_the_model(monkeypatch):
    """Unlimited money: no lead by 2027 or 2030, one by 2035. Another answer stops the page."""
    rows = data.prices()
    assert set(rows.loc[rows["standing"] == PRICED, "date"]) == {"2035"}
    assert "no lead by the end of 2027 or 2030, and one by" in charts.prices(rows).title.text
    earlier = rows.assign(standing=rows["standing"].where(rows["date"] != "2030", PRICED))
    assert "no lead by the end of 2027, and" in charts.prices(earlier).title.text
    monkeypatch.setattr(data, "prices", lambda: earlier)
    with pytest.raises(Rewrite):
        words.answer()
    with pytest.raises(Rewrite):
        words.prices(earlier)


def test_the_sentence_names_each_price_and_change():
    said = words.prices_sentence(data.prices("2028Q1", 36, 3))
    assert "36 months sooner and factories 3 times as large" in said and "January 2028" in said
    rows = data.prices("2028Q1", 36, 3)
    for row in rows[rows["standing"] == PRICED].itertuples():
        assert f"(USD {row.price:.1f} bn)" in said
    assert words.prices_sentence(data.prices()).startswith("With money from January 2027 on")


def test_the_last_start_is_the_last():
    last = load().quarters.index(data.latest_start("isr_air"))
    area = load().areas.index("isr_air")
    costs = [price.priced(default(), start).price[area, 2] for start in (last, last + 1)]
    assert costs[0] > 0 and np.isnan(costs[1])


def test_what_must_change_is_a_range_over_draws():
    rows = data.needed("2030")
    found = obstacles.months_needed(default(), START)[:, 1]
    for row in rows[rows["kind"] == MONTHS].itertuples():
        own = found[load().areas.index(row.area_id)]
        assert row.never == pytest.approx(100 * np.isinf(own).mean())
        for level, told in ((0.1, row.low), (0.5, row.middle), (0.9, row.high)):
            enough = (own <= told).mean() if told == told else 0
            assert enough >= level or np.isinf(np.sort(own)[int(np.ceil(level * own.size)) - 1])
    assert (rows["already"] <= rows["money"]).all()
    assert set(rows["kind"]) == {MONTHS, OUTPUT} and "cyber" not in set(rows["area_id"])


def test_a_billion_ends_where_slots_or_the_need_do():
    rows = data.a_billion()
    assert (rows["most"] >= rows["first"] - 0.11).all()
    assert (rows.loc[rows["most"] == 0, "ends"] == "nothing comes in time").all()
    whole = rows["ends"] == "need covered"
    assert (rows["covered"] + rows["most"])[whole].min() > 99.8 and whole.any()
    best = rows.loc[rows["first"].idxmax(), "name"].lower()
    assert best in charts.a_billion(rows).title.text


def test_four_sliders_share_all_of_the_money():
    text = data_plans.yours(10, 20, 30, 0)
    assert plans.read(text) == {"see": 10, "protect": 20, "strike": 30, "hold": 40}
    with pytest.raises(plans.AssumptionError, match="110 percent. Take 10 away"):
        data_plans.yours(50, 50, 10, 0)
    start, exact = data_plans.start_shares(), planned.rule_shares()
    assert sum(start.values()) == 100
    assert all(abs(start[family] - exact[family]) < planned.STEP for family in start)


def test_plans_beside_each_other_are_those_of_the_model():
    rows = data_plans.beside("see100").set_index(["name", "date", "measure"])
    drawn, middle = planned.drawn("see100"), planned.each(["see100"])
    for at, date in enumerate(price.DATES):
        assert rows.loc[(YOURS, date, LED), "middle"] == middle.led[at, 0]
        covered = rows.loc[(YOURS, date, COVERED)]
        assert covered["middle"] == pytest.approx(100 * middle.covered[at, 0])
        assert ((100 * drawn.covered[at] < covered["low"]).mean()) <= 0.1
    assert set(rows.index.get_level_values("name")) == {YOURS, *data_plans.four()}
    assert (rows.groupby("measure")["place"].nunique() == len(rows) / 2).all()


def test_the_plan_of_the_panel_is_in_the_code_it_tells():
    panel = panels.plan()
    panel.set(strike=10, protect=40)
    said = panel.figure.answer["sentence"]
    scenario = codes.decode(said.split()[-1])
    assert scenario == default(plan=data_plans.yours(20, 40, 10, 10))
    before = panel.figure.answer
    panel.set(see=100)
    assert "Take 60 away" in panel.figure.error and panel.figure.answer == before


def test_the_plan_panel_answers_while_the_hand_moves():
    """100 ms from slider to figure with 500 draws; the browser's part is a few."""
    panel, times = panels.plan(), []
    for see, strike in [(s, k) for s in (0, 10, 40, 50) for k in (0, 20, 30)][:9]:
        begun = time.process_time()
        panel.message(see=see, protect=10, strike=strike, enable=10)
        times.append(time.process_time() - begun)
    assert statistics.median(times) < 0.2  # other tests run beside this one


def test_the_website_holds_every_way_to_share():
    panel = panels.plan()
    dials = [grids.dial(control) for control in panel.controls.values()]
    found = grids.grid(dials, panel.states)
    assert len(found.states) == panels.WAYS and not found.note(dials)


def test_all_ways_and_those_nearly_as_good():
    ways = data_plans.all_ways()
    assert len(ways) == 1001 and (ways[list(data_plans.FAMILIES)].sum(axis=1) == 100).all()
    counted = data_plans.by_lead(ways)
    assert counted["ways"].sum() == 1001
    good = data_plans.good(ways)
    assert (good["led"] == ways["led"].max()).all() and len(good) > data_plans.SHOWN
    shown = data_plans.unlike(good)
    assert len(shown) == data_plans.SHOWN and shown["covered"].iloc[0] == good["covered"].max()
    shares = shown[list(data_plans.FAMILIES)].to_numpy()
    apart = np.abs(shares[:, None] - shares).sum(axis=-1)[np.triu_indices(len(shown), 1)]
    assert apart.min() >= 2 * planned.STEP
    assert f"{counted['ways'].iloc[-1]} of 1,001 ways" in (
        charts_plans.all_ways(counted, data_plans.marks()).title.text
    )


def test_both_sides_say_what_money_does():
    money = data.by_money().set_index(["money", "date"])
    assert (money.loc["unlimited", "covered"] >= money.loc["planned", "covered"] - 1e-9).all()
    assert (money.loc["planned", "covered"] >= money.loc["none", "covered"] - 1e-9).all()
    assert money.loc[("planned", "2035"), "led"] == data_plans.at_last(RULE)["led"]
    assert "Money already buys leads" in repr(words_plans.case_for())
    assert "either way" in repr(words_plans.case_against())


@pytest.mark.parametrize("which", ["led", "covered"])
def test_money_that_buys_no_more_makes_no_case(which, monkeypatch):
    flat = data.by_money().assign(**{which: 10})
    monkeypatch.setattr(data, "by_money", lambda: flat)
    with pytest.raises(Rewrite):
        words_plans.case_for()


@pytest.mark.parametrize("part", [slice(0), slice(0, 3), slice(None)])
def test_figures_are_drawn_for_any_part_of_their_rows(part):
    given = {
        charts.prices: data.prices(),
        charts.needed: data.needed("2030"),
        charts.a_billion: data.a_billion(),
        charts_plans.beside: data_plans.beside("see100"),
    }
    for draw, rows in given.items():
        assert draw(rows[part]).to_dict()["title"]["text"]


def test_the_money_there_is_to_share():
    said = repr(words_plans.pot())
    money = contracts(load(), price.middle(default())).sum()
    assert f"USD {money:.0f} bn" in said and "35 percent" in said
    paid = extra_money(load(), price.middle(default()), np.arange(2025, 2036)).sum()
    assert f"Budgets of these years hold USD {paid:.0f} bn" in said
    assert sum(planned.rule_shares().values()) == pytest.approx(100)


def test_chance_and_plan():
    wins, loses = data_plans.against_the_rule("see100")
    own, rule = (planned.drawn(text).led[-1] for text in ("see100", ""))
    assert (wins, loses) == (100 * (own > rule).mean(), 100 * (own < rule).mean())
    assert data_plans.against_the_rule("") == (0, 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(data_plans, "against_the_rule", lambda _: (40, 40))
        with pytest.raises(Rewrite):
            words_plans.all_ways(data_plans.by_lead(data_plans.all_ways()))
