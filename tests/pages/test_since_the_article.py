"""What was known when, promises and forecasts against what came, and notebook 10's words."""

import pandas as pd
import pytest

from helpers.data import dates, story, tables
from helpers.pages.since_the_article import data as since
from helpers.pages.since_the_article import data_promises as promises
from helpers.pages.since_the_article import panels, words
from helpers.pages.since_the_article import words_freshness as freshness
from helpers.pages.since_the_article import words_promises as promise_words
from helpers.pages.since_the_article import words_standings as standings

TODAY = dates.as_of()
MONTHS = list(since.months())


def state_on(day):
    """All that the page knows on a day, as plain rows."""
    claims = since.claims_on(since.claims(), day)[["claim_id", "state"]]
    days = since.deadlines_on(since.deadlines(), day)[["deadline_id", "state"]]
    events = since.events_on(since.events(), day)[["event_id", "lane", "mover"]]
    return [frame.sort_values(frame.columns[0]).values.tolist() for frame in (claims, days, events)]


def test_the_slider_runs_from_the_article_to_the_day_of_our_facts():
    assert MONTHS[0] <= story.ARTICLE_DAY < MONTHS[1]
    assert MONTHS[-1] <= TODAY == since.end(MONTHS[-1])
    assert since.end("2026-02-01") == pd.Timestamp("2026-02-28")


def test_a_text_is_known_from_the_end_of_the_time_it_names():
    known = since.known()
    assert known["st-reuters-20251205"] == pd.Timestamp("2025-12-05")
    assert known["st-reuters-delay"] == pd.Timestamp("2026-04-30")
    assert known["st-memory"] == TODAY and known.max() == TODAY and known.notna().all()


@pytest.mark.parametrize("month", MONTHS)
def test_nothing_later_leaks_into_the_answer(month, monkeypatch):
    """Change every verdict, outcome and event that was not out yet: the answer stays."""
    day, load = since.end(month), tables.load
    before, panel = state_on(day), panels.known()
    panel.set(month=month)
    said = panel.figure.answer["sentence"], panel.figure.answer["rows"]
    claims, deadlines, events = since.claims(), since.deadlines(), since.events()
    open_claims = claims.loc[~(claims["settled"] <= day), "claim_id"]
    open_dates = deadlines.loc[~(deadlines["told"] <= day), "deadline_id"]
    later = events.loc[events["seen"] > day, "event_id"]

    def changed(name, *folder):
        frame = load(name, *folder).copy()
        if name == "story/claims":
            # Which text suffices depends on the sort of verdict, so the sort stays.
            other = {"confirmed": "disputed", "disputed": "confirmed"}
            mine = frame["claim_id"].isin(open_claims)
            changed = frame["corroboration"].map(other).fillna("not confirmed")
            frame["corroboration"] = frame["corroboration"].mask(mine, changed)
        if name == "story/deadlines":
            mine = frame["deadline_id"].isin(open_dates)
            frame.loc[mine, "status_as_of_2026_11"] = "pending"
        if name == "story/events":
            frame = frame[~frame["event_id"].isin(later)]
        return frame

    monkeypatch.setattr(tables, "load", changed)
    assert state_on(day) == before
    panel = panels.known()
    panel.set(month=month)
    assert (panel.figure.answer["sentence"], panel.figure.answer["rows"]) == said


@pytest.mark.parametrize("month", MONTHS)
def test_all_that_is_shown_was_out_by_the_day(month):
    day, known = since.end(month), since.known()
    published = tables.load("sources").set_index("source_id")["published"]
    firm = published.dropna()[published.dropna().str.len() == 10]
    shown = set(since.events_on(since.events(), day)["source_id"])
    days = since.deadlines_on(since.deadlines(), day)
    shown |= set(days.loc[days["state"] != "not listed", "source_id"])
    claims = since.claims_on(since.claims(), day)
    settled = claims.loc[claims["state"] != since.NO_TEXT, "claim_id"]
    links = tables.load("story/claim_sources")
    links = links[links["claim_id"].isin(settled) & (links["role"] == "corroborating")]
    first = links["source_id"].map(known).groupby(links["claim_id"]).min()
    assert (first <= day).all()
    assert (known[list(shown)] <= day).all()
    assert (pd.to_datetime(firm[firm.index.isin(shown)]) <= day).all()
    assert (since.news(day, since.events(), since.claims(), since.deadlines())["day"] <= day).all()


