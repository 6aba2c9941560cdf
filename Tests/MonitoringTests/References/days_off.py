# SPDX-License-Identifier: GPL-3.0-or-later
"""Days off of Russia that are no plain weekend, by an independent table: `python3 days_off.py > days_off.csv`.

Needs the package `holidays` (0.109). Columns: day, and whether people work on it (1) or not (0): holidays and days off from
Monday to Friday, and Saturdays and Sundays on which people work.
"""

from datetime import date, timedelta

import holidays

print("day,works")
for year in range(2020, 2027):
    calendar = holidays.Russia(years=year)
    # Days that a decree made non-working are no part of the production calendar.
    decreed = {date(2020, 6, 24), date(2020, 7, 1)}
    day = date(year, 1, 1)
    while day.year == year:
        weekend = day.weekday() > 4
        works = calendar.is_working_day(day) or day in decreed and not weekend
        if works == weekend:
            print(f"{day.isoformat()},{int(works)}")
        day += timedelta(1)
