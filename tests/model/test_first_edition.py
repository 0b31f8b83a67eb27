"""The first edition comes back from its frozen inputs, with the same code."""

from pathlib import Path

import numpy as np
import pytest

from helpers.model import codes, first_edition
from helpers.model.projection import project

FROZEN = Path(__file__).with_name("first_edition.npz")


@pytest.fixture(scope="module")
def answers():
    """Europe, the US and the need that the first edition gave for 80 scenarios, at seven dates.

    All of them at factory_ramp 1: growth of output now shortens lead times too, which no input
    takes back. Command posts come back as well, since the frozen areas do not count them whole.
    """
    return np.load(FROZEN)


def test_old_codes_open_with_what_is_new_at_its_default(answers):
    for code in answers["codes"]:
        found = codes.read(str(code))
        assert found.edition == 1
        assert not set(codes.LATER) & found.scenario.differences().keys()
        assert codes.read(codes.encode(found.scenario)) == (found.scenario, 2)


def test_first_edition_is_restored_by_its_inputs(answers):
    scenarios = [first_edition.neutral(codes.decode(str(code))) for code in answers["codes"]]
    found = project(first_edition.load(), scenarios)
    for name in ("europe", "us"):
        now = getattr(found, name)[:, answers["quarters"], :, 0]
        np.testing.assert_allclose(now, answers[name], rtol=1e-9, atol=1e-9, err_msg=name)
    np.testing.assert_allclose(found.need_level[..., 0], answers["need"], rtol=1e-12)
