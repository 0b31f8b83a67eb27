"""The test against the past: its table, the engine behind it, and what its sentences may say."""

import numpy as np
import pandas as pd
import pytest

import committed
from helpers.data import dates, tables
from helpers.figures import sentences
from helpers.figures.premise import Rewrite
from helpers.model import backtest, inputs, past_plans, scoring
from helpers.pages.backtest import (
    charts,
    charts_output,
    charts_scores,
    data,
    words,
    words_answer,
    words_scores,
)

TABLE = tables.load("estimates/backtest")
BOTH = [(test, when) for test in past_plans.TESTS for when in (backtest.THEN, backtest.TODAY)]


@pytest.fixture(scope="module")
def past():
    return backtest.compare()


# The table ------------------------------------------------------------------------------------


def test_no_plan_is_from_after_the_day_of_its_test():
    cutoff = TABLE["test"].map(past_plans.TESTS)
    assert (TABLE["plan_known"].str[:7] <= cutoff).all()
    second = TABLE[TABLE["test"] == "end-2024"]
    assert (second["plan_known"].str[:4] >= "2023").all()


def test_state_agrees_with_the_dates():
    arrived = TABLE["state"] == "arrived"
    assert (TABLE["actual"].notna() == arrived).all()
    assert not (TABLE["newest"].notna() & arrived).any()
    seen = TABLE.loc[arrived, "actual"]
    assert (dates.first_day(seen) <= dates.as_of()).all()
    assert TABLE.loc[arrived | TABLE["newest"].notna(), "now_source_id"].notna().all()


def test_what_has_arrived_came_after_the_day_of_its_test():
    arrived = TABLE[TABLE["actual"].notna()]
    day = dates.last_day(arrived["test"].map(past_plans.TESTS))
    assert (dates.first_day(arrived["actual"]) > day).all()


# Reports of an arrival that were published before it: item and reason. None is left.
OLDER_SOURCES: dict[str, str] = {}


def test_no_arrival_rests_on_a_text_that_is_older():
    published = tables.load("sources").set_index("source_id")["published"]
    for row in TABLE[TABLE["actual"].notna()].itertuples():
        text = published[row.now_source_id]
        exact = min(len(text), len(row.actual))
        older = text[:exact] < row.actual[:exact]
        assert older == (row.backtest_id in OLDER_SOURCES), row.item


def test_only_orders_of_that_day_are_counted():
    for test, day in past_plans.TESTS.items():
        kept, left = (past_plans.ordered(test, by_then=part) for part in (True, False))
        assert len(kept) + len(left) == (TABLE["test"] == test).sum()
        assert (left["contract_date"].str[:7] > day).all()
        assert not (kept["contract_date"].str[:7] > day).any()
        assert all(name in repr(words.biased()) for name in left["item"] if "2022" in test)


def test_spans_run_forward():
    spans = TABLE[TABLE["planned_until"].notna()]
    assert (spans["planned"] <= spans["planned_until"]).all()


def test_items_are_listed_once_and_agree_with_the_record_of_delays():
    assert not TABLE.duplicated(["test", "item"]).any()
    both = TABLE.merge(tables.load("model/slips"), on="slip_id", suffixes=("", "_slip"))
    assert (both["origin"] == both["origin_slip"]).all()
    assert (both["maturity"] == both["maturity_slip"]).all()
    differing = both[both["area_id"] != both["area_id_slip"]]
    assert differing["item"].tolist() == []


def test_orders_and_delays_named_are_on_the_same_buyer_and_maker():
    orders = TABLE.merge(tables.load("delivery/orders"), on="order_id", suffixes=("", "_order"))
    us = orders["supplier_country"].str.contains("USA")
    assert (us == (orders["origin"] == "US")).all()
    delays = TABLE.merge(tables.load("delivery/delays"), on="delay_id", suffixes=("", "_delay"))
    assert (delays["origin"] == delays["origin_delay"]).all()


# What was known -------------------------------------------------------------------------------


def test_record_of_a_day_holds_only_what_was_known():
    then, later = past_plans.record("end-2022"), past_plans.record("end-2024")
    assert set(then["slip_id"]) < set(later["slip_id"]) < set(tables.load("model/slips")["slip_id"])
    assert not then["slip_id"].duplicated().any() and not later["slip_id"].duplicated().any()
    # Announced in March 2026 and in December 2025.
    assert not {"sl-01", "sl-05"} & set(later["slip_id"])


