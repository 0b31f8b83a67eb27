"""Sentences and tables of notebook 06 on what is published on orders, waits and slips."""

from helpers.data import lead_times as timing
from helpers.data import tables
from helpers.figures.text import Prose, Table, cap, count, listing
from helpers.pages.delivery import data as delivery

YEAR = 12
_ON_TIME = {3: "three"}[delivery.ON_TIME_MONTHS]


def book_title(book):
    """The finding of the order book in time."""
    plan = {year: int((book["last"] <= day).sum()) for year, day in timing.TARGETS.items()}
    return (
        f"On paper, {plan[2027]} of {len(book)} orders are complete by the end of 2027 "
        f"and {plan[2030]} by the end of 2030"
    )


def book_description(book):
    """The order book in words."""
    late = book[book["first"] > timing.TARGETS[2027]]
    parts = (f"{family} {count(len(own), 'order')}" for family, own in book.groupby("family"))
    return (
        f"Time chart of {len(book)} orders in five families: {listing(parts)}. {book_title(book)}. "
        f"{len(late)} bring their first piece only after 2027."
    )


def book_doubts(book):
    """How firm the order book is."""
    judged = int((book["kind"] == "judgement").sum())
    expected = int((book["firmness"] != "firm").sum())
    made = book[~book["order_id"].isin(delivery.NO_MAKER)]
    makers = made["origin"].value_counts()
    return Prose(
        f"{expected} of the {len(book)} bars are dashed: we expect the order, but saw no contract. "
        f"{judged} are pale: a date or a number is partly our judgement.",
        f"{len(made)} of the {len(book)} have makers: {makers['European']} European, "
        f"{makers['US']} US and {makers['other']} other. The others, blue too, are "
        f"{listing(delivery.NO_MAKER.values())}. Orders are not alike: one bar is two aircraft, "
        "another is a missile maker's whole order book.",
    )


def revised_title(rows):
    """The finding of planned against revised dates."""
    verdicts = rows["verdict"].value_counts()
    year = int((rows["earliest"] >= YEAR).sum())
    return (
        f"Of {len(rows)} planned dates with a new or real one, {verdicts[delivery.VERDICTS[0]]} "
        f"are later than planned, {year} of them by a year or more"
    )


def revised_description(rows):
    """Planned against revised dates in words."""
    worst = rows.loc[rows["earliest"].idxmax()]
    verdicts = rows["verdict"].value_counts()
    parts = (f"{number} {verdict}" for verdict, number in verdicts.items())
    return (
        f"Planned and new dates of first and last deliveries: {listing(parts)}. The longest slip: "
        f"{worst['label']}, at least {worst['earliest']:.0f} months."
    )


def revised_bias():
    """Why the picture of revised dates is darker than the whole."""
    orders = tables.load("delivery/orders")
    signed = orders[orders["status"].isin(delivery.CONTRACTS)]
    told = signed["first_delivery_revised"].notna() | signed["last_delivery_revised"].notna()
    return Prose(
        f"Our list holds {count(len(signed), 'signed contract')}. For {int(told.sum())} of them "
        "somebody has published a second date. The others may be on time, or late in silence. "
        "A new date makes news; an old one that holds does not."
    )


def waits_title(rows):
    """The finding of the waits by origin."""
    done, ahead = delivery.BASES.values()
    median = rows[rows["state"] == ahead].set_index("origin")["median"]
    over = rows.loc[rows["state"] == done, "cases"].sum()
    return (
        f"Plans say {median['European']:g} months from European makers and {median['US']:g} from "
        f"US ones; only {over} of {rows['cases'].sum()} waits are over"
    )


def waits_description(rows):
    """The waits by origin in words."""
    parts = (
        f"{row.maker} {row.median:g} months ({count(row.cases, 'case')})"
        for row in rows.itertuples()
    )
    return f"Median months from order to first delivery: {listing(parts)}."


def waits_reading(rows):
    """How to read the waits: whether finished orders took longer than plans say, by origin."""
    median = rows.pivot(index="origin", columns="state", values="median")
    median = median[list(delivery.BASES.values())].loc[timing.ORIGINS]
    quick = median[median.iloc[:, 0] < median.iloc[:, 1]]
    slow = median.drop(quick.index)
    parts = (
        f"From {origin} makers they took longer ({done:g} months) than plans say ({plan:g})."
        for origin, done, plan in slow.itertuples()
    )
    return Prose(
        f"From {listing(quick.index)} makers, finished orders look quick, partly because quick "
        "ones finish first: used tanks, small satellites, vehicles built before anyone signed. "
        f"{' '.join(parts)}",
        "Do not rank the makers by these marks alone. In the table, helicopters stand with the "
        "combat aircraft or the transport aircraft.",
    )


def waits_table():
    """Median wait by equipment and origin."""
    columns = {"ordered": "What was ordered"}
    columns |= {origin: f"{cap(origin)} maker" for origin in timing.ORIGINS}
    return Table(
        delivery.waits_by_equipment(),
        columns,
        "Median wait by equipment and maker (number of cases)",
    )


def slips_title(rows):
    """The finding of the slips."""
    late = rows[~rows["on_time"]]
    return (
        f"{int(rows['on_time'].sum())} of {len(rows)} programmes came within three months of plan; "
        f"the late ones slipped {late['slip_months'].median():.0f} months at the median"
    )


def slips_description(rows):
    """The slips in words, by what was ordered."""
    parts = (
        f"{stage} {int(own['on_time'].sum())} of {len(own)} on time, median "
        f"{own['slip_months'].median():g} months"
        for stage, own in rows.groupby("stage", sort=False)
    )
    return f"Histogram of months late. {listing(parts, 'and')}."


def slips_bias(rows):
    """The bias of the slips, said aloud."""
    searched = rows["found"] == delivery.FOUND[1]
    reported = rows[~searched]
    share = tables.load("model/constants").set_index("name").at["on_time_share", "value"]
    return Prose(
        f"This list is biased, twice. {len(reported)} rows come from press and auditors, who "
        f"report what goes wrong: only {int(reported['on_time'].sum())} of them were on time. So "
        f"we went looking for punctual cases and added {int(searched.sum())}, the hollow marks. "
        "They favour lines already running.",
        f"Together {100 * rows['on_time'].mean():.0f} percent were on time. The projection takes "
        f"{100 * share:.0f}. It is a judgement: {int(rows['on_time'].sum())} of our {len(rows)} "
        f"cases came within {_ON_TIME} months, large national projects do worse, running lines "
        "better.",
    )


def averages_title(rows):
    """The finding of the averages over many projects."""
    german = rows[rows["kind"].str.startswith("German")]
    first = german[german["kind"].str.endswith("first plan")]["slip_months"]
    in_force = german[german["kind"].str.endswith("in force")]["slip_months"].iloc[0]
    return (
        f"Late against what? German projects: {first.min():.0f} to {first.max():.0f} months after "
        f"the first plan, {in_force:.0f} after the contract then in force"
    )


def averages_description(rows):
    """The averages in words."""
    parts = (
        f"{kind}: {_span(own['slip_months'])} months"
        for kind, own in rows.groupby("kind", sort=False)
    )
    return f"Mean delay of many projects at once. {'; '.join(parts)}."


def _span(months):
    low, high = months.min(), months.max()
    return f"{low:.0f}" if low == high else f"{low:.0f} to {high:.0f}"
