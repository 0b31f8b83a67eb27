"""Sentences and tables of notebook 06: orders, waits, slips, makers, what arrives."""

from helpers.data import lead_times
from helpers.figures.premise import premise
from helpers.figures.text import Prose, Table, cap, listing, minus, small, span
from helpers.model.assumptions import default
from helpers.pages import collection
from helpers.pages.delivery import data, data_makers, data_orders


def answer():
    start = average(data_orders.parts(default()))
    calm = average(data_orders.parts(default(slip_factor=0, us_export_delay=0)))
    return Prose(
        f"Later than planned. On paper {start['2027'].planned:.0f} percent of what Europe has on "
        f"order is delivered by the end of 2027 and {start['2030'].planned:.0f} percent by the end "
        "of 2030. With delays as in the record and time to train, "
        f"{_range(start['2027'])} is usable by the end of 2027 and {_range(start['2030'])} by the "
        "end of 2030.",
        f"Without any delays or US wait it would be {calm['2027'].mid:.0f} percent by the end of "
        f"2027 and {calm['2030'].mid:.0f} by the end of 2030. What is then still missing is time "
        "to train.",
        "All of these are averages over the areas, the kinds of equipment of this collection. A "
        "range holds eight of ten draws, in each of which chance picks the delay of every order.",
    )


def book(book):
    done = [(book["last"] <= day).mean() for day in lead_times.TARGETS.values()]
    premise(done[0] < 0.25 and done[1] > 0.5, "On paper, little comes by 2027 and most by 2030")
    made = book[book["no_maker"].isna()]
    makers = made["origin"].value_counts()
    return Prose(
        f"For {(book['firmness'] != 'firm').sum()} of the {len(book)} orders we saw no contract, "
        f"and in {(book['kind'] == 'judgement').sum()} a date or a number is partly our judgement. "
        f"{len(made)} have makers: {makers['European']} European, {makers['US']} US and "
        f"{makers['other']} elsewhere. The others are {listing(book['no_maker'].dropna())}. Orders "
        "are not alike: one is two aircraft, another a missile maker's whole order book.",
        _frigates(book),
    )


def orders(book):
    days = {name: book[name].dt.strftime("%b %Y") for name in ("first", "last")}
    heads = {"label": "Order", "amount": "Still to come", "origin": "Maker", "firm": "Contract"}
    heads |= {end: f"{cap(end)}, as planned" for end in days}
    return Table(book.assign(**days), heads, f"All {len(book)} orders")


def _frigates(book):
    stopped = data.stopped("F126")
    ships = book[book["area_id"] == "maritime"].set_index("system")
    premise("F126" not in ships.index, "are not in it")
    first, last = ships["first"].dt.year, ships["last"].dt.year
    return (
        "The dates are the newest we found. Germany stopped its six F126 frigates in "
        f"{stopped}; they are not in it. The Dutch and Belgian frigates now come in "
        f"{first['anti-submarine frigates']} and {last['anti-submarine frigates']}, the first "
        f"British Type 31 in {first['Type 31']}, and the last Spanish F110 in {last['F110']}."
    )


def revised():
    """Why the picture of revised dates is darker than the whole."""
    later = (data.revised()["verdict"] == data.VERDICTS[0]).mean()
    premise(later > 0.5, "Most dates that moved, moved back")
    signed = data.contracts()
    told = signed["first_delivery_revised"].notna() | signed["last_delivery_revised"].notna()
    return Prose(
        f"Only {told.sum()} of {len(signed)} signed contracts on our list have a second date that "
        "was published. The others may be on time, or late in silence. A new date makes news; an "
        "old one that holds does not."
    )


