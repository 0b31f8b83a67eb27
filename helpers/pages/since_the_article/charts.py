"""Figures on what happened since the article and on what was known when."""

import altair as alt
import pandas as pd

from helpers.data import dates, lead_times, story
from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import look, tips
from helpers.figures.text import count, listing
from helpers.pages.since_the_article import data, words

_WIDE, _ROW, _SWEEP = 860, 18, 560
_LANES = dict(zip(data.LANES, [90, 335, 590], strict=True))
_MOVERS = {
    data.MORE: ("circle", theme.EUROPE),
    data.LESS: ("square", theme.US),
    data.WORDS: ("cross", theme.NEUTRAL),
    data.OTHER: ("diamond", theme.INK),
}
# One letter and one colour a state; claims and dates share them.
STATES = {
    "confirmed": ("C", theme.FIRM, "white"),
    "met": ("M", theme.FIRM, "white"),
    story.ONLY_ORIGINAL: ("1", theme.FAIR, "white"),
    data.OUTCOME_ONLY: ("K", theme.FAIR, "white"),
    "reported elsewhere": ("E", "#c3d5cd", theme.INK),
    "disputed": ("D", theme.SHAKY, "white"),
    "missed": ("X", theme.SHAKY, "white"),
    "not confirmed": ("N", "#8b919c", "white"),
    "replaced": ("R", "#8b919c", "white"),
    data.UNCLEAR: ("?", "#ffffff", theme.SHAKY),
    data.TOO_NEW: ("A", "#eef0f3", theme.INK),
    "open": ("O", "#dfe3e8", theme.INK),
    data.NO_TEXT: ("", "#f7f8f9", theme.INK),
    "not listed": ("", "#f7f8f9", theme.INK),
}
_PARTS = {
    "claims": "Claims of the report, by kind, with their numbers",
    "dates": "Dates that somebody set, promised or feared, by owner",
    "news": "The latest that our sources had brought by then",
}
ROOM = 8  # lines of news


@any_rows
def timeline(events):
    """Events after the article from top to bottom, each in the lane of its direction."""
    month = events["first"].map(dates.spoken_month)
    # The month, said once.
    when = month.where(month != month.shift(), "").str.replace(r"^(\w{3})\w*", r"\1", regex=True)
    frame = events[["label", "detail", "lane", "mover", "sure"]]
    frame = frame.assign(slot=range(len(events)), x=events["lane"].map(_LANES), when=when)
    frame["shade"] = (when != "").cumsum() % 2
    height, number = _ROW * len(frame), events["lane"].value_counts()
    y = alt.Y("slot:Q", axis=None, scale=alt.Scale(domain=[-0.6, len(frame) - 0.4], reverse=True))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, _WIDE], nice=False))
    base = alt.Chart(alt.NamedData("events")).encode(y)
    band = base.transform_filter("datum.shade == 1").mark_rule(strokeWidth=_ROW, color="#f1f2f5")
    band = band.encode(x=alt.value(0), x2=alt.value(_WIDE))
    tip = tips({"label:N": "Event", "detail:N": "What happened"})
    shape, colour = look("mover", _MOVERS, title=None, columns=2)
    sure = theme.sure([data.FIRM, data.WEAK], theme.NEUTRAL)
    mark = base.mark_point(filled=True, size=80).encode(x, colour, shape, sure, tooltip=tip)
    label = base.mark_text(align="left", dx=10, fontSize=12, color=theme.INK)
    month = base.mark_text(align="left", fontSize=12, color=theme.INK)
    texts = [label.encode(x, text="label:N"), month.encode(x=alt.value(4), text="when:N")]
    heads = [_text(f"{lane}: {number.get(lane, 0)}", x, -8) for lane, x in _LANES.items()]
    left = dates.months_between(events["today"].iloc[0], pd.Series(lead_times.TARGETS))
    ahead = ", ".join(f"{theme.TARGETS[year]} in {left[year]:.0f} months" for year in left.index)
    foot = _text(f"still ahead: {ahead} ↓", _WIDE, height + 20, "right", "normal")
    moved = words.moves(events)
    by = f": Europe does more in {moved[data.MORE]}, the US less in {moved[data.LESS]}"
    by = by if moved.sum() else ""
    chart = alt.layer(band, mark, *texts, *heads, foot)
    return figure(
        chart.properties(width=_WIDE, height=height),
        f"{moved.sum()} of {count(len(events), 'event')} moved towards European lead{by}",
        "One line is one event, oldest on top; lane by our rule, colour by what moves",
        f"List by month in three lanes. {words.direction_sentence(events)} "
        f"{words.movers_sentence(events)} {words.weak_sentence(events)}",
        sources=events,
        events=frame,
    )


