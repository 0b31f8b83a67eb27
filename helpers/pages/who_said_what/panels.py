"""The panel of notebook 01."""

from helpers.figures.figure import panel
from helpers.pages.who_said_what import charts, data, words
from helpers.ui import controls

_TITLE = "What is left of the report?"


def claims():
    """The reader sets what evidence is good enough."""
    tiles = data.tiles(data.claims())

    def answer(attribution, corroboration):
        kept = data.kept(tiles, attribution, corroboration)
        sentence = words.kept_sentence(tiles.sort_values("number"), attribution, corroboration)
        passed = controls.Number(f"{kept.sum()} of {len(kept)}", "claims pass")
        return controls.Answer(sentence, {"tiles": tiles.assign(kept=kept)}, (passed,))

    def figure(tiles):
        chart = charts.tiles(tiles)
        return panel(chart, _TITLE, chart.description)

    return controls.Panel(
        _TITLE,
        [
            controls.choice(
                "attribution",
                "Accept claims that rest on",
                _or_better(data.ATTRIBUTION),
                "anonymous sources",
                "Who stands behind a claim. An official text anyone can open ranks first.",
            ),
            controls.choice(
                "corroboration",
                "Accept claims that are",
                _or_better(data.CORROBORATION),
                "reported elsewhere",
                "What others add. Most stories elsewhere retell the same Reuters report.",
            ),
        ],
        answer,
        figure,
        fit=(0.75, 1),
    )


def _or_better(levels):
    best, *others = levels
    return {best: best} | {f"{level}, or better": level for level in others}