def test_an_item_is_never_judged_by_its_own_delay():
    known = backtest._delays()
    rates = tables.load("model/punctuality").set_index("maturity")
    for row in TABLE.itertuples():
        months, (prompt, missed) = backtest._pool(known, rates, row)
        others = known[~known["slip_id"].isin([row.slip_id, row.backtest_id])]
        late = others[others["slip_months"] > backtest.ON_TIME_MONTHS]
        same = late[late["maturity"] == row.maturity]
        assert sorted(months) == sorted((late if same.empty else same)["slip_months"])
        kind = rates.loc[row.maturity if row.maturity in rates.index else "decision"]
        if kind["rows_of"] != "all":
            late, others = same, others[others["maturity"] == row.maturity]
        base = kind["prior_rows"] * kind["base_rate"]
        assert missed == pytest.approx(len(late) + kind["prior_rows"] - base)
        assert prompt == pytest.approx(len(others) - len(late) + base)


# The engine -----------------------------------------------------------------------------------


def test_it_is_the_projections_own_rule():
    """With the whole record of its maturity, an item gets the middle case that orders get."""
    found = inputs.load()
    items = TABLE.head(len(inputs.MATURITIES))
    pools = list(zip(found.slip_record, found.on_time, strict=True))
    drawn = backtest._slips(items, pools, 0)[:, 0]
    cap = found.constants["max_slip_months"]
    mean = [np.minimum(cap, record).mean() for record in found.slip_record]
    mean *= 1 - found.on_time_share
    assert drawn == pytest.approx(mean)
    many = backtest._slips(items, pools, backtest.DRAWS)
    assert many.mean(axis=1) == pytest.approx(mean, rel=0.03)


def test_the_models_inputs_stay_as_they_are():
    before = [record.copy() for record in inputs.load().slip_record]
    backtest.compare()
    for old, new in zip(before, inputs.load().slip_record, strict=True):
        assert np.array_equal(old, new)


@pytest.mark.parametrize(("test", "when"), BOTH)
def test_bands_hold_at_least_what_they_claim(test, when):
    found = backtest.compare(test, when)
    assert (found["low"] <= found["middle"]).all() and (found["middle"] <= found["high"]).all()
    assert (found["expected"] >= 0.8).all()


# Judging --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "months"),
    [
        ("HIMARS, Poland", 0),  # planned 2023, came in May 2023
        ("F-16, Slovakia", 1),  # first half of 2024, July 2024
        ("P-8 patrol aircraft, Germany", 11),  # October 2024, 1 October 2025
        ("155 mm shells, 40000 a month, United States", -3),  # 2025, September 2024
    ],
)
def test_months_late_count_from_the_last_day_of_the_plan(past, item, months):
    assert past.set_index("item").at[item, "late"] == pytest.approx(months, abs=0.2)


def test_a_planned_year_counts_from_its_last_day_or_its_middle():
    end, half = (
        past_plans.items(reading=reading).set_index("item")
        for reading in (past_plans.END, past_plans.MIDDLE)
    )
    # Planned 2024, came on 3 April 2025; planned July to December 2023, came on 2 October.
    assert end.at["F-35, Norway", "late"] == pytest.approx(3.1, abs=0.1)
    assert half.at["F-35, Norway", "late"] == pytest.approx(9.1, abs=0.1)
    assert half.at["Rafale (used), Croatia", "late"] == pytest.approx(0, abs=0.5)
    assert (half["late"].fillna(0) >= end["late"].fillna(0) - 6.1).all()
    assert (end["early"] == half["early"]).all()


def test_an_open_item_is_promised_no_sooner_than_it_can_come(past):
    open_ = past[past["state"] == "open"]
    assert open_["promised"].notna().all() and (open_["promised"] >= open_["so_far"]).all()
    first = open_[~open_["newer"] & (open_["elapsed"] < 0)]
    assert len(first) and (first["promised"] == 0).all()
    assert past.loc[past["state"] == "arrived", "promised"].isna().all()


def test_outcomes():
    frame = pd.DataFrame(
        {
            "late": [2.9, -1, 10, 30, None, None, -4],
            "so_far": [None, None, None, None, 5, 30, None],
            "early": [False] * 6 + [True],
            "low": 5.0,
            "high": 24.0,
        }
    )
    frame.loc[:1, "low"] = 0.0
    assert backtest._outcomes(frame).tolist() == [
        *[backtest.INSIDE] * 3,
        backtest.LATER,
        backtest.WAITING,
        backtest.OVERDUE,
        backtest.EARLY,
    ]


