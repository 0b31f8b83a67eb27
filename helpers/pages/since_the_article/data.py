"""What could be known on a day: events, claims and dates after the article, as tidy frames.

A text is known from its day of publication. Where only a month or a year is given it is known from
the end of it, and an undated text only on the day of our facts.
"""

import pandas as pd

from helpers.data import dates, lead_times, sources, story, tables
from helpers.figures.premise import one

# `not listed`: our source for the date itself was not out yet.
NO_TEXT = "no text yet"
CLAIM_STATES = ["confirmed", story.ONLY_ORIGINAL, "reported elsewhere", "disputed"]
CLAIM_STATES += ["not confirmed", NO_TEXT]
# A promise is kept only where we knew of it before we knew how it ended.
OUTCOME_ONLY, UNCLEAR = "known only from its outcome", "no clear outcome"
TOO_NEW = "after our newest source"
DATE_STATES = ["met", OUTCOME_ONLY, "missed", "replaced", UNCLEAR, TOO_NEW, "open", "not listed"]
CLAIMS, DATES = "Claims of the report", "Dates on our list"
KINDS = ["fact", "goal", "warning", "assessment", "obstacle"]
LANES = ["away", "neutral", "towards European lead"]
MORE, LESS = "Europe does more", "the US does less"
WORDS, OTHER = "words or review", "something else"
FIRM, WEAK = "address of the text known", "second-hand log, no address"
_SETTLED = {"met": "met", "missed": "missed", "superseded": "replaced"}


def months():
    """First days of the months the reader can choose, from the article to the day of our facts."""
    return pd.date_range(story.ARTICLE_DAY.replace(day=1), dates.as_of(), freq="MS")


def end(month):
    """The last day of a month, or the day of our facts if that comes first."""
    return min(pd.Timestamp(month) + pd.offsets.MonthEnd(0), dates.as_of())


def published():
    """When each source was published, by `source_id`, as exactly as it is known."""
    return tables.load("sources").set_index("source_id")["published"]


def known():
    """The day from which each source counts as known, by `source_id`."""
    return dates.last_day(published()).fillna(dates.as_of()).clip(upper=dates.as_of())


def newest():
    """The day of the newest source; what fell due later cannot have reached us."""
    full = published()[published().str.len() == 10]
    return pd.to_datetime(full).max()


def events():
    """One row an event since the article, which counts from `seen`, when its source was out too."""
    frame = tables.load("story/events").rename(columns={"direction": "lane"})
    frame["lane"] = frame["lane"].replace({"toward European lead": LANES[-1]})
    frame["first"], frame["day"] = dates.first_day(frame["date"]), dates.last_day(frame["date"])
    frame = frame[story.since(frame["first"])].copy()
    frame["seen"] = frame["day"].clip(lower=frame["source_id"].map(known()))
    frame["sources"] = [sources.links([key]) for key in frame["source_id"]]
    verified = sources.sources("story/events").set_index("source_id")["verified"]
    frame["sure"] = frame["source_id"].map(verified).map({True: FIRM, False: WEAK})
    frame["today"] = dates.as_of()
    return frame.sort_values(["first", "event_id"], ignore_index=True)


def claims():
    """One row a claim: kind, `verdict`, and `settled`, the day the first source for it was out.

    The report that the article retells, and its retellings, settle what no other text bears on.
    """
    frame = sources.with_sources(story.claims(), "story/claims")
    links, retold = tables.load("story/claim_sources"), tables.load("story/retellings")
    links = links[links["role"] == "corroborating"]
    weight = links["source_id"].isin(retold["source_id"]).astype("int64")
    weight = weight.mask(links["source_id"].isin(retold["retells"]), 2)
    firm = frame.loc[frame["corroboration"].isin(["confirmed", "disputed"]), "claim_id"]
    # To be reported elsewhere a retelling is enough; to be confirmed or disputed it is not.
    weight = weight.where(links["claim_id"].isin(firm) | (weight == 2), 0)
    best = links[weight == weight.groupby(links["claim_id"]).transform("min")]
    first = best["source_id"].map(known()).groupby(best["claim_id"]).min()
    frame["settled"] = frame["claim_id"].map(first).clip(lower=story.ARTICLE_DAY)
    rank = frame["kind"].map(KINDS.index)
    frame = frame.assign(rank=rank).sort_values(["rank", "number"], ignore_index=True)
    return frame.assign(place=frame.groupby("kind").cumcount())


def deadlines():
    """One row a date: the days it was `listed` and its outcome `told`, if any, and how it `ended`.

    A date that we know only from the text on its outcome counts as no promise kept.
    """
    frame, out = lead_times.deadlines(), known()
    frame["listed"] = frame["source_id"].map(out)
    frame["ended"] = frame["status"].map(_SETTLED)
    told = frame["outcome_source_id"].fillna(frame["source_id"]).map(out)
    frame["told"] = told.where(frame["ended"].notna())
    after = (frame["ended"] == "met") & (frame["listed"] >= frame["told"])
    frame["ended"] = frame["ended"].mask(after, OUTCOME_ONLY)
    return frame.assign(place=frame.groupby("group").cumcount())