def _text(told, x, y, align="left", weight="bold"):
    base = alt.Chart(alt.InlineData(values=[{"text": told}]))
    style = {"baseline": "bottom", "color": theme.INK, "fontSize": 12, "fontWeight": weight}
    mark = base.mark_text(align=align, **style)
    return mark.encode(x=alt.value(x), y=alt.value(y), text="text:N")


@any_rows
def by_month(rows, days):
    """One bar for the claims, which no later text moved, and lines for the dates, `data.due`."""
    claims = words.last_claims(rows).query("number > 0")[["state", "number"]]
    ends = claims["number"].cumsum()
    claims = claims.assign(at=ends - claims["number"] / 2, rank=range(len(claims)))
    told = "No date is among these months"
    for last in days.tail(1).itertuples():
        told = (
            f"Of {count(last.due, 'date')} due or decided {last.known} have a known outcome and "
            f"{last.due - last.known - last.late} none; {last.late} fell due {data.TOO_NEW}"
        )
    return figure(
        alt.vconcat(_claims(claims), _dates(), spacing=22).resolve_scale(color="independent"),
        told,
        "By what was published by the end of each month",
        words.by_month_sentence(rows),
        sources=rows,
        claims=claims,
        days=days[["month", "due", "known"]],
        last=days[["month", "due", "known"]].tail(1),
    )


def _claims(claims):
    base, states = alt.Chart(alt.NamedData("claims")), list(claims["state"])
    bar = base.mark_bar(stroke=theme.NEUTRAL, strokeWidth=0.6, orient="horizontal", size=28)
    x = alt.X("number:Q", stack="zero", axis=None, scale=alt.Scale(nice=False))
    bar = bar.encode(x, _colour(states), alt.Order("rank:Q"))
    number = base.mark_text(fontSize=12, fontWeight="bold")
    number = number.encode(alt.X("at:Q"), _colour(states, ink=True), text="number:Q")
    chart = alt.layer(bar, number).resolve_scale(color="independent")
    heading = alt.TitleParams(f"{data.CLAIMS}: no later month changed them", fontSize=13)
    return chart.properties(width=_SWEEP, height=30, title=heading)


def _dates():
    x = alt.X("month:O", sort=None, title=None, axis=alt.Axis(labelAngle=-40))
    base, last = (alt.Chart(alt.NamedData(name)).encode(x) for name in ("days", "last"))
    y = alt.Y("due:Q", title=None, axis=alt.Axis(tickMinStep=5, grid=False))
    style = {"align": "left", "dx": 8, "fontSize": 12, "fontWeight": "bold"}
    layers = [base.mark_area(color=theme.SHAKY, opacity=0.15).encode(y, alt.Y2("known"))]
    told = {"due": (theme.SHAKY, "due or decided"), "known": (theme.FIRM, "outcome known")}
    for field, (colour, label) in told.items():
        at = alt.Y(f"{field}:Q")
        text = last.transform_calculate(told=f"datum.{field} + ' {label}'")
        layers.append(base.mark_line(color=colour, point={"color": colour}).encode(at))
        layers.append(text.mark_text(color=colour, **style).encode(at, text="told:N"))
    heading = alt.TitleParams(f"{data.DATES}: the pale part has no known outcome", fontSize=13)
    return alt.layer(*layers).properties(width=_SWEEP, height=200, title=heading)


def _colour(states, ink=False):
    colours = [STATES[state][2 if ink else 1] for state in states]
    names = " : ".join(f"datum.label == '{s}' ? '{f'{STATES[s][0]} {s}'.strip()}'" for s in states)
    shown = alt.Legend(title=None, columns=2, symbolType="square", symbolStrokeColor=theme.NEUTRAL)
    shown.labelExpr = f"{names} : datum.label"
    scale = alt.Scale(domain=states, range=colours)
    return alt.Color("state:N", scale=scale, legend=None if ink else shown)


