"""What the figures on actors share: sides, families of relations, signs of events."""

import json

import altair as alt
import pandas as pd

from helpers.data.story import ARTICLE_DAY
from helpers.figures import theme
from helpers.figures.rows import look
from helpers.pages.actors import data

# Letter and colour of each side, and the ink that can be read on it.
SIDES = {
    "US": ("U", theme.US, "white"),
    "NATO": ("N", theme.NATO, "white"),
    "Europe": ("E", theme.EUROPE, "white"),
    "EU": ("EU", theme.EU, theme.INK),
    "other": ("o", theme.NEUTRAL, "white"),
}
# Colour and ink. Far apart in lightness, so that they differ in print and in any colour vision.
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
# Axes begin here; the few events before it sit at their left end.
START = pd.Timestamp("2024-07-01")


def text(base, field, *channels, x=None, y=None, **style):
    """Small words of a field, where the channels say or at a place in pixels."""
    place = {name: alt.value(at) for name, at in {"x": x, "y": y}.items() if at is not None}
    mark = base.mark_text(**{"color": theme.INK, "fontSize": 12} | style)
    return mark.encode(*channels, text=f"{field}:N", **place)


def letter(base, size, field, *channels):
    return base.mark_text(fontSize=size, fontWeight="bold").encode(*channels, text=f"{field}:N")


def head(words, x, y, align="left"):
    """A small heading at a place in pixels."""
    base = alt.Chart(alt.InlineData(values=[{"text": words}]))
    style = {"align": align, "baseline": "bottom", "color": "#555b66", "fontSize": 11}
    return text(base, "text", x=x, y=y, **style)


def span(axis, start, end):
    """From one pixel to another along an axis, x or y."""
    return {axis: alt.value(start), f"{axis}2": alt.value(end)}


def down(number):
    """A scale of `number` rows, the first one on top."""
    return alt.Scale(domain=[number, 0], nice=False, zero=False)


def across(number):
    return alt.Scale(domain=[0, number], nice=False)


def side(ink=False):
    """Colour by side, its letters in the legend; `ink` is what can be read on it."""
    words = {name: f"{letter} {name}" for name, (letter, *_) in SIDES.items()}
    return _lettered("side", SIDES, words, ink, title="Side", orient="bottom", titleOrient="left")


def family(ink=False):
    """Colour by family of relation, its letters in the legend; `ink` is what can be read on it."""
    words = {
        name: f"{name}: " + ", ".join(f"{letter} {kind}" for kind, letter in kinds.items())
        for name, kinds in data.FAMILIES.items()
    }
    legend = {"title": None, "columns": 2, "offset": 18, "labelLimit": 420}
    legend |= {"symbolType": "square", "symbolStrokeColor": theme.NEUTRAL}
    return _lettered("family", FAMILIES, words, ink, **legend)


def _lettered(field, looks, words, ink, **legend):
    colours = [look[-1 if ink else -2] for look in looks.values()]
    legend["labelExpr"] = f"({json.dumps(words)})[datum.label]"
    scale = alt.Scale(domain=list(looks), range=colours)
    return alt.Color(f"{field}:N", scale=scale, legend=None if ink else alt.Legend(**legend))


def places(people, count, among):
    """Names of the actors `among` these ids, by side and then by `count`, largest first.

    `at` is the place of each in that order, `head` the side where it begins.
    """
    people = people[people["actor_id"].isin(among)]
    people = people.sort_values(["order", count, "short"], ascending=[True, False, True])
    frame = people[["short", "side"]].rename(columns={"short": "name"}).reset_index(drop=True)
    head = frame["side"].mask(frame["side"].duplicated(), "")
    return frame.assign(at=range(len(frame)), head=head)


def sides(name, length):
    """The names of `places` before lines of some pixels, and their sides in colour and words."""
    base = alt.Chart(alt.NamedData(name))
    base = base.transform_calculate(half="datum.at + 0.5", end="datum.at + 1")
    at, half = alt.Y("at:Q", axis=None), alt.Y("half:Q", axis=None)
    heads = base.transform_filter(alt.datum.head != "").encode(at)
    bold = {"align": "left", "baseline": "top", "fontWeight": "bold", "dy": 3}
    return [
        base.mark_rule(color=theme.GRID).encode(at, **span("x", 0, length)),
        text(base, "name", half, x=-11, align="right"),
        base.mark_rect().encode(at, alt.Y2("end:Q"), side().legend(None), **span("x", -7, -1)),
        heads.mark_rule(color=theme.NEUTRAL).encode(**span("x", -7, length + 6)),
        text(heads, "head", x=length + 6, **bold),
    ]


def signs(name, y, left, right, until):
    """Signs of events at their days, bars as long as a date is vague, and the day of the report.

    The time axis runs from `left` to `right`, in pixels, and to the month of the day `until`, which
    lies before both target dates.
    """
    # As numbers: Vega would read the text of a day in the zone of the reader's machine.
    ends = [START, until + pd.offsets.MonthEnd(1)]
    ends = [int(day.tz_localize("UTC").timestamp() * 1000) for day in ends]
    scale = alt.Scale(type="utc", domain=ends, range=[left, right], clamp=True)
    axis = alt.Axis(format="%b %Y", tickCount={"interval": "month", "step": 6}, grid=False)
    day = alt.X("day:T", title=None, scale=scale, axis=axis)
    tips = [alt.Tooltip(f"{tip}:N", title=tip) for tip in ("when", "label", "detail", "direction")]
    base = alt.Chart(alt.NamedData(name)).encode(y)
    vague = base.mark_rule(strokeWidth=4, color="#c3c8d0")
    shape, colour = look("direction", DIRECTIONS)
    legend = alt.Legend(title=None, symbolStrokeColor=theme.INK)
    shape = alt.Shape("direction:N", scale=shape["scale"], title=None)
    fill = alt.Fill("direction:N", scale=colour["scale"], legend=legend)
    mark = base.mark_point(size=70, stroke=theme.INK, strokeWidth=0.8, opacity=1)
    frame = pd.DataFrame({"day": [ARTICLE_DAY], "text": ["the report"]})
    report = alt.Chart(alt.InlineData(values=theme.records(frame), name="report")).encode(day)
    return [
        report.mark_rule(color=theme.INK, strokeDash=[4, 3]),
        text(report, "text", y=0, align="right", dx=-3, dy=-8, baseline="bottom"),
        # Vega-Lite misreads a span beside a second end, so only the days set it.
        vague.encode(theme.time("first"), alt.X2("last:T")),
        mark.encode(day, shape, fill, tooltip=tips),
        head("2027 and 2030 lie beyond →", right, -8, "right"),
    ]