@pytest.mark.parametrize(("test", "when"), BOTH)
def test_no_item_is_dropped(test, when):
    found = backtest.compare(test, when)
    counts = backtest.coverage(found)
    ordered = past_plans.ordered(test)
    assert counts["items"] == len(ordered) == counts["decided"] + counts["waiting"]
    assert counts["held"] + counts["early"] + counts["later"] == counts["decided"]
    over = found[found["elapsed"] > found["high"]]
    assert (over["outcome"] != backtest.WAITING).all() and len(over) == counts["past"]
    drawn = charts.strips(data.strips(found)).datasets["marks"]
    assert sorted(row["item"] for row in drawn) == sorted(found["item"])


def test_an_item_can_fail_only_when_its_whole_band_is_past(past):
    failed = past["outcome"].isin([backtest.LATER, backtest.OVERDUE])
    assert (past.loc[failed, "elapsed"] > past.loc[failed, "high"]).all()


def test_a_strip_has_one_mark_an_item_and_the_band_of_most(past):
    rows = data.strips(past)
    assert len(rows) == len(past) and not rows.duplicated(["strip", "bin", "place"]).any()
    assert ((rows["bin"] - rows["months"]).abs() <= data.BIN_MONTHS / 2).all()
    assert rows.groupby("strip")["band_high"].first().to_dict() == {
        "Lines already running": 16,
        "New designs": 70,
        data.OTHERS: 70,
    }
    named = rows[rows["told"] != ""]
    assert (named["months"] > named["high"]).all()
    assert set(named["told"]) == {"Boxer, United Kingdom", "Patriot, Switzerland"}
    marks = rows.set_index("item")["mark"]
    assert marks["Patriot, Switzerland"] == data.PLANNED
    assert marks["F-35, Finland"] == data.NOT_DUE
    assert marks["Boxer, United Kingdom"] == backtest.LATER
    stuck = past.assign(so_far=5.0, newer=False, state="open", late=np.nan, promised=5.0)
    assert set(data.strips(stuck)["mark"]) == {data.DUE}
    kinds = backtest.kinds(past).set_index("group")
    own = past[past["maturity"] == "new"]
    assert kinds.loc["New designs", "items"] == len(own)
    assert kinds.loc["New designs", "open"] == (own["state"] == "open").sum()


def test_every_kind_has_its_own_share_on_time():
    kinds, delays = backtest.by_kind(), tables.load("model/delays").query("counted")
    own = delays[delays["maturity"] == "running"]["months"]
    assert kinds.loc["running", "rows"] == len(own)
    assert kinds.loc["running", "on_time"] == (own <= 3).sum()
    assert kinds.loc["running", "mean"] == pytest.approx(own.clip(lower=0).mean())
    found = inputs.load()
    for kind in ("running", "new", "plant"):
        number = inputs.MATURITIES.index(kind)
        late, share = found.slip_record[number], found.on_time_share[number]
        assert kinds.loc[kind, "drawn"] == pytest.approx((1 - share) * np.minimum(late, 72).mean())
    assert kinds["share"].round(2).loc[["running", "new", "plant"]].tolist() == [0.51, 0.17, 0.23]
    said = repr(words_scores.cause())
    for row in kinds.loc[["running", "new"]].itertuples():
        assert f"{row.on_time} of {row.rows}" in said
    assert sentences.drawn_apart() in said


def test_other_months_than_the_record_are_listed():
    listed = data.differing().set_index("item")
    assert listed.loc["F-35, Belgium", "slip_months"] == 6
    assert listed.loc["F-35, Belgium", "here"] == pytest.approx(11.1, abs=0.1)
    assert listed.loc["F-16, Slovakia", "why"] == data.OTHER_STEP
    assert "HIMARS, Poland" not in listed.index
    assert len(listed) == len(words.differing().frame)


# Waits and output -----------------------------------------------------------------------------


def test_output_known_then_is_from_then():
    rates = data.growth()
    assert (rates["then_year"] <= data.KNOWN_YEAR).all()
    assert (data.outputs().query("known == 'later'")["year"] > data.KNOWN_YEAR).all()
    assert (rates["low"] < rates["high"]).all()
    sure = rates[rates["verdict"] != data.UNDECIDED]
    same = sure["grew"].between(sure["low"], sure["high"])
    assert (same == (sure["verdict"] == data.AS_DRAWN)).all()


def test_the_rule_runs_over_the_years_of_the_fact():
    old = data.growth().set_index("line").loc["PAC-3 MSE interceptors"]
    found = inputs.load()
    ramp = found.ramp.mid[found.makers.index("iamd/US")]
    later = data.outputs().query("line == 'PAC-3 MSE interceptors' and known == 'later'")
    years = later["year"].mean() - old["then_year"]
    assert old["middle"] == pytest.approx((1 + ramp) ** years)


