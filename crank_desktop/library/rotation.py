"""Which backups stay: all of two days, then one a day, a week and a month for a while."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

_ALL_OF = timedelta(days=2)
_DAILY, _WEEKLY, _MONTHLY = 12, 10, 9


def kept(moments: Iterable[datetime], now: datetime) -> set[datetime]:
    """The moments whose backups stay.

    All of the last two days (and of the future: a clock may have been wrong); of older ones the
    last of each of the 12 latest days, 10 latest weeks and 9 latest months that have any. The
    moments and ``now`` are in one time zone; a week starts on Monday.
    """
    newest_first = sorted(moments, reverse=True)
    recent = {moment for moment in newest_first if moment > now - _ALL_OF}
    older = [moment for moment in newest_first if moment not in recent]
    return (
        recent
        | _last_of_each(older, lambda moment: moment.date(), _DAILY)
        | _last_of_each(older, lambda moment: moment.isocalendar()[:2], _WEEKLY)
        | _last_of_each(older, lambda moment: (moment.year, moment.month), _MONTHLY)
    )


def _last_of_each(
    newest_first: Iterable[datetime], period: Callable[[datetime], object], count: int
) -> set[datetime]:
    last: dict[object, datetime] = {}
    for moment in newest_first:
        last.setdefault(period(moment), moment)
    return set(list(last.values())[:count])
