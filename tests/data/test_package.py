"""The tables in data/: what the standard can check, and what only we know about them."""

import json
import re
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path

import frictionless
import pytest

from helpers.data import codebook

DATA = Path(__file__).resolve().parents[2] / "data"
PACKAGE = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
SOURCE_ID = re.compile(r"\b(?:st|mo|ga|de|md|va)-[a-z0-9][a-z0-9-]*[a-z0-9]")

# Odd but true. A finding that is not listed fails, and so does a line that no longer applies.
KNOWN_OUTLIERS = {
    ("us high above worldwide", "artillery_ammo"): (
        "the high value is near the US goal of 100000 a month, the worldwide figure is of mid 2025"
    ),
    ("cut path differs from us_after_cut", "c2_comms"): (
        "commands change hands in late 2027 on every path, so the step comes after the cut"
    ),
    ("shares miss 100", "European cloud market"): "the rest belongs to other firms",
    ("shares miss 100", "value of contracts by country of supplier"): (
        "contracts also went to Brazil, Israel and Korea"
    ),
    ("spending halves or doubles", "BGR 2019"): "equipment takes 60 percent of that one year",
    ("spending halves or doubles", "BGR 2020"): "back to the level before",
    ("ends before the projection", "ob-space-5"): (
        "arrived in the last quarter of 2025 and is counted from there on"
    ),
}


@cache
def rows(name):
    return codebook.rows(RESOURCES[name])


def number(text):
    return float(text) if text else None


def by(name, *keys):
    """The rows of a table under their key."""
    return {
        tuple(row[key] for key in keys) if keys[1:] else row[keys[0]]: row for row in rows(name)
    }


# What the standard checks ---------------------------------------------------------------------


def test_package_is_valid():
    report = frictionless.validate(str(DATA / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:10]


def test_codebook_is_current():
    assert codebook.stamped(PACKAGE) == PACKAGE, "run python -m helpers.data.codebook"
    assert codebook.as_json(PACKAGE) == (DATA / "datapackage.json").read_text(encoding="utf-8")
    assert codebook.render(PACKAGE) == (DATA / "README.md").read_text(encoding="utf-8")


def test_every_table_is_in_the_package():
    on_disk = {path.relative_to(DATA).as_posix() for path in DATA.rglob("*.csv")}
    assert on_disk == {resource["path"] for resource in RESOURCES.values()}
    assert all(name + ".csv" == resource["path"] for name, resource in RESOURCES.items())


@pytest.mark.parametrize("name", RESOURCES)
def test_schema_is_complete(name):
    resource = RESOURCES[name]
    schema = resource["schema"]
    linked = {field for key in schema.get("foreignKeys", []) for field in key["fields"]}
    assert resource["title"] and resource["description"] and schema["missingValues"] == [""]
    assert schema["primaryKey"]
    for field in schema["fields"]:
        assert field["description"].endswith("."), field["name"]
        assert bool(field.get("unit")) == (field["type"] in ("number", "integer")), field["name"]
        if name != "sources" and "source_id" in field["name"]:
            assert field["name"] in linked
        if name != "model/areas" and field["name"] == "area_id":
            assert "area_id" in linked
        if name != "money/countries" and field["name"] == "country":
            assert "country" in linked


@pytest.mark.parametrize("name", RESOURCES)
def test_text_is_clean(name):
    content = (DATA / RESOURCES[name]["path"]).read_bytes()
    assert content.endswith(b"\n") and not content.endswith(b"\n\n") and b"\r" not in content
    for row in rows(name):
        assert None not in row and None not in row.values()
        for column, text in row.items():
            assert text == text.strip() and text.isprintable(), (column, text)


def test_dates_exist():
    """A month beyond December or a 30 February fits the pattern but not the calendar."""
    for name, resource in RESOURCES.items():
        for field in resource["schema"]["fields"]:
            if field.get("constraints", {}).get("pattern", "").startswith(r"^\d{4}(-\d{2}(-"):
                for text in {row[field["name"]] for row in rows(name)} - {""}:
                    assert 1990 < date.fromisoformat(text + "-01-01"[len(text) - 4 :]).year < 2045


# Sources --------------------------------------------------------------------------------------


def cited():
    """Every source id in a column that points to sources, with the table it stands in."""
    for name, resource in RESOURCES.items():
        for key in resource["schema"].get("foreignKeys", []):
            if key["reference"]["resource"] == "sources":
                yield from ((row[key["fields"][0]], name) for row in rows(name))


def test_every_source_is_used():
    used = {source for source, _ in cited()} - {""}
    titles = (row["title"] for row in rows("sources") if row["source_id"] in used)
    used |= {source for title in titles for source in SOURCE_ID.findall(title)}
    assert {row["source_id"] for row in rows("sources")} == used


@pytest.mark.parametrize("name", [name for name in RESOURCES if name != "sources"])
def test_sources_named_in_a_text_are_linked(name):
    """A source id inside a note also stands in a column of the row or in its link table."""
    schema = RESOURCES[name]["schema"]
    key = schema["primaryKey"]
    linked = {}
    for other, resource in RESOURCES.items():
        fields = [field["name"] for field in resource["schema"]["fields"]]
        if other.endswith("_sources") and set(key) < set(fields) and other != name:
            for row in rows(other):
                linked.setdefault(tuple(row[k] for k in key), set()).add(row["source_id"])
    ids = {field for link in schema.get("foreignKeys", []) for field in link["fields"]} | set(key)
    texts = [f["name"] for f in schema["fields"] if f["type"] == "string" and f["name"] not in ids]
    for row in rows(name):
        own = {text for column, text in row.items() if "source" in column}
        for column in texts:
            named = set(SOURCE_ID.findall(row[column]))
            assert named <= own | linked.get(tuple(row[k] for k in key), set()), row


# Link tables and labels -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "column", "links", "key"),
    [
        ("delivery/orders", "buyer", "delivery/order_buyers", "order_id"),
        ("delivery/orders", "supplier_country", "delivery/order_suppliers", "order_id"),
        ("countries/orders", "buyer", "countries/order_buyers", "order_id"),
        ("delivery/delays", "buyer", "delivery/delay_buyers", "delay_id"),
        ("model/orderbook", "buyer", "model/orderbook_buyers", "order_id"),
        ("model/slips", "buyer", "model/slip_buyers", "slip_id"),
    ],
)
def test_countries_in_a_label_are_linked(table, column, links, key):
    codes = r"\b(?:[A-Z]{3}|NATO|EU|Europe)\b"
    labels = {(row[key], code) for row in rows(table) for code in re.findall(codes, row[column])}
    assert labels == {(row[key], row["country"]) for row in rows(links)}


