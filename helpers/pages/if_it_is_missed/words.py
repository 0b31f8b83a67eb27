"""Sentences of notebook 09 on what is reported: the mechanisms, the cut, who filled in."""

import pandas as pd

from helpers.data import dates, tables
from helpers.figures.text import Prose, Table, count, listing
from helpers.pages.if_it_is_missed import data as missed

_LESS, _MIXED, _EUROPE, _MORE, _SAME, _NONE = missed.GROUPS


def groups_sentence():
    """How many mechanisms are in which group."""
    rows = missed.mechanisms()
    number = rows["group"].value_counts()
    return (
        f"Of {count(len(rows), 'mechanism')} on our list, the US is reported to do less in "
        f"{number[_LESS]}{_alike()}. {count(number[_MIXED], 'rotation')} was cancelled and then "
        f"promised again. Another {number[_EUROPE]} are led or shared by Europeans, "
        f"{number[_SAME]} are said to stay as they are, {number[_MORE] or 'none'} "
        f"{'goes' if number[_MORE] == 1 else 'go'} to the US, and for {number[_NONE]} no change is "
        "reported or decided."
    )


def _alike():
    """How few decisions stand behind the rows on which the US does less."""
    found = missed.decisions()
    return (
        f"; {found['posts']} of these are one decision on posts, {found['early']} came before the "
        f"article, and {found['arms']} is a deployment of missiles rather than a mechanism"
    )


def threat():
    """What the warning said, and what it left open."""
    stop, named = (row for row in missed.facts("f005", "f007").itertuples())
    claims = tables.load("story/claims").set_index("claim_id")
    pair = missed.mechanisms().set_index("mechanism_id").loc[["m01", "m02"], "name"]
    return Prose(
        f"The article, in our words: {claims.at['c11', 'claim']} Reuters, which it rewrites, is "
        "stronger: the US may stop taking part. Both say some mechanisms and name none.",
        f"One outlet named {named.value:.0f}: {listing(pair)}. It credits Reuters, but the Reuters "
        f"text we saw does not name them, so we count that as {named.confidence} confidence.",
        "So the list below is ours: where the allies plan, command, share staff or pool forces, "
        "and the US takes part. A few are outside NATO, or are between the US and single allies. "
        f"A change on it need not be an answer to 2027: {_before()} came before the date itself.",
    )


def _before():
    early = missed.mechanisms()["day"] < pd.Timestamp(2027, 12, 31)
    return "all of them" if early.all() else f"{int(early.sum())} of them"


def mechanisms_title():
    """The finding on the mechanisms."""
    rows = missed.mechanisms()
    number = rows["group"].value_counts()
    return (
        f"The US is reported to do less in {number[_LESS]} of {len(rows)} mechanisms; "
        f"{number[_SAME]} are said to stay, and {number[_MORE]} it takes over"
    )


def mechanisms_description():
    """The mechanisms by group."""
    rows = missed.mechanisms()
    parts = (
        f"{group}, {len(own)}: {listing(own['name'])}"
        for group, own in rows.groupby("group", sort=False, observed=True)
    )
    return f"Mechanisms by what is reported. {'; '.join(parts)}."


def mechanisms_sentence():
    """How sure the groups are."""
    rows = missed.mechanisms()
    official = int((rows["sure"] == missed.OFFICIAL).sum())
    same = rows.loc[rows["group"] == _SAME, "name"]
    return Prose(
        f"{official} of {len(rows)} rows rest on an official text, the hand-over of "
        "commands among them. The others rest on press reports, some at second hand. We put each "
        "row into a group by the words of its report. To do less can mean fewer staff or a missed "
        "meeting. Rows are not of equal weight, so their number is no measure.",
        f"Said to stay: {listing(same)}. SACEUR is NATO's top commander in Europe.",
    )


def mechanisms_table():
    """Every mechanism with what it does and what is reported, folded away."""
    rows = missed.mechanisms()
    columns = {"name": "Mechanism", "what_it_does": "What it does", "us_role": "US part"}
    columns |= {"reported_change": "What is reported", "when": "When", "sources": "Source"}
    return Table(rows, columns, f"All {len(rows)} mechanisms: what each does and what is reported")


def cuts_title(rows):
    """The finding on the cut."""
    fair = rows[rows["sure"] == missed.FAIR]
    gone = 100 - fair["left"]
    return (
        f"All {len(fair)} kinds of forces on the list were reported cut, by {gone.min():.0f} to "
        f"{gone.max():.0f} percent"
    )


def cuts_description(rows):
    """The cut in words."""
    parts = (f"{row.row} {row.text}, {row.confidence} confidence" for row in rows.itertuples())
    return (
        f"US forces offered to the NATO Force Model before and after June 2026: {'; '.join(parts)}."
    )