def test_a_line_that_turns_with_the_year_has_no_verdict():
    lines = data.growth().set_index("line")
    fighters = lines.loc["F-35 fighters"]
    assert fighters["verdict"] == data.UNDECIDED
    assert fighters["grew"] < fighters["low"] and fighters["last"] / fighters["then"] > 1.3
    made = tables.load("delivery/production").set_index("production_id")
    called = data.outputs().dropna(subset=["plan_production_id"])
    for row in called.itertuples():
        plan = made.loc[row.plan_production_id]
        assert plan["kind"] == "planned" and plan["rate_per_year"] == row.rate
    weak = set(called["line"])
    assert weak and weak == set(lines.index[lines["sure"] == data.CLAIMED])


def test_waits_keep_what_is_still_open_and_leave_out_places_of_others():
    waits = data.waits()
    assert len(waits) and (waits["months"] > 0).all() and waits.notna().all(axis=None)
    open_ = waits[~waits["arrived"]]
    assert set(open_["verdict"]) <= {data.LONGER, data.STILL}
    assert {"A26 submarine, Sweden", "Caesar, Czechia"} <= set(open_["item"])
    others = TABLE.loc[~TABLE["own_place"], "item"]
    assert len(others) and not set(others) & set(waits["item"])


# Words ----------------------------------------------------------------------------------------


def test_titles_follow_the_numbers(past):
    counts, rows = backtest.coverage(past), data.strips(past)
    assert charts.strips(rows).title.text.startswith(
        f"Of {counts['past']} plans whose whole range is past, {counts['past_held']} came inside"
    )
    better = rows.assign(outcome=rows["outcome"].replace(backtest.LATER, backtest.INSIDE))
    assert "past, all came inside" in charts.strips(better).title.text
    assert charts.strips(rows[~rows["past"]]).title.text.startswith("No plan here has its whole")
    assert charts.strips(rows[rows["past"]].head(1)).title.text.startswith("Of 1 plan whose")


def test_the_answer_gives_what_came_inside_and_on_how_many_items():
    said, full = repr(words_answer.answer()), repr(words_answer.in_full())
    each = repr(words.coverage())
    then = backtest.found()
    assert f"{then['past_held']} of the {then['past']} plans" in said
    assert "only 5 delays were known" in said and "proves little" in said
    for when in (backtest.THEN, backtest.TODAY):
        found = backtest.found(when)
        for held, of in (("past_held", "past"), ("held", "decided")):
            assert f"{found[held]} of {found[of]}" in each
    half = backtest.found(reading=past_plans.MIDDLE)
    assert f"{half['past_held']} of {half['past']}" in each
    assert "10 of 15 are still open, so no verdict" in full and "within chance" in full
    assert "These plans are all lines already running" in repr(words.known())


def test_sentences_say_what_is_weak():
    parts = (words_answer.answer(), words.counted(), words.factories(data.growth()))
    page = committed.read("12_backtest.ipynb")
    fixed = [cell.source for cell in committed.cells(page, "markdown")]
    text = "\n".join([*map(repr, parts), *fixed])
    half = backtest.found(reading=past_plans.MIDDLE)
    assert f"{half['past_held']} of {half['past']}" in text
    for duty in (
        "as they now stand, 5",
        "no fair sample",
        "was tuned after",
        "set later",
        "every draw lies on it",
        "the only one known (16 months)",
        "Earlier than planned",
        "would flatter the plans",
    ):
        assert duty in text


@pytest.mark.parametrize("part", ["first", "half", "none"])
@pytest.mark.parametrize("name", ["strips", "growth", "scores"])
def test_figures_hold_for_any_rows(past, name, part):
    draw, rows = {
        "strips": lambda: (charts.strips, data.strips(past)),
        "growth": lambda: (charts_output.growth, data.growth()),
        "scores": lambda: (charts_scores.scores, data.scores()),
    }[name]()
    half = len(rows) // 2
    cuts = {"first": [rows[:1], rows[-1:]], "half": [rows[:half], rows[half:]], "none": [rows[:0]]}
    for kept in cuts[part]:
        spec = draw(kept).to_dict()
        assert spec["title"]["text"] and "nan" not in spec["description"]
        assert part == "none" or spec["usermeta"]["sources"]


