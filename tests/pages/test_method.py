"""The method page: an area by hand, each judgement moved, published answers, how to add rows."""

import math
import re
import shutil
import subprocess
import sys
from dataclasses import fields, replace
from importlib import import_module

import numpy as np
import pytest

import committed
from add_rows import (
    add_area,
    add_comparison,
    add_delay,
    add_estimate,
    add_order,
    add_source,
    set_arrival,
)
from helpers.data import tables
from helpers.figures import sentences
from helpers.figures.premise import Rewrite
from helpers.model import cases, first_edition, headline, projection, questions, sensitivity
from helpers.model.assumptions import LINE, default, preset, short_names, sliders, stack
from helpers.model.batch import rows
from helpers.model.budget import extra_money, split
from helpers.model.draws import draw
from helpers.model.holdings import arrived, us_forces, usable_holdings
from helpers.model.industry import factory_slots, lead_time
from helpers.model.inputs import TABLES, Range, from_tables, load
from helpers.model.projection import europe_holds, project
from helpers.model.result import two_answers
from helpers.pages.method import (
    charts,
    charts_editions,
    charts_published,
    data,
    data_editions,
    words,
    words_bands,
    words_by_hand,
    words_objections,
)
from helpers.pages.method import data_answers as answers
from helpers.pages.method import data_by_hand as by_hand
from helpers.pages.method import data_judgements as judged
from helpers.pages.method import data_published as published
from helpers.pages.method.data_answers import Answer


def block(scenario):
    first = np.zeros(1, int)
    return rows(load(), draw(load(), 0, 0), stack(scenario), first, first)


# One area by hand ------------------------------------------------------------------------------


@pytest.mark.parametrize("date", by_hand.DATES)
def test_the_sums_by_hand_are_the_projection(date):
    result, place = project(load(), default()), load().areas.index(by_hand.AREA)
    at = result.quarter(date)
    share, coverage = by_hand.answers(date)
    new = result.europe[place, at, 0, 0] - by_hand.europe(date)  # the sums leave new orders out
    assert 0 <= new < (0.05 if date == "2027" else 1)
    europe = by_hand.europe(date) + new
    assert 100 * europe / (europe + by_hand.us(date)) == pytest.approx(
        100 * result.share[place, at, 0, 0]
    )
    assert share == pytest.approx(100 * result.share[place, at, 0, 0], abs=0.02 + new)
    assert coverage == pytest.approx(100 * result.coverage[place, at, 0, 0], abs=0.02 + new)
    assert by_hand.us(date) == pytest.approx(result.us[place, at, 0, 0])
    assert "says the same" in repr(words_by_hand.sentence())


@pytest.mark.parametrize("date", ["2027", "2030"])
@pytest.mark.parametrize("area", load().areas)
def test_the_same_sums_follow_the_order_book_of_every_area(area, date):
    rows = block(default())
    held = usable_holdings(load(), rows, rows.group)
    at = load().quarters.index(f"{date}Q4")
    assert by_hand.europe(date, area) == pytest.approx(held[load().areas.index(area), at, 0])


@pytest.mark.parametrize("year", [2026, 2028, 2035])
def test_the_money_by_hand_is_that_of_the_model(year):
    found = extra_money(load(), block(default()), np.array([year]))[0, 0]
    assert by_hand.money(year)["extra"] == pytest.approx(found)


def test_what_new_orders_bring_is_told():
    projected = by_hand.projected().set_index("quarter")
    new = projected.at["2030Q4", "Europe"] - by_hand.europe("2030")
    said = repr(words_by_hand.sentence())
    assert 0 < new < 1
    assert f"new money adds {new:.1f} aircraft" in said
    assert f"{projected.at['2030Q4', 'share']:.1f} percent for the second" in said


def test_no_delay_decides_and_the_us_number_does():
    said = repr(words_by_hand.sentence())
    for late in (by_hand.record_mean("running"), 0):
        assert f"{by_hand.answers('2030', late=late)[0]:.1f}" in said
        assert by_hand.answers("2030", late=late)[0] < default().majority_threshold
    assert "No delay decides it" in said and "A330 MRTT shared fleet, on schedule" in said
    own, us = by_hand.europe("2030"), by_hand.us("2030")
    low = us * by_hand.area()["us_war_low"] / by_hand.area()["us_war"]
    assert f"{100 * own / (own + low):.1f} percent, almost half" in said
    slip = by_hand.slip("running")
    assert by_hand.answers("2030", late=slip)[0] == pytest.approx(by_hand.answers("2030")[0])
    edge = words_by_hand.sentence().lead
    assert "almost half" in edge and not re.search(r"\d\.\d\d (aircraft|tankers)", edge)
    drawn = charts.lines(by_hand.projected(), by_hand.points())
    assert not re.search(r"\d\.\d\d", drawn.description)


