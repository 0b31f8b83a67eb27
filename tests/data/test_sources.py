"""Rows know where they come from, and ids lead to a publisher and an address."""

import pytest

from helpers.data import sources, tables


def test_a_row_has_the_sources_of_its_link_table_in_order():
    claims = sources.with_sources(tables.load("story/claims"), "story/claims")
    linked = tables.load("story/claim_sources").groupby("claim_id")["source_id"].agg(tuple)
    assert dict(zip(claims["claim_id"], claims["source_ids"], strict=True)) == linked.to_dict()


def test_a_row_has_every_source_of_its_own_once():
    waits = tables.load("delivery/lead_times")
    found = sources.with_sources(waits, "delivery/lead_times")["source_ids"]
    own = waits[["source_id", "second_source_id"]].apply(lambda row: set(row.dropna()), axis=1)
    assert (found.map(set) == own).all() and (found.map(len) == own.map(len)).all()


def test_a_part_of_a_table_keeps_its_sources():
    events = tables.load("story/events").tail(3)
    told = sources.with_sources(events, "story/events")["source_ids"]
    assert list(told) == [(key,) for key in events["source_id"]]


def test_ids_lead_to_a_publisher_and_an_address():
    known = tables.load("sources").set_index("source_id")
    named = list(known.index[:2]) + list(known.index[known["url"].isna()][:1])
    for key, (publisher, address) in zip(named, sources.links(named), strict=True):
        assert publisher == known.at[key, "publisher"]
        assert address == known["url"].fillna("")[key]
    with pytest.raises(KeyError):
        sources.links(["st-nobody"])
