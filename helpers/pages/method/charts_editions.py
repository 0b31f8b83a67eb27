"""From the first to the second edition, as a waterfall."""

import altair as alt
import numpy as np

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, paint
from helpers.pages.method.data_editions import DATE, FIRST, SECOND

_KINDS = {"edition": theme.INK, "up": theme.EUROPE, "down": theme.SHAKY, "none": theme.NEUTRAL}


@any_rows
def waterfall(rows):
    """Mean share and areas led after each change; `rows` comes from `data_editions.changes`."""
    for name in ("share", "led"):
        words_at = rows[[name, f"{name}_from"]].max(axis=1)
        rows = rows.assign(**{f"{name}_kind": _kind(rows, name), f"{name}_at": words_at})
    parts = (f"{row.change} {row.share_text} and {row.led_text}" for row in rows.itertuples())
    return figure(
        alt.hconcat(
            _panel(rows, "share", 1, "mean share, percent"),
            _panel(rows, "led", 2, "areas led", labels=False),
            spacing=16,
        ),
        _title(rows),
        [
            f"End of {DATE}, middle case, as reported. One change after another, from above",
            "Bar: from before to after; stroke: the answer after the change. The axes do not begin "
            "at 0",
        ],
        f"Mean share in percent and areas led: {'; '.join(parts)}.",
        sources=["model"],
        rows=rows,
    )


def _title(rows):
    ends = rows.set_index("change").reindex([FIRST, SECOND])
    if ends["share"].isna().any():
        return "What each change does to the answer"
    (was, led), (now, leads) = ends[["share", "led"]].to_numpy()
    areas = (
        f"areas led stay {leads:.0f}" if led == leads else f"areas led, {led:.0f}, are {leads:.0f}"
    )
    return (
        f"From the first to the second edition the mean share goes from {was:.1f} to {now:.1f} "
        f"percent; {areas}"
    )


def _kind(rows, name):
    moved = (rows[name] - rows[f"{name}_from"]).round(1)
    kinds = [rows["change"].isin([FIRST, SECOND]), moved > 0, moved < 0]
    return np.select(kinds, ["edition", "up", "down"], "none")


def _panel(rows, name, beside, title, labels=True):
    ends = rows[[name, f"{name}_from"]]
    low, high = np.floor(ends.min().min()) - 1, np.ceil(ends.max().max()) + beside
    axis = alt.Axis(labels=labels, labelLimit=320, ticks=False, domain=False, labelPadding=8)
    y = alt.Y("change:N", sort=None, title=None, axis=axis)
    ticks = list(range(int(low), int(high) + 1))
    marks = Rows(
        "rows",
        y,
        scale=alt.Scale(domain=[low, high], zero=False),
        axis=alt.Axis(title=title, values=ticks, format="d"),
    )
    colour = paint(f"{name}_kind", _KINDS, shown=False)
    chart = alt.layer(
        marks.rule(f"{name}_from", name, colour, strokeWidth=12),
        marks.tick(name, colour, thickness=2.5, size=16, opacity=1),
        marks.text(f"{name}_at", f"{name}_text", dx=8),
    )
    return chart.properties(width=230 if labels else 150, height=22 * len(rows))
