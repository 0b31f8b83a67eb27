"""Figures on what happened since the article and on what was known when."""

import altair as alt
import pandas as pd

from helpers.data import dates, story
from helpers.data import lead_times as timing
from helpers.figures import theme
from helpers.pages.since_the_article import data as since

_WIDE, _ROW = 860, 18
_LANES = {lane: x for lane, x in zip(since.LANES, [90, 335, 590], strict=True)}
_SHADES = [theme.EUROPE, theme.US, theme.NEUTRAL, theme.INK]
_SHAPES = ["circle", "square", "cross", "diamond"]
# One letter and one colour a state; claims and dates share them.
STATES = {
    "confirmed": ("C", theme.FIRM, "white"),
    "met": ("M", theme.FIRM, "white"),
    story.ONLY_ORIGINAL: ("1", theme.FAIR, "white"),
    since.OUTCOME_ONLY: ("K", theme.FAIR, "white"),
    "reported elsewhere": ("E", "#c3d5cd", theme.INK),
    "disputed": ("D", theme.SHAKY, "white"),
    "missed": ("X", theme.SHAKY, "white"),
    "not confirmed": ("N", "#8b919c", "white"),
    "replaced": ("R", "#8b919c", "white"),
    since.UNCLEAR: ("?", "#ffffff", theme.SHAKY),
    since.TOO_NEW: ("A", "#eef0f3", theme.INK),
    "open": ("O", "#dfe3e8", theme.INK),
    since.NO_TEXT: ("", "#f7f8f9", theme.INK),
    "not listed": ("", "#f7f8f9", theme.INK),
}
ROOM = 8  # lines of news


def timeline(events, title, description):
    """Events after the article from top to bottom, each in the lane of its direction."""
    frame = events[["label", "detail", "lane", "mover", "sure"]].assign(
        slot=range(len(events)),
        x=events["lane"].map(_LANES),
        when=_when(events),
        shade=(_when(events) != "").cumsum() % 2,
    )
    height = _ROW * len(frame)
    y = alt.Y("slot:Q", axis=None, scale=alt.Scale(domain=[-0.6, len(frame) - 0.4], reverse=True))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, _WIDE], nice=False))
    base = alt.Chart(alt.NamedData("events")).encode(y)
    band = base.transform_filter("datum.shade == 1").mark_rule(strokeWidth=_ROW, color="#f1f2f5")
    band = band.encode(x=alt.value(0), x2=alt.value(_WIDE))
    tips = [alt.Tooltip("label:N", title="Event"), alt.Tooltip("detail:N", title="What happened")]
    sure = theme.sure([since.FIRM, since.WEAK], theme.NEUTRAL)
    mark = base.mark_point(filled=True, size=80).encode(x, *_movers(), sure, tooltip=tips)
    label = base.mark_text(align="left", dx=10, fontSize=12, color=theme.INK)
    label = label.encode(x, text="label:N")
    when = base.mark_text(align="left", fontSize=12, color=theme.INK).encode(
        x=alt.value(4), text="when:N"
    )
    heads = [_text(f"{lane}: {_count(events, lane)}", x, -8) for lane, x in _LANES.items()]
    foot = _text(_ahead(), _WIDE, height + 20, "right", False)
    chart = alt.layer(band, mark, label, when, *heads, foot)
    words = "One line is one event, oldest on top; lane by our rule, colour by what moves"
    titled = theme.titled(title, words)
    sized = chart.properties(width=_WIDE, height=height, title=titled, description=description)
    return theme.named(sized, events=frame)


def _when(events):
    """The month, said once."""
    month = events["first"].map(dates.spoken_month)
    return month.where(month != month.shift(), "").str.replace(r"^(\w{3})\w*", r"\1", regex=True)


def _count(events, lane):
    return int((events["lane"] == lane).sum())


def _ahead():
    """The two target dates, which lie beyond the last event, and how far."""
    parts = []
    for year, label in theme.TARGETS.items():
        months = dates.months_between(dates.as_of(), timing.TARGETS[year])
        parts.append(f"{label} in {months:.0f} months")
    return "still ahead: " + ", ".join(parts) + " ↓"