def test_every_step_is_written_out():
    said = repr(words_by_hand.steps())
    for order in by_hand.rows("orderbook", area_id=by_hand.AREA).itertuples():
        assert order.system in said
    for date in by_hand.DATES:
        assert f"= {by_hand.answers(date)[0]:.1f} %" in said
    assert all(sources for sources in words_by_hand.steps().frame["sources"][3:6])
    assert "none | 57 months since: the first, left out of these sums" in said


# The formulas are those of the code --------------------------------------------------------------


def formula(name):
    found = tables.load("model/rules").set_index("rule").at[name, "formula"]
    for old, new in (("×", "*"), ("÷", "/"), ("−", "-"), ("^", "**"), ("√", "sqrt")):
        found = found.replace(old, new)
    return found


def work_out(name, which=0, /, **values):
    sum_ = formula(name).split(";")[which].partition("=")[2]
    mean = {"max": max, "min": min, "sqrt": math.sqrt}
    return eval(sum_, {"__builtins__": {}}, mean | values)


@pytest.mark.parametrize("order", ["US", "European", "complete"])
def test_formula_of_the_slip(order):
    of, here = load(), block(default(slip_factor=1.5))
    kind = tables.load("model/orderbook").set_index("order_id")
    found = kind[(kind["status"] == "complete") == (order == "complete")]
    found = found[
        (found["maturity"] == "running")
        & ~found["replanned"]
        & found["origin"].isin([order, "European"])
    ]
    name = (found[found["origin"] == order] if order != "complete" else found).index[0]
    late = by_hand.late_rows("running")["months"]
    sum_ = formula("Order book").partition("=")[2].strip()
    assert "mean(min(max_slip, slip_factor * late))" in sum_
    inner = sum_.replace("mean(min(max_slip, slip_factor * late))", "mean")
    values = {
        "on_time": by_hand.on_time("running"),
        "mean": np.mean([min(72, 1.5 * months) for months in late]),
    }
    values |= {"complete": order == "complete", "export": 0}
    if order == "US":
        values["export"] = default().us_export_delay
    said = eval(inner, {"__builtins__": {}}, values)
    assert said / 3 == pytest.approx(here.order_slip[of.orders.index(name), 0])


def test_formula_of_usable_holdings():
    of, here = load(), block(default(ukraine_gifts=20))
    held, area = europe_holds(of, here), of.areas.index("combat_air")
    orders = np.array(of.order_area) == area
    at = of.quarters.index("2035Q4")
    came = arrived(of, here, fielded=True)[area, at, 0]
    replaced = float(of.replaces[orders][0])
    assert (of.replaces[orders] == replaced).all()
    gift = float(here.gift[area, 0])
    new = (held - usable_holdings(of, here, here.group))[area, at, 0] / (1 - gift)
    said = work_out(
        "Usable holdings",
        europe=here.europe[area, 0],
        arrived=came,
        gift=gift,
        replaced=replaced,
        new=new,
        retired=of.retired[area, at],
    )
    assert said == pytest.approx(held[area, at, 0])


@pytest.mark.parametrize("scenario", [default(), preset("war-economy"), preset("slow-europe")])
@pytest.mark.parametrize("year", [2026, 2029, 2035])
def test_formulas_of_money_makers_and_us_forces(scenario, year):
    of, here, n = load(), block(scenario), year - 2026
    quarter = of.quarters.index(f"{year}Q2")
    known = of.constants
    share = known["spending_share_2026"]
    share += (scenario.spending_share_2035 - share) * n / 9
    equipment = known["equipment_share_2025"]
    equipment += (scenario.equipment_share - equipment) * min((n + 1) / 2, 1)
    extra = work_out(
        "Extra money",
        gdp=known["gdp_2026"],
        part=scenario.gap_share / 100,
        growth=scenario.gdp_growth / 100,
        n=n,
        share=share / 100,
        equipment=equipment / 100,
        known=known["equipment_2025_in_2026_prices"],
        inflation=scenario.defence_inflation / 100,
    )
    assert extra == pytest.approx(extra_money(of, here, np.array([year]))[0, 0])
    maker = of.makers.index("iamd/US")
    arrival = work_out(
        "Lead time",
        q=quarter,
        lead=here.lead[maker, 0],
        ramp=of.ramp.mid[maker],
        factory_ramp=scenario.factory_ramp,
        n=n,
        export=here.export[maker, 0],
        earliest=here.earliest[maker, 0],
    )
    # A later order queues behind an earlier one; mid-year that plays no part here.
    assert arrival <= lead_time(of, here)[quarter, maker, 0] + 1e-9
    empty = np.zeros((len(of.makers), len(of.years), 1))
    slots = work_out(
        "Factory slots",
        rate=here.rate[maker, 0],
        ramp=of.ramp.mid[maker],
        factory_ramp=scenario.factory_ramp,
        n=n,
        on_order=0.25,
    )
    assert slots == pytest.approx(factory_slots(of, here, empty + 0.25)[maker, quarter, 0])
    area = of.areas.index("isr_air")
    brought = work_out(
        "US forces",
        us_war=here.us_war[area, 0],
        us_fleet_factor=scenario.us_fleet_factor,
        us_worldwide=of.us_worldwide[area],
        posture=of.posture[here.path[0], area, quarter],
    )
    assert brought == pytest.approx(us_forces(of, here)[area, quarter, 0])


