"""The eleven rules again, in plain Python with loops: slow, and the oracle of the fast model.

Written from DESIGN section 4 by someone who had not seen the model, then brought to
the same reading where the text leaves a choice (see `helpers/model/projection.py`).
A quarter is a whole
number, 0 = 2025Q4; a time may have a fraction and then counts in both neighbouring quarters.
"""

import csv
import math
import random
from pathlib import Path

MODEL = Path(__file__).resolve().parents[1] / "data" / "model"
TABLES = (
    "areas orderbook retirements retirement_orders supply fielding slips posture_steps constants"
)
LIMITS = ("lift_money", "lift_lead", "lift_factories", "lift_slips", "lift_fielding")
ORIGINS = ("European", "US", "other")


def load():
    tables = {}
    for name in TABLES.split():
        with open(MODEL / f"{name}.csv", newline="", encoding="utf-8") as handle:
            tables[name] = list(csv.DictReader(handle))
    tables["constants"] = {row["name"]: float(row["value"]) for row in tables["constants"]}
    return tables


class Middle:
    """The middle case: every input at its middle value, every slip at its mean."""

    def value(self, name, key, low, mode, high):
        return mode

    def slip(self, key, late, on_time, factor, cap):
        return (1 - on_time) * sum(min(cap, factor * months) for months in late) / len(late)


class Chance(random.Random):
    """One random draw."""

    def value(self, name, key, low, mode, high):
        return self.triangular(low, high, mode)

    def slip(self, key, late, on_time, factor, cap):
        return 0.0 if self.random() < on_time else min(cap, factor * self.choice(late))


def quarter(text):
    return (int(text[:4]) - 2026) * 4 + int(text[5])


def year(number):
    return 2026 + math.floor((number - 1) / 4)


def arrived(first, last, delay, number):
    """Part of an order that is there at the end of a quarter."""
    return min(1.0, max(0.0, (number + 1 - delay - first) / (last + 1 - first)))


def extra_money(known, s, number):
    y = year(number)
    if y < 2026:
        return 0.0
    begin, end = known["spending_share_2026"], s["spending_share_2035"]
    share = begin + (end - begin) * min(1, (y - 2026) / 9)
    begin, end = known["equipment_share_2025"], s["equipment_share"]
    equipment = begin + (end - begin) * min(1, (y - 2025) / 2)
    gdp = known["gdp_2026"] * (1 + s["gdp_growth"] / 100) ** (y - 2026)
    extra = gdp * share / 100 * equipment / 100 - known["equipment_2025_in_2026_prices"]
    price = (1 + s["defence_inflation"] / 100) ** (y - 2026)
    return s["gap_share"] / 100 * max(0.0, extra) / price / 4


def maker_shares(makers, s, known):
    preference, us = s["european_preference"] / 100, known["non_european_split_us"]
    abroad = {o: {"US": us, "other": 1 - us}[o] for o in makers if o != "European"}
    if "European" not in makers:
        preference = 0.0
    elif not abroad:
        preference = 1.0
    parts = {o: (1 - preference) * part / sum(abroad.values()) for o, part in abroad.items()}
    return parts | ({"European": preference} if "European" in makers else {})


