"""The panels of notebook 14."""

from helpers.figures.figure import asking
from helpers.model import plans
from helpers.model.areas import FAMILIES
from helpers.model.planned import STEP
from helpers.pages.price_of_a_lead import charts, charts_plans, data, data_plans, words, words_plans
from helpers.pages.price_of_a_lead.data_plans import COVERED, LED, RULE, YOURS
from helpers.ui.controls import Answer, Number, Panel, choice, number

WAYS = 11**4  # every place of four sliders; most add up to more than all of the money


def prices():
    """The reader picks when money comes and what else changes, and sees what leads cost then."""

    def answer(since, months, output):
        rows = data.prices(since, months, output)
        bought = (rows["standing"] == data.PRICED).groupby(rows["date"]).sum()
        numbers = (Number(f"{n}", f"can be bought by {date}") for date, n in bought.items())
        return Answer(words.prices_sentence(rows), {"rows": rows}, tuple(numbers))

    options = {words.from_when(quarter): quarter for quarter in data.starts()}
    hint = "When contracts with the extra money can be signed, at the earliest."
    since = choice("since", "Money from", options, data.start(), hint)
    hint = "How much sooner every new order can be used than today: waiting, delay and training."
    months = number("months", "Time saved", "months", 0, 72, 6, 0, hint)
    hint = "Yearly output of every maker, against what our table says."
    output = number("output", "Output of factories", "times", 1, 5, 0.5, 1, hint)
    title = "What does a lead cost, and what is in the way?"
    description = "What each lead costs by the end of 2027, 2030 and 2035, or why it has no price."
    drawn = asking(charts.prices, title, description)
    return Panel(title, [since, months, output], answer, drawn, fit=(0.95, 0.9))


def plan():
    """The reader shares the extra money among families, and sees it beside four other plans."""

    def answer(see, protect, strike, enable):
        text = data_plans.yours(see, protect, strike, enable)
        rows = data_plans.beside(text)
        last = rows.set_index(["date", "name", "measure"])["middle"][data_plans.LAST]
        led = f"areas led, end of {data_plans.LAST}; rule {last[RULE, LED]:.0f}"
        covered = f"of the need covered; rule {last[RULE, COVERED]:.0f} %"
        numbers = (
            Number(f"{last[YOURS, LED]:.0f}", led),
            Number(f"{last[YOURS, COVERED]:.0f} %", covered),
        )
        return Answer(words_plans.beside_sentence(rows), {"rows": rows}, numbers)

    start = data_plans.start_shares()
    hints = words_plans.in_family()
    controls = [
        number(family, FAMILIES[family], "%", 0, plans.ALL, STEP, start[family], hints[family])
        for family in data_plans.CHOSEN
    ]
    title = "How would you share the money?"
    description = "Areas led and need covered in 2027, 2030 and 2035, by your plan and four others."
    drawn = asking(charts_plans.beside, title, description)
    made = Panel(title, controls, answer, drawn, fit=(0.78, 0.92))
    made.states = WAYS
    return made