def claims_on(frame, day):
    """State of each claim by the evidence published up to `day`."""
    return frame.assign(state=frame["verdict"].where(frame["settled"] <= day, NO_TEXT))


def deadlines_on(frame, day):
    """State of each date by what was published up to `day`."""
    past, state = frame["last"] <= day, pd.Series("open", index=frame.index)
    state = state.mask(past, UNCLEAR).mask(past & (frame["last"] > newest()), TOO_NEW)
    state = state.mask(frame["told"] <= day, frame["ended"])
    return frame.assign(state=state.mask(frame["listed"] > day, "not listed"))


def events_on(frame, day):
    """Events known by `day`."""
    return frame[frame["seen"] <= day]


def states(part, frame, day):
    """Number of claims or of dates in each state on `day`, and how many only their owner told."""
    order = CLAIM_STATES if part == CLAIMS else DATE_STATES[:-1]
    owner = frame["told_by_owner_alone"] if part == DATES else False
    sums = {"number": ("state", "size"), "owner": ("owner", "sum")}
    counted = frame.assign(owner=owner).groupby("state")
    counted = counted.agg(**sums, source_ids=("source_ids", "sum"))
    counted = counted.reindex(order, fill_value=0).reset_index()
    return counted.assign(part=part, day=day, source_ids=[c or () for c in counted["source_ids"]])


def by_month():
    """The sweep: number of claims and of dates in each state at the end of each month."""
    claim, date = claims(), deadlines()
    rows = [
        states(part, frame, day).assign(month=dates.spoken_month(day))
        for day in map(end, months())
        for part, frame in [(CLAIMS, claims_on(claim, day)), (DATES, deadlines_on(date, day))]
    ]
    return pd.concat(rows, ignore_index=True)


def due(rows):
    """Dates of `by_month` that are `due` or decided at the end of each month, one row a month.

    Of them, `known` have a known outcome, and `late` fell due after the newest source.
    """
    own = rows[rows["part"] == DATES]
    states = {"due": [state for state in DATE_STATES if state != "open"], "late": [TOO_NEW]}
    states["known"] = [*_SETTLED.values(), OUTCOME_ONLY]
    counts = {what: own["number"].where(own["state"].isin(of), 0) for what, of in states.items()}
    months = own.assign(**counts).groupby(["day", "month"], as_index=False)
    return months.agg(dict.fromkeys(["due", "known", "late", "source_ids"], "sum"))


def news(day, happened, claim, date):
    """What was learned up to `day`, newest first; no claim or date of the article's own month."""
    settled = "Claim " + claim["number"].astype(str) + ", " + claim["verdict"]
    parts = [
        ("event", happened["seen"], happened["label"] + ". " + happened["detail"]),
        ("claim", claim["settled"], settled + ": " + claim["claim"]),
        ("date", date["told"], "Date, " + date["ended"] + ": " + date["label"]),
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
    frame = frame[frame["published"].str.len() >= 7]
    frame = frame.assign(first=dates.first_day(frame["published"].str[:7]))
    kind = (frame["kind"] == "press").map({True: "press", False: "official, data and other"})
    ids = frame["source_id"].groupby([frame["first"], kind]).agg(tuple)
    every = pd.MultiIndex.from_product([months(), kind.sort_values(ascending=False).unique()])
    rows = ids.reindex(every.set_names(["first", "kind"]), fill_value=()).reset_index()
    month, number = rows["first"].map(dates.spoken_month), rows["source_id"].map(len)
    return rows.rename(columns={"source_id": "source_ids"}).assign(month=month, number=number)


def standings():
    """Each row of story/standings, what it is about, and the event that bears on it, or None."""
    events = tables.load("story/events").set_index("event_id")
    days = deadlines_on(deadlines(), dates.as_of()).set_index("deadline_id")
    found = {"claim": claims().set_index("claim_id"), "date": days, "event": events}
    for _, row in tables.load("story/standings").iterrows():
        row = row.dropna()
        key = row.get("claim_id", row.get("deadline_id", row.get("event_id")))
        about = found[row["subject"]].loc[key] if key else None
        yield row, about, events.loc[row["shown_by"]] if "shown_by" in row else None


def unnamed_sources():
    """How many unnamed sources the Reuters report had. Source: story/facts."""
    facts = tables.load("story/facts")
    told = (facts["actor_id"] == "a-anon-sources") & (facts["unit"] == "persons")
    return int(one(facts.loc[told, "value"], "how many unnamed people Reuters had"))
