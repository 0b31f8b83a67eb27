"""What was known when, promises and forecasts against what came, and notebook 10's words."""

import pandas as pd
import pytest

from add_rows import add, add_source
from copied_data import copied
from helpers.data import dates, story, tables
from helpers.data.fault import DataError
from helpers.figures.premise import Rewrite
from helpers.pages.since_the_article import (
    charts,
    charts_promises,
    data,
    panels,
    words,
    words_promises,
    words_standings,
)
from helpers.pages.since_the_article import data_promises as promises

TODAY = dates.as_of()
MONTHS = list(data.months())


def state_on(day):
    """All that the page knows on a day, as plain rows."""
    claims = data.claims_on(data.claims(), day)[["claim_id", "state"]]
    days = data.deadlines_on(data.deadlines(), day)[["deadline_id", "state"]]
    events = data.events_on(data.events(), day)[["event_id", "lane", "mover"]]
    return [frame.sort_values(frame.columns[0]).values.tolist() for frame in (claims, days, events)]


def test_the_slider_runs_from_the_article_to_the_day_of_our_facts():
    assert MONTHS[0] <= story.ARTICLE_DAY < MONTHS[1]
    assert MONTHS[-1] <= TODAY == data.end(MONTHS[-1])
    assert data.end("2026-02-01") == pd.Timestamp("2026-02-28")


def test_a_text_is_known_from_the_end_of_the_time_it_names():
    known = data.known()
    assert known["st-reuters-20251205"] == pd.Timestamp("2025-12-05")
    assert known["st-reuters-delay"] == pd.Timestamp("2026-04-30")
    assert known["st-memory"] == TODAY and known.max() == TODAY and known.notna().all()


@pytest.mark.parametrize("month", MONTHS)
def test_nothing_later_leaks_into_the_answer(month, monkeypatch):
    """Change every verdict, outcome and event that was not out yet: the answer stays."""
    day, load = data.end(month), tables.load
    before, panel = state_on(day), panels.known()
    panel.set(month=month)
    said = panel.figure.answer["sentence"], panel.figure.answer["rows"]
    claims, deadlines, events = data.claims(), data.deadlines(), data.events()
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
    day, known = data.end(month), data.known()
    published = tables.load("sources").set_index("source_id")["published"]
    firm = published.dropna()[published.dropna().str.len() == 10]
    shown = set(data.events_on(data.events(), day)["source_id"])
    days = data.deadlines_on(data.deadlines(), day)
    shown |= set(days.loc[days["state"] != "not listed", "source_id"])
    claims = data.claims_on(data.claims(), day)
    settled = claims.loc[claims["state"] != data.NO_TEXT, "claim_id"]
    links = tables.load("story/claim_sources")
    links = links[links["claim_id"].isin(settled) & (links["role"] == "corroborating")]
    first = links["source_id"].map(known).groupby(links["claim_id"]).min()
    assert (first <= day).all()
    assert (known[list(shown)] <= day).all()
    assert (pd.to_datetime(firm[firm.index.isin(shown)]) <= day).all()
    assert (data.news(day, data.events(), data.claims(), data.deadlines())["day"] <= day).all()


def test_on_the_day_of_our_facts_every_status_is_the_one_in_the_table():
    days = data.deadlines_on(data.deadlines(), TODAY).set_index("status")["state"]
    names = {"missed": "missed", "superseded": "replaced", "pending": "open"}
    for status, state in names.items():
        assert set(days[[status]]) == {state}
    assert set(days[["met"]]) == {"met", data.OUTCOME_ONLY}
    unclear = data.deadlines_on(data.deadlines(), TODAY)
    unclear = unclear[unclear["status"] == "unclear"]
    passed = unclear["last"] <= TODAY
    assert (unclear["state"].isin([data.UNCLEAR, data.TOO_NEW]) == passed).all()
    late = unclear["last"] > data.newest()
    assert ((unclear["state"] == data.TOO_NEW) == (passed & late)).all()
    claims = data.claims_on(data.claims(), TODAY).set_index("claim_id")
    alone = claims["state"] == story.ONLY_ORIGINAL
    assert {"c06", "c07", "c10"} <= set(claims.index[alone])
    assert (claims.loc[alone, "corroboration"] == "confirmed").all()
    assert (claims.loc[~alone, "state"] == claims.loc[~alone, "corroboration"]).all()


