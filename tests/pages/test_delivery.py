"""The published record of orders, and the projected order book of notebook 06."""

import json
import shutil
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

import committed
import toy
from add_rows import add_delay, add_order, add_source
from helpers.data import tables
from helpers.figures.premise import Rewrite
from helpers.model import assumptions, draws, holdings, inputs
from helpers.model.batch import rows
from helpers.model.questions import mean_share
from helpers.pages.delivery import (
    charts,
    charts_makers,
    charts_orders,
    data,
    data_makers,
    data_orders,
    panels,
    words,
    words_late,
)

ORDERS = [
    toy.ORDER | {"order_id": "ob-1", "quantity": 12},
    toy.ORDER | {"order_id": "ob-2", "quantity": 4, "origin": "US", "planned_first": "2027Q1",
                 "planned_last": "2027Q4"},
]  # fmt: skip


def block(made, scenario, count=0):
    sample = draws.draw(made, count, 1)
    number = np.arange(sample.size)
    return rows(made, sample, assumptions.stack(scenario), np.zeros_like(number), number)


def test_without_delay_the_order_book_arrives_as_planned():
    made = toy.toy(orders=ORDERS)
    part = data_orders.part(made, toy.calm(), 0, fielded=False)[0, :, 0]
    at = {quarter: part[made.quarters.index(quarter)] for quarter in ("2026Q4", "2027Q4", "2030Q4")}
    assert at == pytest.approx({"2026Q4": 75, "2027Q4": 100, "2030Q4": 100})


def test_the_us_wait_delays_only_us_orders():
    made = toy.toy(orders=ORDERS)
    part = data_orders.part(made, toy.calm(us_export_delay=12), 0, fielded=False)[0, :, 0]
    assert part[made.quarters.index("2027Q4")] == pytest.approx(75)
    assert part[made.quarters.index("2028Q4")] == pytest.approx(100)


def test_usable_is_the_projections_own_rule():
    """With no gifts and no retirements, holdings grow by what is usable of the order book."""
    made = toy.toy(orders=ORDERS)
    scenario = assumptions.default(ukraine_gifts=0)
    own = block(made, scenario, 20)
    grown = holdings.usable_holdings(made, own, np.zeros_like(own.group)) - own.europe[:, None]
    assert grown == pytest.approx(holdings.arrived(made, own, fielded=True))
    assert (holdings.arrived(made, own, fielded=False) >= grown - 1e-9).all()


def test_parts_lie_in_their_band_and_below_the_plan():
    frame = data_orders.parts(assumptions.default())
    assert len(frame) == 2 * len(data_orders.names()) and not frame.isna().any().any()
    assert (frame["low"] <= frame["mid"]).all() and (frame["mid"] <= frame["high"]).all()
    assert (frame["high"] <= frame["planned"] + 0.01).all()


@pytest.mark.parametrize("name", data_orders.LEVERS)
def test_more_delay_never_brings_more(name):
    lever = assumptions.sliders()[name]
    low, high = (
        data_orders.parts(assumptions.default(**{name: value})) for value in (lever.low, lever.high)
    )
    assert (high["mid"] <= low["mid"] + 0.01).all()


def test_the_order_book_is_the_models():
    book = data.order_book()
    assert sorted(book["order_id"]) == sorted(inputs.load().orders)
    assert (book["first"] <= book["last"]).all() and not book["label"].isna().any()


def test_only_signed_contracts_are_held_against_their_plan():
    frame = data.revised()
    assert (
        set(frame["status"]) <= set(data.CONTRACTS) and (frame["earliest"] <= frame["latest"]).all()
    )
    swiss = frame.set_index("label").loc["Patriot fire units, Switzerland: first date"]
    assert swiss["verdict"] == "later than planned"
    assert 48 <= swiss["earliest"] <= 60 <= swiss["latest"]


def test_the_slips_we_looked_for_are_the_ones_the_notes_name():
    frame = data.slips()
    searched = frame["found"] == data.SEARCHED
    assert 0 < searched.sum() < len(frame) / 2 and frame.loc[searched, "on_time"].all()
    late = frame[~frame["on_time"]]
    assert (late["bin"] - late["slip_months"]).between(-3, 2).all()
    for part in (frame, frame[~searched]):
        drawn = pd.DataFrame(charts.slips(part).to_dict()["datasets"]["slips"])
        for _, places in drawn.groupby("bin")["place"]:
            assert list(places) == list(range(1, len(places) + 1)), "no gap below a mark"
    share = tables.load("model/constants").set_index("name")["what_it_is"]["on_time_share"]
    assert f"{int(frame['on_time'].sum())} of the {len(frame)} rows" in share
    said = f"{int(frame['on_time'].sum())} of our {len(frame)} cases"
    assert said in repr(words.slips(frame))


