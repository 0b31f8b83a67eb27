"""The panel of notebook 02."""

from helpers.pages.actors import charts_one as charts
from helpers.pages.actors import data as actors
from helpers.pages.actors import words_one as words
from helpers.ui import controls


def one_actor():
    """One actor, its relations of one kind or all, its events before or since the article."""
    everybody = actors.actors().set_index("actor_id")
    ends, events = actors.ends(actors.relations()), actors.events()
    names = everybody["short"].sort_values(key=lambda names: names.str.casefold())
    room = actors.room(ends, events)

    def answer(actor, family, period):
        links = actors.links(ends, actor, family)
        happened = actors.happened(events, actor, period)
        one = everybody.loc[actor]
        sentence = words.sentence(one, links, happened, family, period)
        remark = [f"side: {one['side']}", "on 2027:", one["standing"]]
        return controls.Answer(sentence, charts.frames(links, happened, one["short"], remark))

    def figure(**frames):
        return charts.figure(words.caption(everybody), room, **frames)

    return controls.Panel(
        "One actor at a time",
        [
            controls.choice(
                "actor",
                "Actor",
                {f"{name} · {everybody['side'][actor]}": actor for actor, name in names.items()},
                "a-pentagon",
                "By name, with the side behind the dot. People stand under their first name.",
            ),
            controls.choice(
                "family",
                "Kind of relation",
                {"all": actors.ALL} | {_kinds(name): name for name in actors.FAMILIES},
                actors.ALL,
                "Relations carry no date, so the next menu leaves them as they are.",
            ),
            controls.choice(
                "period",
                "Events",
                {"before and since the article": actors.ALL}
                | {f"{name} the article": name for name in actors.PERIODS},
                actors.ALL,
                "The day of the article itself counts as since.",
            ),
        ],
        answer,
        figure,
    )


def _kinds(family):
    return f"{family}: {', '.join(actors.FAMILIES[family])}"