def read_area(tables, row, s, draw):
    """One area with its orders and makers, slips and drawn values filled in."""
    name, known = row["area_id"], tables["constants"]
    fielding = next(r for r in tables["fielding"] if r["area_id"] == name)

    def drawn(key, label, source, *columns):
        return draw.value(label, key, *(float(source[column]) for column in columns))

    def slip(key, maturity):
        late = [float(r["slip_months"]) for r in tables["slips"] if r["maturity"] == maturity]
        late = [months for months in late if months > 3]
        if not late or s["lift_slips"]:
            return 0.0
        factor, cap = s["slip_factor"], known["max_slip_months"]
        return draw.slip(key, late, known["on_time_share"], factor, cap) / 3

    area = {"name": name, "paid": row["money_pot"] == "equipment"}
    area["gift"] = s["ukraine_gifts"] / 100 if row["gift_area"] == "true" else 0.0
    for key, columns in (("europe", "europe"), ("us", "us_war"), ("need", "need")):
        mode = s.get(f"{name}_{key}", float(row[columns]))
        low, high = float(row[f"{columns}_low"]), float(row[f"{columns}_high"])
        area[key] = draw.value(columns, name, low, mode, high)
    if row["us_scaled_by_slider"] == "true":
        area["us"] = min(area["us"] * s["us_fleet_factor"], float(row["us_worldwide"]))
    area["fielding"] = drawn(name, "fielding", fielding, "low", "months", "high") / 3
    area["fielding"] *= 0 if s["lift_fielding"] else s["fielding_factor"]
    export = s["us_export_delay"] / 3
    area["orders"] = [
        {
            "origin": r["origin"],
            "quantity": float(r["quantity"]),
            "first": quarter(r["planned_first"]),
            "last": quarter(r["planned_last"]),
            "slip": 0.0
            if r["status"] == "complete"
            else slip(r["order_id"], r["maturity"]) + (export if r["origin"] == "US" else 0),
            "replaces": replaced(tables, name, r["order_id"]),
        }
        for r in tables["orderbook"]
        if r["area_id"] == name
    ]
    area["retired"] = [
        (float(r["quantity"]), quarter(r["first"]), quarter(r["last"]))
        for r in tables["retirements"]
        if r["area_id"] == name and r["linked_to"] == "none"
    ]
    area["makers"] = {}
    for origin in ORIGINS:
        for r in tables["supply"]:
            if (r["area_id"], r["origin"]) == (name, origin):
                key = f"{name}/{origin}"
                area["makers"][origin] = {
                    "lead": drawn(key, "lead", r, "lead_low", "lead_months", "lead_high") / 3,
                    "rate": drawn(key, "rate", r, "rate_low", "rate_per_year", "rate_high"),
                    "ramp": drawn(key, "ramp", r, "ramp_low", "ramp_pct_per_year", "ramp_high")
                    / 100,
                    "cost": drawn(key, "cost", r, "cost_low", "unit_cost_musd", "cost_high") / 1000,
                    "earliest": quarter(r["earliest"]) if r["earliest"] else 0,
                    "nets": "order book included" in r["rate_basis"],
                    "export": export if origin == "US" else 0.0,
                    "slip": slip(key, "new" if r["earliest"] else "running"),
                    "arrival": None,
                    "sold": 0.0,
                    "ordered": 0.0,
                }
    return area


def replaced(tables, area, order):
    for row in tables["retirements"]:
        linked = {"retirement_id": row["retirement_id"], "order_id": order}
        if row["linked_to"] == "orders" and linked in tables["retirement_orders"]:
            return float(row["share_of_linked"])
    for row in tables["retirements"]:
        if row["linked_to"] == "all" and row["area_id"] == area:
            return float(row["share_of_linked"])
    return 0.0


def holdings(area, number):
    total = area["europe"]
    for o in area["orders"]:
        part = arrived(o["first"], o["last"], o["slip"] + area["fielding"], number)
        total += o["quantity"] * part * (1 - area["gift"]) * (1 - o["replaces"])
    for quantity, first, last in area["retired"]:
        total -= quantity * arrived(first, last, 0, number)
    return max(0.0, total)


def arrival(maker, s, number):
    lead = maker["lead"] * (0.25 if s["lift_lead"] else 1)
    shrink = 0.5 + 0.5 / (1 + maker["ramp"]) ** max(0, year(number) - 2026)
    earliest = min(8, maker["earliest"]) if s["lift_lead"] else maker["earliest"]
    return max(number + lead * shrink + maker["export"], earliest, maker["arrival"] or 0)


