"""Answers that are worked out once, and that no caller can change for the next one."""

from functools import lru_cache, wraps

import pandas as pd


def cached(function=None, *, maxsize=None):
    """Like `functools.lru_cache`, but every caller gets frames of its own.

    pandas copies a frame only when somebody writes to it, so that this costs microseconds.
    """
    if function is None:
        return lambda function: cached(function, maxsize=maxsize)
    kept = lru_cache(maxsize=maxsize)(function)

    @wraps(function)
    def answer(*args, **options):
        return _own(kept(*args, **options))

    answer.cache_clear, answer.cache_info = kept.cache_clear, kept.cache_info
    return answer


def _own(value):
    match value:
        case pd.DataFrame() | pd.Series():
            return value.copy(deep=False)
        case dict():
            return {key: _own(item) for key, item in value.items()}
        case tuple():
            parts = map(_own, value)
            return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
        case list():
            return list(map(_own, value))
    return value
