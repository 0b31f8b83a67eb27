"""Why the other published estimates stand beside none of ours, by estimate_id."""

NO_COUNT = "counts people, brigades or vehicles that are in no area here"
INPUT = "is an input here, so it would be compared with itself"
GOAL = "is a date or goal of policy that no number here stands for"
RUSSIA = "measures against Russia, and no opponent is in the model"
SAME = "is the same study as a row that is compared"

NOT_COMPARED = {
    "va-e001": "includes running costs, which are not in the model",
    "va-e003": "is the period over which costs were counted, not an answer",
    "va-e004": NO_COUNT,
    "va-e011": "is a position of the spending slider, not an answer",
    "va-e012": NO_COUNT,
    "va-e013": NO_COUNT,
    "va-e014": INPUT,
    "va-e015": NO_COUNT,
    "va-e021": RUSSIA,
    "va-e030": SAME,
    "va-e031": SAME,
    "va-e033": "has no measure: substantially greater autonomy is not defined",
    "va-e042": RUSSIA,
    "va-e054": "is money that may be borrowed, not what it would buy",
    "va-e056": INPUT,
    "va-e058": "is compared above in another table, beside the number it is set against",
    "va-e063": INPUT,
    "va-e065": "says when targets must be met, not when they will be",
    "va-e088": INPUT,
    "va-e091": "is the plan of one maker; its orders are an input here",
    "va-e096": INPUT,
    "va-e099": GOAL,
    "va-e100": GOAL,
    "va-e101": GOAL,
    "va-e102": GOAL,
}
