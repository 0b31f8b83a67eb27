"""The table that answers the collection's question agrees with the questions asked elsewhere."""

from helpers.model import questions
from helpers.model.assumptions import default
from helpers.model.inputs import load
from helpers.model.projection import project
from helpers.pages.start_here import data as answer
from helpers.pages.start_here import words


def test_areas_led_are_those_of_the_model():
    shares = answer.shares()
    found = project(load(), default())
    for date, own in shares.groupby("date"):
        assert (own["share"] > 50).sum() == questions.areas_held(found, date)[0, 0]
    assert len(shares) == len(load().areas) * len(questions.DATES)


def test_an_area_leads_from_its_year_on():
    years = answer.years().set_index("name")
    shares = answer.shares()
    for row in shares.itertuples():
        since = years.loc[row.name, "middle"]
        leads = since == answer.NOW or (since != answer.NEVER and since <= row.date)
        assert leads == (row.share > 50), row


def test_years_in_words():
    assert answer._told("2031", "2026", answer.NEVER) == "2031 (2026 or later)"
    assert answer._told(answer.NOW, answer.NOW, answer.NOW) == "already"
    assert answer._told(answer.NOW, answer.NOW, "2027") == "already (already or by 2027)"
    assert answer._told("2031", "2030", "2033") == "2031 (2030 to 2033)"
    assert answer._told("2031", "2032", "2032") == "2031 (2032)"


def test_limits_count_every_area_behind():
    found, behind = answer.limits("2030")
    led = questions.areas_held(project(load(), default()), "2030")[0, 0]
    assert behind == len(load().areas) - led <= found.sum()


def test_sentences_follow_the_numbers(monkeypatch):
    assert "No assumption on money" in repr(words.holds_back())
    levers = answer.levers("2030").assign(swing=1.0)
    monkeypatch.setattr(answer, "levers", lambda _: levers)
    assert "Hardly any assumption on money" in repr(words.holds_back())