def test_on_the_day_of_our_facts_every_status_is_the_one_in_the_table():
    days = since.deadlines_on(since.deadlines(), TODAY).set_index("status")["state"]
    names = {"missed": "missed", "superseded": "replaced", "pending": "open"}
    for status, state in names.items():
        assert set(days[[status]]) == {state}
    assert set(days[["met"]]) == {"met", since.OUTCOME_ONLY}
    unclear = since.deadlines_on(since.deadlines(), TODAY)
    unclear = unclear[unclear["status"] == "unclear"]
    passed = unclear["last"] <= TODAY
    assert (unclear["state"].isin([since.UNCLEAR, since.TOO_NEW]) == passed).all()
    late = unclear["last"] > since.newest()
    assert ((unclear["state"] == since.TOO_NEW) == (passed & late)).all()
    claims = since.claims_on(since.claims(), TODAY).set_index("claim_id")
    alone = claims["state"] == story.ONLY_ORIGINAL
    assert set(claims.index[alone]) == {"c06", "c07", "c10"}
    assert (claims.loc[alone, "corroboration"] == "confirmed").all()
    assert (claims.loc[~alone, "state"] == claims.loc[~alone, "corroboration"]).all()


def test_a_promise_is_kept_only_if_it_was_listed_before_its_outcome():
    frame = since.deadlines()
    met, alone = frame["ended"] == "met", frame["ended"] == since.OUTCOME_ONLY
    assert (frame.loc[met, "listed"] < frame.loc[met, "told"]).all()
    assert (frame.loc[alone, "listed"] >= frame.loc[alone, "told"]).all()
    assert set(frame.loc[alone, "deadline_id"]) == {"d07", "d33", "d34", "d39", "d40"}
    assert "1 by the commander's own account" in words.dates_sentence(
        since.deadlines_on(frame, TODAY)
    )


def test_a_retelling_does_not_confirm_and_reuters_settles_only_what_stands_alone():
    claims = since.claims().set_index("claim_id")
    assert claims.at["c27", "settled"] > pd.Timestamp("2025-12-06")
    assert claims.at["c06", "settled"] == story.ARTICLE_DAY
    assert (claims["settled"] >= story.ARTICLE_DAY).all()


def test_moves_follow_the_rule():
    """What moves has a mover; words, reviews and counts stay in the middle lane."""
    rows = tables.load("story/events")
    toward = rows["direction"] == "toward European lead"
    assert set(rows.loc[toward, "mover"]) == {since.MORE, since.LESS}
    assert set(rows.loc[~toward, "mover"]) == {since.WORDS, since.OTHER}
    assert set(rows.loc[rows["mover"] == since.WORDS, "direction"]) == {"neutral"}
    cut = rows[rows["event_id"].isin(["e47", "e48", "e49"])]
    assert (cut["direction"] != "neutral").sum() == 1


def test_no_outcome_is_told_by_a_text_from_well_before_the_date():
    frame = since.deadlines()
    ended = frame[frame["ended"].isin(["met", "missed"])]
    early = ended[ended["told"] < ended["last"] - pd.Timedelta(days=7)]
    assert list(early["deadline_id"]) == []


def test_counts_of_the_sweep_add_up():
    rows = since.by_month()
    totals = rows.groupby(["part", "month"], sort=False)["number"].sum()
    assert set(totals["Claims of the article"]) == {len(tables.load("story/claims"))}
    listed = totals["Dates on our list"]
    assert listed.is_monotonic_increasing
    assert listed.iloc[-1] == len(tables.load("story/deadlines"))


def test_events_begin_after_the_article_and_never_before_they_happened():
    events = since.events()
    assert (events["first"] > story.ARTICLE_DAY).all() and (events["seen"] >= events["day"]).all()
    count = tables.load("story/events")["date"].map(lambda day: day > "2025-12-05").sum()
    assert len(events) == count and set(events["lane"]) <= set(since.LANES)


def test_news_is_newest_first_and_begins_with_the_first_event():
    parts = since.events(), since.claims(), since.deadlines()
    assert list(since.news(since.end(MONTHS[0]), *parts)["kind"].unique()) == ["event"]
    days = since.news(TODAY, *parts)["day"]
    assert days.is_monotonic_decreasing and days.iloc[0] == pd.Timestamp("2026-10-08")