def test_formula_of_lead_time_in_the_first_year():
    of, here = load(), block(default())
    maker = of.makers.index("aar/European")
    said = work_out(
        "Lead time",
        q=2,
        lead=here.lead[maker, 0],
        ramp=0.1,
        factory_ramp=1,
        n=0,
        export=0,
        earliest=0,
    )
    assert said == pytest.approx(lead_time(of, here)[2, maker, 0])


def test_formulas_of_the_split_and_of_both_answers():
    gap, cost = np.array([[4.0], [9.0]]), np.array([[1.0], [4.0]])
    total = np.sqrt(gap * cost).sum()
    sum_ = formula("Split").partition("=")[2].replace("Σ sqrt(gap * cost)", "total")
    for place in (0, 1):
        names = {"money": 10, "gap": gap[place, 0], "cost": cost[place, 0], "total": total}
        said = eval(sum_, {"__builtins__": {}}, {"sqrt": math.sqrt} | names)
        assert said == pytest.approx(split(gap, cost, np.array([10.0]))[place, 0])
    share, coverage = two_answers(*(np.array([v]) for v in (30.0, 20.0, 60.0)))
    assert work_out("Two answers", E=30, US=20) == share[0]
    assert work_out("Two answers", 1, E=30, need=60) == coverage[0]


def test_every_rule_names_a_function_that_exists():
    for code in tables.load("model/rules")["code"]:
        module, _, function = code.partition(".")
        assert callable(getattr(import_module(f"helpers.model.{module}"), function))


# Each judgement moved ----------------------------------------------------------------------------


def test_as_reported_is_the_projection_and_sliders_are_those_of_the_tornado():
    moves = judged.moves()
    for date in judged.DATES:
        own = moves[moves["date"] == date].set_index("name")
        result = project(load(), default())
        now = round(100 * questions.mean_share(result, date)[0, 0], 1)
        assert (own["now"] == now).all()
        tornado = sensitivity.tornado(load(), default(), date).set_index("name")
        for slider in sensitivity.movable():
            if slider.kind == "judgement":
                row, there = own.loc[short_names()[slider.name]], tornado.loc[slider.name]
                assert row["at_low"] == pytest.approx(100 * there["at_low"], abs=0.06)
                assert row["at_high"] == pytest.approx(100 * there["at_high"], abs=0.06)


def test_every_judgement_input_is_moved():
    groups = list(judged.judgements())
    here = load()
    ranged = {f.name for f in fields(here) if isinstance(getattr(here, f.name), Range)}
    moved = {
        name
        for group in groups
        for name in ranged
        if group.high.inputs is not here
        and not np.array_equal(getattr(group.high.inputs, name).mid, getattr(here, name).mid)
    }
    # What is ready moves nothing while all that is held counts, as it does here.
    assert moved == ranged - {"ready"}
    constants = tables.load("model/constants").query("kind == 'judgement'")["name"]
    # The rival of the backtest, the cut of drawn spending, and what is named beside a count: none
    # of them moves the middle case.
    still = {"on_time_share", "spending_error_most", "on_the_line"}
    constants = constants[~constants.isin(still)]
    changed = {
        name
        for group in groups
        for name in constants
        if group.low.inputs.constants[name] != here.constants[name]
    }
    assert changed == set(constants)
    sliders = {short_names()[s.name] for s in sensitivity.movable() if s.kind == "judgement"}
    assert sliders <= {group.name for group in groups}
    assert len({group.name for group in groups}) == len(groups)


