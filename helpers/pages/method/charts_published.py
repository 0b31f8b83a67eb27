"""A figure with our answers beside published ones."""

import altair as alt
import pandas as pd

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import look
from helpers.figures.text import count, verb
from helpers.pages.method.data_answers import NEVER
from helpers.pages.method.data_published import AGREE, MET, MONEY, NEAR, SCALES, WAIT, YEARS

_AXES = {
    MONEY: {"type": "log", "domain": [3, 4000]},
    MET: {"domain": [0, 100]},
    WAIT: {"domain": [0, 10]},
}
_TICKS = {MONEY: [10, 100, 1000]}
_SIDES = {"ours": ("circle", theme.FIRM), "theirs": ("diamond", theme.SHAKY)}


@any_rows
def answers(rows):
    """Published ranges and ours on one scale, from `data_published.compared`; a panel a scale."""
    scales = [scale for scale in SCALES if scale in set(rows["scale"])]
    frames = {f"scale{SCALES.index(scale)}": _long(rows, scale) for scale in scales}
    panels = [_panel(name, scale, rows) for name, scale in zip(frames, scales, strict=True)]
    chart = alt.vconcat(*panels, spacing=14).resolve_scale(
        x="independent", y="independent", color="shared", shape="shared"
    )
    parts = (f"{row.label}: theirs {row.theirs}, ours {row.ours}" for row in rows.itertuples())
    return figure(
        chart,
        _title(rows),
        [
            "Ours, as reported: range of eight draws in ten, and the middle case. Theirs: as "
            "published",
            "Triangle at the right end: not before the projection ends. Limits are told in the "
            "table",
        ],
        f"Published answers beside ours: {'; '.join(parts)}.",
        sources=[rows, "model"],
        **frames,
    )


def _title(rows):
    agree, near = ((rows["verdict"] == said).sum() for said in (AGREE, NEAR))
    years = rows[rows["scale"] == YEARS]
    late = (years["our_middle"] > years["high"]).mean() > 0.5
    later = "; on years ours are later" if late else ""
    agreeing = f"{agree} of {count(len(rows), 'published answer')} {verb(agree, 'agrees', 'agree')}"
    return f"{agreeing} with ours, {near} {verb(near)} close{later}"


def _panel(name, scale, rows):
    own = rows[rows["scale"] == scale]
    base = alt.Chart(alt.NamedData(name))
    axis = alt.Axis(labelLimit=280, minExtent=280, ticks=False, domain=False, labelPadding=10)
    y = alt.Y("label:N", sort=list(own["label"]), title=None, axis=axis)
    offset = alt.YOffset("side:N", scale=alt.Scale(domain=list(_SIDES)))
    shape, side = look("side", _SIDES, title="Answer")
    if scale == YEARS:
        low, middle = theme.time("low"), theme.time("middle")
        layers = [theme.targets(pd.Timestamp(2024, 12, 31), pd.Timestamp(NEVER, 12, 31))]
    else:
        ticks = alt.Axis(title=scale, values=_TICKS.get(scale, alt.Undefined))
        low, middle = (
            alt.X(f"{field}:Q", scale=alt.Scale(nice=False, **_AXES[scale]), axis=ticks)
            for field in ("low", "middle")
        )
        layers = []
    bar = base.mark_rule(strokeWidth=5, opacity=0.45)
    point = base.transform_filter("!datum.never").mark_point(filled=True, size=55, opacity=1)
    never = base.transform_filter("datum.never").mark_point(
        shape="triangle-right", filled=True, size=70, opacity=1
    )
    text = base.transform_filter(alt.FieldEqualPredicate(equal="ours", field="side"))
    text = text.mark_text(align="left", fontSize=12, color=theme.INK)
    layers += [
        bar.encode(low, y, side, offset, x2="high:Q"),
        point.encode(middle, y, side, shape, offset),
        never.encode(middle, y, side, offset),
        text.encode(y=y, x=alt.value(388), text="verdict:N"),
    ]
    return alt.layer(*layers).properties(width=380, height=26 * len(own))


def _long(rows, scale):
    """One row a side: label, side, low, middle, high, never, verdict."""
    rows = rows[rows["scale"] == scale]
    ours = {"low": rows["our_low"], "middle": rows["our_middle"], "high": rows["our_high"]}
    theirs = rows.assign(side="theirs", middle=rows["low"].where(rows["low"] == rows["high"]))
    long = pd.concat([rows.assign(side="ours", **ours), theirs], ignore_index=True)
    never = (long["side"] == "ours") & (long["middle"] >= NEVER)
    long["never"] = (scale == YEARS) & never
    if scale == YEARS:
        for column in ("low", "middle", "high"):
            ends = long[column].map(lambda year: pd.Timestamp(int(year), 12, 31), "ignore")
            long[column] = ends.astype("datetime64[s]")
    return long[["label", "side", "low", "middle", "high", "never", "verdict"]]
