"""What the figures on actors share: sides, families of relations, signs of events."""

import json

import altair as alt
import pandas as pd

from helpers.data import dates, story
from helpers.figures import theme
from helpers.pages.actors import data as actors

# Letter and colour of each side, and the ink that can be read on it.
SIDES = {
    "US": ("U", theme.US, "white"),
    "NATO": ("N", theme.NATO, "white"),
    "Europe": ("E", theme.EUROPE, "white"),
    "EU": ("EU", theme.EU, theme.INK),
    "other": ("o", theme.NEUTRAL, "white"),
}
# Far apart in lightness, so that they differ in print and in any colour vision.
FAMILIES = {
    "speak": ("#cfd5de", theme.INK),
    "press": ("#a8488f", "white"),
    "command": ("#ffffff", theme.INK),
    "depend": (theme.INK, "white"),
}
# Shape and colour of each direction.
DIRECTIONS = {
    "towards European lead": ("triangle-up", "#1a8a6b"),
    "neutral": ("circle", "#ffffff"),
    "away": ("triangle-down", theme.INK),
}
TEXT = {"color": theme.INK, "fontSize": 12}
TIPS = [
    alt.Tooltip("from_name:N", title="Who"),
    alt.Tooltip("relation:N", title="does what"),
    alt.Tooltip("to_name:N", title="to whom"),
    alt.Tooltip("shown_by:N", title="Shown by"),
]


def captioned(caption):
    """Title and description of a chart."""
    title = theme.titled(caption.title, caption.subtitle)
    return {"title": title, "description": caption.description}


def down(number):
    """A scale of `number` rows, the first one on top."""
    return alt.Scale(domain=[number, 0], nice=False, zero=False)


def across(number):
    """A scale of `number` columns."""
    return alt.Scale(domain=[0, number], nice=False)


def family(offset=18, ink=False):
    """Colour by family of relation, its letters in the legend; `ink` is what can be read on it."""
    colours = [pair[1 if ink else 0] for pair in FAMILIES.values()]
    kinds = {
        name: f"{name}: " + ", ".join(f"{letter} {relation}" for relation, letter in kinds.items())
        for name, kinds in actors.FAMILIES.items()
    }
    legend = alt.Legend(
        title=None,
        columns=2,
        offset=offset,
        symbolType="square",
        symbolStrokeColor=theme.NEUTRAL,
        labelExpr=f"({json.dumps(kinds)})[datum.label]",
        labelLimit=420,
    )
    scale = alt.Scale(domain=list(FAMILIES), range=colours)
    return alt.Color("family:N", scale=scale, legend=None if ink else legend)


def signs(name, y, left, right):
    """Signs of events at their days, bars as long as a date is vague, and the day of the article.

    The time axis runs between `left` and `right`, in pixels. It ends before both target dates, so
    they are named at its end.
    """
    # As numbers: Vega would read the text of a day in the zone of the reader's machine.
    span = [actors.START, dates.as_of() + pd.offsets.MonthEnd(1)]
    span = [int(day.tz_localize("UTC").timestamp() * 1000) for day in span]
    scale = alt.Scale(type="utc", domain=span, range=[left, right], clamp=True)
    axis = alt.Axis(format="%b %Y", tickCount={"interval": "month", "step": 6}, grid=False)
    day = alt.X("day:T", title=None, scale=scale, axis=axis)
    tips = [alt.Tooltip(f"{tip}:N", title=tip) for tip in ("when", "label", "detail", "direction")]
    base = alt.Chart(alt.NamedData(name)).encode(y)
    # Vega-Lite misreads a span beside a second end, so only the days set it.
    vague = base.mark_rule(strokeWidth=4, color="#c3c8d0")
    vague = vague.encode(theme.time("first"), alt.X2("last:T"))
    sign = base.mark_point(size=70, stroke=theme.INK, strokeWidth=0.8, opacity=1)
    sign = signed(sign.encode(day, tooltip=tips))
    frame = pd.DataFrame({"day": [story.ARTICLE_DAY], "text": ["the article"]})
    base = alt.Chart(alt.InlineData(values=theme.records(frame), name="article")).encode(day)
    rule = base.mark_rule(color=theme.INK, strokeDash=[4, 3])
    label = base.mark_text(**TEXT, align="right", dx=-3, dy=-8, baseline="bottom")
    label = label.encode(text="text:N", y=alt.value(0))
    ahead = head(f"{', '.join(theme.TARGETS.values())} →", right, -8, "right")
    return rule, label, vague, sign, ahead


def head(words, x, y, align="left"):
    """A small heading at a place in pixels."""
    base = alt.Chart(alt.InlineData(values=[{"text": words}]))
    mark = base.mark_text(align=align, baseline="bottom", color="#555b66", fontSize=11)
    return mark.encode(x=alt.value(x), y=alt.value(y), text="text:N")


def signed(mark):
    """Shape and colour of each event by its direction."""
    names, shapes, colours = list(DIRECTIONS), *zip(*DIRECTIONS.values(), strict=True)
    legend = alt.Legend(title=None, symbolStrokeColor=theme.INK)
    shape = alt.Shape("direction:N", scale=alt.Scale(domain=names, range=shapes), title=None)
    fill = alt.Fill("direction:N", scale=alt.Scale(domain=names, range=colours), legend=legend)
    return mark.encode(shape, fill)


def side(ink=False):
    """Colour by side, its letters in the legend; `ink` is what can be read on it."""
    colours = [side[2 if ink else 1] for side in SIDES.values()]
    words = {name: f"{side[0]} {name}" for name, side in SIDES.items()}
    label = f"({json.dumps(words)})[datum.label]"
    legend = alt.Legend(title="Side", orient="bottom", titleOrient="left", labelExpr=label)
    scale = alt.Scale(domain=list(SIDES), range=colours)
    return alt.Color("side:N", scale=scale, legend=None if ink else legend)