def test_a_promise_is_kept_only_if_it_was_listed_before_its_outcome():
    frame = data.deadlines()
    met, alone = frame["ended"] == "met", frame["ended"] == data.OUTCOME_ONLY
    assert (frame.loc[met, "listed"] < frame.loc[met, "told"]).all()
    assert (frame.loc[alone, "listed"] >= frame.loc[alone, "told"]).all()
    assert {"d07", "d33", "d34", "d39", "d40"} <= set(frame.loc[alone, "deadline_id"])
    states = data.states(data.DATES, data.deadlines_on(frame, TODAY), TODAY)
    assert "1 by the commander's own account" in words.dates_sentence(states)


def test_a_retelling_does_not_confirm_and_reuters_settles_only_what_stands_alone():
    claims = data.claims().set_index("claim_id")
    assert claims.at["c27", "settled"] > pd.Timestamp("2025-12-06")
    assert claims.at["c06", "settled"] == story.ARTICLE_DAY
    assert (claims["settled"] >= story.ARTICLE_DAY).all()


def test_moves_follow_the_rule():
    """What moves has a mover; words, reviews and counts stay in the middle lane."""
    rows = tables.load("story/events")
    toward = rows["direction"] == "toward European lead"
    assert set(rows.loc[toward, "mover"]) == {data.MORE, data.LESS}
    assert set(rows.loc[~toward, "mover"]) == {data.WORDS, data.OTHER}
    assert set(rows.loc[rows["mover"] == data.WORDS, "direction"]) == {"neutral"}
    cut = rows[rows["event_id"].isin(["e47", "e48", "e49"])]
    assert (cut["direction"] != "neutral").sum() == 1


def test_no_outcome_is_told_by_a_text_from_well_before_the_date():
    frame = data.deadlines()
    ended = frame[frame["ended"].isin(["met", "missed"])]
    early = ended[ended["told"] < ended["last"] - pd.Timedelta(days=7)]
    assert list(early["deadline_id"]) == []


def test_counts_of_the_sweep_add_up():
    rows = data.by_month()
    totals = rows.groupby(["part", "month"], sort=False)["number"].sum()
    assert set(totals[data.CLAIMS]) == {len(tables.load("story/claims"))}
    listed = totals[data.DATES]
    assert listed.is_monotonic_increasing
    assert listed.iloc[-1] == len(tables.load("story/deadlines"))


def test_events_begin_after_the_article_and_never_before_they_happened():
    events = data.events()
    assert (events["first"] > story.ARTICLE_DAY).all() and (events["seen"] >= events["day"]).all()
    count = tables.load("story/events")["date"].map(lambda day: day > "2025-12-05").sum()
    assert len(events) == count and set(events["lane"]) <= set(data.LANES)


def test_news_is_newest_first_and_begins_with_the_first_event():
    parts = data.events(), data.claims(), data.deadlines()
    assert list(data.news(data.end(MONTHS[0]), *parts)["kind"].unique()) == ["event"]
    days = data.news(TODAY, *parts)["day"]
    assert days.is_monotonic_decreasing and days.iloc[0] == pd.Timestamp("2026-10-08")


def test_shells_are_those_of_the_table():
    rows = promises.shells()
    assert "how many shells Europe has made since 2025" in repr(
        words_promises.shells_conflict(rows)
    )
    made = rows[(rows["region"] == "United States") & (rows["what"] == promises.MADE)]
    assert made.set_index("year")["million"].to_dict() == {2023: 0.288, 2024: 0.432, 2025: 0.48}
    assert not rows[(rows["region"] == "Europe") & (rows["what"] == promises.MADE)]["sure"].any()


