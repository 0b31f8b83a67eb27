"""Sentences of notebook 09 on the cut of June 2026, who filled in, and the floor in the law."""

from helpers.figures.premise import premise
from helpers.figures.text import Prose, listing, small
from helpers.pages.if_it_is_missed import data, data_cut, data_floor


def cuts_sentence():
    """What the pool is, how the numbers are known, and where accounts differ."""
    rival = data_cut.cuts().query("sure == @data_cut.POOR")
    other = listing(f"{row.capability} from {row.text}" for row in rival.itertuples())
    return Prose(
        "The NATO Force Model is a pool: forces that commanders may call on in the first "
        f"{_number('months that the pool covers')} months of a crisis. A force taken out of the "
        "pool is not taken out of Europe; it is no longer promised.",
        f"The US command announced the cut on {data.day('the cut announced')}. The counts are "
        "press reports on the word of unnamed officials, and we read them at second hand. Another "
        f"account has {other}; for tankers the two perhaps do not mean the same pool. A third "
        f"report goes further: {_told('a third account of the cut')}. We keep all.",
        "What the cut does to the US destroyers at Rota, which count in missile defence, is not "
        "known: no text that we read says. The projection leaves them there, with a wide range.",
    )


def filled():
    """Who says that the gap is filled, and what that may mean."""
    meeting = small(data.cited("the meeting to fill the gaps")["reported_change"])
    pool = data_cut.cuts().set_index("area_id").loc["combat_air"].iloc[0]
    rows = data_cut.fill_in("2027").set_index("area_id")
    fighters = rows.loc["combat_air"]
    new = [f"{row.name} {row.delivered:.0f}" for row in rows.itertuples(index=False)]
    quick = [f"{name} {gain:.0f}" for name, gain in data_cut.quick_gains().items()]
    return Prose(
        f"{data.cited('the gaps filled')['statement']}.",
        "The best case for the cut: it rebalances. "
        f"“{data.cited('the cut as balance')['title']}” is the title of one report on it. "
        f"{data.cited('the cut expected')['detail']} Allies were to offer forces at a meeting, "
        f"{meeting} By the commander's account Europeans answered within weeks.",
        "The best case against: a pool is a list. An ally fills it by promising forces that it "
        "has already, so the alliance as a whole has no more than before. Where Europe has nothing "
        "alike, other means are sought. Which allies offered what is not public, and we found no "
        "independent check of the commander's word.",
        "The projection counts what the US would bring to a war, which can be more than the pool. "
        f"It takes the same part off: the pool fell from {pool['us_before']} to "
        f"{pool['us_after']} fighters, so the projection takes {fighters['taken']:.0f} off "
        f"{fighters['us']:.0f}. For long-range missiles the half is our judgement, from the ships "
        "and bombers that carry them.",
        "Net gain in the figure below means usable forces, after old ones leave. The makers are "
        "to hand over more than that. On orders so far, with the usual delay, they deliver by the "
        f"end of 2027, before training, gifts and retirement: {listing(new)}.",
        "A zero net gain depends on our rules: how late orders come, how long crews train, and "
        "which old equipment leaves. Were nothing late and training half as long, it would be: "
        f"{listing(quick)}. Only these kinds of the cut can be counted in the projection; it says "
        "nothing on the rest.",
    )


def floor_sentence():
    """What the law says, how it can be waived, and what has been ordered or weighed."""
    floor, (weighed, there) = data_floor.floor(), data_floor.weighed()
    due = data.cited("the floor and its end")["what_is_due"].partition("; ")[2]
    premise(there - weighed < floor, "If all of them went, … would stay, below that number.")
    return Prose(
        f"The US defence act for the budget year 2026 set a floor: fewer than {floor:,} US troops "
        f"in Europe for more than {_number('days below the floor')} days needed a certification by "
        "the administration. It was a hurdle, not a ban. The same act guards the post of NATO's "
        "top commander. We know its text from press reports, which do not say which troops count.",
        f"Does it still hold? That budget year ended on {data.day('the floor and its end')}. What "
        f"our log has: {due} So we do not know whether the floor is in force.",
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