def _movers():
    names = list(since.MOVERS)
    legend = alt.Legend(title=None, columns=2)
    shape = alt.Shape("mover:N", scale=alt.Scale(domain=names, range=_SHAPES), legend=legend)
    return alt.Color("mover:N", scale=alt.Scale(domain=names, range=_SHADES), legend=legend), shape


def _text(words, x, y, align="left", bold=True):
    base = alt.Chart(alt.InlineData(values=[{"text": words}]))
    mark = base.mark_text(
        align=align,
        baseline="bottom",
        color=theme.INK,
        fontSize=12,
        fontWeight="bold" if bold else "normal",
    )
    return mark.encode(x=alt.value(x), y=alt.value(y), text="text:N")


def by_month(rows, title, description):
    """Claims and dates in each state at the end of each month; rows of `since.by_month`."""
    frame = rows.assign(rank=rows["state"].map(list(STATES).index))
    parts = [_stack(frame, part) for part in frame["part"].unique()]
    chart = alt.hconcat(*parts, spacing=30).properties(
        title=theme.titled(title, "State at the end of each month, by what was published by then"),
        description=description,
    )
    return theme.named(chart, rows=frame)


def _stack(frame, part):
    own = frame[frame["part"] == part]
    base = alt.Chart(alt.NamedData("rows")).transform_filter(
        alt.FieldEqualPredicate(equal=part, field="part")
    )
    months = list(own["month"].unique())
    x = alt.X("month:O", sort=months, title=None, axis=alt.Axis(labelAngle=-60))
    most = alt.Scale(domain=[0, int(own.groupby("month")["number"].sum().max())], nice=False)
    y = alt.Y("number:Q", title=None, stack="zero", scale=most, axis=alt.Axis(grid=False))
    order = alt.Order("rank:Q")
    bar = base.mark_bar(stroke=theme.NEUTRAL, strokeWidth=0.6, width=24)
    states = [state for state in STATES if state in set(own["state"])]
    bar = bar.encode(x, y, _colour(states), order)
    # The number stands in its own part of the bar; parts too thin for it stay bare.
    text = base.transform_stack(
        stack="number", groupby=["month"], sort=[alt.SortField("rank")], as_=["low", "high"]
    ).transform_calculate(middle="(datum.low + datum.high) / 2")
    number = text.transform_filter("datum.number > 1").mark_text(fontSize=11, fontWeight="bold")
    number = number.encode(x, alt.Y("middle:Q"), _colour(states, ink=True), text="number:Q")
    chart = alt.layer(bar, number).resolve_scale(color="independent")
    return chart.properties(width=390, height=260, title=alt.TitleParams(part, fontSize=13))


def _colour(states, ink=False, legend=True):
    colours = [STATES[state][2 if ink else 1] for state in states]
    names = " : ".join(f"datum.label == '{s}' ? '{f'{STATES[s][0]} {s}'.strip()}'" for s in states)
    shown = alt.Legend(title=None, columns=2, symbolType="square", symbolStrokeColor=theme.NEUTRAL)
    shown.labelExpr = f"{names} : datum.label"
    scale = alt.Scale(domain=states, range=colours)
    return alt.Color("state:N", scale=scale, legend=None if ink or not legend else shown)


def known(title, description, **frames):
    """All claims and dates as tiles in fixed places, and the latest news.

    `claims` and `dates` have row, place, letter, state and label; `news` has slot and text.
    """
    room = 1 + max(int(frames[name]["place"].max()) for name in ("claims", "dates"))
    heading = "The article's claims, by kind; the number is theirs"
    claims = _tiles("claims", frames["claims"], room, heading)
    heading = "Dates that somebody set, promised or feared, by owner"
    days = _tiles("dates", frames["dates"], room, heading)
    base = alt.Chart(alt.NamedData("news"))
    y = alt.Y("slot:Q", axis=None, scale=alt.Scale(domain=[-0.5, ROOM - 0.5], reverse=True))
    line = base.mark_text(align="left", fontSize=12, color=theme.INK, limit=820)
    line = line.encode(y, x=alt.value(-125), text="text:N")
    heading = alt.TitleParams(
        "The latest that our sources had brought by then", fontSize=13, offset=6
    )
    news = line.properties(width=700, height=17 * ROOM, title=heading)
    chart = alt.vconcat(claims, days, news, spacing=14).resolve_scale(color="independent")
    subtitle = "One tile is one claim or one date; state by what was published by the day you chose"
    chart = chart.properties(title=theme.titled(title, subtitle), description=description)
    return theme.named(chart, **frames)