def test_milestones_are_all_there_and_have_a_known_state():
    rows, actuals = promises.milestones(), tables.load("estimates/actuals")
    own = actuals[actuals["unit"] == promises.MILESTONE]
    assert {*own["actual_id"], "ac-68", "ac-69", "ac-72"} <= set(rows["actual_id"])
    assert actuals["promise"].isna().equals(actuals["promise_state"].isna())
    told = rows.dropna(subset=["promise_told"]).set_index("actual_id")
    for key in ("ac-34", "ac-68", "ac-69", "ac-72"):
        assert f"{told['value'][key]:g} " in told["promise_told"][key]
    assert told["at_risk"].dropna().index.tolist() == ["ac-63"]
    assert "at risk" in told["promise_told"]["ac-63"] and "15 December 2025" in repr(
        words_promises.milestones_reading()
    )
    assert set(rows["state"]) <= set(promises.STATES)
    values = own.set_index("actual_id")["value"]
    for row in rows[rows["actual_id"].isin(values.dropna().index)].itertuples():
        assert (row.state == "kept") == bool(values[row.actual_id])


def test_one_promise_has_one_status_in_both_tables():
    status = tables.load("story/deadlines").set_index("deadline_id")["status_as_of_2026_11"]
    rows = promises.milestones().dropna(subset=["deadline_id"])
    assert {"d10", "d11", "d12", "d18", "d22", "d23"} <= set(rows["deadline_id"])
    same = {"kept": "met", "missed": "missed", "still open": "pending"}
    same |= {promises.LATE: "unclear", "not found": "unclear"}
    for row in rows.itertuples():
        assert same[row.state] == status[row.deadline_id], row.actual_id


def test_forecasts_are_compared_in_one_unit_and_gaps_are_counted():
    rows = promises.comparisons().set_index("name")
    assert rows["percent"]["Spending 2025, NATO Europe and Canada"] == pytest.approx(
        102.68, abs=0.01
    )
    actuals = tables.load("estimates/actuals").set_index("actual_id")
    pairs = actuals["forecast_id"].dropna()
    assert len(pairs) > 2 and actuals.loc[pairs.index, "pair_name"].notna().all()
    for after, before in pairs.items():
        assert actuals["unit"][before] == actuals["unit"][after]
    said = actuals["qualifier"].str.endswith("found", na=False)
    assert (actuals["not_found"] == said).all() and actuals["value"][said].isna().all()
    assert set(promises.not_found()["actual_id"]) == set(actuals.index[said])
    assert len(promises.published_answers()) == len(tables.load("estimates/estimates"))


def test_the_sentence_on_what_can_be_checked_holds():
    """An answer is checked only where the row that would measure it holds a number."""
    rows = promises.published_answers()
    last = dates.last_day(rows["target_date"].dropna())
    passed = set(rows.loc[last.index[last <= TODAY], "estimate_id"])
    assert {"va-e062", "va-e063", "va-e088"} <= passed
    results = tables.load("estimates/actuals").set_index("actual_id")["value"]
    linked = rows[rows["measured_by"].notna()]
    assert len(linked) >= 3 and passed & set(linked["estimate_id"])
    found = results[linked["measured_by"]].notna().to_numpy()
    assert (linked["result"].notna() == found).all()
    assert "none can be held against a result" in words.checked_sentence(rows)


def test_nobody_is_on_record_as_calling_it_realistic():
    rows = promises.statements()
    own = rows[rows["on_all"]].set_index("statement_id")["verdict"]
    assert {"sm-01", "sm-02", "sm-06", "sm-08", "sm-09"} <= set(own.index)
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
        words_standings.standings(),
        words.age(),
        words_promises.milestones_reading(),
    ]
    rows = promises.statements()
    said += [words_promises.statements_reading(rows), words_promises.comparisons_limits()]
    said += [words_promises.shells_conflict(promises.shells()), words.movers_reading(data.events())]
    for text in map(repr, said):
        assert "nan" not in text.split() and "None" not in text and ".." not in text


def test_the_standings_wait_for_2027():
    rows = words_standings.standings().parts[1].frame.set_index("said")["standing"]
    early = rows[rows.index.str.contains(r"\(claim 3\)|\(claim 11\)|\(claim 18\)")]
    assert len(early) == 3 and set(early) == {"too early"}


# Figures --------------------------------------------------------------------------------------


def static():
    """Each figure that a cell draws, with the rows it is drawn from."""
    return {
        charts.timeline: (data.events(),),
        charts.by_month: (data.by_month(), data.due(data.by_month())),
        charts.age: (data.sources_by_month().query("number > 0"),),
        charts_promises.milestones: (promises.milestones(),),
        charts_promises.comparisons: (promises.comparisons(), promises.not_found()),
        charts_promises.statements: (promises.statements(),),
    }