@any_rows
def known(claims, dates, news, sources):
    """All claims and dates as tiles in fixed places, and the latest news."""
    room = 1 + max(int(frame["place"].max()) for frame in (claims, dates))
    tiles = _tiles("claims", claims, room, 32, data.CLAIM_STATES)
    days = _tiles("dates", dates, room, 26, data.DATE_STATES)
    base = alt.Chart(alt.NamedData("news"))
    y = alt.Y("slot:Q", axis=None, scale=alt.Scale(domain=[-0.5, ROOM - 0.5], reverse=True))
    line = base.mark_text(align="left", fontSize=12, color=theme.INK, limit=820)
    line = line.encode(y, x=alt.value(-125), text="text:N")
    latest = line.properties(width=700, height=17 * ROOM, title=_heading("news"))
    return figure(
        alt.vconcat(tiles, days, latest, spacing=14).resolve_scale(color="independent"),
        "What was known by the day you chose",
        "One tile is one claim or one date; state by what was published by the day you chose",
        f"Tiles for {count(len(claims), 'claim')} and {count(len(dates), 'date')}; the latest "
        "news.",
        sources=sources,
        claims=claims,
        dates=dates,
        news=news,
    )


def _tiles(name, frame, room, size, known):
    rows = list(frame["row"].unique())
    axis = alt.Axis(ticks=False, domain=False, minExtent=120, labelLimit=120, labelPadding=6)
    y = alt.Y("row:N", sort=rows, scale=alt.Scale(domain=rows, paddingInner=0.12), axis=axis)
    x = alt.X("place:O", axis=None, scale=alt.Scale(domain=list(range(room)), paddingInner=0.08))
    tip = tips({"label:N": "What", "state:N": "State"})
    base = alt.Chart(alt.NamedData(name)).encode(x, y.title(None), tooltip=tip)
    states = [state for state in STATES if state in known]
    tile = base.mark_rect(cornerRadius=3, stroke=theme.NEUTRAL, strokeWidth=0.6)
    letter = base.mark_text(fontSize=13, fontWeight="bold", dy=-5 if name == "claims" else 0)
    ink = _colour(states, ink=True)
    layers = [tile.encode(_colour(states)), letter.encode(ink, text="letter:N")]
    if name == "claims":
        layers.append(base.mark_text(fontSize=10, dy=8).encode(ink, text="number:Q"))
    chart = alt.layer(*layers).resolve_scale(color="independent")
    return chart.properties(width=30 * room, height=size * len(rows), title=_heading(name))


def _heading(part):
    return alt.TitleParams(_PARTS[part], fontSize=13, offset=6)


@any_rows
def age(rows):
    """Dated sources by month since the article; press apart from the rest."""
    kinds, months = list(rows["kind"].unique()), list(rows["month"].unique())
    base = alt.Chart(alt.NamedData("rows"))
    x = alt.X("month:O", sort=months, title=None, axis=alt.Axis(labelAngle=-40))
    y = alt.Y("number:Q", title="sources", stack="zero")
    scale = alt.Scale(domain=kinds, range=[theme.NEUTRAL, theme.INK])
    colour = alt.Color("kind:N", scale=scale, legend=alt.Legend(title=None, symbolType="square"))
    bar = base.mark_bar().encode(x, y, colour, alt.Order("kind:N", sort="descending"))
    total = base.transform_aggregate(total="sum(number)", groupby=["month"])
    total = total.mark_text(dy=-8, fontWeight="bold", color=theme.INK)
    total = total.encode(x, alt.Y("total:Q"), text="total:Q")
    quiet, by_month = words.last_busy_month(rows), rows.groupby("month", sort=False)["number"].sum()
    late = rows.loc[rows["first"] > quiet, "number"].sum()
    return figure(
        (bar + total).properties(width=640, height=220),
        f"{late} of {rows['number'].sum()} sources since the report are later than "
        f"{dates.spoken_month(quiet)}"
        if rows["number"].any()
        else "No source is from these months",
        "Sources of the whole collection by month of publication",
        f"Columns by month: {listing(f'{month} {n}' for month, n in by_month.items())}.",
        sources=rows,
        rows=rows[["month", "kind", "number"]],
    )
