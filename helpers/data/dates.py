"""Dates that are known to the day, the month or only the year, and the months between them."""

import pandas as pd

from helpers.data import tables

DAYS_PER_MONTH = 365.25 / 12


def as_of(folder=tables.DATA):
    """The day up to which the tables know what happened."""
    return pd.Timestamp(tables.package(folder)["created"][:10])


def first_day(dates):
    """First day each date may mean: 2027 is 1 January 2027, 2027-03 is 1 March 2027."""
    return pd.to_datetime(dates, format="ISO8601").astype("datetime64[s]")


def last_day(dates):
    """Last day each date may mean: 2027 is 31 December 2027, 2027-03 is 31 March 2027."""
    first = first_day(dates)
    length = dates.str.len()
    month_end = first + pd.offsets.MonthEnd(0)
    year_end = first + pd.offsets.YearEnd(0)
    return first.where(length == 10, month_end.where(length == 7, year_end))


def quarter_end(names):
    """The last day of each quarter written 2027Q4, as UTC-free days."""
    days = pd.PeriodIndex(names, freq="Q").end_time.normalize()
    return days.astype("datetime64[s]")


def months_between(start, end):
    """Months from `start` to `end`, with decimals; negative when the end comes first."""
    return (end - start) / pd.Timedelta(days=DAYS_PER_MONTH)


def add_months(start, months):
    """The day that lies `months` (decimals allowed, missing stays missing) after `start`."""
    return start + pd.to_timedelta((months * DAYS_PER_MONTH).round(), unit="D")


def spoken(day):
    """A day as a reader says it, in English whatever the machine's language: 5 December 2025."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spoken_month(day):
    """The month of a day: December 2025."""
    return f"{MONTHS[day.month - 1]} {day.year}"


MONTHS = ["January", "February", "March", "April", "May", "June"]
MONTHS += ["July", "August", "September", "October", "November", "December"]