@pytest.mark.parametrize("draw", static())
def test_a_figure_holds_for_any_part_of_its_rows(draw):
    rows, *others = static()[draw]
    for part in (rows, rows.iloc[::2], rows.tail(1), rows.head(1), rows.head(0)):
        told = draw(part, *others).to_dict()
        said = str([told["title"], told["description"]])
        assert "nan" not in said and "None" not in said and "  " not in said
        assert bool(told["usermeta"]["sources"]) == bool(len(part))


def test_titles_say_what_the_rows_say():
    events = data.events()
    toward = events[events["lane"] == "towards European lead"]
    title = charts.timeline(events).title.text
    assert title.startswith(f"{len(toward)} of {len(events)} events moved towards European lead")
    assert f"Europe does more in {(toward['mover'] == data.MORE).sum()}" in title
    rows = data.sources_by_month()
    late = rows.loc[rows["first"] > words.last_busy_month(rows), "number"].sum()
    assert charts.age(rows).title.text.startswith(f"{late} of {rows['number'].sum()} sources")
    states = promises.milestones()["state"].value_counts()
    title = charts_promises.milestones(promises.milestones()).title.text
    assert f"{states['kept']} kept by the date" in title and f"{states['missed']} missed" in title


def test_months_count_every_dated_source_once():
    frame, rows = tables.load("sources").set_index("source_id"), data.sources_by_month()
    dated = frame["published"].dropna()
    dated = dated[(dated.str.len() >= 7) & (dated >= "2025-12")]
    assert sorted(sum(rows["source_ids"], ())) == sorted(dated.index)
    assert (rows["number"] == rows["source_ids"].map(len)).all()
    press = rows.loc[rows["kind"] == "press", "number"].sum()
    assert press == (frame.loc[dated.index, "kind"] == "press").sum()


# Adding rows ----------------------------------------------------------------------------------


def test_a_new_event_lands_in_its_lane(tmp_path, monkeypatch):
    row = dict(date="2026-11-03", label="A test", detail="Something.", direction="away")
    with copied(tmp_path, monkeypatch) as folder:
        add(folder, "story/events", event_id="e99", mover="something else", **row)
        events = folder / "story/events.csv"
        events.write_text(events.read_text().rstrip("\n") + add_source(folder) + "\n")
        add(folder, "story/event_actors", event_id="e99", actor_id="a-nato")
        found = data.events().set_index("event_id").loc["e99"]
        assert (found["lane"], found["mover"]) == ("away", data.OTHER)
        assert found["sure"] == data.FIRM
        assert "md-test-source" in charts.timeline(data.events()).usermeta["sources"]
        assert "e99" in set(data.events_on(data.events(), TODAY)["event_id"])


def test_a_new_statement_stands_under_who_speaks(tmp_path, monkeypatch):
    row = dict(who="A minister", role="a test", date="2026-11", verdict="unrealistic")
    with copied(tmp_path, monkeypatch) as folder:
        source = add_source(folder)
        for number, group in enumerate(promises.GROUPS, 96):
            more = dict(statement_id=f"sm-{number}", speaker_group=group, subject="all")
            add(folder, "estimates/statements", source_id=source, **row | more)
        rows = promises.statements().set_index("statement_id")
        new = rows.loc[[f"sm-{number}" for number in range(96, 100)]]
        assert list(new["group"]) == promises.GROUPS and new["on_all"].all()
        assert "nan" not in repr(words_promises.statements_reading(promises.statements()))