def test_a_group_at_its_end_is_what_the_table_says():
    areas = tables.load("model/areas")
    group = next(g for g in judged.judgements() if g.name == "What Europe holds today")
    assert group.low.inputs.europe.mid.tolist() == areas["europe_low"].tolist()
    fleets = next(g for g in judged.judgements() if g.name == "US part of its worldwide fleets")
    scaled = areas["us_scaled_by_slider"]
    expected = areas["us_war_high"].where(scaled, areas["us_war"])
    assert fleets.high.inputs.us_war.mid.tolist() == expected.tolist()
    late = next(g for g in judged.judgements() if g.name == "Length of the delays on record")
    longer = (late.high.inputs.slip_record[k].mean() for k in (0, 1))
    assert all(a >= b.mean() for a, b in zip(longer, load().slip_record, strict=False))
    old = next(g for g in judged.judgements() if g.name == "Old weapons that new ones replace")
    fighters = np.array(load().order_area) == load().areas.index("combat_air")
    assert (old.low.inputs.replaces[fighters] == 0).all()
    assert (old.high.inputs.replaces[fighters] == 1).all()


def between(here, there, part):
    """Inputs some way from one set to another; what is listed, such as the orders, stays."""

    def mixed(a, b):
        if isinstance(a, Range):
            return replace(a, mid=mixed(a.mid, b.mid))
        if isinstance(a, dict):
            return {key: mixed(a[key], b[key]) for key in a}
        if isinstance(a, tuple):
            return tuple(map(mixed, a, b))
        # A record with fewer late rows has no halfway: it goes over at once.
        if np.shape(a) == np.shape(b) and np.asarray(a).dtype.kind == "f":
            return np.where(a == b, a, (1 - part) * np.nan_to_num(a) + part * np.nan_to_num(b))
        return b

    own = {f.name: (getattr(here, f.name), getattr(there, f.name)) for f in fields(here)}
    return replace(here, **{name: mixed(a, b) for name, (a, b) in own.items() if a is not b})


def inside(end):
    """Projections on the way to one end of a group: the grid of a slider, or three steps."""
    if end.inputs is load():
        for part in (0.25, 0.5, 0.75):
            moved = {}
            for name, slider in sliders().items():
                a, b = getattr(default(), name), getattr(end.scenario, name)
                if a != b:
                    grid = slider.grid()
                    moved[name] = float(grid[np.abs(grid - a - part * (b - a)).argmin()])
            yield project(load(), default(**moved))
    elif len(end.inputs.orders) == len(load().orders):
        for part in (0.25, 0.5, 0.75):
            yield project(between(load(), end.inputs, part), end.scenario)


def test_what_holds_at_the_ends_of_a_range_holds_inside_it():
    moves = judged.moves().set_index(["name", "date"])
    own = [group for group in judged.judgements() if group.kind == judged.ASSUMED]
    for group in own:
        for result in (result for end in (group.low, group.high) for result in inside(end)):
            for date in judged.DATES:
                row = moves.loc[(group.name, date)]
                held = questions.areas_held(result, date)[0, 0]
                assert row["areas_low"] <= held <= row["areas_high"], (group.name, date)


def test_every_slider_of_ours_is_an_input_of_ours():
    kinds = judged.moves().drop_duplicates("name").set_index("name")["kind"]
    assert kinds[short_names()["us_fleet_factor"]] == judged.ASSUMED
    assert kinds[short_names()[LINE]] == judged.COUNTED
    number = (kinds == judged.ASSUMED).sum()
    assert f"We moved {number} groups of our inputs" in words.answer().lead


def test_the_figure_has_the_ten_that_move_the_count_most():
    moves = judged.moves()
    few = judged.widest(moves)
    assert few["name"].nunique() == 10 and len(few) == 20
    rest = moves[~moves["name"].isin(few["name"])]
    assert rest["areas"].max() <= few["areas"].min()


def test_the_title_names_the_widest():
    moves = judged.moves()
    own = moves[(moves["kind"] == judged.ASSUMED) & (moves["date"] == "2030")]
    widest = own.sort_values(["areas", "swing"], ascending=False).iloc[0]
    title = charts.swings(moves).title.text
    assert widest["name"] in title
    assert f"{widest['areas_low']} to {widest['areas_high']}" in title
    assert widest["name"] in words.answer().lead


# Published answers -------------------------------------------------------------------------------


def test_every_estimate_is_compared_or_listed_with_a_reason():
    table = tables.load("estimates/estimates").set_index("estimate_id")
    pairs = tables.load("estimates/comparisons")
    assert set(table.index[table["not_compared"].isna()]) == set(pairs["estimate_id"].dropna())
    keys = [tables.key(name)[0] for name in published.TABLES]
    assert (pairs[keys].notna().sum(axis=1) == 1).all()
    assert len(published.not_compared()) == table["not_compared"].notna().sum()