def test_conflicting_outputs_stay_two_rows():
    frame = data_makers.output().set_index(["heading", "year", "kind"])["rate_per_year"]
    assert sorted(frame["155 mm shells, Rheinmetall", 2027, "target"]) == [1100000, 1500000]
    assert (data_makers.growth()["times"] > 0).all()


def test_queues_divide_the_order_book_by_the_sales_of_its_year():
    frame = data_makers.queues()
    ours = frame[frame["basis"] == data_makers.DIVIDED].set_index("maker")["years"]
    assert ours["Rheinmetall"] == pytest.approx(63.8 / 9.9)
    assert len(frame[frame["maker"] == "MBDA"]) == 2


def test_sentences_say_what_changed():
    start = data_orders.parts(assumptions.default())
    same = words.parts_sentence(start.assign(first=start["mid"]))
    assert same.count("On paper it is") == 1 and "Against" not in same
    now = data_orders.parts(assumptions.default(slip_factor=0)).assign(first=start["mid"])
    assert "Against present plans: +" in words.parts_sentence(now)
    assert list(data_orders.drawn(now)["by"].unique()) == [
        "usable by the end of 2027",
        "usable by the end of 2030",
    ]


def test_every_control_changes_rows_and_sentence():
    made = panels.order_book()
    first = made.figure.answer
    for name, control in made.controls.items():
        made.reset()
        assert made.figure.answer == first
        made.set(**{name: assumptions.sliders()[name].low})
        assert made.figure.answer["rows"] != first["rows"], name
        assert made.figure.answer["sentence"] != first["sentence"], (name, control.label)


def test_sentences_of_the_panel_stay_within_two_lines():
    """A third line would push the figure down while the reader drags a slider."""
    made = panels.order_book()
    levers = [assumptions.sliders()[name] for name in made.controls]
    for end in ("low", "high"):
        made.set(**{lever.name: getattr(lever, end) for lever in levers})
        assert len(made.figure.answer["sentence"]) < 200


def test_the_mean_share_of_the_sweep_is_the_projections_own():
    rows = data_orders.sweep().set_index(["measure", "name", "end"])["value"]
    scenario = assumptions.default(slip_factor=assumptions.sliders()["slip_factor"].low)
    own = 100 * np.median(mean_share(data_orders.future(scenario), "2030")[0])
    assert rows[data_orders.MEASURES[-1], "slip_factor", "lowest"] == pytest.approx(own, abs=0.01)


def test_the_orders_without_a_maker_are_a_hand_over_a_rule_and_a_budget():
    book = data.order_book().dropna(subset="no_maker").set_index("no_maker")
    assert list(book.loc[["a hand-over", "a rule"], "maturity"]) == ["decision", "decision"]
    units = {"a hand-over": "commands", "a rule": "points", "a budget": "bn EUR"}
    assert dict(book["original_unit"]) == units
    assert (data.order_book()["maturity"] == "decision").sum() == 2
    assert "a hand-over, a rule and a budget" in repr(words.book(data.order_book()))


def test_a_product_that_is_counted_asks_for_another_sentence(monkeypatch):
    assert data_makers.counted("GEM-T", "F-35") == {"F-35"}
    monkeypatch.setattr(data_makers, "counted", lambda *_: {"GEM-T"})
    with pytest.raises(Rewrite, match="no yearly number"):
        words.output(data_makers.output())


def test_a_family_counts_its_orders_once_each():
    book = data.order_book()
    rows = data.by_family(book)
    assert rows["orders"].sum() == len(book) == rows.groupby("family")["end"].max().sum()
    early = rows[rows["done"] == data.DONE[0]].set_index("family")["orders"]
    hold = book[book["family"] == "hold"]
    assert early["hold"] == (hold["last"] <= "2027-12-31").sum() > 0
    assert "To hold" in {row["name"] for row in charts.families(rows).to_dict()["datasets"]["rows"]}
    assert len(words.orders(book).frame) == len(book)


def test_the_most_delayed_dates_are_drawn_and_all_are_counted():
    rows = data.revised()
    drawn = pd.DataFrame(charts.revised(rows).to_dict()["datasets"]["rows"])
    least = rows.set_index("label")["earliest"]
    assert (
        len(drawn) == charts.MOST and f"Of {len(rows)} planned" in charts.revised(rows).title.text
    )
    assert least[drawn["label"]].min() >= least.drop(drawn["label"]).max()


def test_headings_stop_where_their_rows_no_longer_carry_them(monkeypatch):
    book, slips = data.order_book(), data.slips()
    with pytest.raises(Rewrite, match="little comes by 2027"):
        words.book(book.assign(last=pd.Timestamp("2027-01-01")))
    with pytest.raises(Rewrite, match="running lines less often"):
        words.slips(slips.assign(on_time=slips["stage"] == data.MATURITIES["new"]))
    fielding = data_makers.fielding()
    with pytest.raises(Rewrite, match="our judgement"):
        words.fielding(fielding.assign(basis=data_makers.FROM_CASE))
    kept = data.revised().assign(verdict=data.VERDICTS[1])
    monkeypatch.setattr(data, "revised", lambda: kept)
    with pytest.raises(Rewrite, match="moved back"):
        words.revised()


