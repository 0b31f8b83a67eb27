"""The panel of notebook 02."""

from functools import partial

from helpers.pages.actors import charts_one, data, words
from helpers.ui import controls

_HINTS = {
    "actor": "By name, with the side behind the dot. People stand under their first name.",
    "family": "Relations carry no date, so the next menu leaves them as they are.",
    "period": "The report itself is neither before nor since.",
}


def one_actor():
    """One actor, its relations of one kind or all, its events before or since the report."""
    people, events = data.actors(), data.events()
    ends = data.ends(data.relations())
    by_id = people.set_index("actor_id")

    def answer(actor, family, period):
        own = data.of_actor(ends, actor, "family", family)
        happened = data.of_actor(events, actor, "period", period)
        sentence = words.one_actor(by_id.loc[actor], own, happened, family, period)
        return controls.Answer(sentence, charts_one.rows(by_id.loc[actor], own, happened))

    names = people.sort_values("short", key=lambda names: names.str.casefold())
    names = dict(zip(names["short"] + " · " + names["side"], names["actor_id"], strict=True))
    kinds = {"all": data.ALL}
    kinds |= {f"{name}: {', '.join(own)}": name for name, own in data.FAMILIES.items()}
    spans = {"before and since the report": data.ALL}
    spans |= {f"{name} the report": name for name in data.PERIODS}
    menus = [
        controls.choice("actor", "Actor", names, "a-pentagon", _HINTS["actor"]),
        controls.choice("family", "Kind of relation", kinds, data.ALL, _HINTS["family"]),
        controls.choice("period", "Events", spans, data.ALL, _HINTS["period"]),
    ]
    figure = partial(charts_one.one_actor, people, ends, events)
    return controls.Panel("Who acts on whom?", menus, answer, figure, fit=None)
