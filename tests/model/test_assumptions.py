"""Scenarios, presets and scenario codes."""

import math
from dataclasses import FrozenInstanceError, asdict, fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.data import tables
from helpers.model import codes, plans
from helpers.model.assumptions import (
    MENUS,
    AssumptionError,
    Scenario,
    choices,
    default,
    preset,
    presets,
    sliders,
    stack,
)
from helpers.model.sliders import Slider


@st.composite
def scenarios(draw):
    values = {name: draw(st.sampled_from(list(s.grid()))) for name, s in sliders().items()}
    menus = {name: draw(st.sampled_from(list(choices(name)))) for name in MENUS}
    return Scenario(**values, **menus, count_weak_areas=draw(st.booleans()))


def test_fields_are_the_table_the_reader_set_areas_the_menus_and_a_switch():
    table = list(tables.load("model/assumptions")["name"])
    areas = tables.load("model/areas").query("method == 'reader-set'")["area_id"]
    estimates = [f"{area}_{side}" for area in areas for side in ("europe", "us")]
    assert [f.name for f in fields(Scenario)] == [
        *table,
        *estimates,
        *MENUS,
        "count_weak_areas",
        "plan",
    ]
    assert list(sliders()) == table + estimates


def test_default_is_the_preset_and_the_table():
    assert default() == presets()["as-reported"] == next(iter(presets().values()))
    assert all(getattr(default(), name) == s.default for name, s in sliders().items())


def test_every_preset_is_on_the_grid():
    assert len(presets()) == len(tables.load("model/presets"))
    assert preset("war-economy").factory_ramp == 3


def test_a_scenario_does_not_change():
    with pytest.raises(FrozenInstanceError):
        default().slip_factor = 2
    assert default().but(slip_factor=2).slip_factor == 2
    assert default().slip_factor == 1


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"slip_factor": 3}, "slip_factor: 3 is outside 0 to 2 times"),
        ({"slip_factor": -0.1}, "slip_factor: -0.1 is outside 0 to 2 times"),
        ({"slip_factor": math.nan}, "slip_factor: nan is outside 0 to 2 times"),
        ({"slip_factor": math.inf}, "slip_factor: inf is outside 0 to 2 times"),
        ({"order_delay": 4}, "order_delay: 4 is not on the grid of 3 from 3 to 30 months"),
        ({"gdp_growth": "1"}, "gdp_growth: '1' is not a number"),
        ({"gdp_growth": True}, "gdp_growth: 'True' is not a number"),
        ({"gdp_growth": None}, "gdp_growth: 'None' is not a number"),
        ({"speed": 1}, "speed: no such assumption"),
        ({"us_posture": "gone"}, "us_posture: 'gone' is not one of"),
        ({"count_weak_areas": "no"}, "count_weak_areas: only True or False"),
        ({"cyber_us": 99}, "cyber_us: 99 is outside 40 to 75 percent of market"),
    ],
)
def test_errors_name_field_value_and_bounds(changes, message):
    with pytest.raises(AssumptionError) as caught:
        default(**changes)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_unknown_preset():
    with pytest.raises(AssumptionError, match="preset: 'x' is not one of as-reported"):
        preset("x")


def test_grid_ends_at_the_bounds_and_holds_the_default():
    for slider in sliders().values():
        grid = slider.grid()
        assert (grid[0], grid[-1]) == (slider.low, slider.high)
        assert slider.default in grid


def test_values_are_put_exactly_on_the_grid():
    assert default(slip_factor=0.1 + 0.2) == default(slip_factor=0.3)
    assert default(slip_factor=np.float64(0.3)) == default(slip_factor=0.3)


def test_slider_texts_are_filled():
    for slider in sliders().values():
        assert all(isinstance(text, str) and text for text in (slider.label, slider.what_it_means))
        assert slider.direction in ("raises", "lowers")
        assert isinstance(slider, Slider)


def test_stack_keeps_order_and_values():
    batch = stack([default(), default(slip_factor=2, us_posture="return", count_weak_areas=False)])
    assert batch.size == 2
    assert list(batch["slip_factor"]) == [1, 2]
    assert list(choices("us_posture"))[batch.posture[1]] == "return"
    assert list(batch.count_weak_areas) == [True, False]
    assert list(batch.set(gdp_growth=2)["gdp_growth"]) == [2, 2]
    assert list(batch.take(np.array([1, 1, 0]))["slip_factor"]) == [2, 2, 1]
    assert stack(batch) is batch