def test_scales_limits_and_answers_are_those_of_the_tables():
    schema = {
        (resource["name"], field["name"]): field.get("constraints", {}).get("enum")
        for resource in tables.package()["resources"]
        for field in resource["schema"]["fields"]
    }
    assert schema["estimates/comparisons", "scale"] == published.SCALES
    limits = [published.UP_TO, published.AT_LEAST, published.IMPLIED]
    assert schema["estimates/estimates", "limit"] == limits
    for name in schema["estimates/comparisons", "answer"]:
        assert callable(getattr(answers, name))
    assert set(tables.load("estimates/comparisons")["answer"]) == set(
        schema["estimates/comparisons", "answer"]
    )


@pytest.mark.parametrize(
    ("scale", "theirs", "mine", "said"),
    [
        ("bn USD", (10, 20), (15, 16, 30), "agrees"),
        ("bn USD", (10, 20), (21, 22, 30), "close"),
        ("bn USD", (10, 20), (30, 35, 40), "ours is higher"),
        ("bn USD", (50, 50), (20, 21, 43), "ours is lower"),
        ("year", (2027, 2027), (2030, 2033, 2035), "ours is later"),
        ("year", (2030, 2035), (2036, 2036, 2036), "ours is later"),
        ("year", (2031, 2036), (2036, 2036, 2036), "open"),
        ("year", (2031, 2032), (2028, 2029, 2030), "close"),
        ("year", (2031, 2032), (2027, 2028, 2029), "ours is sooner"),
    ],
)
def test_verdicts(scale, theirs, mine, said):
    assert published.verdict(scale, published.Span(*theirs), Answer(*mine)) == said


@pytest.mark.parametrize(
    ("limit", "mine", "said"),
    [
        ("up to", (66, 76, 86), "agrees"),
        ("up to", (51, 82, 89), "close"),  # above the limit: overlapping is no agreement
        ("up to", (100, 110, 120), "ours is higher"),
        ("up to", (10, 20, 30), "keeps the limit"),
        ("at least", (70, 75, 90), "close"),
        ("at least", (100, 110, 120), "keeps the limit"),
        ("at least", (10, 20, 30), "ours is lower"),
        ("implied", (70, 82, 90), "agrees"),
    ],
)
def test_a_limit_is_agreed_with_only_by_keeping_it(limit, mine, said):
    assert published.verdict("bn USD", published.Span(78, 78, limit), Answer(*mine)) == said


FLEET = short_names()["us_fleet_factor"]


def compared():
    """The comparisons by the id of the published answer."""
    rows = published.compared()
    keys = [tables.key(name)[0] for name in published.TABLES]
    return rows.set_index(rows[keys].bfill(axis=1).iloc[:, 0].rename("row"))


def test_limits_are_read_from_the_rows_and_printed():
    found = compared()["limit"]
    assert found["uc-05"] == "up to"
    assert found["uc-07"] == ""
    assert found["va-e052"] == "up to"
    assert found["va-e049"] == "at least"
    assert found["va-e062"] == "implied"
    said = repr(words.table(published.compared()))
    assert all(text in said for text in ("up to 64", "at least 2700", "70 (implied)"))


def test_only_real_differences_are_counted_and_the_rule_is_printed():
    compared = published.compared()
    said = repr(words.compared_sentence(compared))
    apart = compared[compared["verdict"].str.startswith("ours is")]
    for reason, number in apart["difference"].value_counts().items():
        assert f"{reason} in {number}" in said
    assert "ranges overlap" in repr(words.when(compared)) and "a tenth" in repr(
        words.reasons(compared)
    )


def test_both_goals_of_policy_are_compared_and_marked():
    for goal in ("va-e043", "va-e044"):
        assert compared().at[goal, "difference"] == "goal"


def test_the_median_stands_beside_a_middle_case_near_an_end():
    bill = answers.us_bill("maritime")
    assert bill.low <= bill.middle < bill.low + 0.1 * (bill.high - bill.low)
    assert f"median {bill.median:.0f}" in repr(words.table(published.compared()))


def test_published_numbers_are_those_of_their_rows():
    found = compared()
    euro = load().constants["usd_per_eur"]
    assert found.loc["va-e032", "low"] == pytest.approx(500 * euro)
    assert list(found.loc["va-e002", ["low", "high"]]) == [226, 344]
    assert list(found.loc["va-e036", ["low", "high"]]) == [2030, 2035]
    assert list(found.loc["ry-06", ["low", "high"]]) == [2030, 2035]
    assert list(found.loc["ry-03", ["low", "high"]]) == [2030, 2030]
    assert found.loc["iamd-2", "low"] == 20.0


