"""The rules of the second edition in plain Python, one number at a time: the oracle of the model.

Written from the specification, the method page and the tables by someone who had not read the
model. Slow, and nothing of the model is imported.

    europe, us, need = PlainLoop().project({"factory_ramp": 2.0})["aar", "2030Q4"]

Time is counted in quarters: 0 is the end of 2025Q4, 1 the end of 2026Q1, and quarter k is the span
from k - 1 to k. What a scenario does not name stands at its default.
"""

import csv
import math
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data" / "model"
TABLES = (
    "areas orderbook constants drawn assumptions fielding readiness needs us_output europe supply "
    "europe_groups members orderbook_buyers retirements retirement_orders posture_steps delays "
    "punctuality horizon"
)
LIMITS = ("lift_money", "lift_lead", "lift_factories", "lift_slips", "lift_fielding")
MENUS = dict(us_posture="cut_2026", forces="held", europe_means="all", count_weak_areas=True)
# A plan of the money; months that new orders take less; an area's own money (area, quarter, bn).
MONEY = dict(plan="", months_saved=0, own_money=(None, 0, 0.0))
ORIGINS = ("European", "US", "other")
ALL_OUTPUT = "total output that European buyers get, order book included"
ON_TIME_MONTHS = 3


class Middle:
    """Every input at its middle value, every slip at its mean; a draw has the same methods."""

    deviate = 0.0  # by how many standard deviations spending errs

    def value(self, name, key, low, mid, high):
        return mid

    def slip(self, key, late, on_time, times, cap):
        """Months: of the late rows, `times` each and not above the cap."""
        return (1 - on_time) * sum(min(cap, times * months) for months in late) / len(late)


def index(quarter):
    """Quarters after 2025Q4."""
    return (int(quarter[:4]) - 2025) * 4 + int(quarter[5]) - 4


def year(k):
    return 2025 + math.ceil(k / 4)


def part_of_span(first, last, k):
    """Part of what comes evenly from the first quarter to the last that is there at time k."""
    start = index(first) - 1
    return min(1.0, max(0.0, (k - start) / (index(last) - start)))


class PlainLoop:
    """The tables of a folder, and the rules that turn a scenario into forces."""

    def __init__(self, folder=DATA):
        self.table = {}
        for name in TABLES.split():
            with open(folder / f"{name}.csv", encoding="utf-8", newline="") as file:
                self.table[name] = list(csv.DictReader(file))
        self.constant = {row["name"]: float(row["value"]) for row in self.table["constants"]}
        self.areas = {row["area_id"]: row for row in self.table["areas"]}
        self.drawn = {row["name"]: row for row in self.table["drawn"]}
        self.need_rule = {row["area_id"]: row for row in self.table["needs"]}
        self.us_output = {row["area_id"]: row for row in self.table["us_output"]}
        self.makers = {area: {} for area in self.areas}
        for origin in ORIGINS:
            for row in self.table["supply"]:
                if row["origin"] == origin:
                    self.makers[row["area_id"]][origin] = row
        last = {row["name"]: row["quarter"] for row in self.table["horizon"]}["last_quarter"]
        self.end = index(last)
        self.quarters = [f"{year(k)}Q{(k - 1) % 4 + 1}" for k in range(self.end + 1)]

    def project(self, scenario, numbers=None):
        """{(area, quarter): (Europe, US, need)} of one scenario; in the middle case, or a draw."""
        return Run(self, scenario, numbers or Middle()).answer()