def test_relations_rest_on_one_claim_or_one_finding():
    assert all(bool(row["claim_id"]) != bool(row["fact_id"]) for row in rows("story/relations"))


def test_deadlines_say_how_exact_they_are():
    precision = {4: "year", 7: "month", 10: "day"}
    for row in rows("story/deadlines"):
        assert precision[len(row["date"])] == row["date_precision"], row["deadline_id"]


def test_retirements_are_either_dated_or_linked():
    linked = {row["retirement_id"] for row in rows("model/retirement_orders")}
    for row in rows("model/retirements"):
        dated = row["linked_to"] == "none"
        assert [bool(row[column]) for column in ("quantity", "first", "last")] == [dated] * 3
        assert bool(row["share_of_linked"]) != dated
        assert (row["retirement_id"] in linked) == (row["linked_to"] == "orders")


# The model's tables fit together --------------------------------------------------------------


def test_every_area_has_what_the_model_needs():
    areas = {row["area_id"] for row in rows("model/areas")}
    assert {row["area_id"] for row in rows("model/fielding")} == areas
    assert {row["area_id"] for row in rows("model/supply")} == areas
    assert {row["area_id"] for row in rows("gaps/areas")} == areas
    first = by("model/horizon", "name")["first_quarter"]["quarter"]
    starts = {
        r["area_id"] + r["path_id"] for r in rows("model/posture_steps") if r["quarter"] == first
    }
    assert starts == {area + row["path_id"] for area in areas for row in rows("model/postures")}
    recommended = [row["area_id"] for row in rows("gaps/pairs") if row["recommended"] == "true"]
    assert sorted(recommended) == sorted(areas)


def test_sliders_start_inside_their_bounds_and_on_their_grid():
    for row in rows("model/assumptions"):
        low, default, high, step = (float(row[c]) for c in ("low", "default", "high", "step"))
        assert low <= default <= high, row["name"]
        for value in (default, high):
            assert abs((value - low) / step - round((value - low) / step)) < 1e-9, row["name"]