def test_our_numbers_by_another_way():
    aircraft = tables.load("model/areas").set_index("area_id").loc["combat_air", "us_war"]
    supply = tables.load("model/supply").query("area_id == 'combat_air'").set_index("origin")
    part = default().european_preference / 100
    mean = part * supply.loc["European", "unit_cost_musd"]
    mean += (1 - part) * supply.loc["US", "unit_cost_musd"]
    assert answers.us_bill("combat_air").middle == pytest.approx(aircraft * mean / 1000)
    held = [
        questions.verdict(project(load(), default()), "most", quarter)[0, 0]
        for quarter in load().quarters
    ]
    since = next(k for k in range(len(held)) if all(held[k:]))
    assert answers.majority_year("most").middle == load().years[since]
    result = project(load(), default())
    met = np.minimum(result.coverage[:, 0, 0, 0], 1).mean()
    assert answers.met_today().middle == pytest.approx(100 * met)
    for span in (answers.wait(), answers.gap_bill(), answers.met_today("iamd"), answers.met_year()):
        assert span.low <= span.middle <= span.high


def test_the_line_on_the_inputs_is_true_either_way():
    assert words.untouched().count(published.INPUTS_WHEN_COMPARED) == 2
    europe = load().europe
    moved = replace(load(), europe=replace(europe, mid=europe.mid + 1))
    assert published.fingerprint(moved) in words.untouched(moved)
    assert words.untouched(moved).count(published.INPUTS_WHEN_COMPARED) == 1


def test_the_fingerprint_is_of_numbers_and_not_of_words():
    """A note, or a column that the model does not read, leaves it as it is; a number does not."""
    found = {name: tables.load(f"model/{name}") for name in TABLES}
    areas = found["areas"]
    worded = areas.assign(note="another note", short_name="another column")
    now = published.fingerprint()
    assert published.fingerprint(from_tables(found | {"areas": worded})) == now
    more = areas.assign(need_high=areas["need_high"] + 1)
    assert published.fingerprint(from_tables(found | {"areas": more})) != now


# What an expert would attack ---------------------------------------------------------------------


def test_the_objections_are_tried_on_the_model():
    europe = load().europe
    half = replace(load(), europe=replace(europe, mid=europe.mid / 2))
    held = questions.areas_held(project(half, default()), "2025")[0, 0]
    said = repr(words_objections.table())
    assert f"half of what Europe holds were ready, in {held}" in said
    ready = questions.areas_held(project(load(), default(forces="ready")), "2025")[0, 0]
    assert f"lead in {ready} areas today, against {data.areas().led} now" in said
    assert sentences.drawn_apart()[1:] in said
    delays = tables.load("model/delays").query("counted")
    assert f"{(delays['months'] <= 3).sum()} of the {len(delays)} rows that count" in said
    for now, then in data.us_doubles().values():
        assert then < now
    assert data.areas().listed == 5
    today = data.share(data.as_reported(), "2025")["deep_strike"]
    assert data.long_range().low < today < data.long_range().high


# From the first to the second edition -------------------------------------------------------------


def test_the_changes_lead_from_the_first_edition_to_the_second():
    rows = data_editions.changes()
    ends = [
        (first_edition.load(), first_edition.neutral(default())),
        (load(), default()),
    ]
    for row, (made, scenario) in zip(rows.iloc[[0, -1]].itertuples(), ends, strict=True):
        found = project(made, scenario)
        share = 100 * questions.mean_share(found, data_editions.DATE)[0, 0]
        assert row.share == pytest.approx(share, abs=1e-3)
        assert row.led == questions.areas_held(found, data_editions.DATE)[0, 0]
    # The last change ends at the second edition: nothing that moves the middle case is left out.
    for name in ("share", "led"):
        assert (rows[f"{name}_from"].iloc[1:] == rows[name].iloc[:-1].to_numpy()).all()
        assert rows[name].iloc[-2] == rows[name].iloc[-1]


def test_the_waterfall_says_what_its_rows_say():
    rows = data_editions.changes()
    title = charts_editions.waterfall(rows).title.text
    assert f"from {rows['share'].iloc[0]:.1f} to {rows['share'].iloc[-1]:.1f} percent" in title
    said = repr(words.editions_sentence(rows))
    assert f"had {rows['led'].iloc[0]} areas led" in said
    with pytest.raises(Rewrite, match="Most of the gain"):
        words.editions_sentence(rows.assign(share=50.0, share_from=50.0))


# Adding rows, as data/ADDING.md says --------------------------------------------------------------


@pytest.fixture
def copy(tmp_path):
    """A copy of the project without its notebooks and environment."""
    for name in ("data", "helpers"):
        shutil.copytree(committed.ROOT / name, tmp_path / name)
    return tmp_path


def run(copy, *arguments):
    return subprocess.run(
        [sys.executable, *arguments], cwd=copy, capture_output=True, text=True, check=False
    )