class Run:
    """One scenario under one set of numbers."""

    def __init__(self, loop, scenario, numbers):
        self.loop, self.numbers, self.known = loop, numbers, loop.constant
        self.s = s = MENUS | MONEY | dict.fromkeys(LIMITS, 0)
        s |= {row["name"]: float(row["default"]) for row in loop.table["assumptions"]}
        for area, row in loop.areas.items():
            if row["method"] == "reader-set":
                s |= {f"{area}_europe": float(row["europe"]), f"{area}_us": float(row["us_war"])}
        assert not set(scenario) - set(s), set(scenario) - set(s)
        s |= scenario
        self.training = {
            row["area_id"]: self.read("fielding", row["area_id"], row, "low", "months", "high")
            * (0 if s["lift_fielding"] else s["fielding_factor"])
            for row in loop.table["fielding"]
        }
        self.present = {area: self.side("europe", area, "europe", "europe") for area in loop.areas}
        self.fast = {}  # makers with their numbers read
        for area, makers in loop.makers.items():
            for origin, row in makers.items():
                self.fast[area, origin] = self.maker(f"{area}/{origin}", row)
        self.orders = {area: [] for area in loop.areas}
        for row in loop.table["orderbook"]:
            self.orders[row["area_id"]].append((row, self.order_delay(row)))
        self.slots_of = {}

    def read(self, name, key, row, low, mid, high):
        """A number of a table: its middle value, or one drawn between the ends."""
        return self.numbers.value(name, key, float(row[low]), float(row[mid]), float(row[high]))

    def single(self, name, mid=None):
        """A number that is drawn once for all; a reader's slider may set its middle value."""
        low, value, high = (float(self.loop.drawn[name][end]) for end in ("low", "value", "high"))
        return self.numbers.value(name, name, low, value if mid is None else mid, high)

    def side(self, name, area, column, key):
        """What one side has of an area; the reader's own estimate is the middle of its range."""
        row = self.loop.areas[area]
        mid = self.s.get(f"{area}_{key}", float(row[column]))
        ends = float(row[f"{column}_low"]), float(row[f"{column}_high"])
        return self.numbers.value(name, area, ends[0], mid, ends[1])

    # Rule 1: the order book

    def slip(self, key, maturity, times):
        """Months that an order of a maturity slips."""
        rule = next(row for row in self.loop.table["punctuality"] if row["maturity"] == maturity)
        rows = [row for row in self.loop.table["delays"] if row["counted"] == "true"]
        rows = [row for row in rows if rule["rows_of"] == "all" or row["maturity"] == maturity]
        late = sorted(float(row["months"]) for row in rows if float(row["months"]) > ON_TIME_MONTHS)
        if not late or self.s["lift_slips"]:
            return 0.0
        prior = float(rule["prior_rows"])
        on_time = len(rows) - len(late) + prior * float(rule["base_rate"])
        on_time /= len(rows) + prior
        return self.numbers.slip(key, late, on_time, times, self.known["max_slip_months"])

    def order_delay(self, order):
        """Months that an order comes later than planned, training left out."""
        if order["status"] == "complete" or self.whole(order["area_id"]):
            return 0.0
        times = self.s["slip_factor"]
        if order["replanned"] == "true":
            times *= self.single("replanned_slip", self.s["replanned_slip"])
        export = self.s["us_export_delay"] if order["origin"] == "US" else 0.0
        return export + self.slip(order["order_id"], order["maturity"], times)

    # Rule 2: usable holdings

    def whole(self, area):
        """Does the area count whole posts?"""
        return self.loop.areas[area]["counted_whole"] == "true"

    def kept(self, area):
        """Part of deliveries that is not given to Ukraine."""
        gift_area = self.loop.areas[area]["gift_area"] == "true"
        return 1 - self.s["ukraine_gifts"] / 100 if gift_area else 1.0

    def replaced(self, order):
        """Old ones that leave for each new one of an order."""
        linked = {row["retirement_id"]: [] for row in self.loop.table["retirement_orders"]}
        for row in self.loop.table["retirement_orders"]:
            linked[row["retirement_id"]].append(row["order_id"])
        return sum(
            float(row["share_of_linked"])
            for row in self.loop.table["retirements"]
            if (row["linked_to"] == "orders" and order["order_id"] in linked[row["retirement_id"]])
            or (row["linked_to"] == "all" and row["area_id"] == order["area_id"])
        )

    def retired(self, area, k):
        """What has left in fixed quarters."""
        return sum(
            float(row["quantity"]) * part_of_span(row["first"], row["last"], k)
            for row in self.loop.table["retirements"]
            if row["area_id"] == area and row["linked_to"] == "none"
        )

    def factor(self, area, group):
        """Part of what all allies hold that is of a group; None where nobody knows."""
        for row in self.loop.table["europe_groups"]:
            if (row["area_id"], row["group_id"]) == (area, group):
                return float(row["factor"])
        return None

    def group_part(self, order, group):
        """Part of an order that counts for a group of allies."""
        if self.factor(order["area_id"], group) is None:
            return 1.0
        outside = [
            row["country"]
            for row in self.loop.table["members"]
            if row["group_id"] == group and row["member"] == "false"
        ]
        return 1 - sum(
            float(row["part"])
            for row in self.loop.table["orderbook_buyers"]
            if row["order_id"] == order["order_id"] and row["country"] in outside
        )

    def from_book(self, area, group):
        """What a group can use in each quarter of what it has and has ordered, what left off."""
        factor = self.factor(area, group)
        held = [self.present[area] * (1.0 if factor is None else factor)] * (self.loop.end + 1)
        for order, delay in self.orders[area]:
            net = float(order["quantity"]) * self.kept(area) * (1 - self.replaced(order))
            net *= self.group_part(order, group)
            for k in range(len(held)):
                usable = k - (delay + self.training[area]) / 3
                held[k] += net * part_of_span(order["planned_first"], order["planned_last"], usable)
        return [max(0.0, number - self.retired(area, k)) for k, number in enumerate(held)]

    # Rules 3 and 4: extra money and contracts

    def extra_money(self, k):
        """Extra money for these gaps in the year of quarter k, billions a year of 2026."""
        s, known, now = self.s, self.known, year(k)
        if now < 2026:
            return 0.0
        n = now - 2026
        start = known["spending_share_2026"]
        spending = start + (s["spending_share_2035"] - start) * min(1.0, n / 9)
        start = known["equipment_share_2025"]
        aim = s["equipment_share"] + s["spending_error"] * self.single("equipment_error")
        equipment = start + (aim - start) * min(1.0, (now - 2025) / 2)
        error = known[f"spending_error_{min(n, 4)}"] if n else 0.0
        error *= s["spending_error"] * self.numbers.deviate
        most = known["spending_error_most"]
        spending *= 1 + min(most, max(-most, error)) / 100
        spent = known["gdp_2026"] * (1 + s["gdp_growth"] / 100) ** n * spending * equipment / 1e4
        extra = max(0.0, spent - known["equipment_2025_in_2026_prices"])
        return s["gap_share"] / 100 * extra / (1 + s["defence_inflation"] / 100) ** n

    def contracts(self, k):
        """Money that becomes contracts in quarter k."""
        at = k + (self.known["commitment_lead_months"] - self.s["order_delay"]) / 3
        low, part = math.floor(at), at - math.floor(at)
        money = ((1 - part) * self.extra_money(low) + part * self.extra_money(low + 1)) / 4
        return money + (1e6 if self.s["lift_money"] else 0.0)

    # Rules 5, 6 and 7: makers

    def maker(self, key, row):
        """A maker with its numbers read."""
        s, us_made = self.s, row["origin"] == "US"
        lead = self.read("lead", key, row, "lead_low", "lead_months", "lead_high")
        rate = self.read("rate", key, row, "rate_low", "rate_per_year", "rate_high")
        ramp = self.read("ramp", key, row, "ramp_low", "ramp_pct_per_year", "ramp_high")
        earliest = index(row["earliest"]) if row["earliest"] else 0
        return {
            "lead": lead * (0.25 if s["lift_lead"] else 1),
            "rate": rate * (5 if s["lift_factories"] else 1),
            "growth": 1 + ramp / 100 * s["factory_ramp"],
            "price": self.read("cost", key, row, "cost_low", "unit_cost_musd", "cost_high") / 1000,
            "earliest": min(earliest, index("2027Q4")) if s["lift_lead"] else earliest,
            "export": s["us_export_delay"] if us_made else 0.0,
            "slip": self.slip(key, "new" if row["earliest"] else "running", s["slip_factor"]),
            "nets": row["rate_basis"] == ALL_OUTPUT,
        }

    def parts_of_makers(self, area):
        """Part of the money of an area that goes to each of its makers, by origin."""
        there = self.loop.makers[area]
        us = self.known["non_european_split_us"]
        abroad = {o: part for o, part in {"US": us, "other": 1 - us}.items() if o in there}
        wish = self.s["european_preference"] / 100 if abroad else 1.0
        wish = wish if "European" in there else 0.0
        parts = {o: (1 - wish) * part / sum(abroad.values()) for o, part in abroad.items()}
        return parts | ({"European": wish} if "European" in there else {})

    def arrival(self, maker, k):
        """Time at which a contract of quarter k arrives, slip and training left out."""
        shrunk = 0.5 + 0.5 / maker["growth"] ** max(0, year(k) - 2026)
        usual = max(k + (maker["lead"] * shrunk + maker["export"]) / 3, maker["earliest"])
        return max(k, usual - self.s["months_saved"] / 3), usual

    def parts_of_plan(self, weight):
        """Part of the money for each area: those that the plan names first, the rest by rule 5."""
        named = {}
        for part in self.s["plan"].split("+") if self.s["plan"] else ():
            name = part.rstrip("0123456789")
            named[name] = int(part[len(name) :])
        parts = dict.fromkeys(weight, 0.0)
        for name, share in [*named.items(), ("", 100 - sum(named.values()))]:
            chosen = [
                area
                for area, row in self.loop.areas.items()
                if name in ("", area, row["family"]) and weight[area]
            ]
            for area in chosen:
                parts[area] += share * weight[area] / sum(weight[other] for other in chosen)
        return {area: part / (sum(parts.values()) or 1) for area, part in parts.items()}

    def slots(self, area, origin, k):
        """What makers can deliver in quarter k beyond the orders they hold."""
        if (area, origin, k) not in self.slots_of:
            maker = self.fast[area, origin]
            free = maker["rate"] / 4 * maker["growth"] ** max(0, year(k) - 2026)
            for order, delay in self.orders[area] if maker["nets"] else ():
                if order["origin"] == origin:
                    span = order["planned_first"], order["planned_last"]
                    came = [part_of_span(*span, at - delay / 3) for at in (k - 1, k)]
                    free -= float(order["quantity"]) * (came[1] - came[0])
            self.slots_of[area, origin, k] = max(0.0, free)
        return self.slots_of[area, origin, k]

    def output_before(self, area, origin, at):
        """Free slots of the quarter up to a time; of each calendar quarter, the part inside."""
        low, part = math.floor(at), at - math.floor(at)
        return (1 - part) * self.slots(area, origin, low) + part * self.slots(area, origin, low + 1)

    def new_orders(self):
        """Every new order: area -> list of (quantity, time from which it can be used)."""
        areas = self.loop.areas
        placed = {area: [] for area in areas}
        last, usual, taken, money = {}, {}, {}, 0.0
        own = dict.fromkeys(areas, 0.0)
        book = {area: self.from_book(area, "all")[-1] for area in areas}
        ordered = dict.fromkeys(areas, 0.0)
        for k in range(1, self.loop.end + 1):
            money += self.contracts(k)
            gaps, weight, spent = {}, {}, 0.0
            whose, since, amount = self.s["own_money"]
            if k == since:
                own[whose] += amount
            for area, row in areas.items():
                have = book[area] + ordered[area] * self.kept(area)
                have *= 1 - self.passed_on(area, self.loop.end)
                gaps[area] = max(0.0, self.need(area) - have)
                parts = self.parts_of_makers(area).items()
                cost = sum(part * self.fast[area, origin]["price"] for origin, part in parts)
                paid = row["money_pot"] == "equipment"
                weight[area] = math.sqrt(gaps[area] * cost) if paid else 0.0
            parts = self.parts_of_plan(weight)
            for area, row in areas.items():
                paid, wanted, arrives = row["money_pot"] == "equipment", {}, {}
                pot, cost = money * parts[area], 0.0
                for origin, part in self.parts_of_makers(area).items():
                    maker, key = self.fast[area, origin], (area, origin)
                    before = last.get(key, -math.inf)
                    arrival, late = self.arrival(maker, k)
                    last[key] = arrives[origin] = max(arrival, before)
                    usual[key] = max(late, usual.get(key, late))
                    # a slot is sold once: what arrives less than a quarter apart shares it
                    taken[key] = taken.get(key, 0.0) * max(0.0, 1 - (last[key] - before))
                    wanted[origin] = max(0.0, self.output_before(*key, last[key]) - taken[key])
                    if paid and gaps[area]:
                        pays = (pot + own[area]) * part / maker["price"]
                        wanted[origin] = min(pays, wanted[origin])
                together = sum(wanted.values())
                fits = min(1.0, gaps[area] / together) if together else 0.0
                for origin, units in wanted.items():
                    maker, units = self.fast[area, origin], units * fits
                    ordered[area] += units
                    taken[area, origin] += units
                    cost += units * maker["price"] if paid else 0.0
                    # time saved beyond the wait for arrival shortens slip and training
                    late = usual[area, origin] - arrives[origin]
                    wait = maker["slip"] + self.training[area] - self.s["months_saved"]
                    usable = arrives[origin] + max(0.0, wait / 3 + late)
                    placed[area].append((units, usable))
                beyond = max(0.0, cost - pot)
                own[area] -= beyond
                spent += cost - beyond
            money = max(0.0, money - spent)
        return placed

    # Rules 8 and 9: US forces and the need

    def us_before_cut(self, area, k):
        """What the US would bring without a path of posture."""
        row, s = self.loop.areas[area], self.s
        if area not in self.loop.us_output:
            forces = self.side("us_war", area, "us_war", "us")
            if row["us_scaled_by_slider"] == "true":
                forces = min(forces * s["us_fleet_factor"], float(row["us_worldwide"]))
            return forces
        row = self.loop.us_output[area]
        output = start = self.read("us_output", area, row, "low", "output", "high")
        later = self.read("us_growth", area, row, "later_low", "later", "later_high")
        years = min(5.0, k / 4)
        if row["path"] == "straight to":
            output += (later - start) * s["us_output_growth"] * years / 5
        else:
            output *= (1 + later / 100 * s["us_output_growth"]) ** years
        return output * min(1.0, self.single("us_output_part") * s["us_fleet_factor"])

    def posture(self, area, k):
        """Part of the US forces that is left: straight between listed quarters, then constant."""
        steps = sorted(
            (index(row["quarter"]), float(row["us_fraction_of_us_war"]))
            for row in self.loop.table["posture_steps"]
            if (row["path_id"], row["area_id"]) == (self.s["us_posture"], area)
        )
        for (at, part), (then, next_part) in zip(steps, steps[1:], strict=False):
            if at <= k < then:
                return part + (next_part - part) * (k - at) / (then - at)
        return steps[-1][1]

    def us_forces(self, area, k):
        forces = self.us_before_cut(area, k) * self.posture(area, k)
        return float(math.floor(forces + 0.5)) if self.whole(area) else forces

    def need(self, area):
        """What a defence of Europe needs; no menu changes it."""
        rule = self.loop.need_rule.get(area)
        if rule is None or rule["rule"] == "fixed":
            return self.read("need", area, self.loop.areas[area], "need_low", "need", "need_high")
        if rule["rule"] == "add":
            return self.present[area] + self.read("need", area, rule, "low", "add", "high")
        return self.present[area] + self.us_before_cut(area, 0)

    def passed_on(self, area, k):
        """Part of output that goes to Ukraine: straight to its later part by the end of 2030."""
        if self.loop.areas[area]["passed_on"] != "true":
            return 0.0
        scale = self.s["shells_passed_on"] / float(self.loop.drawn["passed_on_today"]["value"])
        today, later = (self.single(f"passed_on_{when}") / 100 for when in ("today", "later"))
        return scale * (today + (later - today) * min(1.0, k / index("2030Q4")))

    def ready(self, area):
        """Part of Europe's forces that counts."""
        for row in self.loop.table["readiness"]:
            if self.s["forces"] == "ready" and row["area_id"] == area:
                return self.read("ready", area, row, "low", "ready", "high")
        return 1.0

    def answer(self):
        group, found = self.s["europe_means"], {}
        gdp = {row["group_id"]: float(row["gdp_part"]) for row in self.loop.table["europe"]}
        placed = self.new_orders()
        for area in self.loop.areas:
            buys = 1.0 if self.factor(area, group) is None else gdp[group]
            book, need, ready = self.from_book(area, group), self.need(area), self.ready(area)
            for k, quarter in enumerate(self.loop.quarters):
                # what comes between two quarters counts in both, in parts
                new = sum(units * min(1.0, max(0.0, k + 1 - at)) for units, at in placed[area])
                europe = book[k] + new * self.kept(area) * buys
                europe *= (1 - self.passed_on(area, k)) * ready
                found[area, quarter] = europe, self.us_forces(area, k), need
        return found