def test_new_results_are_a_promise_a_pair_and_a_thing_not_found(tmp_path, monkeypatch):
    with copied(tmp_path, monkeypatch) as folder:
        row = dict(as_of="2026-11", source_id=add_source(folder), not_found="false")
        kept = dict(measure="A step", value=1, unit=promises.MILESTONE, promise="A step")
        add(folder, "estimates/actuals", actual_id="ac-97", promise_state="kept", **row | kept)
        pair = dict(measure="Spending", value=600, unit="bn USD", pair_name="Spending again")
        add(folder, "estimates/actuals", actual_id="ac-98", forecast_id="ac-01", **row | pair)
        lost = dict(measure="Tanks made", unit="percent", not_found="true")
        add(folder, "estimates/actuals", actual_id="ac-99", **row | lost)
        states = promises.milestones().set_index("actual_id")["state"]
        assert states["ac-97"] == "kept" and not {"ac-98", "ac-99"} & set(states.index)
        pairs = promises.comparisons().set_index("actual_id")["percent"]
        assert pairs["ac-98"] == pytest.approx(60000 / 559) and "ac-97" not in pairs
        gone = promises.not_found().set_index("actual_id")["name"]
        assert gone["ac-99"] == "Tanks made"
        drawn = charts_promises.comparisons(promises.comparisons(), promises.not_found())
        assert "Tanks made" in drawn.description


def test_a_pair_without_a_forecast_is_told_and_one_firm_is_not_europe(tmp_path, monkeypatch):
    with copied(tmp_path, monkeypatch) as folder:
        source = add_source(folder)
        made = dict(system_or_product=promises.SHELLS, country="DEU", area_id="artillery_ammo")
        made |= dict(equipment_class="ammunition", rate_per_year=1000000, year=2026, kind="actual")
        made |= dict(unit="units", source_id=source, sure="stated plainly", from_a_month="false")
        add(folder, "delivery/production", production_id="pr-98", producer="A firm", **made)
        made |= dict(producer="All makers", region="Europe")
        add(folder, "delivery/production", production_id="pr-99", **made)
        shells = promises.shells().set_index("production_id")
        assert "pr-98" not in shells.index and shells["region"]["pr-99"] == "Europe"
        row = dict(as_of="2026-11", source_id=source, not_found="false", value=600)
        row |= dict(measure="Spending", unit="bn USD", pair_name="Spending again")
        number = len(tables.load("estimates/actuals")) + 2
        add(folder, "estimates/actuals", actual_id="ac-98", **row)
        with pytest.raises(DataError, match=f"actuals, row {number}, column forecast_id: the pair"):
            promises.comparisons()


def test_a_new_date_is_judged_and_a_new_standing_is_told(tmp_path, monkeypatch):
    row = dict(label="A test", date="2026-09-30", date_precision="day", in_article="false")
    row |= dict(owner="a-nato", kind="milestone", what_is_due="a test", told_by_owner_alone="true")
    with copied(tmp_path, monkeypatch) as folder:
        # A text from memory is known on the day of our facts only.
        row |= dict(source_id="st-hague-text", outcome_source_id="st-memory")
        add(folder, "story/deadlines", deadline_id="d99", status_as_of_2026_11="met", **row)
        add(folder, "story/standings", standing_id="so99", subject="date", deadline_id="d99")
        late = dict(claim_id="c03", too_early_until=2030, why="a test")
        add(folder, "story/standings", standing_id="so98", subject="claim", **late)
        found = data.deadlines().set_index("deadline_id").loc["d99"]
        assert found["ended"] == "met" and found["told"] == TODAY
        short, full = (part.frame for part in words_standings.standings().parts[1:])
        *_, own, early = short.itertuples()
        assert own.standing == "by his own account" and own.said == "A test"
        assert early.standing == "too early" and full["why"].iloc[-1].endswith("left; a test")


def test_a_retelling_counts_as_one(tmp_path, monkeypatch):
    """A text that retells the report does not confirm what another text confirms later."""
    claim = data.claims().query("verdict == 'confirmed'").iloc[0]["claim_id"]
    with copied(tmp_path, monkeypatch) as folder:
        links = dict(claim_id=claim, source_id="st-hague-text", role="corroborating")
        add(folder, "story/claim_sources", **links)
        assert data.claims().set_index("claim_id")["settled"][claim] == story.ARTICLE_DAY
        add(folder, "story/retellings", source_id="st-hague-text", retells="st-reuters-20251205")
        settled = data.claims().set_index("claim_id")["settled"][claim]
    assert settled == data.claims().set_index("claim_id")["settled"][claim]


# Sentences that the rows no longer carry ----------------------------------------------------------