def slips(rows):
    """The bias of the slips, said aloud."""
    searched, on_time = rows["found"] == data.SEARCHED, rows["on_time"]
    share = data.on_time_shares()
    kept = [own.groupby("stage")["on_time"].mean() for own in (rows, rows[~searched])]
    new, running = data.MATURITIES["new"], data.MATURITIES["running"]
    less = all(own[new] < own[running] for own in kept)
    premise(less, "New designs come late, running lines less often")
    return Prose(
        f"The list is biased. {(~searched).sum()} rows come from press and auditors, who "
        f"report what goes wrong: only {on_time[~searched].sum()} of them were on time. So "
        f"we went looking for punctual cases and added {searched.sum()}, the hollow marks; with "
        f"them it is {on_time.sum()} of our {len(rows)} cases.",
        "The projection leaves out what was found by looking for it, and adds other records and "
        f"the findings of auditors. It takes {share['new']:.0f} percent on time for new designs, "
        f"{share['running']:.0f} for lines already running, {share['plant']:.0f} for new plants.",
    )


def output(rows):
    """What is not in the figure, and which numbers are monthly rates."""
    unknown = "For GEM-T, Aster and Taurus we found no yearly number"
    premise(not data_makers.counted("GEM-T", "Aster", "Taurus"), unknown)
    monthly, growth = rows[rows["from_a_month"]], data_makers.growth()
    missiles = growth.loc[growth["group"] == "Interceptors", "times"]
    premise(missiles.min() >= 2, "Interceptor makers plan to double their output or more")
    return Prose(
        f"{unknown}. For GEM-T only a growth is known: {data_makers.only_growth('GEM-T')}.",
        f"{len(monthly)} of the {len(rows)} yearly numbers are monthly rates times twelve: those "
        f"for {listing(map(_bracketed, monthly['heading'].unique()))}. A rate of one month need "
        "not last a year.",
    )


def fielding(rows):
    """How long until a delivered unit can be used, and how we know; from `data_makers.fielding`."""
    judged = (rows["basis"] == data_makers.JUDGED).sum()
    premise(judged > len(rows) / 2, "most of these times are our judgement")
    return Prose(
        f"We assume {span(rows['months'])} months from delivery to a usable unit, by area. For "
        f"{judged} of {len(rows)} areas that is our judgement; the others rest on a published case."
    )


def fielding_table(rows):
    heads = {"months": "Months", "low": "Low", "high": "High"}
    told = rows.assign(**{name: rows[name].map("{:g}".format) for name in heads})
    heads = {"area": "Area"} | heads | {"basis": "How we know"}
    return Table(told, heads, "Months from delivery to use, by area")


def average(rows):
    """The average of the areas from `data_orders.parts`, by date."""
    own = rows[rows["area"] == data_orders.AVERAGE]
    return {row.date: row for row in own.itertuples(index=False)}


def parts_sentence(rows):
    """How much is usable at the reader's setting; `rows` from `parts` with `first`."""
    now = average(rows)
    moved = rows["mid"] - rows["first"]
    two = rows[(rows["date"] == "2030") & (rows["area"] != data_orders.AVERAGE)]
    best = two.loc[moved[two.index].abs().idxmax()]
    against = f"On paper it is {now['2027'].planned:.0f} and {now['2030'].planned:.0f}."
    if moved.abs().gt(0.005).any():
        by = (minus(f"{row.mid - row.first:+.0f}") for row in now.values())
        against = (
            f"Against present plans: {' and '.join(by)} points, most for {small(best.area)}: "
            f"{best.first:.0f} to {best.mid:.0f} by 2030."
        )
    return (
        f"In the average area {_range(now['2027'])} is usable by 2027, {_range(now['2030'], '')} "
        f"by 2030. {against}"
    )


def _range(row, unit=" percent"):
    return f"{row.mid:.0f}{unit} ({span([row.low, row.high])})"


def _bracketed(heading):
    """`155 mm shells (United States)`, so that a list of headings needs no second comma."""
    what, comma, whose = heading.partition(", ")
    return f"{what} ({whose})" if comma else what


opening, sources = collection.ends("06_delivery.ipynb", answer)
