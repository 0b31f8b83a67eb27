"""Figures on the article's claims: on whose word, and what holds up."""

import altair as alt

from helpers.data import story
from helpers.figures import theme

MARKS = dict(zip(story.CORROBORATION, ["C", "R", "D", "N"], strict=True))
_COLOURS = [theme.FIRM, theme.FAIR, theme.SHAKY, theme.NEUTRAL]
_ROW = alt.Y("attribution:N", sort=story.ATTRIBUTION, title=None, axis=alt.Axis(labelLimit=200))
_ROW = _ROW.scale(paddingInner=0.25)


def unit_chart(tiles, title, description):
    """Claims as tiles, one row per kind of source, the best corroborated to the left.

    `tiles` comes from `story.tiles`, with a truth column `kept`: claims left out turn pale.
    """
    place = alt.X("place:O", axis=None)
    colour = alt.Color(
        "corroboration:N",
        scale=alt.Scale(domain=story.CORROBORATION, range=_COLOURS),
        legend=alt.Legend(title="What others report, often retelling Reuters"),
    )
    faded = alt.Opacity(
        "kept:O",
        scale=alt.Scale(type="ordinal", domain=[False, True], range=[0.15, 1]),
        legend=None,
    )
    tip = [alt.Tooltip("claim:N", title="Claim"), alt.Tooltip("said_by:N", title="Said by")]
    base = alt.Chart(alt.NamedData("tiles")).encode(place, _ROW, tooltip=tip)
    tile = base.mark_rect(cornerRadius=3).encode(colour, faded)
    ink = alt.Color("kept:O", scale=alt.Scale(domain=[False, True], range=[theme.NEUTRAL, "white"]))
    base = base.encode(ink.legend(None))
    number = base.mark_text(fontSize=13, fontWeight="bold", dy=-6)
    letter = base.mark_text(fontSize=11, dy=10)
    text = number.encode(text="number:Q") + letter.encode(text="mark:N")
    chart = alt.layer(tile, text).resolve_scale(color="independent")
    subtitle = "One tile is one claim, with its number. C confirmed, R reported elsewhere, "
    titled = theme.titled(title, subtitle + "D disputed, N not confirmed")
    sized = chart.properties(title=titled, description=description, width=640, height=190)
    return theme.named(sized, tiles=marked(tiles))


def kept_counts(counts, title, description):
    """How many claims survive each pair of filters; `counts` comes from `story.kept_counts`."""
    total = int(counts["claims"].max())
    base = alt.Chart(alt.NamedData("counts")).encode(
        alt.X("corroboration:N", sort=story.CORROBORATION, title="at least")
        .axis(orient="top", labelAngle=0)
        .scale(paddingInner=0.04),
        alt.Y("attribution:N", sort=story.ATTRIBUTION, title=None),
    )
    shade = alt.Color("claims:Q", scale=alt.Scale(domain=[0, total], range=["#ffffff", theme.FIRM]))
    cell = base.mark_rect().encode(shade.legend(None))
    dark = alt.datum.claims > total * 0.55
    ink = alt.condition(dark, alt.value("white"), alt.value(theme.INK))
    text = base.mark_text(fontSize=18, fontWeight="bold").encode(text="claims:Q", color=ink)
    titled = theme.titled(title, f"Claims kept, of {total}; each row also keeps the rows above it")
    sized = (cell + text).properties(title=titled, description=description, width=560, height=150)
    return theme.named(sized, counts=counts)


def marked(tiles):
    """The columns that the tiles need, with the letter of each level of corroboration."""
    columns = ["number", "claim", "said_by", "attribution", "corroboration", "place", "kept"]
    return tiles[columns].assign(mark=tiles["corroboration"].map(MARKS))