def changed(monkeypatch, name, **columns):
    """Rows of one table with other values, as every page then reads them."""
    load = tables.load

    def other(table, *folder):
        frame = load(table, *folder)
        return frame.assign(**columns) if table == name else frame

    monkeypatch.setattr(tables, "load", other)


def test_sentences_that_no_longer_hold_are_named(monkeypatch):
    rows = promises.published_answers().assign(result=1.0)
    with pytest.raises(Rewrite, match="none can be held against a result"):
        words.checked_sentence(rows)
    rows = promises.statements().assign(verdict="realistic")
    with pytest.raises(Rewrite, match="realistic"):
        words_promises.statements_reading(rows)
    claims = data.claims()
    with monkeypatch.context() as patch:
        patch.setattr(data, "claims", lambda: claims.assign(settled=TODAY))
        with pytest.raises(Rewrite, match="no later month changed them"):
            words.confirmed_reading()
    with monkeypatch.context() as patch:
        patch.setattr(data, "due", lambda months: pd.DataFrame({"due": [9], "known": [9]}))
        with pytest.raises(Rewrite, match="the dates were not"):
            words.confirmed_reading()
    with pytest.raises(Rewrite, match="moved nothing yet"):
        words.movers_reading(data.events().assign(lane="away"))
    rows = promises.comparisons().assign(unit=promises.OF_PROMISE)
    with pytest.raises(Rewrite, match="the promised shells"):
        charts_promises.comparisons(rows, promises.not_found())
    rows = promises.shells().assign(what=promises.MADE)
    with pytest.raises(Rewrite, match="The high one is capacity"):
        words_promises.shells_conflict(rows)
    with monkeypatch.context() as patch:
        changed(patch, "estimates/actuals", promise_state="kept")
        with pytest.raises(Rewrite, match="before the leaders met"):
            words_promises.milestones_reading()
    with monkeypatch.context() as patch:
        changed(patch, "story/claims", corroboration="confirmed")
        with pytest.raises(Rewrite, match="only as a wish"):
            words.answer()
    with monkeypatch.context() as patch:
        changed(patch, "story/events", source_id="st-hague-text", date="2026-11-01")
        with pytest.raises(Rewrite, match="all come from logs"):
            words.age()


def test_words_on_events_count_one_and_none():
    events = data.events()
    talk = events[events["mover"] == data.WORDS]
    assert charts.timeline(talk).title.text.endswith("moved towards European lead")
    assert words.movers_sentence(talk.head(1)) == "1 event is words, plans, reviews or counts."
    first = charts.timeline(events.head(1))
    assert "of 1 event moved" in first.title.text


def test_dates_are_told_with_and_without_an_outcome():
    rows = data.by_month()
    days = data.due(rows)
    last = data.deadlines_on(data.deadlines(), TODAY)["state"].value_counts()
    assert days["due"].iloc[-1] == last.sum() - last["open"]
    assert days["due"].iloc[-1] - days["known"].iloc[-1] == last[[data.UNCLEAR, data.TOO_NEW]].sum()
    title = charts.by_month(rows, days).title.text
    assert f"have a known outcome and {last[data.UNCLEAR]} none" in title
    assert title.endswith(f"{last[data.TOO_NEW]} fell due {data.TOO_NEW}")
    only = rows[rows["part"] == data.CLAIMS]
    assert "No date is among" in charts.by_month(only, data.due(only)).title.text
    assert words.claims_sentence(rows.head(0)) == "No claim is among them."
    assert "of 0" not in charts.age(data.sources_by_month().tail(1)).title.text


def test_statements_are_counted_only_where_they_judge():
    rows = promises.statements()
    own = rows[rows["on_all"]]
    setter = own[own["verdict"] == "sets the date"].head(1)
    assert words_promises.verdicts_sentence(setter).endswith("sets the date; none judges it")
    assert ", none since" in words_promises.verdicts_sentence(rows[~rows["on_all"]])
    unreal = own[own["verdict"] == "unrealistic"].head(1)
    assert words_promises.verdicts_sentence(unreal).endswith("1 says unrealistic")
    two = pd.concat([own[own["verdict"] == "conditional"].head(1), unreal, unreal])
    said = words_promises.verdicts_sentence(two)
    assert said.endswith("none says realistic, 1 names conditions, 2 say unrealistic")
