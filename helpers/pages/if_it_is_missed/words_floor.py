"""Sentences of notebook 09 on the number of US troops and the floor in the law."""

import pandas as pd

from helpers.data import dates
from helpers.figures.premise import premise
from helpers.figures.text import Prose
from helpers.pages.if_it_is_missed import data, data_floor


def floor_sentence():
    """What the law says, how it can be waived, and what has been ordered or weighed."""
    floor, (weighed, there) = data_floor.floor(), data_floor.weighed()
    law, order = data.row("story/deadlines", "d29"), data.row("story/facts", "f110")
    premise(there - weighed < floor, "If all of them went, … would stay, below that number.")
    return Prose(
        f"The US defence act for the budget year 2026 set a floor: fewer than {floor:,} US troops "
        f"in Europe for more than {_number('f015')} days needed a certification by the "
        "administration. It was a hurdle, not a ban. The same act guards the post of NATO's top "
        "commander. We know its text from press reports, which do not say which troops count.",
        "Does it still hold? That budget year ended on "
        f"{dates.spoken(pd.Timestamp(law['date']))}. What our log has: "
        f"{law['what_is_due'].partition('; ')[2]} So we do not know whether the floor is in force.",
        f"Since the act {_number('f033')} were ordered out of Germany; {_number('f044')} were held "
        f"back from Poland, and a week later {_number('f054')} more promised. The first two may be "
        f"one order: {order['statement']} ({data.publisher(order)}). In September 2026 one report, "
        f"which we know from a log, had {weighed:,.0f} of about {there:,.0f} in question. If all "
        f"of them went, {there - weighed:,.0f} would stay, below that number.",
        f"Whether the next act keeps a floor is open. {_event('e55')}. {_event('e56')}. The "
        "outcome of the US posture review was not found.",
    )


def _number(fact):
    return f"{data.row('story/facts', fact)['value']:,.0f}"


def _event(key):
    event = data.row("story/events", key)
    day = dates.spoken(pd.Timestamp(event["date"]))
    return f"{event['label']} on {day}: {event['detail'].rstrip('.')}"
