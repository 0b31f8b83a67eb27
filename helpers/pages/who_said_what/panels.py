"""The panel of notebook 01."""

from helpers.data import story
from helpers.pages.who_said_what import charts, words
from helpers.ui import controls


def claims():
    """The reader sets what evidence is good enough."""
    frame = story.claims()
    tiles = story.tiles(frame)

    def answer(attribution, corroboration):
        kept = story.kept(tiles, attribution, corroboration)
        sentence = words.kept_sentence(frame, attribution, corroboration)
        return controls.Answer(sentence, {"tiles": charts.marked(tiles.assign(kept=kept))})

    def figure(tiles):
        title = "What is left of the article at the level you accept"
        return charts.unit_chart(tiles, title, words.unit_description(frame))

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


def _or_better(level):
    return "" if level in {"official record", "confirmed"} else ", or better"