def cuts_sentence():
    """What the pool is, how the numbers are known, and where accounts differ."""
    months = missed.facts("f043")["value"].iloc[0]
    press = missed.facts("f042").iloc[0]
    rows = missed.cuts()
    rival = rows[rows["sure"] == missed.POOR]
    other = listing(f"{row.capability} from {row.text}" for row in rival.itertuples())
    return Prose(
        "The NATO Force Model is a pool: forces that commanders may call on in the first "
        f"{months:.0f} months of a crisis. A force taken out of the pool is not taken out of "
        "Europe; it is no longer promised.",
        f"The US command announced the cut on {_announced()}. The counts are press reports on the "
        "word of unnamed officials, and we read them at second hand. Another account has "
        f"{other}; for tankers the two perhaps do not mean the same pool. A third report goes "
        f"further: {_quoted(press)}. We keep all.",
    )


def _announced():
    date = tables.load("story/events").set_index("event_id").at["e48", "date"]
    return dates.spoken(pd.Timestamp(date))


def _quoted(row):
    return f"{row.statement} ({row.sources[0][0]})"


def filled():
    """Who says that the gap is filled, and what that may mean."""
    saceur = missed.facts("f041").iloc[0]
    events = tables.load("story/events").set_index("event_id")
    title = tables.load("sources").set_index("source_id").at["st-nfm-rks", "title"]
    meeting = missed.mechanisms().set_index("mechanism_id").at["m18", "reported_change"]
    return Prose(
        f"{saceur.statement}.",
        f"The best case for the cut: it rebalances. “{title}” is the title of one report on "
        f"it. {events.at['e47', 'detail']} Allies were to offer forces at a meeting, "
        f"{meeting[:1].lower()}{meeting[1:]} By the commander's account Europeans answered within "
        "weeks.",
        "The best case against: a pool is a list. An ally fills it by promising forces that it "
        "has already, so the alliance as a whole has no more than before. Where Europe has nothing "
        "alike, other means are sought. Which allies offered what is not public, and we found no "
        "independent check of the commander's word.",
        _measured(),
        *_net(),
    )


def _measured():
    """How the pool becomes the projection's numbers."""
    cut = missed.cuts().set_index("row_id")
    taken = missed.fill_in().drop_duplicates("area_id").set_index("area_id")["taken"]
    level = tables.load("model/areas").set_index("area_id")
    return (
        "The projection counts what the US would bring to a war, which can be more than the pool. "
        f"It takes the same part off: the pool fell from {cut.at['n01', 'us_before']} to "
        f"{cut.at['n01', 'us_after']} fighters, so the projection takes {taken['combat_air']:.0f} "
        f"off {level.at['combat_air', 'us_war']:.0f}. For long-range missiles the half is our "
        "judgement, from the ships and bombers that carry them."
    )


def fill_with_text(rows):
    """`missed.fill_in` with the words right of each bar."""
    text = [
        f"{row.date}: +{_number(row.gained)} net, {_number(row.taken)} taken"
        for row in rows.itertuples()
    ]
    return rows.assign(text=text)


def _number(value):
    return f"{value:.0f}" if round(value) or value < 0.05 else f"{value:.1f}"


def fill_title(rows):
    """The finding on new means against the cut."""
    most = rows.groupby("date")["made_good"].max()
    least = rows.groupby("date")["made_good"].min()
    kinds = rows["name"].nunique()
    return (
        f"Europe's net gain in {kinds} kinds of forces: {upto(least['2027'], most['2027'])} of "
        f"what the US took out by the end of 2027, {upto(least['2030'], most['2030'])} by 2030"
    )


def _net():
    """What the zero means: what is delivered all the same, and on which rules it depends."""
    rows = missed.fill_in().query("date == '2027'")
    parts = [f"{row.name} {row.delivered:.0f}" for row in rows.itertuples(index=False)]
    quick = [f"{name} {gain:.0f}" for name, gain in missed.quick_gains().items()]
    return (
        "Net gain in the figure below means usable forces, after old ones leave. The makers are "
        "to hand over more than that. On orders so far, with the usual delay, they deliver by the "
        f"end of 2027, before training, gifts and retirement: {listing(parts)}.",
        "A zero net gain depends on our rules: how late orders come, how long crews train, and "
        "which old equipment leaves. Were nothing late and training half as long, it would be: "
        f"{listing(quick)}. Only these kinds of the cut can be counted in the projection; it says "
        "nothing on the rest.",
    )


def upto(low, high):
    if round(high) == 0:
        return "nothing"
    if round(low) == round(high):
        return f"{low:.0f} percent"
    return f"{low:.0f} to {high:.0f} percent"


def fill_description(rows):
    """New means against the cut in words."""
    parts = (
        f"{name} {listing(own['text'])}"
        for name, own in fill_with_text(rows).groupby("name", sort=False)
    )
    return f"Europe's net gain against what the US took out, by the end of: {'; '.join(parts)}."
