"""Rows that a new contributor would add, step by step as data/ADDING.md says."""

import csv
import shutil
import subprocess
import sys

import committed

SOURCE, ORDER, AREA = "md-test-source", "ob-aar-9", "icebreakers"
DELAY, SLIP, ESTIMATE = "dl-99", "sl-99", "va-e999"
CLAIM, ACTOR = "c99", "a-test"


def copied(folder):
    """A copy of the project without its notebooks and environment."""
    for name in ("data", "helpers"):
        shutil.copytree(committed.ROOT / name, folder / name)
    return folder


def told(copy, code):
    """What `code` prints in a copy of the project, once its tables are checked and described."""
    call = [sys.executable, "-c", f"from helpers.data import codebook\ncodebook.refresh()\n{code}"]
    done = subprocess.run(call, cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def add(data, table, **cells):
    """One row at the end of a table; columns that are not named stay empty."""
    path = data / f"{table}.csv"
    with open(path, encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    assert set(cells) <= set(columns), set(cells) - set(columns)
    with open(path, "a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow([cells.get(name, "") for name in columns])


def add_source(data):
    """The source that the order and the area rest on."""
    row = dict(publisher="Test", title="A test", published="2026-11", kind="press")
    row |= dict(original_publisher="Test")
    add(data, "sources", source_id=SOURCE, url="https://example.org/test", **row)
    return SOURCE


def add_order(data, source):
    """Two more tankers for Germany."""
    row = dict(area_id="aar", buyer="DEU", system="tankers", origin="European", conversion="same")
    row |= dict(quantity=2, original_quantity=2, original_unit="aircraft", status="ordered")
    row |= dict(planned_first="2029Q1", planned_last="2029Q4", kind="sourced", firmness="firm")
    row |= dict(replanned="false")
    add(data, "model/orderbook", order_id=ORDER, source_id=source, maturity="running", **row)
    add(data, "model/orderbook_buyers", order_id=ORDER, country="DEU", part=1)
    return ORDER


def add_area(data, source):
    """Icebreakers: twelve in Europe, half of them ready, three of Türkiye; two from the US."""
    row = dict(name="Icebreakers", family="hold", measure="icebreakers", unit="ships")
    row |= dict(method="counted", europe=12, europe_low=10, europe_high=14, kind="sourced")
    row |= dict(us_war=2, us_war_low=1, us_war_high=3, us_after_cut=2, us_basis="a test")
    row |= dict(need=20, need_low=12, need_high=26, need_basis="a test", evidence="weak")
    row |= dict(includes_turkiye="unknown", named_in_article="false", eu_priority="false")
    row |= dict(what_it_is="Ships that break ice.", why_it_is_hard="Few yards build them.")
    row |= dict(us_scaled_by_slider="false", money_pot="equipment", gift_area="false")
    row |= dict(counted_whole="false", passed_on="false", shared_suppliers="false")
    add(data, "model/areas", area_id=AREA, note="a test", **row)
    add(data, "model/area_sources", area_id=AREA, source_id=source)
    judged = dict(area_id=AREA, kind="judgement", note="a test")
    add(data, "model/fielding", months=12, low=6, high=18, **judged)
    add(data, "model/needs", rule="sum", area_id=AREA, kind="derived", reason="a test")
    half = dict(ready=0.5, low=0.4, high=0.6, confidence="low", kind="judgement")
    add(data, "model/readiness", area_id=AREA, reason="a test", **half)
    add(data, "model/readiness_sources", area_id=AREA, source_id=source)
    for group, part in (("all", 1), ("without_turkiye", 0.75), ("eu", 0.5)):
        whose = dict(group_id=group, factor=part, basis="a test", complete="true")
        add(data, "model/europe_groups", area_id=AREA, **whose)
    made = dict(lead_months=48, lead_low=36, lead_high=60, ramp_pct_per_year=0, ramp_low=0)
    made |= dict(rate_per_year=1, rate_low=0.5, rate_high=2, ramp_high=10)
    made |= dict(rate_basis="total output that European buyers get, order book included")
    made |= dict(unit_cost_musd=300, cost_low=200, cost_high=400, origin="European")
    add(data, "model/supply", **judged, **made)
    add(data, "model/supply_sources", area_id=AREA, origin="European", source_id=source)
    for path in ("before_cut", "cut_2026", "leave_by_2027", "leave_by_2030", "return"):
        start = dict(path_id=path, quarter="2025Q4", us_fraction_of_us_war=1)
        add(data, "model/posture_steps", **judged, **start)
    for path, last in (("leave_by_2027", "2027Q4"), ("leave_by_2030", "2030Q4")):
        gone = dict(path_id=path, quarter=last, us_fraction_of_us_war=0)
        add(data, "model/posture_steps", **judged, **gone)
    what = dict(formal_name="Icebreakers", scope="Ships", why_us_matters="a test")
    add(data, "gaps/areas", area_id=AREA, purchasable="long lead", source_id=source, **what)
    pair = dict(europe_qty=12, us_contribution_qty=2, europe_share_pct=85.7, as_of="2026")
    pair |= dict(us_basis="stationed", strength="weak", recommended="true", note="a test")
    pair |= dict(europe_source_id=source, us_source_id=source, unit="ships")
    add(data, "gaps/pairs", pair_id="ice-1", area_id=AREA, measure="icebreakers", **pair)
    return AREA


def add_delay(data, source):
    """The shared tankers come 20 months late, as announced in November 2026."""
    row = dict(programme="A330 MRTT", origin="European", area_id="aar", slip_months=20)
    slips = row | dict(buyer="NATO", slip_low=20, slip_high=20, source_id=source)
    more = dict(cause="a test", announced="2026-11", scope="programme", equipment_class="airlift")
    add(data, "delivery/delays", delay_id=DELAY, **slips, **more)
    add(data, "delivery/delay_buyers", delay_id=DELAY, country="NATO")
    kept = dict(maturity="running", what_slipped="first delivery", kind="sourced")
    kept |= dict(how_found="reported by press or auditors")
    add(data, "model/slips", slip_id=SLIP, **slips, **kept)
    add(data, "model/slip_buyers", slip_id=SLIP, country="NATO")
    scored = dict(programme_key=SLIP, programme="A330 MRTT, NATO", maturity="running", months=20)
    scored |= dict(from_table="slips", outcome="overdue", found_by="report", counted="true")
    add(data, "model/delays", delay_id=SLIP, source_id=source, **scored)
    return SLIP


def add_goals(data, source):
    """Norway: five percent by 2035 with related security, and a law for core defence in 2031."""
    goal = dict(country="NOR", target_year=2035, target_share_of_gdp_pct=5, detail="a test")
    goal |= dict(counts="core and related security", firmness="plan, pledge or ambition")
    add(data, "money/paths", path_row="pa-98", status="announced", source_id=source, **goal)
    law = dict(country="NOR", target_year=2031, target_share_of_gdp_pct=3.4, detail="a test")
    law |= dict(counts="core defence", firmness="law or budget", status="enacted")
    add(data, "money/paths", path_row="pa-99", source_id=source, **law)


def add_spending(data, source):
    """Austria, which is no ally, spends 3 bn USD."""
    row = dict(country="AUT", year=2026, value=3000, estimate="true", source_id=source)
    add(data, "money/spending", measure="defence_expenditure_musd_const2021", **row)


def add_estimate(data, source):
    """Somebody says up to 500 bn USD on what the model does not answer."""
    row = dict(question="a test", who="Test", value=500, unit="bn USD", published="2026-11")
    row |= dict(assumptions="Up to", limit="up to", source_id=source, not_compared="is a test")
    add(data, "estimates/estimates", estimate_id=ESTIMATE, **row)
    return ESTIMATE


def add_claim(data, source):
    """Somebody on the record, in the article and elsewhere, calls the date firm; a key claim."""
    row = dict(paragraph=1, claim="The date is firm.", attributed_to="a-nato", kind="fact")
    row |= dict(attribution="official record", corroboration="confirmed", note="A test.")
    add(data, "story/claims", claim_id=CLAIM, short_name="the firmness", **row)
    add(data, "story/claim_sources", claim_id=CLAIM, source_id=source, role="corroborating")
    return CLAIM


def add_departure(data, source):
    """The article leaves one more thing out."""
    row = dict(aspect="A test", article_says="Not a word.", original_says="A word.")
    row |= dict(why_it_matters="It does not.", source_id=source, change="left out")
    add(data, "story/departures", departure_id="dp99", **row)


def add_actor(data, source):
    """A second voice of the Pentagon for the date, who warns Poland and is in one event."""
    row = dict(name="Test, a spokesman of the department", kind="government", side="US")
    row |= dict(role_in_story="A test.", position_on_2027="supports", in_article="false")
    row |= dict(short_name="Test Spokesman", takes_article="false", speaks_for="a-pentagon")
    add(data, "story/actors", actor_id=ACTOR, source_id=source, **row)
    said = dict(from_actor=ACTOR, to_actor="a-poland", relation="warns", claim_id="c11")
    add(data, "story/relations", relation_id="r99", source_id=source, **said)
    add(data, "story/event_actors", event_id="e26", actor_id=ACTOR)
    return ACTOR


def add_comparison(data, source):
    """Somebody says up to 700 bn USD for all gaps, and the model has an answer to that."""
    estimate = "va-e998"
    row = dict(question="a test", who="Test", value=700, unit="bn USD", published="2026-11")
    row |= dict(assumptions="Up to", limit="up to", source_id=source)
    add(data, "estimates/estimates", estimate_id=estimate, **row)
    pair = dict(label="A test", scale="bn USD", read_as="amount", answer="gap_bill")
    pair |= dict(difference="scope", reason="A test.", estimate_id=estimate)
    add(data, "estimates/comparisons", comparison_id="cm-99", **pair)
    return estimate


def set_arrival(data, source, item, month):
    """An open item of page 12 has arrived."""
    path = data / "estimates/backtest.csv"
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    row = next(row for row in rows if row["item"] == item)
    row.update(actual=month, state="arrived", newest="", now_source_id=source)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
