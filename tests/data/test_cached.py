"""What is kept cannot be changed: nobody sees what the caller before did to an answer."""

import inspect
from copy import deepcopy
from importlib import import_module
from pkgutil import walk_packages

import pandas as pd
import pytest

import helpers
from helpers.data.cached import cached


def kept():
    """Every function of helpers that keeps its answers and can be asked without arguments."""
    found = {}
    for module in walk_packages(helpers.__path__, "helpers."):
        if module.name.endswith("__main__"):
            continue
        for name, function in vars(import_module(module.name)).items():
            own = getattr(function, "__module__", "") == module.name
            if own and hasattr(function, "cache_clear"):
                parameters = inspect.signature(function).parameters.values()
                if all(p.default is not p.empty or p.kind == p.VAR_POSITIONAL for p in parameters):
                    found[f"{module.name}.{name}"] = function
    return found


KEPT = kept()


def spoil(answer):
    """Do to an answer, and to all that is in it, what a reader might do."""
    match answer:
        case pd.DataFrame():
            answer.insert(0, "spoilt", 1)
            for column in answer.columns[1:2]:
                answer[column] = None
        case pd.Series():
            answer.loc["spoilt"] = answer.iloc[0] if len(answer) else None
        case dict():
            spoil(tuple(answer.values()))
            answer["spoilt"] = 1
        case list():
            spoil(tuple(answer))
            answer.append("spoilt")
        case tuple():
            for part in answer:
                spoil(part)


def same(one, other):
    match one:
        case pd.DataFrame() | pd.Series():
            return one.equals(other)
        case dict():
            return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
        case tuple() | list():
            return len(one) == len(other) and all(map(same, one, other))
    return True


def test_some_answers_are_kept():
    assert "helpers.model.assumptions.presets" in KEPT


@pytest.mark.parametrize("name", KEPT)
def test_nobody_sees_what_the_caller_before_did(name):
    before = KEPT[name]()
    told = deepcopy(before)
    spoil(before)
    after = KEPT[name]()
    KEPT[name].cache_clear()
    assert same(told, after), "use helpers.data.cached.cached"


def test_a_kept_answer_is_worked_out_once_and_can_be_forgotten():
    asked = []

    @cached(maxsize=2)
    def answer(k):
        asked.append(k)
        return {"frame": pd.DataFrame({"k": [k]}), "names": [["a"], ("b", pd.Series([k]))]}

    first = answer(1)
    spoil(first)
    spoil(first["names"][1])
    assert same(answer(1), answer.__wrapped__(1)) and asked == [1, 1]
    answer.cache_clear()
    answer(1)
    assert asked == [1, 1, 1] and answer.cache_info().maxsize == 2