def test_presets_stay_inside_the_sliders():
    sliders = by("model/assumptions", "name")
    for row in rows("model/preset_values"):
        slider = sliders[row["assumption"]]
        low, high, step = (float(slider[column]) for column in ("low", "high", "step"))
        value = float(row["value"])
        assert low <= value <= high, row
        assert abs((value - low) / step - round((value - low) / step)) < 1e-9, row
        if row["preset_id"] == "as-reported":
            assert value == float(slider["default"]), row
    pairs = {(row["preset_id"], row["assumption"]) for row in rows("model/preset_values")}
    assert pairs == {(p["preset_id"], name) for p in rows("model/presets") for name in sliders}


# Sanity checks with documented exceptions -----------------------------------------------------

RANGES = [
    ("low", "value", "high"),
    ("low", "quantity", "high"),
    ("low", "default", "high"),
    ("low", "months", "high"),
    ("low", "unit_cost_musd", "high"),
    ("low", "order_to_first_delivery_months", "high"),
    ("slip_low", "slip_months", "slip_high"),
    ("europe_low", "europe", "europe_high"),
    ("us_war_low", "us_war", "us_war_high"),
    ("need_low", "need", "need_high"),
    ("lead_low", "lead_months", "lead_high"),
    ("rate_low", "rate_per_year", "rate_high"),
    ("ramp_low", "ramp_pct_per_year", "ramp_high"),
    ("cost_low", "unit_cost_musd", "cost_high"),
    ("cost_low_busd", "cost_high_busd"),
    ("years_low", "years_high"),
    ("years_needed_low", "years_needed_high"),
    ("planned_first", "planned_last"),
    ("first", "last"),
    ("contract_date", "first_delivery_planned", "last_delivery_planned"),
    ("first_delivery_revised", "last_delivery_revised"),
]


def disordered():
    """Low above middle, middle above high, last before first; dates compare as far as known."""
    for name, resource in RESOURCES.items():
        types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
        for columns in RANGES:
            if not set(columns) <= set(types):
                continue
            for row in rows(name):
                given = [row[column] for column in columns if row[column]]
                if types[columns[0]] == "string":
                    wrong = any(a[: len(b)] > b[: len(a)] for a, b in pairwise(given))
                else:
                    wrong = any(a > b for a, b in pairwise(map(float, given)))
                if wrong:
                    yield "out of order", f"{name} {row[resource['schema']['primaryKey'][0]]}"


def areas():
    """The US numbers of an area agree with each other and with the path of the cut."""
    steps = {}
    for row in rows("model/posture_steps"):
        if row["path_id"] == "cut_2026" and row["quarter"] <= "2026Q4":
            steps[row["area_id"]] = max(
                steps.get(row["area_id"], ("", 0)),
                (row["quarter"], float(row["us_fraction_of_us_war"])),
            )
    for row in rows("model/areas"):
        area, worldwide = row["area_id"], number(row["us_worldwide"])
        if worldwide and float(row["us_war_high"]) > worldwide:
            yield "us high above worldwide", area
        if abs(float(row["us_war"]) * steps[area][1] - float(row["us_after_cut"])) > 0.6:
            yield "cut path differs from us_after_cut", area
        if bool(row["us_fraction"]) != (row["us_scaled_by_slider"] == "true"):
            yield "slider without fraction", area
        if (
            row["us_fraction"]
            and abs(float(row["us_fraction"]) * worldwide - float(row["us_war"])) > 0.6
        ):
            yield "fraction of worldwide differs from us_war", area


def orderbook():
    """Nothing ends before the projection starts, and every origin can take new orders."""
    offers = by("model/supply", "area_id", "origin")
    for row in rows("model/orderbook"):
        if row["planned_last"] < "2026Q1":
            yield "ends before the projection", row["order_id"]
        if (row["area_id"], row["origin"]) not in offers:
            yield "origin without supply", row["order_id"]