@pytest.mark.proof
def test_a_contributor_adds_a_source_an_order_and_an_area(copy):
    source = add_source(copy / "data")
    order = add_order(copy / "data", source)
    area = add_area(copy / "data", source)
    done = run(copy, "-m", "helpers.data.codebook")
    assert done.returncode == 0, done.stderr
    assert source in (copy / "data/sources.csv").read_text(encoding="utf-8")
    code = (
        "from helpers.data import sources;"
        "from helpers.model import assumptions, inputs, projection; found = inputs.load();"
        "made = projection.project(found, [assumptions.default(**changes) for changes in"
        " ({}, dict(forces='ready'), dict(europe_means='eu'))]);"
        f"print('{order}' in found.orders, '{area}' in found.areas,"
        "sources.sources('model/orderbook')['source_id'].eq('" + source + "').any(),"
        f"made.share[found.areas.index('{area}'), 0, 0, 0].round(3),"
        f"made.need[found.areas.index('{area}'), 0, 0, 0],"
        f"*made.europe[found.areas.index('{area}'), 0, 1:, 0])"
    )
    shown = run(copy, "-c", code)
    assert shown.stdout.split() == ["True", "True", "True", "0.857", "14.0", "6.0", "6.0"], (
        shown.stderr
    )


def test_a_fault_is_named_before_its_hash_is_written(copy):
    before = (copy / "data/datapackage.json").read_bytes()
    add_order(copy / "data", "md-nowhere")
    done = run(copy, "-m", "helpers.data.codebook")
    assert done.returncode == 1
    last = len(tables.load("model/orderbook")) + 2
    assert f'model/orderbook, row {last}, column source_id: "md-nowhere"' in done.stderr
    assert (copy / "data/datapackage.json").read_bytes() == before


@pytest.mark.proof
def test_a_contributor_adds_a_delay_an_estimate_and_an_arrival(copy):
    data = copy / "data"
    source = add_source(data)
    slip, left = add_delay(data, source), add_estimate(data, source)
    beside = add_comparison(data, source)
    set_arrival(data, source, "CV90, Slovakia", "2026-10")
    done = run(copy, "-m", "helpers.data.codebook")
    assert done.returncode == 0, done.stderr
    code = (
        "from helpers.model import inputs;"
        "from helpers.model import backtest, past_plans;"
        "from helpers.pages.method import data_published as published, words;"
        "known = [bool(past_plans.record(test)['slip_id'].eq('" + slip + "').any()) for test in "
        "past_plans.TESTS]; row = backtest.compare().set_index('item').loc['CV90, Slovakia'];"
        "print(len(inputs.load().slip_record[1]), known, "
        "published.fingerprint() == published.INPUTS_WHEN_COMPARED,"
        "row['state'], round(row['late']), sep=';');"
        "print(published.fingerprint() in words.untouched());"
        f"left = published.not_compared().set_index('estimate_id').loc['{left}'];"
        f"pair = published.compared().set_index('estimate_id').loc['{beside}'];"
        "print(left['given'], left['not_compared'], pair['theirs'], pair['difference'],"
        f"'{beside}' in set(published.not_compared()['estimate_id']), sep=';')"
    )
    shown = run(copy, "-c", code)
    late = len(load().slip_record[1]) + 1
    first, second, third = shown.stdout.splitlines()
    assert first == f"{late};[False, False];False;arrived;10", shown.stderr
    assert second == "True"
    assert third == "500 bn USD;is a test;up to 700;scope;False"


def test_the_recorded_fingerprint_is_printed_as_the_guide_says(copy):
    line = (
        "from helpers.pages.method import data_published as published; "
        "print(published.fingerprint())"
    )
    assert line in (tables.DATA / "ADDING.md").read_text(encoding="utf-8")
    assert run(copy, "-c", line).stdout.strip() == published.fingerprint()


# Any subset of rows -------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["first", "half", "none"])
@pytest.mark.parametrize("name", ["kinds", "swings", "answers", "lines", "editions"])
def test_figures_hold_for_any_rows(name, part):
    draw, rows, *others = {
        "kinds": lambda: (charts.kinds, data.kinds()),
        "swings": lambda: (charts.swings, judged.moves()),
        "answers": lambda: (charts_published.answers, published.compared()),
        "editions": lambda: (charts_editions.waterfall, data_editions.changes()),
        "lines": lambda: (charts.lines, by_hand.projected(), by_hand.points()),
    }[name]()
    for kept in parts_of(rows, part):
        spec = draw(kept, *others).to_dict()
        assert spec["title"]["text"] and "nan" not in spec["description"]
        assert part == "none" or spec["usermeta"]["sources"]


def parts_of(rows, part):
    """The first row, or the last; either half; no row."""
    half = len(rows) // 2
    cuts = {"first": [rows[:1], rows[-1:]], "half": [rows[:half], rows[half:]], "none": [rows[:0]]}
    return cuts[part]


