"""Output of factories against the growth of the model, its rule 7."""

import altair as alt

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import Rows, look
from helpers.figures.text import count, listing, span
from helpers.pages.backtest.data import AS_DRAWN, CLAIMED, FASTER, SEEN, SLOWER, UNDECIDED

_VERDICTS = {
    FASTER: ("triangle-right", "#5b6bb0"),
    AS_DRAWN: ("circle", theme.FIRM),
    SLOWER: ("cross", theme.SHAKY),
    UNDECIDED: ("diamond", theme.NEUTRAL),
}


@any_rows
def growth(rows):
    """How many times output grew: band of rule 7, its middle, and fact; `data.growth`."""
    title = "times the last output known at the end of 2022"
    axis = alt.Axis(title=title, values=[0.5, 1, 2, 3, 5, 10])
    scale = alt.Scale(type="log", domain=[0.5, 12])
    marks = Rows("rates", theme.rows("line", list(rows["line"]), 220), scale=scale, axis=axis)
    shown = {name: mark for name, mark in _VERDICTS.items() if name in set(rows["verdict"])}
    chart = alt.layer(
        marks.rule("low", "high", strokeWidth=9, color=theme.NEUTRAL, opacity=0.3),
        marks.tick("middle", color=theme.INK, thickness=2, size=14),
        marks.point(
            "grew",
            *look("verdict", shown, title="In fact output"),
            theme.sure([SEEN, CLAIMED]),
            tooltip=[
                alt.Tooltip("line:N"),
                alt.Tooltip("then:Q", title="Then, a year"),
                alt.Tooltip("later:Q", title="Later, a year"),
            ],
            filled=True,
            size=110,
        ),
    )
    parts = (
        f"{row.line} {row.grew:.1f} times (model {span([row.low, row.high], '.1f')}; {row.verdict})"
        for row in rows.itertuples()
    )
    return figure(
        chart,
        _title(rows),
        "Last yearly output found, 2023 to 2025. Bar and tick: the model over the same years, with "
        "today's growth rates",
        f"Growth of yearly output since the last year known in 2022: {listing(parts)}.",
        sources=[rows, "model"],
        width=460,
        height=26 * len(rows),
        rates=rows[["line", "low", "middle", "high", "grew", "verdict", "sure", "then", "later"]],
    )


def _title(rows):
    """How many lines grew faster or slower than the rule, and how many of those are weak."""
    faster, slower, torn = (rows["verdict"] == name for name in (FASTER, SLOWER, UNDECIDED))
    weak = (faster & (rows["sure"] == CLAIMED)).sum()
    doubt = f" ({weak} by the firm's own word)" if weak else ""
    return (
        f"{faster.sum()} of {count(len(rows), 'line')} grew faster than the model allows{doubt}, "
        f"{slower.sum()} slower; {torn.sum()} cannot be told"
    )