def shares():
    """Percentages agree with the quantities beside them."""
    for row in rows("gaps/pairs"):
        europe, us, need = (
            number(row[c]) for c in ("europe_qty", "us_contribution_qty", "requirement_qty")
        )
        share, met = number(row["europe_share_pct"]), number(row["requirement_met_pct"])
        if None not in (share, europe, us) and abs(100 * europe / (europe + us) - share) > 0.06:
            yield "share differs from quantities", row["pair_id"]
        if None not in (met, europe, need) and abs(100 * europe / need - met) > 0.06:
            yield "met differs from quantities", row["pair_id"]
    for row in rows("gaps/dependence"):
        europe = number(row["europe_share_pct"])
        if europe is not None and abs(europe + float(row["us_share_pct"]) - 100) > 0.11:
            yield "shares miss 100", row["measure"]
    for row in rows("model/us_fraction"):
        if abs(float(row["us_war"]) / float(row["us_worldwide"]) - float(row["fraction"])) > 6e-4:
            yield "fraction differs from quantities", row["item"]


def spending():
    """Allies add up to NATO's own totals, counting each from its accession."""
    countries = [row for row in rows("money/countries") if row["nato"] == "true"]
    for table in ("money/spending", "money/spending_aug2025"):
        values = {
            (r["country"], int(r["year"]), r["measure"]): float(r["value"]) for r in rows(table)
        }
        for (group, year, measure), total in values.items():
            outside = {"NATO": (), "NEC": ("USA",), "NEU": ("USA", "CAN")}.get(group)
            members = [
                values[row["country"], year, measure]
                for row in countries
                if outside is not None
                and row["country"] not in outside
                and year >= int(row["counted_from"])
                and (row["country"], year, measure) in values
            ]
            complete = len(members) > 20 and not measure.endswith("pct")
            if complete and abs(sum(members) / total - 1) > 2e-4:
                yield "allies miss the total", f"{table} {group} {year} {measure}"
            if measure == "defence_expenditure_musd_const2021":
                before = values.get((group, year - 1, measure), total)
                if not 0.5 <= total / before <= 2:
                    yield "spending halves or doubles", f"{group} {year}"
            if measure == "share_of_gdp_pct":
                gdp = values.get((group, year, "gdp_musd_const2021"))
                paid = values.get((group, year, "defence_expenditure_musd_const2021"))
                if gdp and abs(100 * paid / gdp - total) > 0.0101:
                    yield "share differs from spending over GDP", f"{group} {year}"
            if measure.endswith("pct") and not 0 <= total <= 100:
                yield "not a percentage", f"{table} {group} {year} {measure}"


def editions():
    """The share of 2025 is the same in the table of editions and in the edition itself."""
    for vintage, table in (("nato_2026_07", "spending"), ("nato_2025_08", "spending_aug2025")):
        edition = by("money/" + table, "country", "year", "measure")
        for row in rows("money/share_2025_vintages"):
            if row["vintage"] == vintage:
                there = edition[row["country"], "2025", "share_of_gdp_pct"]
                if float(there["value"]) != float(row["share_of_gdp_pct"]):
                    yield "editions disagree", f"{vintage} {row['country']}"


def loans():
    """The country shares of SAFE agree with the list of funds and add up to 150 bn."""
    funds = by("money/funds", "fund_id")
    total = 0
    for row in rows("money/safe_allocations"):
        total += float(row["tentative_2025_09_eur_m"]) / 1000
        amount = float(row["max_loan_2026_eur_m"] or row["tentative_2025_09_eur_m"]) / 1000
        listed = float(funds["safe-" + row["country"].lower()]["amount_eur_bn"])
        if abs(amount - listed) > 0.001:
            yield "loan differs from fund", row["country"]
    if abs(total - float(funds["safe"]["amount_eur_bn"])) > 0.2:
        yield "loans miss the total", "safe"


def slips():
    """The stated slip fits the planned and the revised date."""

    def months(date, end):
        year, month = (date + "-").split("-")[:2]
        return 12 * int(year) + (int(month) if month else 12 if end else 1)

    for row in rows("delivery/delays"):
        planned, revised, slip = row["planned_date"], row["revised_date"], row["slip_months"]
        if planned and revised and slip:
            least = months(revised, False) - months(planned, True)
            most = months(revised, True) - months(planned, False)
            if not least <= float(slip) <= most:
                yield "slip does not fit the dates", row["delay_id"]


def test_only_known_outliers():
    checks = (disordered, areas, orderbook, shares, spending, editions, loans, slips)
    found = {finding for check in checks for finding in check()}
    assert found - set(KNOWN_OUTLIERS) == set(), "new: mend the table or list it with a reason"
    assert set(KNOWN_OUTLIERS) - found == set(), "gone: remove the exception"