def test_fixed_words_stop_where_the_rows_no_longer_carry_them(monkeypatch):
    moves = judged.moves()
    with pytest.raises(Rewrite, match="Definitions and US decisions"):
        words.judged_sentence(moves.assign(areas=0))
    compared = published.compared()
    with pytest.raises(Rewrite, match="Two answers agree"):
        words.when(compared.assign(our_stretched=compared.index == 0))
    with pytest.raises(Rewrite, match="expect it sooner"):
        words.compared_sentence(compared.assign(verdict=published.AGREE))
    with pytest.raises(Rewrite, match="move the count most"):
        words.judged_sentence(moves.assign(name=moves["name"].replace(FLEET, "What is needed")))
    counts = data.kinds()
    with monkeypatch.context() as patch, pytest.raises(Rewrite, match="are our judgement"):
        patch.setattr(data, "kinds", lambda: counts.assign(rows=1))
        words.answer()
    monkeypatch.setattr(answers, "best_year", lambda: answers.NEVER)
    with pytest.raises(Rewrite, match="all at their best"):
        words.compared_sentence(compared)
    pledged = by_hand.area().copy()
    pledged["us_war_low"] = 1
    monkeypatch.setattr(by_hand, "area", lambda area_id=by_hand.AREA: pledged)
    with pytest.raises(Rewrite, match="almost half"):
        words_by_hand.sentence()


def test_the_widest_judgement_is_named_in_any_order():
    moves = judged.moves()
    titles = {charts.swings(rows).title.text for rows in (moves, moves[::-1])}
    assert len(titles) == 1
    early = charts.swings(moves[moves["date"] != charts.DATES[-1]])
    assert early.description.endswith(": none.")


# Bands, editions, splitting -----------------------------------------------------------------------


def test_the_headline_is_told_for_three_ways_errors_hang_together():
    rows = data.together().set_index("together")
    apart = default(errors_together=0.6)
    found, sure = project(load(), apart, cases.DRAWS), project(load(), apart)
    assert rows.at[0.6, "2030"] == headline.areas_led(found, sure, "2030")
    assert rows["width"].is_monotonic_increasing
    said = repr(words_bands.bands())
    assert "No source gives a number" in said and f"We take {default().errors_together:g}" in said
    low, high = np.nanquantile(cases.chances().share[:, found.quarter("2030"), 0], [0.1, 0.9], 1)
    middle = project(load(), default()).share[:, found.quarter("2030"), 0, 0]
    out = set(tables.load("model/areas")["name"][(middle < low) | (middle > high)])
    assert out and out == set(data.outside()["name"])
    assert "Drones" not in said and "drones and drone defence (" in said


def test_agreement_is_told_before_and_after():
    then, now = published.agreeing()
    assert now == (published.compared()["verdict"] == published.AGREE).sum()
    first = published.compared(answers.first())
    assert then == (first["verdict"] == published.AGREE).sum()
    # The first edition needed another number of air-defence systems.
    key = first["pair_id"] == "iamd-2"
    old = first_edition.load()
    place = old.areas.index("iamd")
    met = 100 * old.europe.mid[place] / old.need.mid[place]
    assert first.loc[key, "our_middle"].item() == pytest.approx(met)
    said = repr(words.compared_sentence(published.compared()))
    assert f"{then} of the {len(first)} published answers agreed" in said
    assert "No input was chosen for that" in said


def test_other_ways_to_split_the_money_give_what_the_note_says(monkeypatch):
    def by_power(power):
        def shared(gap, cost, money, plan=None):
            weight = np.where(gap * cost > 0, (gap * cost) ** power, 0)
            return weight * money / np.maximum(weight.sum(axis=0), 1e-12)

        return shared

    led, share = set(), []
    for power in (1, 0, 0.25):
        monkeypatch.setattr(projection, "split", by_power(power))
        result = project(load(), default())
        led.add(int(questions.areas_held(result, "2035")[0, 0]))
        share.append(100 * questions.mean_share(result, "2035")[0, 0])
    note = tables.load("model/notes").set_index("note_id").at["no-21", "note"]
    assert led == {11} and "leads in 11 areas at the end of 2035" in note
    assert f"between {min(share):.1f} and {max(share):.1f} percent" in note


def test_destroyers_counted_three_times_are_named_where_they_stand():
    notes = tables.load("model/areas").set_index("area_id")["note"]
    for area in ("maritime", "bmd", "deep_strike"):
        assert "counted three times" in notes[area]
    rota = data.rota()
    assert rota["rota"] == "5"
    assert f"would be {rota['without_rota']:.0f} percent" in repr(words_objections.table())
