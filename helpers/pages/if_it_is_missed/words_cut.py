"""Sentences of notebook 09 on the cut of June 2026, who filled in, and the floor in the law."""

from helpers.figures.premise import premise
from helpers.figures.text import Fold, Prose, Several, Table, listing
from helpers.pages.if_it_is_missed import data, data_cut


def cuts_sentence():
    """What the pool is, how the numbers are known, and where accounts differ."""
    rival = data_cut.cuts().query("sure == @data_cut.POOR")
    other = listing(f"{row.capability} from {row.text}" for row in rival.itertuples())
    pool = Prose(
        "The NATO Force Model is a pool: forces that commanders may call on in the first "
        f"{_number('months that the pool covers')} months of a crisis. A force taken out of it is "
        "not taken out of Europe; it is no longer promised."
    )
    known = Prose(
        f"The US command announced the cut on {data.day('the cut announced')}. The counts are "
        "press reports on the word of unnamed officials, read at second hand. Another account has "
        f"{other}; for tankers the two perhaps do not mean the same pool. A third goes further: "
        f"{_told('a third account of the cut')}. We keep all.",
        "What the cut does to the US destroyers at Rota, which count in missile defence, is not "
        "known. The projection leaves them there, with a wide range.",
    )
    return Several(pool, Fold("How the numbers are known, and where accounts differ", known))


def filled():
    """Who says that the gap is filled, what that may mean, and how the sums go."""
    gained = data_cut.fill_in("2027")["made_good"]
    premise(gained.max() < 10, "by the end of 2027 the forces are not replaced")
    meeting = data.cited("the meeting to fill the gaps")["reported_change"]
    unseen = "held in June 2026" in meeting and "no report of the meeting" in meeting
    premise(unseen, "A meeting in June 2026 … we found no report of it")
    listed = Prose(
        f"{data.cited('the gaps filled')['statement']}. But a pool is a list. An ally fills it by "
        "promising forces that it has already, so the alliance as a whole has no more than before. "
        "Which allies offered what is not public."
    )
    best = Prose(
        f"The cut rebalances: “{data.cited('the cut as balance')['title']}” is the title of one "
        f"report. {data.cited('the cut expected')['detail']} A meeting in June 2026 was to "
        "collect offers; we found no report of it.",
        *_sums(),
    )
    return Several(listed, Fold("The best case for the cut, and how the sums go", best))


def _sums():
    """How the projection reads the cut, and what the net gain leaves out."""
    cuts = data_cut.cuts()
    pools = cuts[cuts["area_id"] == "combat_air"]
    premise(len(pools), "the pool fell from …")
    pool = pools.iloc[0]
    rows = data_cut.fill_in("2027").set_index("area_id")
    fighters = rows.loc["combat_air"]
    new = [f"{row.name} {row.delivered:.0f}" for row in rows.itertuples(index=False)]
    quick = [f"{name} {gain:.0f}" for name, gain in data_cut.quick_gains().items()]
    return (
        "The projection counts what the US would bring to a war, which can be more than the pool. "
        f"It takes the same part off: the pool fell from {pool['us_before']} to "
        f"{pool['us_after']} fighters, so the projection takes {fighters['taken']:.0f} off "
        f"{fighters['us']:.0f}. For long-range missiles the half is our judgement, from the ships "
        "and bombers that carry them.",
        "Net gain means usable forces, after old ones leave. By the end of 2027 makers are to hand "
        f"over, before training, gifts and retirement: {listing(new)}. Were nothing late and "
        f"training half as long, the net gain would be: {listing(quick)}.",
    )


def floor():
    """Is there a floor? The answer, and the law and the counts, folded away."""
    level, rows = data.floor(), data.troops()
    recent = rows[rows["date"] >= "2025"].groupby("counted")
    lowest, highest = recent["low"].min()[data.ALL], recent["high"].max()[data.STATIONED]
    premise(lowest >= level > highest, "all troops lie above it, …")
    columns = {"row": "When, and what was counted", "text": "Thousand troops", "sure": "How sure"}
    told = Prose(
        f"US law set a floor of {level:,} troops in Europe; it was a hurdle, not a ban. Which side "
        "the US is on depends on the count: since 2025 all counts of all troops lie above it, and "
        "all counts without rotations below it. Whether the law still holds is not known."
    )
    return Several(told, Fold("What the law says, and every count", _law(), Table(rows, columns)))


def _law():
    """What the law says, how it can be waived, and what has been ordered or weighed."""
    level, (weighed, there) = data.floor(), data.weighed()
    due = data.cited("the floor and its end")["what_is_due"]
    tied = "tied to FY2026 money" in due and "to 11 December 2026 not confirmed" in due
    premise(tied, "tied to the money of that year … 11 December 2026 was not confirmed")
    premise(there - weighed < level, "If all of them went, … would stay, below that number.")
    return Prose(
        f"Under the US defence act for the budget year 2026 fewer than {level:,} troops for more "
        f"than {_number('days below the floor')} days needed a certification by the "
        "administration. The same act guards the post of NATO's top commander. We know its text "
        "from press reports, which do not say which troops count.",
        f"That budget year ended on {data.day('the floor and its end')}. Our log says that the "
        "floor was tied to the money of that year, and that its extension to 11 December 2026 was "
        "not confirmed.",
        f"Since the act {_number('ordered out of Germany')} were ordered out of Germany; "
        f"{_number('held back from Poland')} were held back from Poland, and a week later "
        f"{_number('promised to Poland')} more promised. The first two may be one order: "
        f"{_told('two orders that may be one')}. In September 2026 one report, which we know from "
        f"a log, had {weighed:,.0f} of about {there:,.0f} in question. If all of them went, "
        f"{there - weighed:,.0f} would stay, below that number.",
        f"Whether the next act keeps a floor is open. {_event('the Senate on the next act')}. "
        f"{_event('the House on the next act')}. The outcome of the US posture review was not "
        "found.",
    )


def _number(use):
    return f"{data.cited(use)['value']:,.0f}"


def _told(use):
    return f"{data.cited(use)['statement']} ({data.publisher(use)})"


def _event(use):
    event = data.cited(use)
    return f"{event['label']} on {data.day(use)}: {event['detail'].rstrip('.')}"