def slots(area, maker, origin, s, number):
    rate = maker["rate"] * (5 if s["lift_factories"] else 1)
    free = rate / 4 * (1 + maker["ramp"] * s["factory_ramp"]) ** max(0, year(number) - 2026)
    for o in area["orders"] if maker["nets"] else ():
        if o["origin"] == origin:
            now = arrived(o["first"], o["last"], o["slip"], number)
            before = arrived(o["first"], o["last"], o["slip"], number - 1)
            free -= o["quantity"] * (now - before)
    return max(0.0, free)


def order(area, budget, shares, s, number):
    """Orders of one area in one quarter with each maker; gives back what they cost."""
    gap, wanted = max(0.0, area["short"]), {}
    for origin, maker in area["makers"].items():
        if maker["arrival"] is None:
            maker["arrival"] = arrival(maker, s, 0)
        at = arrival(maker, s, number)
        maker["sold"] += maker["ordered"]
        maker["sold"] *= max(0.0, 1 - (at - maker["arrival"]))
        maker["arrival"] = at
        part = at - math.floor(at)
        free = (1 - part) * slots(area, maker, origin, s, math.floor(at))
        free += part * slots(area, maker, origin, s, math.floor(at) + 1) if part else 0
        free = max(0.0, free - maker["sold"])
        wanted[origin] = (
            free if budget is None else min(budget * shares[origin] / maker["cost"], free)
        )
    total, spent = sum(wanted.values()), 0.0
    for origin, units in wanted.items():
        maker = area["makers"][origin]
        maker["ordered"] = units * min(1, gap / total) if total > 0 else 0.0
        area["short"] -= maker["ordered"] * (1 - area["gift"])
        spent += maker["ordered"] * maker["cost"] if budget is not None else 0
        usable = maker["arrival"] + maker["slip"] + area["fielding"]
        area["new"].append((maker["ordered"] * (1 - area["gift"]), usable))
    return spent


def us_forces(tables, area, path, number):
    points = [
        (quarter(r["quarter"]), float(r["us_fraction_of_us_war"]))
        for r in tables["posture_steps"]
        if (r["path_id"], r["area_id"]) == (path, area["name"])
    ]
    fraction = points[-1][1]
    for (q0, f0), (q1, f1) in zip(points, points[1:], strict=False):
        if q0 <= number < q1:
            fraction = f0 + (f1 - f0) * (number - q0) / (q1 - q0)
    return area["us"] * fraction


def project(tables, scenario, draw=None, quarters=41):
    """{area: {"europe", "us": list over quarters, "need"}} for a dict of assumptions."""
    s, known = {**dict.fromkeys(LIMITS, 0), **scenario}, tables["constants"]
    areas = [read_area(tables, row, s, draw or Middle()) for row in tables["areas"]]
    for area in areas:
        area["book"] = [holdings(area, number) for number in range(quarters)]
        area["short"] = area["need"] - area["book"][-1]
        area["new"] = []
        area["shares"] = maker_shares(area["makers"], s, known)
    pot, ahead = 0.0, round((known["commitment_lead_months"] - s["order_delay"]) / 3)
    for number in range(1, quarters):
        pot += extra_money(known, s, number + ahead) + 1e6 * s["lift_money"]
        weights = {}
        for area in areas:
            if area["paid"]:
                cost = sum(part * area["makers"][o]["cost"] for o, part in area["shares"].items())
                weights[area["name"]] = math.sqrt(max(0.0, area["short"]) * cost)
        spent, whole = 0.0, sum(weights.values()) or 1
        for area in areas:
            budget = pot * weights[area["name"]] / whole if area["paid"] else None
            spent += order(area, budget, area["shares"], s, number)
        pot = max(0.0, pot - spent)
    answer = {}
    for area in areas:
        europe = [
            held + sum(units * min(1, max(0, number + 1 - at)) for units, at in area["new"])
            for number, held in enumerate(area["book"])
        ]
        us = [us_forces(tables, area, s["us_posture"], number) for number in range(quarters)]
        answer[area["name"]] = {"europe": europe, "us": us, "need": area["need"]}
    return answer