@given(scenarios())
def test_codes_round_trip_exactly(scenario):
    code = codes.encode(scenario)
    assert codes.decode(code) == scenario
    assert len(code) <= codes.MAX_LENGTH
    assert codes.decode(f"  {code}\n") == scenario


def test_longest_code_fits():
    ends = {n: s.high if s.high != s.default else s.low for n, s in sliders().items()}
    menus = dict(us_posture="leave_by_2027", forces="ready", europe_means="without_turkiye")
    areas = plans.areas()["area_id"]
    every = plans.plan(**dict.fromkeys([*areas[:-1], "see", "enable"], 5), **{areas.iloc[-1]: 20})
    worst = Scenario(**ends, **menus, count_weak_areas=False, plan=every)
    assert set(worst.differences()) == set(asdict(worst))
    assert len(codes.encode(worst)) <= codes.MAX_LENGTH


def test_a_code_can_be_read():
    code = codes.encode(default(spending_share_2035=3.5, us_posture="return"))
    assert code.startswith("bs2:spending_share_2035=3.5;us_posture=return#")


@given(scenarios(), st.data())
def test_a_damaged_code_is_noticed(scenario, data):
    code = codes.encode(scenario)
    at = data.draw(st.integers(0, len(code) - 1))
    letter = data.draw(
        st.characters(codec="ascii", exclude_characters=code[at] + " \n\t\r\x0b\x0c")
    )
    damaged = code[:at] + letter + code[at + 1 :]
    with pytest.raises(AssumptionError):
        codes.decode(damaged)


@given(st.text())
def test_any_text_is_a_code_or_an_error(text):
    with pytest.raises(AssumptionError):
        codes.decode(text)


def coded(body):
    return f"bs2:{body}#{codes._checksum(body)}"


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (coded("speed=1"), "'speed': no such assumption"),
        (coded("slip_factor=1;slip_factor=2"), "slip_factor: given twice"),
        (coded("slip=1;slip_factor=2"), "slip_factor: given twice"),
        (coded("slip_factor=9"), "slip_factor: 9 is outside 0 to 2 times"),
        (coded("slip_factor=0.15"), "slip_factor: 0.15 is not on the grid"),
        (coded("slip_factor=nan"), "slip_factor: nan is outside"),
        (coded("slip_factor=inf"), "slip_factor: inf is outside"),
        (coded("slip_factor="), "slip_factor: '' is not a number"),
        (
            coded("slip_factor=__import__('os')"),
            "slip_factor: \"__import__('os')\" is not a number",
        ),
        (coded("us_posture=<b>x</b>"), "us_posture: '<b>x</b>' is not one of"),
        (coded("count_weak_areas=maybe"), "count_weak_areas: 'maybe' is not yes or no"),
        (coded("<script>=1"), "'<script>': no such assumption"),
        ("bs2:slip_factor=0.5#0000", "checksum: does not fit"),
        ("bs2:slip_factor=0.5", "checksum: does not fit"),
        ("bs0:slip_factor=0.5#0000", "version: bs0 is not bs2"),
        ("<script>alert(1)</script>", "scenario code: must start with bs2:"),
        ("", "scenario code: must start with bs2:"),
        (None, "scenario code: must start with bs2:"),
        ("bs2:" + "a" * 800, "scenario code: longer than 700 characters"),
    ],
)
def test_bad_codes_name_what_is_wrong(code, message):
    with pytest.raises(AssumptionError) as caught:
        codes.decode(code)
    assert str(caught.value).startswith(message)


def test_a_code_survives_the_mail():
    scenario = preset("war-economy")
    code = codes.encode(scenario)
    for sent in (
        f"  {code.replace(';', '; ')}\r\n",
        code.replace(";", ";\n", 1),
        f"> {code[:20]}\n> > {code[20:]}",
        f"“{code}”.",
        f"(<{code}>).",
        f"'{code[:30]}\u00a0{code[30:]}'",
        f"\ufeff{code[:9]}\u200b{code[9:25]}\u00ad{code[25:]}\u2060",
    ):
        assert sent != code and codes.decode(sent) == scenario, sent
        with pytest.raises(AssumptionError):
            codes.decode(sent.replace("2", "3"))


@pytest.mark.parametrize("typed", ["3,2", "1.200,5", "3 200"])
def test_a_number_typed_another_way_is_refused_in_a_code(typed):
    with pytest.raises(AssumptionError, match="spending_share_2035: .* is (not a number|outside)"):
        codes.decode(coded(f"spending_share_2035={typed}"))


def test_the_empty_code_is_the_default():
    assert codes.decode(codes.encode(default())) == default()