def test_shells_are_those_of_the_table_and_gaps_begin_after_the_last_output():
    rows = promises.shells()
    gaps = promises.shell_gaps(rows).set_index("region")
    assert (gaps["first_year"].to_dict()) == {"Europe": 2025, "United States": 2026}
    made = rows[(rows["region"] == "United States") & (rows["what"] == promises.MADE)]
    assert made.set_index("year")["million"].to_dict() == {2023: 0.288, 2024: 0.432, 2025: 0.48}
    assert not rows[(rows["region"] == "Europe") & (rows["what"] == promises.MADE)]["sure"].any()


def test_milestones_are_all_there_and_have_a_known_state():
    rows, actuals = promises.milestones(), tables.load("estimates/actuals")
    own = actuals[actuals["unit"] == promises.MILESTONE]
    assert {*own["actual_id"], "ac-68", "ac-69", "ac-72"} <= set(rows["actual_id"])
    assert set(rows["state"]) <= set(promises.STATES)
    values = own.set_index("actual_id")["value"]
    for row in rows[rows["actual_id"].isin(values.dropna().index)].itertuples():
        assert (row.state == "kept") == bool(values[row.actual_id])


def test_one_promise_has_one_status_in_both_tables():
    status = tables.load("story/deadlines").set_index("deadline_id")["status_as_of_2026_11"]
    state = promises.milestones().set_index("actual_id")["state"]
    same = {"kept": "met", "missed": "missed", "still open": "pending"}
    same |= {promises.LATE: "unclear", "not found": "unclear"}
    for actual, deadline in promises.SAME.items():
        assert same[state[actual]] == status[deadline], (actual, deadline)


def test_forecasts_are_compared_in_one_unit_and_gaps_are_counted():
    rows = promises.comparisons().set_index("name")
    assert rows["percent"]["Spending 2025, NATO Europe and Canada"] == pytest.approx(
        102.68, abs=0.01
    )
    actuals = tables.load("estimates/actuals").set_index("actual_id")
    for before, after, _, _ in promises._PAIRS:
        assert actuals["unit"][before] == actuals["unit"][after]
    assert len(promises.not_found()) == actuals["qualifier"].str.endswith("found", na=False).sum()
    assert len(promises.checkable()) == len(tables.load("estimates/estimates"))


def test_the_sentence_on_what_can_be_checked_holds():
    """An answer is checked only where the row that would measure it holds a number."""
    rows = promises.checkable()
    passed = rows[rows["state"] == "date has passed"]
    assert set(passed["estimate_id"]) == {"va-e062", "va-e063", "va-e088"}
    results = tables.load("estimates/actuals").set_index("actual_id")["value"]
    linked = rows[rows["measured_by"].notna()]
    assert len(linked) == 3
    found = results[linked["measured_by"]].notna().to_numpy()
    assert ((linked["state"] == promises.CHECKED) == found).all()
    assert "none can be held against a result" in words.checked_sentence(rows)


def test_nobody_is_on_record_as_calling_it_realistic():
    rows = promises.statements()
    own = rows[rows["on_all"]].set_index("statement_id")["verdict"]
    assert set(own.index) == {"sm-01", "sm-02", "sm-06", "sm-08", "sm-09"}
    assert own["sm-01"] == "sets the date" and "realistic" not in set(rows["verdict"])


def test_every_statement_has_a_group_and_years_lead_forward():
    rows = promises.statements()
    assert len(rows) == len(tables.load("estimates/statements")) and set(rows["group"]) == set(
        promises.GROUPS
    )
    dated = rows[rows["to_day"].notna()]
    assert (dated["said"] < dated["from_day"]).all()
    assert (dated["from_day"] <= dated["to_day"]).all()
    assert "15 to 20 years" in set(rows["years"]) and "20 years or more" in set(rows["years"])


def test_words_are_whole():
    said = [
        words.answer(),
        standings.standings(),
        freshness.age(),
        promise_words.milestones_reading(),
    ]
    rows = promises.statements()
    said += [promise_words.statements_reading(rows), promise_words.comparisons_limits()]
    said += [promise_words.shells_conflict(promises.shells()), words.movers_reading()]
    for text in map(repr, said):
        assert "nan" not in text.split() and "None" not in text and ".." not in text


def test_the_standings_wait_for_2027():
    rows = standings.standings().frame.set_index("said")["standing"]
    early = rows[rows.index.str.contains(r"\(claim 3\)|\(claim 11\)|\(claim 18\)")]
    assert len(early) == 3 and set(early) == {"too early"}
