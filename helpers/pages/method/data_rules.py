"""The eleven rules in words and as formulas, the choices they leave, and what the tests hold.

The method page prints all three.
"""

# Rule, words, formula, module and function. A test works the formulas out beside the code.
RULES = (
    (
        "Order book",
        "Orders already placed arrive evenly between their first and last planned day, later by "
        "a slip; those of US make wait for the export too, completed ones have no slip. The part "
        "on time and the late cases are those of the same kind of order; where the dates are the "
        "newest of a new plan, the slip is a part of that. The middle case takes the mean slip.",
        "slip = (1 − complete) × "
        "(export + (1 − on_time) × mean(min(max_slip, slip_factor × late)))",
        "holdings.order_book",
    ),
    (
        "Usable holdings",
        "What arrives counts after crews are trained, minus gifts to Ukraine and old equipment "
        "that leaves. Of all shells made, a part goes to Ukraine. Readiness, and who Europe is, "
        "pick a part of the outcome.",
        "E = europe + arrived × (1 − gift) × (1 − replaced) + new × (1 − gift) − retired",
        "holdings.usable_holdings",
    ),
    (
        "Extra money",
        "Spending above the level of 2025 on equipment, the part of it for these gaps, in prices "
        "of 2026.",
        "extra = part × max(0, gdp × (1 + growth)^n × share × equipment − known) "
        "÷ (1 + inflation)^n",
        "budget.extra_money",
    ),
    (
        "Contracts",
        "Money becomes a contract after a delay, and contracts run ahead of payments. What finds "
        "no factory rolls on.",
        "contracts(q) = extra(q + commitment_lead − order_delay) ÷ 4",
        "budget.contracts",
    ),
    (
        "Split",
        "Money goes to areas by the square root of gap times price, so that cheap gaps do not "
        "starve.",
        "money(area) = money × √(gap × cost) ÷ Σ √(gap × cost)",
        "budget.split",
    ),
    (
        "Lead time",
        "It shrinks as output grows, and never below what a product in development needs. A slip "
        "and the training of crews come after this arrival.",
        "arrival = max(q + lead × (0.5 + 0.5 ÷ (1 + ramp × factory_ramp)^n) + export, earliest)",
        "industry.lead_time",
    ),
    (
        "Factory slots",
        "No more can arrive than factories make beyond the orders they already hold.",
        "slots = max(0, rate ÷ 4 × (1 + ramp × factory_ramp)^n − on_order)",
        "industry.factory_slots",
    ),
    (
        "US forces",
        "What the US would bring, times the path of its posture. Its output of shells and "
        "missiles grows to 2030. Command posts are whole.",
        "US = min(us_war × us_fleet_factor, us_worldwide) × posture",
        "holdings.us_forces",
    ),
    (
        "Two answers",
        "The part of both that is Europe's, and the part of the need that Europe meets. In some "
        "areas the need is the sum of what both hold at the end of 2025, in the same draw.",
        "share = E ÷ (E + US); coverage = E ÷ need",
        "result.two_answers",
    ),
    (
        "Majority year",
        "The first quarter from which the share stays above the line to the end.",
        "first q with share > line in q and in every later quarter",
        "questions.majority_quarter",
    ),
    (
        "What binds",
        "One limit at a time is lifted; the largest gain shows the limit that matters most.",
        "argmax over limits of share(limit lifted) − share",
        "questions.what_binds",
    ),
)

READINGS = (
    "Quarters are not rounded: what arrives between two quarters counts in both, in parts, so a "
    "shorter delay never brings anything later.",
    "An order whose status is complete, and a command post that is handed over, has no slip; "
    "decisions take the record of all kinds. New orders follow the record of running lines, or of "
    "new designs where the supply table gives an earliest date because the product is still being "
    "developed.",
    "A replaced weapon leaves when its successor is usable, not when it is delivered, and only for "
    "the part that is not given away; otherwise a faster delivery would lower the holdings.",
    "No extra money before 2026; after 2035 the spending share stays. Contracts of a quarter use "
    "the money of one quarter, order delay and commitment lead away; earlier money is spent.",
    "Money for an origin without a maker in an area goes to the makers that exist there. The unit "
    "cost in the split is the mean over makers, weighted by their part of the money.",
    "Lead times shrink with the growth of output, the slider for it included. The US export delay "
    "does not shrink.",
    "A lead time falls at each turn of the year, so a later order could overtake an earlier one; "
    "it queues behind it.",
    "A factory slot is sold once: orders that arrive less than a quarter apart share its output.",
    "Where the makers of an area together could overfill its gap, each delivers its part.",
    "Areas outside the equipment pot need no money of it: there the rate alone decides.",
    "The worldwide US fleet is a cap only where the slider scales a part of it.",
    "In areas set by the reader the estimate is the middle of the range that is drawn.",
)

PROPERTIES = (
    "The share lies between 0 and 1; it is undefined where both sides hold nothing. Coverage is "
    "never negative.",
    "What is delivered has been ordered, and nothing is ordered beyond the gap.",
    "With no money and an empty order book Europe's holdings fall by retirements alone.",
    "With no slip, no lead time, no fielding and factories without limit, holdings are today's "
    "plus the money divided by the price, up to the need.",
    "An order book by itself: shorter slips, delays, fielding and fewer gifts never lower the "
    "holdings in any quarter or draw. Where two new aircraft replace four old ones they do.",
    "An area by itself with one maker: more money, faster factories, a shorter lead time, shorter "
    "slips and shorter fielding never lower the holdings in any quarter or draw.",
    "All areas together: not so, and that is the model, not a fault. There is one pot of money and "
    "one gap per area. Faster factories in one area take money that rolled on to others; a gap "
    "filled early by a slow maker is closed to a quick one; an order book that comes earlier "
    "leaves less to order.",
    "Each middle value of an input lies inside its range. The middle case of an answer may lie "
    "outside the tenth to the ninetieth of the draws, where ranges are skewed.",
)
