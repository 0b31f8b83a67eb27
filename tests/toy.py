"""Small inputs for hand-computed tests: one area, one order, one maker, unless told otherwise."""

import pandas as pd

from helpers.data import tables
from helpers.model import assumptions, inputs, reading

AREA = dict(
    area_id="tanks", family="hold", evidence="strong", method="counted", named_in_article=True,
    europe=100, europe_low=80, europe_high=120, us_war=100, us_war_low=50, us_war_high=200,
    us_worldwide=250, us_scaled_by_slider=True, need=200, need_low=150, need_high=250,
    gift_area=False, money_pot="equipment", counted_whole=False, passed_on=False,
    shared_suppliers=False,
)  # fmt: skip
ORDER = dict(
    order_id="ob-1", area_id="tanks", origin="European", quantity=12, planned_first="2026Q1",
    planned_last="2026Q4", status="ordered", maturity="running", firmness="firm", replanned=False,
)  # fmt: skip
MAKER = dict(
    area_id="tanks", origin="European", lead_months=12, lead_low=6, lead_high=24, rate_per_year=8,
    rate_low=4, rate_high=16, rate_basis=reading.WHOLE_LINE, ramp_pct_per_year=0, ramp_low=0,
    ramp_high=20, earliest=None, unit_cost_musd=1000, cost_low=500, cost_high=2000,
)  # fmt: skip
FIELDING = dict(area_id="tanks", months=6, low=3, high=12)
SLIP = dict(maturity="running", slip_months=12)
RETIREMENT = dict(
    retirement_id="rt-1", area_id="tanks", quantity=None, first=None, last=None,
    linked_to="all", share_of_linked=0.5,
)  # fmt: skip
CONSTANTS = dict(
    gdp_2026=10000, spending_share_2026=2.0, equipment_share_2025=30,
    equipment_2025_in_2026_prices=60, commitment_lead_months=12, on_time_share=0.25,
    non_european_split_us=0.75, max_slip_months=72, on_the_line=0.5, spending_error_1=5,
    spending_error_2=11, spending_error_3=18, spending_error_4=21, spending_error_most=35,
)  # fmt: skip
EMPTY = ("needs", "readiness", "us_output", "europe_groups", "orderbook_buyers")
CALM = dict(  # nothing happens that a test has not asked for
    spending_share_2035=2.5, gdp_growth=0, equipment_share=30, gap_share=10, defence_inflation=0,
    factory_ramp=0, order_delay=12, slip_factor=0, us_export_delay=0, fielding_factor=0.5,
    ukraine_gifts=0, us_posture="before_cut", spending_error=0, errors_together=0,
)  # fmt: skip


def toy(
    areas=(AREA,),
    orders=(),
    makers=(),
    fielding=None,
    slips=(SLIP,),
    retired=(),
    others=None,
    **constants,
):
    """Inputs from rows like the ones above; `others` are tables that are otherwise empty."""
    fielding = fielding or [FIELDING | {"area_id": area["area_id"]} for area in areas]
    linked = [dict(retirement_id=r["retirement_id"], order_id="ob-1") for r in retired]
    paths = pd.DataFrame({"path_id": list(assumptions.postures())})
    steps = tables.load("model/posture_steps")
    known = pd.Series(CONSTANTS | constants, dtype=float).rename_axis("name")
    return inputs.from_tables(
        {
            "areas": pd.DataFrame(areas),
            "fielding": pd.DataFrame(fielding),
            "supply": _frame(makers, MAKER),
            "orderbook": _frame(orders, ORDER),
            "retirements": _frame(retired, RETIREMENT),
            "retirement_orders": _frame(linked, dict(retirement_id="", order_id="")),
            "delays": _delays(slips),
            "punctuality": _punctuality(known["on_time_share"]),
            **{name: tables.load(f"model/{name}").iloc[:0] for name in EMPTY},
            **{name: tables.load(f"model/{name}") for name in ("europe", "members", "drawn")},
            "postures": paths,
            "posture_steps": steps[steps["area_id"].isin([area["area_id"] for area in areas])],
            "constants": known.rename("value").reset_index(),
            "horizon": tables.load("model/horizon"),
        }
        | (others or {})
    )


def calm(**changes):
    """The CALM scenario with some assumptions changed."""
    return assumptions.default(**(CALM | changes))


def _delays(slips):
    """The record; each row counts."""
    return _frame(slips, SLIP).rename(columns={"slip_months": "months"}).assign(counted=True)


def _punctuality(share):
    """One share on time for all, which no row moves."""
    row = dict(base_rate=share, prior_rows=1e12, rows_of="its own", share_high=share)
    return pd.DataFrame([{"maturity": maturity} | row for maturity in inputs.MATURITIES])


def _frame(rows, example):
    return pd.DataFrame(list(rows), columns=list(example))
