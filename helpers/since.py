"""What could be known on a day: events, claims and dates after the article, as tidy frames.

A text is known from its day of publication. Where only a month or a year is given it is known from
the end of it, and an undated text only on the day of our facts.
"""

import pandas as pd

from helpers import dates, story, tables, timing

# Newest last. `not listed`: our source for the date itself was not out yet.
CLAIM_STATES = ["confirmed", "disputed", "open"]
DATE_STATES = ["met", "missed", "replaced", "no outcome", "open", "not listed"]
KINDS = ["fact", "goal", "warning", "assessment", "obstacle"]
LANES = ["away", "neutral", "towards European lead"]
WITH_US, EUROPEANS, NATO = "the US takes part", "Europeans, no US actor", "NATO alone"
FIRM, WEAK = "address of the text known", "second-hand log, no address"
# A text written before a date cannot tell how it ended. For these dates another one does.
_OUTCOME = {"d03": "st-nato-22of32", "d22": "st-safe-wave2"}
_SETTLED = {"met": "met", "missed": "missed", "superseded": "replaced"}


def months():
    """First days of the months the reader can choose, from the article to the day of our facts."""
    return pd.date_range(story.ARTICLE_DAY.replace(day=1), dates.as_of(), freq="MS")


def end(month):
    """The last day of a month, or the day of our facts if that comes first."""
    return min(pd.Timestamp(month) + pd.offsets.MonthEnd(0), dates.as_of())


def known():
    """The day from which each source counts as known, by `source_id`."""
    published = tables.load("sources").set_index("source_id")["published"]
    return dates.last_day(published).fillna(dates.as_of()).clip(upper=dates.as_of())


def events():
    """One row an event after the article, oldest first, with who took part and how it is known.

    `seen` is the day from which we count it: neither before it happened nor before its source.
    """
    frame = tables.load("story/events").rename(columns={"direction": "lane"})
    frame["lane"] = frame["lane"].replace({"toward European lead": LANES[-1]})
    frame["first"], frame["day"] = dates.first_day(frame["date"]), dates.last_day(frame["date"])
    frame = frame[frame["first"] > story.ARTICLE_DAY].copy()
    frame["seen"] = frame["day"].clip(lower=frame["source_id"].map(known()))
    links = tables.load("story/event_actors").merge(tables.load("story/actors"), on="actor_id")
    frame["sources"] = [[pair] for pair in frame["source_id"].map(_links())]
    sides = links.groupby("event_id")["side"].agg(frozenset)
    frame["who"] = frame["event_id"].map(sides).map(_who)
    verified = tables.sources("story/events").set_index("source_id")["verified"]
    frame["sure"] = frame["source_id"].map(verified).map({True: FIRM, False: WEAK})
    return frame.sort_values(["first", "event_id"], ignore_index=True)


def _links():
    sources = tables.load("sources").fillna({"url": ""}).set_index("source_id")
    return pd.Series(list(zip(sources["publisher"], sources["url"], strict=True)), sources.index)


def _who(sides):
    if "US" in sides:
        return WITH_US
    return EUROPEANS if sides & {"Europe", "EU"} else NATO


def claims():
    """One row a claim: kind, our verdict, and `settled`, the day the last source for it was out.

    Only confirmed and disputed claims are settled. The rest stay open.
    """
    frame = story.claims()
    links = tables.load("story/claim_sources")
    links = links[links["role"] == "corroborating"]
    last = links["source_id"].map(known()).groupby(links["claim_id"]).max()
    frame["settled"] = frame["claim_id"].map(last).clip(lower=story.ARTICLE_DAY)
    firm = frame["corroboration"].isin(["confirmed", "disputed"])
    frame["settled"] = frame["settled"].where(firm)
    rank = frame["kind"].map(KINDS.index)
    frame = frame.assign(rank=rank).sort_values(["rank", "number"], ignore_index=True)
    return frame.assign(place=frame.groupby("kind").cumcount())


def deadlines():
    """One row a date: when it was first known to us (`listed`) and how it ended (`told`, `ended`).

    `told` is the day the outcome was known; missing where we know of none.
    """
    frame, out = timing.deadlines(), known()
    frame["listed"] = frame["source_id"].map(out)
    frame["ended"] = frame["status"].map(_SETTLED)
    source = frame["deadline_id"].map(_OUTCOME).fillna(frame["source_id"])
    frame["told"] = source.map(out).where(frame["ended"].notna())
    return frame.assign(place=frame.groupby("group").cumcount())


def claims_on(frame, day):
    """State of each claim by the evidence published up to `day`."""
    state = frame["corroboration"].where(frame["settled"] <= day, "open")
    return frame.assign(state=state)


def deadlines_on(frame, day):
    """State of each date by what was published up to `day`."""
    state = pd.Series("open", index=frame.index)
    state = state.mask(frame["last"] <= day, "no outcome")
    state = state.mask(frame["told"] <= day, frame["ended"])
    return frame.assign(state=state.mask(frame["listed"] > day, "not listed"))


def events_on(frame, day):
    """Events that had happened and were known by `day`."""
    return frame[frame["seen"] <= day]


def by_month():
    """The sweep: number of claims and of dates in each state at the end of each month."""
    claim, date, rows = claims(), deadlines(), []
    for month in months():
        day = end(month)
        parts = [
            ("Claims of the article", CLAIM_STATES, claims_on(claim, day)),
            ("Dates on our list", DATE_STATES[:-1], deadlines_on(date, day)),
        ]
        for part, states, frame in parts:
            count = frame["state"].value_counts()
            rows += [
                {"part": part, "month": dates.spoken_month(month), "state": state}
                | {"number": int(count.get(state, 0))}
                for state in states
            ]
    return pd.DataFrame(rows)


def news(day, happened, claim, date):
    """What was learned up to `day`: events, claims settled and dates decided, newest first.

    Claims and dates count only after the month of the article: before it they were not news.
    """
    settled = "Claim " + claim["number"].astype(str) + " is " + claim["corroboration"]
    parts = [
        ("event", happened["seen"], happened["label"] + ". " + happened["detail"]),
        ("claim", claim["settled"], settled + ": " + claim["claim"]),
        ("date", date["told"], "Date " + date["ended"] + ": " + date["label"]),
    ]
    frame = pd.concat(
        pd.DataFrame({"day": when, "kind": kind, "text": text}) for kind, when, text in parts
    )
    old = (frame["kind"] != "event") & (frame["day"] <= end(months()[0]))
    frame = frame[(frame["day"] <= day) & ~old]
    return frame.sort_values(["day", "kind"], ascending=False, ignore_index=True)


def sources_by_month():
    """Number of dated sources a month since the article, press apart from the rest."""
    frame = tables.load("sources")
    frame = frame[frame["published"].str.len().fillna(0) >= 7]
    month = dates.first_day(frame["published"].str[:7])
    frame = frame.assign(month=month, press=frame["kind"] == "press")[month >= months()[0]]
    rows = [
        {
            "month": dates.spoken_month(day),
            "kind": name,
            "number": int((own["press"] == press).sum()),
        }
        for day in months()
        for own in [frame[frame["month"] == day]]
        for name, press in [("press", True), ("official, data and other", False)]
    ]
    return pd.DataFrame(rows)