def tiles(frame, row):
    """The rows of `known`: place, letter and state of each claim or date, in rows by `row`."""
    label = "claim" if "claim" in frame else "label"
    number = frame.get("number", 0)
    letter = frame["state"].map({state: parts[0] for state, parts in STATES.items()})
    told = frame[label].mask(frame["state"] == "not listed", "not on our list yet")
    tile = frame[["place", "state"]].assign(row=frame[row], label=told)
    return tile.assign(letter=letter, number=number)


def news(frame):
    """The newest lines of `since.news`, as many as the figure has room for."""
    words = [f"{dates.spoken_month(row.day)}: {row.text}" for row in frame.head(ROOM).itertuples()]
    return pd.DataFrame({"slot": range(len(words)), "text": words})


def _tiles(name, frame, room, heading):
    rows = list(frame["row"].unique())
    axis = alt.Axis(ticks=False, domain=False, minExtent=120, labelLimit=120, labelPadding=6)
    y = alt.Y("row:N", sort=rows, scale=alt.Scale(domain=rows, paddingInner=0.12), axis=axis)
    places = list(range(room))
    x = alt.X("place:O", axis=None, scale=alt.Scale(domain=places, paddingInner=0.08))
    tips = [alt.Tooltip("label:N", title="What"), alt.Tooltip("state:N", title="State")]
    base = alt.Chart(alt.NamedData(name)).encode(x, y.title(None), tooltip=tips)
    known = since.CLAIM_STATES if name == "claims" else since.DATE_STATES
    states = [state for state in STATES if state in known]
    tile = base.mark_rect(cornerRadius=3, stroke=theme.NEUTRAL, strokeWidth=0.6)
    letter = base.mark_text(fontSize=13, fontWeight="bold", dy=-5 if name == "claims" else 0)
    layers = [
        tile.encode(_colour(states)),
        letter.encode(_colour(states, ink=True), text="letter:N"),
    ]
    if name == "claims":
        number = base.mark_text(fontSize=10, dy=8)
        layers.append(number.encode(_colour(states, ink=True), text="number:Q"))
    chart = alt.layer(*layers).resolve_scale(color="independent")
    height = (32 if name == "claims" else 26) * len(rows)
    title = alt.TitleParams(heading, fontSize=13, offset=6)
    return chart.properties(width=30 * len(places), height=height, title=title)


def age(rows, title, description):
    """Dated sources by month since the article; press apart from the rest."""
    months = list(rows["month"].unique())
    kinds = list(rows["kind"].unique())
    base = alt.Chart(alt.NamedData("rows"))
    x = alt.X("month:O", sort=months, title=None, axis=alt.Axis(labelAngle=-40))
    y = alt.Y("number:Q", title="sources", stack="zero")
    scale = alt.Scale(domain=kinds, range=[theme.NEUTRAL, theme.INK])
    colour = alt.Color("kind:N", scale=scale, legend=alt.Legend(title=None, symbolType="square"))
    order = alt.Order("kind:N", sort="descending")
    bar = base.mark_bar().encode(x, y, colour, order)
    total = base.transform_aggregate(total="sum(number)", groupby=["month"])
    total = total.mark_text(dy=-8, fontWeight="bold", color=theme.INK)
    total = total.encode(x, alt.Y("total:Q"), text="total:Q")
    titled = theme.titled(title, "Sources of the whole collection by month of publication")
    chart = (bar + total).properties(width=640, height=220, title=titled, description=description)
    return theme.named(chart, rows=rows)