def test_the_score_is_told_beside_both_rivals_and_by_kind():
    rows, error = data.scores(), scoring.drawn_too_late().set_index("kind")
    own = scoring.means().query("sample == 'and overdue'").set_index("rule")
    for row in rows.itertuples():
        assert row.months == own.at[row.rule, row.kind]
    better = rows.pivot(index="kind", columns="rule", values="months").drop("all")
    plan = (better[scoring.BY_MATURITY] < better[scoring.PLAN]).sum()
    assert f"the plan for {plan} of 3 kinds" in charts_scores.scores(rows).title.text
    said, late = repr(words_scores.scores(rows)), error.at["running", "items of the backtest"]
    assert f"{late:.1f} months too late on the items of this page alone" in said
    for rule in data.RULES.values():
        assert said.count(f"| {rule} |") == len(scoring.SAMPLES)
    with pytest.raises(Rewrite, match="nearer than the plan"):
        words_scores.scores(rows.assign(months=1.0))


def test_the_french_plans_stand_beside_our_own_figure():
    rows = tables.load("evidence/base_rates").set_index("evidence_id")
    found = data.french_plans()
    assert (round(found["mean"]), round(found["low"]), round(found["high"])) == (70, 63, 95)
    assert rows.loc[rows["measure"] == data.REALISED, "state"].eq("FRA").all()
    low, middle, high = data.year_of_plan()
    assert 0 < low < middle < high < 100
    said = repr(words_scores.another_base())
    assert "70 percent came in that year" in said and f"{middle:.0f} percent come" in said
    assert "France renews its plan every year" in said


def test_fixed_words_stop_where_the_rows_no_longer_carry_them(monkeypatch, past):
    with pytest.raises(Rewrite, match="items with a contract date"):
        words.factories(data.growth().assign(then_year=2022))
    kinds = backtest.by_kind()
    with monkeypatch.context() as patched:
        patched.setattr(backtest, "by_kind", lambda: kinds.assign(mean=1.0))
        with pytest.raises(Rewrite, match="as late as the record"):
            sentences.drawn_apart()
    with pytest.raises(Rewrite, match="do not grow at one rate"):
        rows = data.growth()
        words.factories(rows.assign(verdict=rows["verdict"].replace(data.SLOWER, data.FASTER)))
    gains = scoring.gains()
    for better, told in ((0.0, "beats believing"), (99.0, "is not proven")):
        with monkeypatch.context() as patched, pytest.raises(Rewrite, match=told):
            patched.setattr(scoring, "gains", lambda gain=better: gains.assign(gain=gain))
            words_answer.beats_the_plan()
    with monkeypatch.context() as patched, pytest.raises(Rewrite, match="within chance"):
        patched.setattr(scoring, "gains", lambda: gains.assign(error=0.0))
        words_answer._by_kind()
    groups = backtest.kinds(past)
    for changed, told in (({"open": 0}, "so no verdict"), ({"drawn": 99}, "about right")):
        with monkeypatch.context() as patched, pytest.raises(Rewrite, match=told):
            patched.setattr(backtest, "kinds", lambda _, to=changed: groups.assign(**to))
            words_answer._middles()
    few = backtest.coverage(past) | {"past_held": 1}
    with monkeypatch.context() as patched, pytest.raises(Rewrite, match="came inside wide ranges"):
        patched.setattr(backtest, "coverage", lambda frame: few)
        words_answer.answer()
    everything = backtest.coverage(past) | {"certain": False}
    monkeypatch.setattr(backtest, "coverage", lambda frame: everything)
    for said, told in ((words.bar, "every draw lies on"), (words_answer.answer, "proves little")):
        with pytest.raises(Rewrite, match=told):
            said()


# A row of each kind, as data/ADDING.md says ----------------------------------------------------


def test_a_new_line_and_a_new_output_land_in_their_row(monkeypatch):
    """A later output of a known line joins its mean; a line of its own gets a row."""
    before = data.growth().set_index("line")
    own = tables.load("estimates/output_tests")
    known = {"area_id": "iamd", "origin": "European"}
    new = pd.DataFrame(
        [
            {"line": "Mistral missiles", "known": "later", "production_id": "pr-39"} | known,
            {"line": "A test", "known": "then", "production_id": "pr-17"} | known,
            {"line": "A test", "known": "later", "production_id": "pr-18"}
            | {"plan_production_id": "pr-72"}
            | known,
        ]
    )
    tables_load = tables.load
    more = pd.concat([own, new], ignore_index=True)
    monkeypatch.setattr(
        tables,
        "load",
        lambda name, *at: more if name == "estimates/output_tests" else tables_load(name, *at),
    )
    after = data.growth().set_index("line")
    assert after.at["A test", "grew"] == pytest.approx(before.at["Mistral missiles", "grew"])
    assert after.at["A test", "sure"] == data.CLAIMED
    assert after.at["Mistral missiles", "later"] != before.at["Mistral missiles", "later"]
