"""Figures on the claims of the report: on whose word, and what holds up."""

import altair as alt

from helpers.figures import theme
from helpers.figures.figure import any_rows, figure
from helpers.figures.rows import paint, tips
from helpers.figures.text import by_row, count
from helpers.pages.who_said_what.data import ATTRIBUTION, CORROBORATION

_BEST = list(CORROBORATION)
_COLOURS = dict(zip(_BEST, (theme.FIRM, theme.FAIR, theme.SHAKY, theme.NEUTRAL), strict=True))
_KEYS = ["attribution", "corroboration"]


@any_rows
def tiles(tiles):
    """Claims as tiles, one row per kind of source, the best corroborated to the left.

    `tiles` comes from `data.tiles`.
    """
    row = alt.Y("attribution:N", sort=ATTRIBUTION, title=None, axis=alt.Axis(labelLimit=200))
    colour = paint("corroboration", _COLOURS, title="What others report, often retelling Reuters")
    faded = alt.Scale(type="ordinal", domain=[False, True], range=[0.15, 1])
    ink = alt.Scale(domain=[False, True], range=[theme.NEUTRAL, "white"])
    tip = tips({"claim:N": "Claim", "said_by:N": "Said by"})
    base = alt.Chart(alt.NamedData("tiles"))
    base = base.encode(alt.X("place:O", axis=None), row.scale(paddingInner=0.25), tooltip=tip)
    faint = alt.Opacity("kept:O", scale=faded, legend=None)
    tile = base.mark_rect(cornerRadius=3).encode(colour, faint)
    base = base.encode(alt.Color("kept:O", scale=ink, legend=None))
    number = base.mark_text(fontSize=13, fontWeight="bold", dy=-6).encode(text="number:Q")
    letter = base.mark_text(fontSize=11, dy=10).encode(text="mark:N")
    told = by_row(tiles.value_counts(_KEYS), ATTRIBUTION, _BEST)
    return figure(
        alt.layer(tile, number + letter).resolve_scale(color="independent"),
        _confirmed(tiles),
        "One tile is one claim, with its number. C confirmed, R reported elsewhere, "
        "D disputed, N not confirmed",
        f"Tiles for {count(len(tiles), 'claim')} in three rows. {told}.",
        sources=tiles,
        width=640,
        height=190,
        tiles=tiles[["number", "claim", "said_by", *_KEYS, "place", "kept", "mark"]],
    )


def _confirmed(tiles):
    """How many are confirmed by kind of source, at most two; rows left out go unsaid."""
    sorts = {
        "official record": "on the official record",
        "anonymous sources": "from anonymous sources",
        "narration": "in the text's own words",
    }
    firm = (tiles["corroboration"] == "confirmed").groupby(tiles["attribution"]).agg(list)
    told = [(sum(firm[name]), len(firm[name]), sorts[name]) for name in sorts if name in firm]
    (number, total, said), *others = told[:2]
    first = f"{number} of {count(total, 'claim')} {said} {'is' if total == 1 else 'are'} confirmed"
    return ", ".join([first, *(f"{number} of {total} {said}" for number, total, said in others)])


@any_rows
def kept_counts(counts, claims):
    """How many of `claims` survive each pair of filters; `counts` from `data.kept_counts`."""
    total = len(claims)
    across = alt.X("corroboration:N", sort=_BEST, title="at least")
    base = alt.Chart(alt.NamedData("counts")).encode(
        across.axis(orient="top", labelAngle=0).scale(paddingInner=0.04),
        alt.Y("attribution:N", sort=ATTRIBUTION, title=None),
    )
    shade = alt.Scale(domain=[0, total], range=["#ffffff", theme.FIRM])
    cell = base.mark_rect().encode(alt.Color("claims:Q", scale=shade, legend=None))
    dark = alt.datum.claims > total * 0.55
    ink = alt.condition(dark, alt.value("white"), alt.value(theme.INK))
    text = base.mark_text(fontSize=18, fontWeight="bold").encode(text="claims:Q", color=ink)
    strict, loose = counts["claims"].iloc[[0, -1]]
    told = by_row(counts.set_index(_KEYS)["claims"], ATTRIBUTION, _BEST)
    return figure(
        cell + text,
        f"From {count(strict, 'claim')} to {loose}: how much you believe depends on what you "
        "accept",
        f"Claims kept, of {total}; each row also keeps the rows above it",
        f"Claims that survive, by lowest attribution and corroboration. {told}.",
        sources=claims,
        width=560,
        height=150,
        counts=counts,
    )
