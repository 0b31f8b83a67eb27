"""A figure with our answers beside published ones."""

import altair as alt
import pandas as pd

from helpers.figures import theme
from helpers.pages.method import data_ours as ours
from helpers.pages.method import data_published as published

_AXES = {
    published.MONEY: {"type": "log", "domain": [3, 4000]},
    published.MET: {"domain": [0, 100]},
    published.WAIT: {"domain": [0, 10]},
}
_TICKS = {published.MONEY: [10, 100, 1000]}
OURS, THEIRS = "ours", "theirs"
_LAST = pd.Timestamp(ours.NEVER, 12, 31)


def answers(rows, title, description):
    """Published ranges and ours on one scale, from `published.compared`; a panel a scale."""
    panels, frames = [], {}
    for place, scale in enumerate(published.SCALES):
        own = rows[rows["scale"] == scale]
        name = f"scale{place}"
        frames[name] = _long(own, scale)
        panels.append(_panel(name, scale, own))
    chart = alt.vconcat(*panels, spacing=14).resolve_scale(
        x="independent", y="independent", color="shared", shape="shared"
    )
    subtitle = [
        "Ours, as reported: range of eight draws in ten, and the middle case. Theirs: as published",
        "Triangle at the right end: not before the projection ends. Limits are told in the table",
    ]
    titled = chart.properties(title=theme.titled(title, subtitle), description=description)
    return theme.named(titled, **frames)


def _panel(name, scale, own):
    base = alt.Chart(alt.NamedData(name))
    axis = alt.Axis(labelLimit=280, minExtent=280, ticks=False, domain=False, labelPadding=10)
    y = alt.Y("label:N", sort=list(own["label"]), title=None, axis=axis)
    offset = alt.YOffset("side:N", scale=alt.Scale(domain=[OURS, THEIRS]))
    colours = alt.Scale(domain=[OURS, THEIRS], range=[theme.FIRM, theme.SHAKY])
    legend = alt.Legend(title="Answer")
    side = alt.Color("side:N", scale=colours, legend=legend)
    shapes = alt.Scale(domain=[OURS, THEIRS], range=["circle", "diamond"])
    shape = alt.Shape("side:N", scale=shapes, legend=legend)
    if scale == published.YEARS:
        low, high, middle = (theme.time(field) for field in ("low", "high", "middle"))
        layers = [theme.targets(pd.Timestamp(2024, 12, 31), _LAST)]
    else:
        options = alt.Scale(nice=False, **_AXES[scale])
        ticks = alt.Axis(title=scale, values=_TICKS.get(scale, alt.Undefined))
        low, middle = (
            alt.X(f"{field}:Q", scale=options, axis=ticks) for field in ("low", "middle")
        )
        layers = []
    bar = base.mark_rule(strokeWidth=5, opacity=0.45).encode(low, y, side, offset, x2="high:Q")
    known = base.transform_filter("!datum.never")
    point = known.mark_point(filled=True, size=55, opacity=1)
    never = base.transform_filter("datum.never").mark_point(
        shape="triangle-right", filled=True, size=70, opacity=1
    )
    text = base.transform_filter(alt.FieldEqualPredicate(equal=OURS, field="side"))
    text = text.mark_text(align="left", fontSize=12, color=theme.INK)
    layers += [
        bar,
        point.encode(middle, y, side, shape, offset),
        never.encode(middle, y, side, offset),
        text.encode(y=y, x=alt.value(388), text="verdict:N"),
    ]
    return alt.layer(*layers).properties(width=380, height=26 * len(own))


def _long(own, scale):
    """One row a side: label, side, low, middle, high, never, verdict."""
    frames = [
        own.assign(side=OURS, low=own["our_low"], middle=own["our_middle"], high=own["our_high"]),
        own.assign(side=THEIRS, middle=own["low"].where(own["low"] == own["high"])),
    ]
    long = pd.concat(frames, ignore_index=True)
    years = scale == published.YEARS
    long["never"] = years & (long["side"] == OURS) & (long["middle"] >= ours.NEVER)
    if years:
        for column in ("low", "middle", "high"):
            ends = long[column].map(lambda year: pd.Timestamp(int(year), 12, 31), "ignore")
            long[column] = ends.astype("datetime64[s]")
    return long[["label", "side", "low", "middle", "high", "never", "verdict"]]