def test_what_a_fold_says_of_delays_is_in_its_rows():
    against, delays = words_late.late_against(), words_late.us_delays()
    spans = against.frame.set_index("kind")["span"]
    assert against.summary.startswith(f"German projects: {spans[data.GERMAN[0]]} months after")
    assert f"plan, {spans[data.GERMAN[1]]} after the contract" in against.summary
    unknown = (delays.frame["months"] == "late").sum()
    assert f"for {unknown} of {len(delays.frame)}" in delays.summary
    assert delays.frame["months"].iloc[0] == "60" and "up to 5 years" in delays.summary
    assert delays.frame["sources"].map(len).all()


def test_the_months_of_the_table_are_those_that_the_projection_uses():
    table = words.fielding_table(data_makers.fielding()).frame.set_index("area")
    assert table.at["Destroyers and frigates", "months"] == "18"


FIGURES = [
    (charts.order_book, data.order_book),
    (charts.families, lambda: data.by_family(data.order_book())),
    (charts.revised, data.revised),
    (charts.slips, data.slips),
    (charts_makers.queues, data_makers.queues),
    (charts_makers.output, data_makers.output, data_makers.growth),
    (charts_orders.sweep, data_orders.sweep),
]


@pytest.mark.parametrize("number", range(len(FIGURES)))
def test_figures_hold_for_any_part_of_their_rows(number):
    draw, rows, *others = FIGURES[number]
    rows, others = rows(), [other() for other in others]
    parts = [rows, rows.head(1), rows.tail(1), rows[::2], rows.head(len(rows) // 2), rows.head(0)]
    for part in parts:
        spec = draw(part, *others).to_dict()
        said = f"{spec['title']['text']} {spec['description']}"
        assert "nan" not in said.split() and len(said) > 60
        assert spec["usermeta"]["sources"] or part.empty


def test_titles_count_one_row():
    """One order is in one family, and one line is not called several."""
    book = charts.order_book(data.order_book().head(1))
    assert "of 1 order is complete" in book.title.text and "in one family:" in book.description
    assert "of 1 programme came" in charts.slips(data.slips().head(1)).title.text
    one = charts.families(data.by_family(data.order_book().head(1))).title.text
    assert one.startswith("On paper, 1 of 1 order is complete")


@pytest.mark.proof
def test_rows_added_as_the_guide_says_land_in_their_class(tmp_path):
    """A delay that the press reports is not one that we went looking for."""
    for name in ("data", "helpers"):
        shutil.copytree(committed.ROOT / name, tmp_path / name)
    source = add_source(tmp_path / "data")
    slip, order = add_delay(tmp_path / "data", source), add_order(tmp_path / "data", source)
    code = f"""if True:
        import json
        from helpers.pages.delivery import charts, data, words
        slips, book = data.slips(), data.order_book()
        slip = slips.set_index("slip_id").loc["{slip}"]
        order = book.set_index("order_id").loc["{order}"]
        drawn = charts.slips(slips).to_dict()
        print(json.dumps({{
            "found": slip["found"], "who": slip["who"], "on_time": bool(slip["on_time"]),
            "late": int((data.us_delays()["source_id"] == "{source}").sum()),
            "sources": drawn["usermeta"]["sources"], "words": repr(words.slips(slips)),
            "order": [order["firm"], order["sure"], order["label"]], "book": repr(words.book(book)),
        }}))
    """
    subprocess.run([sys.executable, "-m", "helpers.data.codebook"], cwd=tmp_path, check=True)
    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, check=True, capture_output=True, text=True
    )
    said, before = json.loads(shown.stdout), data.slips()
    assert said["found"] == data.REPORTED and not said["on_time"] and source in said["sources"]
    assert said["who"] == "A330 MRTT, NATO" and said["late"] == 0
    assert f"{(before['found'] == data.REPORTED).sum() + 1} rows come from press" in said["words"]
    assert said["order"] == ["firm", data.PUBLISHED, "Tankers, Germany"]
    made = data.order_book()["no_maker"].isna().sum() + 1
    assert f"{made} have makers" in said["book"]


def test_the_newest_dates_of_frigates_and_monthly_rates_are_told():
    said = repr(words.book(data.order_book()))
    assert "stopped its six F126 frigates in June 2026" in said
    assert "come in 2033 and 2034" in said and "Type 31 in 2029" in said
    assert "F110 in 2033" in said
    rows = data_makers.output()
    monthly = int(rows["from_a_month"].sum())
    assert f"{monthly} of the {len(rows)} yearly numbers are monthly rates" in repr(
        words.output(rows)
    )
    made = tables.load("delivery/production").query("from_a_month")
    assert made["note"].str.contains("a month").all()
