"""One function per panel: which controls, which answer, which figure."""

from helpers import actors as people
from helpers import controls, story
from helpers.charts import claims as claims_charts
from helpers.charts import one_actor
from helpers.narrate import claims as claims_words
from helpers.narrate import one_actor as actor_words


def claims():
    """Notebook 01: the reader sets what evidence is good enough."""
    frame = story.claims()
    tiles = story.tiles(frame)

    def answer(attribution, corroboration):
        kept = story.kept(tiles, attribution, corroboration)
        sentence = claims_words.kept_sentence(frame, attribution, corroboration)
        return controls.Answer(sentence, {"tiles": claims_charts.marked(tiles.assign(kept=kept))})

    def figure(tiles):
        title = "What is left of the article at the level you accept"
        return claims_charts.unit_chart(tiles, title, claims_words.unit_description(frame))

    return controls.Panel(
        "What is left of the article",
        [
            controls.choice(
                "attribution",
                "Accept claims that rest on",
                {f"{level}{_or_better(level)}": level for level in story.ATTRIBUTION},
                "anonymous sources",
                "Who stands behind a claim. An official text anyone can open ranks first.",
            ),
            controls.choice(
                "corroboration",
                "Accept claims that are",
                {f"{level}{_or_better(level)}": level for level in story.CORROBORATION},
                "reported elsewhere",
                "What others add. Most stories elsewhere retell the same Reuters report.",
            ),
        ],
        answer,
        figure,
    )


def actors():
    """Notebook 02: one actor, its relations of one kind or all, its events before or since."""
    everybody = people.actors().set_index("actor_id")
    ends, events = people.ends(people.relations()), people.events()
    names = everybody["short"].sort_values(key=lambda names: names.str.casefold())

    def answer(actor, family, period):
        links = people.links(ends, actor, family)
        happened = people.happened(events, actor, period)
        one = everybody.loc[actor]
        sentence = actor_words.sentence(one, links, happened, family, period)
        remark = [f"side: {one['side']}", "on 2027:", one["standing"]]
        return controls.Answer(sentence, one_actor.frames(links, happened, one["short"], remark))

    def figure(**frames):
        room = people.room(ends, events)
        return one_actor.figure(actor_words.caption(), room, **frames)

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
                {"all": people.ALL} | {_kinds(name): name for name in people.FAMILIES},
                people.ALL,
                "Relations carry no date, so the next menu leaves them as they are.",
            ),
            controls.choice(
                "period",
                "Events",
                {"before and since the article": people.ALL}
                | {f"{name} the article": name for name in people.PERIODS},
                people.ALL,
                "The day of the article itself counts as since.",
            ),
        ],
        answer,
        figure,
    )


def _kinds(family):
    return f"{family}: {', '.join(people.FAMILIES[family])}"


def _or_better(level):
    return "" if level in {"official record", "confirmed"} else ", or better"
