"""Sentences of notebook 06 on the projected order book."""

from helpers.figures.text import Prose, listing, small
from helpers.model.assumptions import default
from helpers.pages.delivery import data as delivery
from helpers.pages.delivery import data_orders as arriving


def answer():
    """The answer of the page."""
    start = average(arriving.parts(default()))
    calm = average(arriving.parts(default(slip_factor=0, us_export_delay=0)))
    slips = delivery.slips()
    searched = int((slips["found"] == delivery.FOUND[1]).sum())
    return Prose(
        f"Later than planned. On paper {start['2027'].planned:.0f} percent of what Europe has on "
        f"order is delivered by the end of 2027 and {start['2030'].planned:.0f} percent by the end "
        "of 2030, in the average area. With delays as in the record and time to train, "
        f"{_band(start['2027'])} is usable by 2027 and {_band(start['2030'])} by 2030.",
        f"Without any delays or US wait {calm['2027'].mid:.0f} percent would be usable by 2027 and "
        f"{calm['2030'].mid:.0f} by 2030. What is then still missing is time to train.",
        "An area is one of the kinds of equipment in this collection. The ranges hold eight of ten "
        "draws: we let chance pick the delays of every order many times.",
        f"The record of delays is ours and biased. Press and auditors report trouble, so we went "
        f"looking for punctual cases: {searched} of its {len(slips)} rows were found that way.",
    )


def average(rows):
    """The average of the areas from `arriving.parts`, by date."""
    own = rows[rows["area"] == arriving.AVERAGE]
    return {row.date: row for row in own.itertuples(index=False)}


def parts_sentence(rows):
    """How much is usable at the reader's setting; `rows` from `arriving.parts` with `first`."""
    now = average(rows)
    moved = rows["mid"] - rows["first"]
    two = rows[(rows["date"] == "2030") & (rows["area"] != arriving.AVERAGE)]
    best = two.loc[moved[two.index].abs().idxmax()]
    sentence = (
        f"In the average area {_band(now['2027'])} is usable by 2027, {_band(now['2030'], '')} by "
        "2030. "
    )
    if not moved.abs().gt(0.005).any():
        on_paper = f"{now['2027'].planned:.0f} and {now['2030'].planned:.0f}"
        return f"{sentence}On paper it is {on_paper}. This is the first setting."
    return sentence + (
        f"Against the first setting: {_change(now['2027'])} and {_change(now['2030'])} points, "
        f"most for {small(best.area)}: {best.first:.0f} to {best.mid:.0f} by 2030."
    )


def parts_description(rows):
    """The figure of the parts in words."""
    parts = (
        f"{row.area} {row.mid:.0f} (on paper {row.planned:.0f})"
        for row in rows[rows["date"] == "2030"].itertuples()
    )
    return f"At the first setting, percent usable by the end of 2030: {listing(parts)}."


def shares_sentence(rows, area, held, first_held, areas):
    """Europe's share at the reader's setting; `rows` from `arriving.share_path` with `first`.

    `held` and `first_held` are numbers of areas led at the end of 2030.
    """
    ends = rows.set_index(rows["day"].dt.year).groupby(level=0).last()
    year = {date: ends.loc[date] for date in (2027, 2030, 2035)}
    share = [f"{row['mid']:.1f}" for row in year.values()]
    share[1] += f" ({year[2030]['low']:.0f} to {year[2030]['high']:.0f})"
    moved = listing(f"{row['mid'] - row['first']:+.1f}" for row in year.values())
    same = held == first_held and (rows["mid"] - rows["first"]).abs().max() < 0.005
    against = f"Your change: {moved} points."
    against = "This is the first setting." if same else _minus(against)
    before = "" if held == first_held else f", not {first_held}"
    return (
        f"{area}: Europe's share by {listing(map(str, year))} is {listing(share)} "
        f"percent. {against} By 2030 it leads {held} of {areas} areas{before}."
    )


def shares_description(rows):
    """The share in time at the first setting, in words."""
    start, end = rows.iloc[0], rows.iloc[-1]
    return (
        f"At the first setting Europe's mean share goes from {start['mid']:.0f} percent at the end "
        f"of {start['day'].year} to {end['mid']:.0f} at the end of {end['day'].year}, with eight "
        f"of ten draws between {end['low']:.0f} and {end['high']:.0f}."
    )


def sweep_title(rows):
    """The finding of the sweep."""
    spread = _spread(rows)
    book, share = arriving.MEASURES[1], arriving.MEASURES[2]
    widest = rows.set_index("lever")["name"][spread[book].idxmax()].iloc[0]
    return (
        f"Changing {_OF[widest]} moves the order book of 2030 by {spread[book].max():.0f} "
        f"points; no slider moves Europe's mean share by more than {spread[share].max():.1f}"
    )


def sweep_description(rows):
    """The sweep in words."""
    spread = _spread(rows)
    parts = (
        f"{lever}: " + listing(f"{points:.1f} for {name}" for name, points in row.items())
        for lever, row in spread.iterrows()
    )
    return f"Points between the lowest and the highest position. {'; '.join(parts)}."


_OF = {
    "slip_factor": "delays",
    "us_export_delay": "the wait for US-made weapons",
    "fielding_factor": "training time",
    "factory_ramp": "the growth of factories",
}


def _spread(rows):
    """Points between a lever's two ends, a lever a row and a measure a column."""
    ends = rows.pivot(index=["lever", "measure"], columns="end", values="value")
    return (ends["lowest"] - ends["highest"]).abs().unstack("measure")[arriving.MEASURES]


def _band(row, unit=" percent"):
    return f"{row.mid:.0f}{unit} ({row.low:.0f} to {row.high:.0f})"


def _change(row):
    return _minus(f"{row.mid - row.first:+.0f}")


def _minus(text):
    return text.replace("-", "\N{MINUS SIGN}")
